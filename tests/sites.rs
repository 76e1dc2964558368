//! The sites of the repository: the demo, the same facts as one file, and the fictional one.

use crate::support::{drawn, drawn_site, every_finding, findings, repository_site};
use standfirst::{Memo, Site};
use std::collections::BTreeSet;

/// The day the demo's source was last updated.
const DEMO_DATE: &str = "2025-12-22";

#[test]
fn the_demo_has_no_finding() {
    let site = drawn_site("", DEMO_DATE);
    assert!(every_finding(&site).is_empty(), "{:#?}", every_finding(&site));
}

#[test]
fn the_fictional_site_has_no_finding() {
    let site = drawn_site("examples/harbour-accord", "2031-06-20");
    assert!(every_finding(&site).is_empty(), "{:#?}", every_finding(&site));
}

#[test]
fn the_demo_in_one_file_takes_at_most_a_hundred_lines() {
    let sources = repository_site("tests/sites/seed-one-file", DEMO_DATE);
    let text = sources.text("content/_index.md").expect("the file is there");
    let yaml = text.split("---\n").nth(1).expect("it has front matter");
    assert!(yaml.lines().count() <= 100, "{} lines", yaml.lines().count());
    let site = drawn_site("tests/sites/seed-one-file", DEMO_DATE);
    assert!(findings(&site).is_empty(), "{:#?}", findings(&site));
}

/// How many pages of each view a site has.
fn count(site: &Site, view: &str) -> usize {
    site.listing().iter().filter(|(_, name, _)| name == view).count()
}

#[test]
fn one_file_and_many_make_the_same_provisions() {
    let addresses = |folder: &str| -> BTreeSet<String> {
        let site = drawn_site(folder, DEMO_DATE);
        let all = site.listing().into_iter().map(|(address, ..)| address);
        all.filter(|address| {
            address.starts_with("/provisions/")
                && !address.contains("/status/")
                && !address.ends_with("/card/")
                && address.ends_with('/')
        })
        .collect()
    };
    let (one, many) = (addresses("tests/sites/seed-one-file"), addresses(""));
    assert_eq!(one.len(), 9, "eight provisions and their index: {one:?}");
    assert_eq!(one, many);
}

#[test]
fn every_view_of_the_demo_has_a_page() {
    let site = drawn_site("", DEMO_DATE);
    for view in [
        "overview",
        "full",
        "provisions",
        "positions",
        "quotes",
        "next",
        "timeline",
        "questions",
        "people",
        "parties",
        "documents",
        "sources",
        "terms",
        "numbers",
        "updates",
        "print",
        "search",
        "404",
        "page",
    ] {
        assert!(count(&site, view) >= 1, "no page of the view {view}");
    }
    assert_eq!(count(&site, "status"), 2);
}

#[test]
fn a_second_build_of_the_same_sources_gives_the_same_bytes() {
    let build = |memo: &Memo| {
        let mut site = Site::make(repository_site("", DEMO_DATE), memo);
        let pages: Vec<Vec<u8>> = site.pages.iter().map(|page| site.draw(page).bytes).collect();
        (pages, std::mem::take(&mut site.memo))
    };
    let (first, memo) = build(&Memo::default());
    let (second, _) = build(&memo);
    assert!(first == second, "a build with the memo differs from one without");
}

#[test]
fn every_page_of_the_fictional_site_says_that_it_is_fiction() {
    let site = drawn_site("examples/harbour-accord", "2031-06-20");
    for page in site.pages.iter() {
        let html = String::from_utf8(site.draw(page).bytes).expect("pages are UTF-8");
        let notice = match page.edition {
            0 => "<p class=\"notice\">Fiction. Every place",
            _ => "<p class=\"notice\">Вигадка. Усі місця",
        };
        let is_redirect = html.contains("http-equiv=\"refresh\"");
        assert!(is_redirect || html.contains(notice), "{} has no notice", page.route);
    }
}

#[test]
fn a_notice_is_shown_in_the_language_of_the_page_and_in_the_default_one_where_there_is_none() {
    let with = |notice: &str| {
        let text = format!(
            "-- content/site.yaml --\nlanguages: [en, uk]\nnotice: {notice}\n-- content/_index.md --\n---\ntitle: T\n---\n-- \
             content/_index.uk.md --\n---\ntitle: Т\n---\n"
        );
        let site = drawn(&text);
        assert!(findings(&site).is_empty(), "{:?}", findings(&site));
        let home = |route: &str| {
            let page = site.pages.iter().find(|page| page.route.as_str() == route).expect("a home page");
            let html = String::from_utf8(site.draw(page).bytes).expect("pages are UTF-8");
            let after = html.split_once("class=\"notice\">").map(|(_, after)| after.to_owned());
            after.and_then(|after| after.split('<').next().map(ToOwned::to_owned))
        };
        [home("/"), home("/uk/")]
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(with("{en: Fiction, uk: Вигадка}"), [some("Fiction"), some("Вигадка")]);
    assert_eq!(with("{en: Fiction}"), [some("Fiction"), some("Fiction")]);
    assert_eq!(with("Draft"), [some("Draft"), some("Draft")]);
    assert_eq!(with("~"), [None, None]);
}

#[test]
fn a_translated_role_keeps_the_dates_of_the_original() {
    let site = drawn_site("examples/harbour-accord", "2031-06-20");
    let page = site.pages.iter().find(|page| page.route.as_str() == "/uk/people/tolle/").expect("a page");
    let html = String::from_utf8(site.draw(page).bytes).expect("pages are UTF-8");
    assert!(html.contains("Перший вартовий Скеррінських островів"));
    let speaker = html.split("<blockquote").nth(1).expect("he is quoted");
    assert!(!speaker.contains("Член ради островів"), "an office that he had left is shown as his");
}
