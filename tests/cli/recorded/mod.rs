//! What was published changes only with a word about it: `record`, and the rules that ask for it.

mod anchors;
mod later;

use super::{Desk, Ran};
use std::fs;

/// A briefing that has something of every kind.
const SITE: &str = "---
kind: briefing
id: harbour
title: The harbour accord
description: What it says.
summary:
  - Both sides share a board.
scope: One paper.
reviewed: 2025-12-20
tz: UTC
sources:
  - {id: paper, title: The paper, type: news, outlet: Gazette, published: 2025-12-20}
people:
  - id: tolle
    name: Oskar Tolle
    roles: [{title: First Warden, for: wardens}]
parties:
  - {id: wardens, name: The wardens, type: group}
  - {id: fishers, name: The fishers, type: group}
provisions:
  - id: tariffs
    title: Ferry tariffs are capped
    status: proposed
    summary: The cap lasts six years.
    evidence: 'paper, para 3'
    positions:
      - {party: wardens, position: supports, evidence: 'paper, para 4'}
    body: |
      The cap is said to hold for [six years](@tolle), in all seasons.
  - {id: piers, title: Piers are shared, status: proposed, evidence: 'paper, para 8'}
quotes:
  - {id: tolle-soon, by: tolle, text: We will sign soon and we will keep our word., when: 2025-12-19, evidence: 'paper, para 5'}
events:
  - {id: hearing, title: A hearing, when: 2025-12-18, where: Port Mole, evidence: 'paper, para 6'}
next:
  - {id: signing, what: A signing, modality: expected, evidence: 'paper, para 7'}
questions:
  - {id: who-pays, ask: Who pays?, why_open: source-silent}
numbers:
  - {id: years, label: Years of the cap, value: 6, unit: years, evidence: 'paper, para 3'}
terms:
  - {id: berth, term: Berth, definition: Where a ship lies.}
---
The accord was *read out* in the hall.

## Why it matters

Ships wait for it, and so do the fishers.
";

/// Each field that readers see: what is written, what is written instead, and how that is told.
const EDITS: &[(&str, &str, &str)] = &[
    (
        "title: The harbour accord",
        "title: The harbour pact",
        "title: `The harbour accord` became `The harbour pact`",
    ),
    ("What it says.", "What it hides.", "description: `What it says.` became `What it hides.`"),
    ("Both sides share", "Both sides split", "summary: `share` became `split`"),
    ("One paper.", "Two papers.", "scope: `One paper.` became `Two papers.`"),
    ("title: The paper", "title: The leaflet", "title: `The paper` became `The leaflet`"),
    ("outlet: Gazette", "outlet: Herald", "outlet: `Gazette` became `Herald`"),
    ("published: 2025-12-20", "published: 2025-12-19", "published: `2025-12-20` became `2025-12-19`"),
    ("Oskar Tolle", "Oscar Tolle", "title: `Oskar Tolle` became `Oscar Tolle`"),
    ("First Warden", "Chief Warden", "role 1, title: `First Warden` became `Chief Warden`"),
    ("Ferry tariffs are capped", "Ferry tariffs are free", "title: `capped` became `free`"),
    ("status: proposed", "status: in-draft", "status: `proposed` became `in-draft`"),
    ("lasts six years", "lasts five years", "summary: `six` became `five`"),
    (
        "evidence: 'paper, para 3'\n    positions",
        "evidence: 'paper, para 4'\n    positions",
        "what it rests on: `@paper, para 3` became `@paper, para 4`",
    ),
    ("position: supports", "position: opposes", "where wardens stands: `supports` became `opposes`"),
    ("party: wardens", "party: fishers", "where fishers stands"),
    ("in all seasons", "in summer", "text: `all seasons` became `summer`"),
    ("(@tolle)", "(@wardens)", "links of the text: `@tolle` became `@wardens`"),
    ("keep our word", "keep our promise", "text: `word` became `promise`"),
    ("by: tolle", "by: wardens", "who said it: `@tolle` became `@wardens`"),
    ("when: 2025-12-19", "when: 2025-12-18", "when: `2025-12-19` became `2025-12-18`"),
    ("where: Port Mole", "where: Tolm", "where: `Port Mole` became `Tolm`"),
    ("modality: expected", "modality: planned", "modality: `expected` became `planned`"),
    ("ask: Who pays?", "ask: Who gains?", "title: `Who pays?` became `Who gains?`"),
    ("source-silent", "source-says-unknown", "why open: `source-silent` became `source-says-unknown`"),
    ("value: 6", "value: 5", "value: `6` became `5`"),
    ("Where a ship lies.", "Where a ship rests.", "definition: `lies` became `rests`"),
    ("Ships wait for it", "Ships look out for it", "text: `wait` became `look out`"),
];

