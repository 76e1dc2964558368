//! The sites of the repository: the demo, the same facts as one file, and the fictional one.

use crate::support::{drawn_site, findings, repository_site};
use standfirst::{Memo, Site};
use std::collections::BTreeSet;

/// The day the demo's source was last updated.
const DEMO_DATE: &str = "2025-12-22";

#[test]
fn the_demo_has_no_finding() {
    let site = drawn_site("", DEMO_DATE);
    assert!(findings(&site).is_empty(), "{:#?}", findings(&site));
}

#[test]
fn the_fictional_site_has_no_finding() {
    let site = drawn_site("examples/harbour-accord", "2031-06-20");
    assert!(findings(&site).is_empty(), "{:#?}", findings(&site));
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
        all.filter(|address| address.starts_with("/provisions/") && !address.contains("/status/")).collect()
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
