//! The search index: sites in one string go in, the files of the index come out and are searched as the script does.

use crate::support::{drawn_site, page, site};
use standfirst::Site;
use standfirst::serve::Snapshot;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Mutex;
use std::time::Duration;

/// Every file of the index of a site: path, and what it hands over.
fn index(site: &Site) -> BTreeMap<String, serde_json::Value> {
    files(site)
        .into_iter()
        .map(|(path, text)| {
            let value = text.strip_prefix("standfirst(").and_then(|text| text.strip_suffix(")\n"));
            (path, serde_json::from_str(value.expect("a file hands over one value")).expect("it is JSON"))
        })
        .collect()
}

fn files(site: &Site) -> BTreeMap<String, String> {
    let files = Mutex::new(BTreeMap::new());
    let taken = site.index(|path, bytes| {
        let text = String::from_utf8(bytes.to_vec()).expect("scripts are UTF-8");
        files.lock().expect("no test has failed yet").insert(path.to_owned(), text);
        Ok::<(), Infallible>(())
    });
    taken.expect("nothing can fail");
    files.into_inner().expect("no test has failed yet")
}

/// What a result shows: address, title, standing, text.
type Shown = [String; 4];

/// Every find of an edition in order of rank: the heading, and what a result shows.
fn finds(site: &Site, root: &str) -> Vec<(String, Shown)> {
    let index = index(site);
    let start = format!("{root}search/");
    let (_, table) =
        index.iter().find(|(path, _)| path.starts_with(&format!("{start}index."))).expect("the table");
    let mut all: Vec<Shown> = Vec::new();
    for stretch in table["drawers"].as_array().expect("a list") {
        let folder = format!("{start}{}/", stretch[2].as_str().expect("a text"));
        let mut number = 0;
        while let Some(drawer) = index.get(&format!("{folder}{number}.js")) {
            all.extend(serde_json::from_value::<Vec<Shown>>(drawer.clone()).expect("finds"));
            number += 1;
        }
    }
    let kinds = table["kinds"].as_array().expect("a list");
    let heading = |find: usize| {
        let last = kinds.iter().rfind(|kind| kind[1].as_u64().expect("a number") <= find as u64);
        last.expect("the first heading stands above all")[0].as_str().expect("a text").to_owned()
    };
    all.into_iter().enumerate().map(|(find, shown)| (heading(find), shown)).collect()
}

/// The addresses of finds that have a term, by rank.
fn found(site: &Site, term: &str) -> [Vec<String>; 3] {
    let index = index(site);
    let all = finds(site, "");
    let lines: Vec<&str> =
        index.values().filter_map(|value| value.as_str()).flat_map(|shard| shard.split(';')).collect();
    let line = lines.iter().find(|line| line.split(',').next() == Some(term)).copied().unwrap_or_default();
    let mut ranks = line.split(',').skip(1);
    [(); 3].map(|()| {
        let digits = ranks.next().unwrap_or_default();
        decoded(digits).into_iter().map(|find| all[find].1[0].clone()).collect()
    })
}

fn decoded(digits: &str) -> Vec<usize> {
    let (mut next, mut unit) = (0, 1);
    let mut all = Vec::new();
    for digit in digits.chars().map(|digit| digit.to_digit(36).expect("a digit") as usize) {
        next += digit % 18 * unit;
        unit *= 18;
        if digit < 18 {
            all.push(next);
            (next, unit) = (next + 1, 1);
        }
    }
    all
}

const HARBOUR: &str = "\
-- content/site.yaml --
language: en
tz: Etc/UTC
-- content/_index.md --
---
kind: briefing
title: The harbour plan
description: A plan for the quay.
reviewed: 2025-12-20
default_source: report
---

Ships wait here.

## Why it matters {#why}

The [](@tariffs) are high[^1] [@report, para 3].

[^1]: Since the flood.
-- content/about.md --
---
title: About
aliases: [/former/]
---

Written by hand. See [who](/about/).
-- content/records.yaml --
parties: [{id: council, name: The council, aliases: [Town hall], type: body}]
people: [{id: jo, name: Jo Smith, roles: [{title: harbour master, for: council}]}]
sources: [{id: report, title: The report, type: news}]
themes: [{id: money, title: Money}, {id: nothing, title: Empty theme}]
provisions:
  - {id: tariffs, title: Ferry tariffs, status: agreed, theme: money, summary: They rise., evidence: 'report, para 2',
     positions: [{party: council, position: supports, note: grudgingly}]}
  - {id: secret, title: Not yet told, status: agreed, evidence: 'report, para 2', draft: true}