/// Edits that readers do not notice.
const UNSEEN: &[(&str, &str)] = &[
    ("We will sign soon", "We  will sign soon"),
    ("Who pays?", "\"Who pays?\""),
    ("The accord was *read out*", "The accord was\n**read out**"),
    ("reviewed: 2025-12-20", "reviewed: 2025-12-30"),
    ("One paper.", "\"One paper.\" # the only one"),
    ("by: tolle", "by: Oskar Tolle"),
    ("party: wardens", "party: The wardens"),
    ("evidence: 'paper, para 5'", "evidence: {source: paper, at: para 5}"),
];

/// The site, published and remembered.
fn desk() -> Desk {
    let desk = Desk::with(&[("content/_index.md", SITE)]);
    let ran = desk.run(["record", "--first"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    desk
}

/// What `check` says of changes, one finding a line.
fn changes(desk: &Desk) -> Vec<String> {
    let ran = desk.run(["check", "--format", "json"]);
    let told = ran.out.lines().filter(|line| line.contains("\"rule\":\"change/"));
    told.map(str::to_owned).collect()
}

fn lock(desk: &Desk) -> String {
    fs::read_to_string(desk.at("content/published.lock")).unwrap()
}

#[track_caller]
fn good(ran: &Ran) {
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn every_field_that_readers_see_is_named_when_it_changes() {
    let desk = desk();
    assert_eq!(changes(&desk), Vec::<String>::new());
    let mut silent = Vec::new();
    for (from, to, told) in EDITS {
        desk.put("content/_index.md", SITE.replacen(from, to, 1));
        let found = changes(&desk);
        let is_told = |line: &String| {
            line.contains("\"change/unlogged\",\"severity\":\"error\"") && line.contains(told)
        };
        if !found.iter().any(is_told) {
            silent.push((from, to, found));
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn what_readers_do_not_notice_is_no_change() {
    let desk = desk();
    for (from, to) in UNSEEN {
        assert!(SITE.contains(from), "{from}");
        desk.put("content/_index.md", SITE.replacen(from, to, 1));
        assert_eq!(changes(&desk), Vec::<String>::new(), "{from} → {to}");
    }
}

#[test]
fn without_a_lock_the_rules_are_off() {
    let desk = Desk::with(&[("content/_index.md", SITE)]);
    assert_eq!(changes(&desk), Vec::<String>::new());
    let ran = desk.run(["record"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("standfirst record --first"), "{}", ran.err);
}

#[test]
fn the_lock_has_a_line_for_each_entry_and_the_same_bytes_each_time() {
    let (one, two) = (desk(), desk());
    let text = lock(&one);
    assert_eq!(text, lock(&two));
    let items: Vec<&str> = text.lines().map(|line| line.split('"').nth(3).unwrap()).collect();
    assert!(items.is_sorted() && items.contains(&"provisions/tariffs") && items.contains(&"people/tolle"));
    good(&one.run(["record"]));
    assert_eq!(text, lock(&one));
    assert_eq!(one.run(["record", "--first"]).code, 2);
}

#[test]
fn a_change_is_shown_in_words_told_in_the_log_and_remembered() {
    let desk = desk();
    desk.change("content/_index.md", "lasts six years", "lasts five years");
    let ran = desk.run(["record", "--dry-run"]);
    good(&ran);
    assert_eq!(
        ran.out,
        "provision: Ferry tariffs are capped  (content/_index.md)\n    summary: The cap lasts [-six-]{+five+} years.\n"
    );
    assert_eq!(desk.run(["record"]).code, 1);
    assert_eq!(desk.run(["build"]).code, 1);
    let ran =
        desk.run(["record", "--type", "correction", "--summary", "We had the wrong number: it's five."]);
    good(&ran);
    let written = fs::read_to_string(desk.at("content/records.yaml")).unwrap();
    assert_eq!(
        written,
        "updates:\n  - id: 2026-01-01-correction\n    type: correction\n    at: 2026-01-01\n    summary: \"We had the wrong \
         number: it's five.\"\n    was: lasts six years\n    now: lasts five years\n    about: [tariffs]\n"
    );
    assert_eq!(changes(&desk), Vec::<String>::new());
    desk.build();
}

#[test]
fn a_small_mending_moves_no_date() {
    let desk = desk();
    desk.change("content/_index.md", "Where a ship lies.", "Where a ship is.");
    good(&desk.run(["record", "--minor"]));
    assert_eq!(changes(&desk), Vec::<String>::new());
    good(&desk.run(["build", "--base-url", "https://example.org/"]));
    let page = String::from_utf8(desk.public()["index.html"].clone()).unwrap();
    assert!(!page.contains("dateModified") && page.contains("2025-12-20"), "{page}");
    let map = String::from_utf8(desk.public()["sitemap.xml"].clone()).unwrap();
    assert!(map.contains("2025-12-20") && !map.contains("2026-01-01"), "{map}");
}

#[test]
fn comments_and_order_of_the_authors_files_stay() {
    let desk = desk();
    let before = "# Ours.\nthemes: []  # none yet\n\nupdates: # the log\n  - id: first # kept\n    type: note\n    at: 2025-12-21\n    summary: We opened.\n";
    desk.put("content/records.yaml", before);
    desk.change("content/_index.md", "Where a ship lies.", "Where a ship is.");
    good(&desk.run(["record", "--type", "clarification", "--summary", "A berth."]));
    let after = fs::read_to_string(desk.at("content/records.yaml")).unwrap();
    let added = after.strip_prefix(before).expect("what was there stays");
    assert!(added.starts_with("  - id: 2026-01-01-clarification\n"), "{added}");
}

#[test]
fn some_changes_are_told_now_and_the_rest_later() {
    let desk = desk();
    desk.change("content/_index.md", "Where a ship lies.", "Where a ship is.");
    desk.change("content/_index.md", "lasts six years", "lasts five years");
    let ran = desk.run(["record", "--minor", "--only", "berth"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("1 change is left to record"), "{}", ran.err);
    let found = changes(&desk);
    assert!(found.len() == 1 && found[0].contains("`six` became `five`"), "{found:#?}");
}

#[test]
fn an_update_written_by_hand_tells_of_a_change_too() {
    let desk = desk();
    desk.change("content/_index.md", "lasts six years", "lasts five years");
    desk.put(
        "content/records.yaml",
        "updates:\n  - {id: u, type: update, at: 2025-12-30, summary: Five years., about: [tariffs]}\n",
    );
    let found = changes(&desk);
    assert!(found.len() == 1 && found[0].contains("change/unrecorded"), "{found:#?}");
    good(&desk.run(["record"]));
    assert_eq!(changes(&desk), Vec::<String>::new());
    // It told of that change, and not of the next one.
    desk.change("content/_index.md", "lasts five years", "lasts four years");
    assert!(changes(&desk)[0].contains("`five` became `four`"));
}

#[test]
fn a_date_that_moves_alone_is_an_error() {
    let desk = desk();
    desk.put(
        "content/records.yaml",
        "updates:\n  - {id: u, type: update, at: 2025-12-30, summary: Fresh., about: [tariffs]}\n",
    );
    assert!(changes(&desk).iter().any(|line| line.contains("change/date-moved-only")));
    desk.put(
        "content/records.yaml",
        "updates:\n  - {id: u, type: reviewed, at: 2025-12-30, summary: Read again.}\n",
    );
    assert!(changes(&desk).iter().all(|line| !line.contains("date-moved")));
    let desk = Desk::with(&[
        ("content/_index.md", SITE),
        ("content/about.md", "---\ntitle: About\nupdated: 2025-12-20\n---\nUs.\n"),
    ]);
    good(&desk.run(["record", "--first"]));
    desk.change("content/about.md", "2025-12-20", "2025-12-30");
    assert!(changes(&desk)[0].contains("change/date-moved-only"));
    desk.change("content/about.md", "Us.", "All of us.");
    assert!(changes(&desk)[0].contains("change/unlogged"));
}

#[test]
fn nothing_is_recorded_while_something_else_is_wrong() {
    let desk = desk();
    desk.change("content/_index.md", "(@tolle)", "(@nobody)");
    let (before, ran) = (lock(&desk), desk.run(["record", "--minor"]));
    assert_eq!((ran.code, lock(&desk)), (1, before));
    assert!(ran.err.contains("ref/dangling") && ran.err.contains("nothing was recorded"), "{}", ran.err);
}

#[test]
fn a_lock_that_was_damaged_is_a_finding_with_its_line() {
    let desk = desk();
    let text = lock(&desk);
    for damage in [
        "{\"item\":7}\n",
        "{\n",
        "\u{0}\u{ffff}\n",
        "[]",
        "\"x\"\n",
        "{\"item\":\"a\",\"at\":\"/\",\"seen\":[]}",
    ] {
        desk.put("content/published.lock", format!("{text}{damage}"));
        let found = changes(&desk);
        assert!(found.len() == 1 && found[0].contains("change/unreadable"), "{damage}: {found:#?}");
        assert!(found[0].contains(&format!("\"line\":{}", text.lines().count() + 1)), "{found:#?}");
        assert_eq!(desk.run(["record", "--minor"]).code, 1);
    }
    desk.put("content/published.lock", b"\xff\xfe\x00");
    assert_eq!(desk.run(["check"]).code, 1);
}
