//! What somebody writes who never saw YAML: each mistake is told once, with what to write instead.

use crate::support::{drawn, every_finding};

/// Errors and warnings as `rule: message / help`.
fn told(text: &str) -> Vec<String> {
    let site = drawn(text);
    let is_grave = |line: &String| !line.starts_with("id/") && !line.starts_with("briefing/not-reviewed");
    every_finding(&site).into_iter().filter(is_grave).collect()
}

fn has(found: &[String], rule: &str, words: &str) -> bool {
    found.iter().any(|line| line.starts_with(rule) && line.contains(words))
}

const QUOTE: &str = "---\nkind: briefing\ntitle: T\nprovisions:\n  - {id: a, title: A, status: proposed, evidence: 'https://example.org/, para 1'}\n  - {id: b, title: B, status: proposed, evidence: 'https://example.org/, para 2'}\nquotes:\n  - id: q\n    by: Ann Lee\n    text: We will wait and see what comes.\n    venue: Here\n";

#[test]
fn a_copy_of_a_briefing_does_not_take_its_place() {
    for name in ["2026.md", "copy.md", "folder/notes.md"] {
        let text = format!(
            "-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\nWords.\n-- content/{name} --\n---\nkind: briefing\ntitle: Other\n---\nOther.\n"
        );
        let found = told(&text);
        let stem = name.trim_end_matches(".md");
        assert!(has(&found, "briefing/file", &format!("`content/{stem}/_index.md`")), "{found:#?}");
        assert!(
            drawn(&text).listing().iter().any(|(route, _, from)| route == "/" && from == "content/_index.md")
        );
    }
}

#[test]
fn a_list_begun_again_is_to_be_joined() {
    let text = "-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\n-- content/records.yaml --\nterms:\n  - {term: A, definition: B}\nterms:\n  - {term: C, definition: D}\n";
    assert!(has(&told(text), "yaml/duplicate-key", "put the items of both below one of them"));
    let text = text.replace("terms:\n  - {term: C, definition: D}", "terms: none");
    assert!(has(&told(&text), "yaml/duplicate-key", "keep one of the two"));
}

#[test]
fn an_address_without_its_beginning_and_a_file_that_is_not_there_are_told_apart() {
    let body = "---\ntitle: T\n---\n[News](www.example.org), [more](example.com), [a map](map.pdf)\n";
    let found = told(body);
    assert!(has(&found, "asset/missing", "`https://www.example.org`"), "{found:#?}");
    assert!(has(&found, "asset/missing", "`https://example.com`"), "{found:#?}");
    assert!(has(&found, "asset/missing", "put the file into `content/`"), "{found:#?}");
}

#[test]
fn several_ids_in_one_line_are_a_list_and_are_told_once() {
    let found = told(&format!("{QUOTE}    when: 2025-12-22\n    about: a, b\n---\nWords.\n"));
    assert!(has(&found, "ref/dangling", "several stand in a list: `[a, b]`"), "{found:#?}");
    assert!(!has(&found, "quote/unlinked", ""), "{found:#?}");
}

#[test]
fn a_day_that_is_written_as_elsewhere_is_told_how_it_is_written_here() {
    for (written, day) in [
        ("24.11.2026", "2026-11-24"),
        ("24/11/2026", "2026-11-24"),
        ("11/24/2026", "2026-11-24"),
        ("24 November 2026", "2026-11-24"),
        ("'Nov 24, 2026'", "2026-11-24"),
    ] {
        let found = told(&format!("{QUOTE}    when: {written}\n    about: a\n---\nWords.\n"));
        assert!(has(&found, "date/form", &format!("write the year first: `{day}`")), "{written}: {found:#?}");
        assert!(!has(&found, "quote/no-date", ""), "{written}: {found:#?}");
    }
    let found = told(&format!("{QUOTE}    when: 5/6/2026\n    about: a\n---\nWords.\n"));
    assert!(has(&found, "date/form", "write it as `2025`"), "either may be meant: {found:#?}");
}

#[test]
fn two_people_of_one_name_are_not_told_apart_by_their_words() {
    let briefing = |id: &str| {
        format!(
            "---\nkind: briefing\ntitle: T\nsources:\n  - {{id: paper, title: P, held: paper.txt}}\npeople:\n  - {{id: {id}, name: Ann Lee}}\nquotes:\n  - {{by: {id}, text: We will wait and see what comes., evidence: 'paper, para 1'}}\n---\n"
        )
    };
    let text = format!(
        "-- content/_index.md --\n{}-- content/two/_index.md --\n{}-- held/paper.txt --\nAnn Lee said: “We will wait and see what comes.”\n",
        briefing("lee"),
        briefing("ann")
    );
    let found = told(&text);
    assert!(!has(&found, "quote/speaker", ""), "{found:#?}");
}
