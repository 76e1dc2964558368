//! What pages give the reader's own clock: the day they are to be looked at again, and the places of news in the log.

use super::between;
use crate::support::{drawn, files, html_of};
use standfirst::Site;

fn site(settings: &str, fields: &str) -> Site {
    drawn(&format!(
        "-- content/site.yaml --\nlanguages: [en, uk]\nbase_url: https://example.org/b/\n{settings}-- content/_index.md --\n---\nkind: briefing\n\
         title: T\nreviewed: 2025-12-22\n{fields}provisions:\n  - {{id: p, title: P, status: proposed, evidence: 'https://example.org/, para 1'}}\n  \
         - {{id: q, title: Q, status: proposed, evidence: 'https://example.org/, para 2'}}\nupdates:\n  \
         - {{id: third, type: correction, at: 2025-12-21, summary: C, was: A, now: B, about: [p]}}\n  - {{id: first, type: published, at: 2025-12-01, summary: A}}\n  \
         - {{id: none, type: reviewed, at: 2025-12-22, summary: R}}\n  - {{id: second, type: update, at: 2025-12-20, summary: B, about: [p, q]}}\n---\nWords.\n\
         -- content/_index.uk.md --\n---\ntitle: Т\n---\nСлова.\n"
    ))
}

#[test]
fn every_page_of_a_briefing_says_when_it_is_to_be_looked_at_again() {
    let site = site("", "stale_after: 2w\n");
    for address in ["/", "/provisions/p/", "/updates/", "/print/", "/uk/", "/how-we-decide/"] {
        let html = html_of(&site, address);
        assert!(between(&html, "<html", ">").contains(" data-review=\"2026-01-05\""), "{address}");
    }
    assert!(html_of(&site, "/").contains(
        "hidden>This page may be out of date: it was to be looked at again by 5 January 2026.</p>"
    ));
    assert!(html_of(&site, "/uk/").contains("до 5 січня 2026"));
    let site = self::site("stale_after: 1y\n", "review_by: 2026-02\n");
    assert!(html_of(&site, "/").contains(" data-review=\"2026-02-28\""), "the earlier of the two days");
    let site = self::site("", "");
    assert!(!html_of(&site, "/").contains("data-review"), "nobody has said how long it is fresh");
    assert!(!html_of(&site, "/").contains("clock aged"));
}

#[test]
fn entries_say_where_the_last_update_about_them_stands_in_the_log() {
    let html = html_of(&site("", ""), "/provisions/");
    assert!(
        between(&html, "<html", ">").contains(" data-briefing=\"https://example.org/b/\" data-news=\"3\""),
        "{html}"
    );
    let at = |id: &str| between(&html, &format!("<li id=\"{id}\""), "</h3>").to_owned();
    assert!(at("p").contains(" data-at=\"3\""), "{}", at("p"));
    assert!(at("q").contains(" data-at=\"2\""), "{}", at("q"));
    let html = html_of(&site("", ""), "/updates/");
    let places: Vec<&str> =
        html.split(" data-at=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(places, ["3", "2", "1"], "what was only read again is no news");
}

#[test]
fn the_script_is_a_file_of_its_own_and_goes_when_the_site_wants_none() {
    let with = site("", "stale_after: 2w\n");
    let html = html_of(&with, "/");
    let script = between(&html, "<script src=\"/b/clock.", "</script>");
    assert!(script.contains(".js\" integrity=\"sha384-"), "{script}");
    let words = html.find("clock aged").expect("the words");
    assert!(
        words < html.find("<script src").expect("the script")
            && words < html.find("<main").expect("the text")
    );
    assert!(!html_of(&with, "/print/").contains("<script src"));
    let without = site("clock: false\n", "stale_after: 2w\n");
    let html = html_of(&without, "/");
    assert!(
        html.contains(" data-review=") && !html.contains("<script src") && !html.contains("clock aged"),
        "{html}"
    );
    assert!(!html.contains("data-briefing") && !files(&without).iter().any(|file| file.contains("clock")));
}
