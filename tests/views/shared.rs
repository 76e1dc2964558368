//! What several briefings share, on the pages of one of them.

use super::between;
use crate::support::page;
use std::fmt::Write as _;

/// A site of so many briefings that share a source and a person.
fn site(briefings: usize) -> String {
    let mut text = String::from(
        "-- content/site.yaml --
title: Harbours
-- content/_index.md --
---
title: Harbours
---
-- content/sources.yaml --
- {id: paper, title: The paper, type: news}
-- content/people.yaml --
- {id: ada, name: Ada Quay}
",
    );
    for number in 0..briefings {
        let _ = write!(
            text,
            "-- content/b-{number}/_index.md --
---
kind: briefing
title: Briefing {number}
provisions:
  - {{id: cap, title: Cap {number}, evidence: 'paper, para 1'}}
quotes:
  - {{id: said, by: ada, text: Words {number}., evidence: 'paper, para 2'}}
---
Words.
"
        );
    }
    text
}

#[test]
fn a_briefing_s_print_lists_what_rests_on_a_shared_source_in_that_briefing() {
    let page = page(&site(2), "/b-1/print/");
    let source = between(&page, "id=\"source-paper\"", "</article>");
    assert!(source.contains("Cap 1"), "{source}");
    assert!(!source.contains("Cap 0"), "{source}");
}

#[test]
fn the_page_of_a_shared_source_lists_what_rests_on_it_anywhere() {
    let page = page(&site(2), "/sources/paper/");
    assert!(page.contains("Cap 0") && page.contains("Cap 1"), "{page}");
}

#[test]
fn pages_of_a_briefing_do_not_grow_with_the_number_of_briefings() {
    let length = |briefings: usize, route: &str| page(&site(briefings), route).len();
    for route in ["/b-1/", "/b-1/print/", "/b-1/search/", "/b-1/provisions/cap/", "/b-1/quotes/"] {
        // The number of Ada's quotes anywhere may have one digit more.
        assert!(length(40, route).abs_diff(length(3, route)) <= 4, "{route}");
    }
}