quotes: [{id: rise, by: jo, text: 'Tariffs will rise.', about: [tariffs], when: 2025-12-01, evidence: 'report, para 4'}]
terms: [{id: quay, term: Quay, definition: Where ships lie.}]
";

#[test]
fn entries_come_by_kind_in_the_order_of_the_doors_and_pages_come_last() {
    let all: Vec<String> = finds(&site(HARBOUR), "")
        .into_iter()
        .map(|(heading, [to, title, standing, _])| format!("{heading} | {to} | {title} | {standing}"))
        .collect();
    assert_eq!(
        all,
        [
            "Provisions | provisions/tariffs/ | Ferry tariffs | Agreed",
            "Quotes | quotes/#rise | “Tariffs will rise” – Jo Smith | Jo Smith · 1 December 2025",
            "People | people/#jo | Jo Smith | harbour master",
            "Parties | parties/council/ | The council | Body",
            "Glossary | terms/#quay | Quay | ",
            "Sources | sources/report/ | The report | News",
            "Pages |  | The harbour plan | As of 20 December 2025",
            "Pages | about/ | About | ",
            "Pages | provisions/#theme-money | Money | ",
            "Pages | full/ | Full briefing | ",
            "Pages | provisions/ | Provisions | ",
            "Pages | provisions/status/agreed/ | Provisions: Agreed | ",
            "Pages | positions/ | Who stands where | ",
            "Pages | quotes/ | Quotes | ",
            "Pages | people/ | People | ",
            "Pages | parties/ | Parties | ",
            "Pages | sources/ | Sources | ",
            "Pages | terms/ | Glossary | ",
            "Pages | print/ | Print edition | ",
            "Pages | how-we-decide/ | How we decide | ",
            "Pages | data/ | Feeds and data | ",
        ]
    );
}

#[test]
fn words_are_found_wherever_readers_see_them_and_the_title_comes_first() {
    let site = site(HARBOUR);
    let [title, summary, text] = found(&site, "tariffs");
    assert_eq!(title, ["provisions/tariffs/", "quotes/#rise"]);
    assert!(summary.is_empty(), "{summary:?}");
    assert_eq!(text, ["full/"], "a link without words reads as the title of what it leads to");
    assert_eq!(found(&site, "rise")[1], ["provisions/tariffs/"]);
    assert_eq!(found(&site, "grudgingly")[2], ["provisions/tariffs/"]);
    assert_eq!(found(&site, "hall")[2], ["parties/council/"], "other names");
    assert_eq!(found(&site, "lie")[1], ["terms/#quay"]);
    assert_eq!(found(&site, "master")[1], ["people/#jo"]);
    assert_eq!(found(&site, "flood")[2], ["full/"], "notes are read");
    assert_eq!(found(&site, "hand")[2], ["about/"]);
}

#[test]
fn texts_are_kept_without_markup() {
    let all = finds(&site(HARBOUR), "");
    let (_, [.., text]) = all.iter().find(|(_, shown)| shown[0] == "full/").unwrap();
    assert_eq!(text, "Ships wait here.\nWhy it matters\nThe Ferry tariffs are high.\nSince the flood.");
}

#[test]
fn what_is_not_published_is_not_found() {
    let site = site(HARBOUR);
    for term in ["told", "empty"] {
        assert!(found(&site, term).iter().all(Vec::is_empty), "{term}");
    }
    let all = finds(&site, "");
    assert!(!all.iter().any(|(_, shown)| shown[0].contains("former") || shown[0].contains("404")), "{all:?}");
}

#[test]
fn the_search_page_names_the_table_and_the_script_and_so_does_no_other() {
    let html = page(HARBOUR, "/search/");
    let files = index(&site(HARBOUR));
    let table = files.keys().find(|path| path.starts_with("search/index.")).unwrap();
    assert!(html.contains(&format!("data-index=\"{table}\"")), "{html}");
    assert!(html.contains("<script src=\"/search.") && html.contains("action=\"/search/\""), "{html}");
    assert!(!page(HARBOUR, "/about/").contains("<script src=\"/search."));
    assert!(page(HARBOUR, "/404.html").contains("action=\"/search/\""));
}

