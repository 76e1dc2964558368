//! `check --fix`: what is mended on the disk, and what is never touched there.

use super::Desk;
use std::fs;

const SITE: &str = "---
kind: briefing
id: harbour
titel: The accord: a summary   # for the head
reviewed: 2025-12-20
summary: [Both sides share a board.]
terms:
  # the first
  - {term: Berth, definition: Where a ship lies.}   # in a harbour

  - term: 'Pier'
    definition: Where ships are tied up.
---
A [berth](@berth) stands beside a [pier](@pier).
";

const MENDED: &str = "---
kind: briefing
id: harbour
title: \"The accord: a summary\"   # for the head
reviewed: 2025-12-20
summary: [Both sides share a board.]
terms:
  # the first
  - {id: berth, term: Berth, definition: Where a ship lies.}   # in a harbour

  - id: pier
    term: 'Pier'
    definition: Where ships are tied up.
---
A [berth](@berth) stands beside a [pier](@pier).
";

const LOCK: &str = "{\"item\":\"briefings/harbour\",\"at\":\"/\",\"seen\":{\"title\":\"The accord: a summary\",\"summary\":\"Both sides share a board.\",\"body\":\"A berth stands beside a pier.\",\"links\":\"@berth\\n@pier\"}}
{\"item\":\"terms/berth\",\"at\":\"/terms/#berth\",\"seen\":{\"title\":\"Berth\",\"definition\":\"Where a ship lies.\"}}
{\"item\":\"terms/pier\",\"at\":\"/terms/#pier\",\"seen\":{\"title\":\"Pier\",\"definition\":\"Where ships are tied up.\"}}
";

const INDEX: &str = "content/_index.md";

fn desk() -> Desk {
    Desk::with(&[(INDEX, SITE), ("content/published.lock", LOCK)])
}

fn text(desk: &Desk, path: &str) -> String {
    String::from_utf8(fs::read(desk.at(path)).unwrap()).unwrap()
}

#[test]
fn what_is_mended_is_said_and_nothing_else_moves() {
    let desk = desk();
    let ran = desk.run(["check", "--fix"]);
    assert_eq!(text(&desk, INDEX), MENDED, "{}", ran.err);
    let said: Vec<&str> = ran.err.lines().take(5).collect();
    assert_eq!(
        said,
        [
            "content/_index.md:4: yaml/colon: The accord: a summary → \"The accord: a summary\"",
            "content/_index.md:4: yaml/unknown-key: titel → title",
            "content/_index.md:9: id/unpinned: `id: berth` was put in",
            "content/_index.md:11: id/unpinned: `id: pier` was put in",
            "mended 4 places in 1 file",
        ]
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.err.contains("unpinned]"), "{}", ran.err);
    let again = desk.run(["check", "--fix"]);
    assert!(again.code == 0 && !again.err.contains("mended"), "{}", again.err);
    assert_eq!(text(&desk, INDEX), MENDED);
    assert_eq!(text(&desk, "content/published.lock"), LOCK);
}

#[test]
fn line_ends_and_the_mark_before_the_text_stay() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let desk = desk();
    desk.put(INDEX, windows(&SITE.replace("   # for", " # for")));
    let ran = desk.run(["check", "--fix"]);
    assert_eq!(text(&desk, INDEX), windows(&MENDED.replace("   # for", " # for")), "{}", ran.err);
}

#[test]
fn a_dry_run_shows_a_patch_and_writes_nothing() {
    let desk = desk();
    let before = super::tree(&desk.at(""));
    for flag in ["--dry-run", "-n"] {
        let ran = desk.run(["check", "--fix", flag]);
        assert_eq!(ran.code, 1, "there are errors still: {}", ran.err);
        assert!(ran.out.starts_with("--- a/content/_index.md\n+++ b/content/_index.md\n@@ "), "{}", ran.out);
        for line in ["-titel: The accord: a summary   # for the head", "+  - id: pier", " A [berth](@berth)"]
        {
            assert!(ran.out.contains(line), "{line}: {}", ran.out);
        }
        assert!(ran.err.contains("4 places in 1 file to be mended; nothing was written"), "{}", ran.err);
    }
    assert_eq!(super::tree(&desk.at("")), before);
    let wrong = desk.run(["check", "--dry-run"]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
}

#[test]
fn programs_are_told_what_would_mend_a_finding() {
    let ran = desk().run(["check", "--format", "json"]);
    let mut findings = ran.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let colon = findings.find(|found| found["rule"] == "yaml/colon").unwrap();
    let mark = |column: usize| serde_json::json!({ "file": INDEX, "line": 4, "column": column, "end_line": 4, "end_column": column, "text": "\"" });
    assert_eq!(colon["fix"], serde_json::json!([mark(8), mark(29)]));
}

#[test]
fn what_cannot_be_mended_stays_and_fails_as_ever() {
    let desk = desk();
    desk.change(INDEX, "[pier](@pier)", "[pier](@peir)");
    let ran = desk.run(["check", "--fix"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("ref/dangling") && ran.err.contains("mended 4 places"), "{}", ran.err);
    assert!(text(&desk, INDEX).contains("(@peir)"));
}

#[test]
fn forty_entries_are_one_finding_and_one_run() {
    let desk = Desk::started();
    let mut list = String::from("\n");
    for number in 0..40 {
        list.push_str(&format!("  - {{term: Word {number}, definition: A thing.}}\n"));
    }
    let records = text(&desk, "content/records.yaml");
    desk.put("content/records.yaml", format!("{records}\nterms:{list}"));
    let lines = (0..40).map(|number| {
        let at = format!("\"item\":\"terms/word-{number}\",\"at\":\"/terms/#word-{number}\"");
        format!("{{{at},\"seen\":{{\"title\":\"Word {number}\",\"definition\":\"A thing.\"}}}}")
    });
    let lock = lines.collect::<Vec<_>>().join("\n");
    desk.put("content/published.lock", lock);
    let ran = desk.run(["check"]);
    assert_eq!(ran.err.matches("[id/unpinned]").count(), 1, "{}", ran.err);
    assert!(ran.err.contains("40 published entries have ids that are made of their words"), "{}", ran.err);
    let ran = desk.run(["check", "--fix"]);
    assert!(ran.err.contains("mended 40 places in 1 file"), "{}", ran.err);
    assert!(!ran.err.contains("[id/unpinned]"), "{}", ran.err);
}

#[test]
fn recording_writes_down_the_ids_of_what_it_records() {
    let desk = Desk::with(&[(INDEX, MENDED)]);
    desk.change(INDEX, "  - id: pier\n    term", "  - term");
    desk.change(INDEX, "{id: berth, ", "{");
    let ran = desk.run(["record", "--first"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.starts_with("content/_index.md:9: id/unpinned: `id: berth` was put in\n"), "{}", ran.err);
    assert_eq!(text(&desk, INDEX), MENDED);
    desk.change(INDEX, "    definition: Where ships", "    aliases: [mole]\n    definition: Where ships");
    desk.change(INDEX, "terms:\n", "terms:\n  - {term: Quay, definition: Where goods are laid down.}\n");
    desk.change(INDEX, "beside a", "on a [quay](@quay) beside a");
    let ran = desk.run(["record", "--minor"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("`id: quay` was put in"), "{}", ran.err);
    assert!(text(&desk, INDEX).contains("  - {id: quay, term: Quay,"));
    let ran = desk.run(["check", "--strict"]);
    assert!(!ran.err.contains("id/unpinned"), "{}", ran.err);
}
