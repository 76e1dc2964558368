//! The titles of pages in tabs and search results, which cut what is long.

use super::between;
use crate::support::{addresses, drawn_site, html_of, page};

/// The title that tabs and search results show.
fn title(site: &str, route: &str) -> String {
    between(&page(site, route), "<title>", "</title>").to_owned()
}

fn site(entry: &str) -> String {
    format!(
        "---\nkind: briefing\ntitle: The harbour\nreviewed: 2026-01-01\npeople:\n  - {{id: zoe, name: Zoe Kern}}\n---\nWords.\n\
         -- content/{entry}"
    )
}

#[test]
fn a_title_too_long_for_a_tab_ends_at_a_word() {
    let site = site(
        "questions/ask.md --\n---\nid: ask\ntitle: Does the plan deal with prisoners, sanctions, frozen assets, \
         money and elections?\nwhy_open: source-silent\n---\nWords.\n",
    );
    assert_eq!(
        title(&site, "/questions/ask/"),
        "Does the plan deal with prisoners, sanctions, frozen assets, money…"
    );
}

#[test]
fn a_quote_too_long_for_a_tab_keeps_who_spoke() {
    let site = site(
        "quotes/said.md --\n---\nid: said\nby: zoe\ntext: Undistinguishable representatives unquestionably \
         misunderstood everything.\nevidence: https://example.org/\n---\nWords.\n",
    );
    assert_eq!(
        title(&site, "/quotes/said/"),
        "“Undistinguishable representatives unquestionably…” – Zoe Kern"
    );
}

#[test]
fn the_briefing_is_named_where_there_is_room() {
    let site =
        site("questions/ask.md --\n---\nid: ask\ntitle: Who pays?\nwhy_open: source-silent\n---\nWords.\n");
    assert_eq!(title(&site, "/questions/ask/"), "Who pays? – The harbour");
}

#[test]
fn no_title_of_the_demo_is_too_long_or_met_twice() {
    let site = drawn_site("", "2025-12-22");
    let mut titles: Vec<String> = Vec::new();
    for address in addresses(&site) {
        let html = html_of(&site, &address);
        let title = between(&html, "<title>", "</title>").replace("&amp;", "&");
        assert!(title.chars().count() <= 70, "{address}: {title}");
        assert!(!titles.contains(&title), "{address}: {title}");
        titles.push(title);
    }
}
