//! How a page is cited.

use super::between;
use crate::support::page;

const SITE: &str =
    "-- content/site.yaml --\nbase_url: https://example.org/b/\npublisher: The Desk\n-- content/_index.md --
---
kind: briefing
title: The harbour
reviewed: 2025-12-22
provisions:
  - {id: cap, title: The cap, evidence: 'https://example.org/paper'}
---
Words.
";

fn cited(text: &str, route: &str) -> String {
    between(&page(text, route), "<dd class=\"cite-this\">", "</dd>").to_owned()
}

#[test]
fn an_entry_is_cited_with_its_briefing_publisher_date_and_whole_address() {
    assert_eq!(
        cited(SITE, "/provisions/cap/"),
        "“The cap”, The harbour, The Desk, as of 22 December 2025, https://example.org/b/provisions/cap/",
    );
}

#[test]
fn a_briefing_is_not_cited_as_part_of_itself() {
    assert_eq!(cited(SITE, "/"), "“The harbour”, The Desk, as of 22 December 2025, https://example.org/b/");
}

#[test]
fn without_a_base_url_there_is_no_address_to_cite() {
    let text = SITE.replace("base_url: https://example.org/b/\n", "");
    assert!(
        cited(&text, "/provisions/").ends_with(", as of 22 December 2025"),
        "{}",
        cited(&text, "/provisions/")
    );
}

#[test]
fn the_page_of_a_lost_address_is_not_cited() {
    assert!(!page(SITE, "/404.html").contains("cite-this"));
}