#[test]
fn a_change_of_text_changes_the_names_of_what_it_is_in() {
    let (one, other) = (files(&site(HARBOUR)), files(&site(&HARBOUR.replace("by hand", "by machine"))));
    let names = |start: &str, files: &BTreeMap<String, String>| -> Vec<String> {
        files.keys().filter(|path| path.starts_with(start)).cloned().collect()
    };
    assert_ne!(names("search/index.", &one), names("search/index.", &other));
    for (path, text) in &one {
        assert!(other.get(path).is_none_or(|other| other == text), "{path} has two contents");
    }
    assert_eq!(one, files(&site(HARBOUR)), "the same site gives the same bytes");
}

#[test]
fn each_edition_has_an_index_of_its_own() {
    let site = drawn_site("examples/harbour-accord", "2031-06-20");
    let english = finds(&site, "");
    let ukrainian = finds(&site, "uk/");
    assert!(english.len() > ukrainian.len() && !ukrainian.is_empty());
    assert!(english.iter().all(|(_, shown)| !shown[0].starts_with("uk/")));
    assert!(ukrainian.iter().all(|(_, shown)| shown[0].starts_with("uk/")), "{ukrainian:#?}");
    let headings: Vec<&str> = ukrainian.iter().map(|(heading, _)| heading.as_str()).collect();
    assert!(headings.contains(&"Сторінки"), "{headings:?}");
    let briefings: Vec<&str> = english.iter().map(|(_, shown)| shown[2].as_str()).collect();
    assert!(briefings.iter().any(|standing| standing.ends_with("· The night ferry")), "{briefings:?}");
}

#[test]
fn a_search_page_names_its_own_table_first_and_then_those_of_other_languages() {
    let site = drawn_site("examples/harbour-accord", "2031-06-20");
    let named = |route: &str| -> Vec<String> {
        let number =
            site.pages.iter().position(|page| page.route.as_str() == route).expect("the page is there");
        let html = String::from_utf8(site.draw(&site.pages[number]).bytes).expect("pages are UTF-8");
        let tables = html.split("data-index=\"").nth(1).and_then(|rest| rest.split('"').next());
        tables.expect("the tables are named").split(' ').map(str::to_owned).collect()
    };
    let (english, ukrainian) = (named("/search/"), named("/uk/search/"));
    assert!(
        english[0].starts_with("search/index.") && english[1].starts_with("uk/search/index."),
        "{english:?}"
    );
    assert_eq!(ukrainian, [english[1].clone(), english[0].clone()]);
    let files = index(&site);
    assert!(english.iter().all(|table| files.contains_key(table)));
}

#[test]
fn the_live_server_makes_the_same_files_when_the_first_is_asked_for() {
    let built = files(&site(HARBOUR));
    let live = Snapshot::new(site(HARBOUR), Duration::ZERO);
    assert!(built.len() > 2);
    for (path, text) in &built {
        let answer = live.answer(&format!("/{path}")).unwrap_or_else(|| panic!("nothing at /{path}"));
        assert_eq!(
            (&*answer.bytes, answer.kind),
            (text.as_bytes(), "text/javascript; charset=utf-8"),
            "{path}"
        );
    }
    for lost in ["/search/0.js", "/search/index.js", "/about/search/0.js", "/search/"] {
        assert_eq!(live.answer(lost).is_some(), lost == "/search/", "{lost}");
    }
}

#[test]
fn every_find_is_an_address_of_the_site() {
    let site = drawn_site("", "2025-12-22");
    let known: Vec<String> = site.listing().into_iter().map(|(address, ..)| address).collect();
    for (_, [to, ..]) in finds(&site, "") {
        let (page, anchor) = to.split_once('#').unwrap_or((&to, ""));
        let page = format!("/{page}");
        assert!(known.contains(&page), "{to}");
        let number = site.pages.iter().position(|known| known.route.as_str() == page).unwrap();
        let html = String::from_utf8(site.draw(&site.pages[number]).bytes).unwrap();
        assert!(anchor.is_empty() || html.contains(&format!("id=\"{anchor}\"")), "{to}");
    }
}
