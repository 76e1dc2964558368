//! A paragraph that was published keeps its anchors: links that readers shared lead to it after edits, too.

use super::super::Desk;
use super::{good, lock};
use std::fs;

const INDEX: &str = "content/_index.md";

const SITE: &str = "---
kind: briefing
id: harbour
title: The harbour accord
reviewed: 2025-12-20
---
The accord was read out in the hall.

Nobody clapped.

## Why it matters

Ships wait for it in the roads.

- Ferries run.
- Cranes stand still.
";

fn desk() -> Desk {
    let desk = Desk::with(&[(INDEX, SITE)]);
    good(&desk.run(["record", "--first"]));
    desk
}

/// The full reading as it is built now.
fn full(desk: &Desk) -> String {
    desk.build();
    fs::read_to_string(desk.at("public/full/index.html")).unwrap()
}

/// The anchor of the paragraph or list item that holds some words.
fn anchor(page: &str, words: &str) -> String {
    let at = page.find(words).unwrap_or_else(|| panic!("no {words:?}: {page}"));
    let start = page[..at].rfind("<p id=\"").max(page[..at].rfind("<li id=\"")).unwrap();
    page[start..].split('"').nth(1).unwrap().to_owned()
}

/// The tag of a paragraph, and the anchors it had.
fn opened(page: &str, words: &str) -> String {
    let at = page.find(words).unwrap();
    let start = page[..at].rfind("<p id=\"").max(page[..at].rfind("<li id=\"")).unwrap();
    page[start..at].to_owned()
}

fn edit(desk: &Desk, from: &str, to: &str) {
    desk.change(INDEX, from, to);
    good(&desk.run(["record", "--minor"]));
}

#[test]
fn an_edited_paragraph_is_found_under_every_anchor_it_had() {
    let desk = desk();
    let first = anchor(&full(&desk), "Ships wait");
    assert!(first.starts_with("why-"), "{first}");
    edit(&desk, "in the roads", "outside");
    let page = full(&desk);
    let second = anchor(&page, "Ships wait");
    assert_ne!(first, second);
    let old = format!("<span id=\"{first}\"></span>");
    assert!(opened(&page, "Ships wait").starts_with(&format!("<p id=\"{second}\">{old}")), "{page}");
    edit(&desk, "outside", "on the river");
    let page = full(&desk);
    for old in [&first, &second] {
        assert!(
            opened(&page, "Ships wait").contains(&format!("<span id=\"{old}\"></span>")),
            "{old}: {page}"
        );
        assert_eq!(page.matches(&format!("id=\"{old}\"")).count(), 1);
    }
    // The words come back: the paragraph has its first anchor again, once.
    edit(&desk, "on the river", "in the roads");
    let page = full(&desk);
    assert_eq!(anchor(&page, "Ships wait"), first);
    assert_eq!(page.matches(&format!("id=\"{first}\"")).count(), 1, "{page}");
    assert!(page.contains(&format!("<span id=\"{second}\"></span>")));
}

#[test]
fn an_anchor_is_kept_before_the_edit_is_recorded_and_for_list_items_too() {
    let desk = desk();
    let (item, still) = (anchor(&full(&desk), "Cranes stand"), anchor(&full(&desk), "Ferries run"));
    desk.change(INDEX, "stand still", "turn again");
    let update = "updates:\n  - {id: u, type: update, at: 2026-01-01, summary: Cranes turn.}\nreviewed";
    desk.change(INDEX, "reviewed", update);
    let page = full(&desk);
    assert!(opened(&page, "Cranes turn again").contains(&format!("<span id=\"{item}\"></span>")), "{page}");
    assert_eq!(anchor(&page, "Ferries run"), still);
    assert!(!opened(&page, "Ferries run").contains("span"), "{page}");
}

#[test]
fn links_of_other_pages_to_an_old_anchor_lead_there() {
    let desk = desk();
    let old = anchor(&full(&desk), "Nobody clapped");
    let about = |anchor: &str| format!("---\ntitle: About\n---\n[Clapping](@/_index.md#{anchor}).\n");
    desk.put("content/about.md", about(&old));
    good(&desk.run(["record"]));
    edit(&desk, "Nobody clapped.", "Hardly anybody clapped.");
    desk.build();
    let twin = fs::read_to_string(desk.at("public/index.md")).unwrap();
    assert!(twin.contains("Hardly anybody clapped.") && !twin.contains("span"), "{twin}");
    desk.put("content/about.md", about("lead-00000000"));
    let ran = desk.run(["check"]);
    assert!(ran.code == 1 && ran.err.contains("link/anchor"), "{}", ran.err);
}

#[test]
fn the_lock_is_the_same_each_time_and_remembers_no_more_than_it_must() {
    let desk = desk();
    let before = lock(&desk);
    assert_eq!(before.matches("\"now\":[").count(), 1, "one text has paragraphs: {before}");
    good(&desk.run(["record"]));
    assert_eq!(lock(&desk), before);
    edit(&desk, "Nobody clapped.\n\n", "");
    assert!(!lock(&desk).contains("\"was\""), "{}", lock(&desk));
    // A lock of before there were anchors is completed, and a dry run writes nothing.
    let anchors = lock(&desk).find(",\"anchors\"").unwrap();
    let end = lock(&desk)[anchors..].find("}}}").unwrap() + anchors + 2;
    let older = format!("{}{}", &lock(&desk)[..anchors], &lock(&desk)[end..]);
    let whole = lock(&desk);
    desk.put("content/published.lock", &older);
    good(&desk.run(["record", "-n"]));
    assert_eq!(lock(&desk), older);
    good(&desk.run(["record"]));
    assert_eq!(lock(&desk), whole);
}

#[test]
fn a_translation_has_anchors_of_its_own() {
    let desk = Desk::with(&[
        ("content/site.yaml", "title: T\nlanguages: [en, uk]\n"),
        (INDEX, SITE),
        (
            "content/_index.uk.md",
            "---\nkind: briefing\ntitle: Угода\n---\nЇї читали в залі.\n\nНіхто не плескав.\n",
        ),
    ]);
    good(&desk.run(["record", "--first"]));
    let page = |desk: &Desk| {
        desk.build();
        ["public/full/index.html", "public/uk/full/index.html"]
            .map(|path| fs::read_to_string(desk.at(path)).unwrap())
    };
    let [english, ukrainian] = page(&desk);
    let old = anchor(&ukrainian, "Ніхто не плескав");
    desk.change("content/_index.uk.md", "Ніхто не плескав", "Мало хто плескав");
    good(&desk.run(["record", "--minor"]));
    let [same, ukrainian] = page(&desk);
    assert!(
        opened(&ukrainian, "Мало хто плескав").contains(&format!("<span id=\"{old}\"></span>")),
        "{ukrainian}"
    );
    assert_eq!(anchor(&english, "Nobody clapped"), anchor(&same, "Nobody clapped"));
    assert!(!opened(&same, "Nobody clapped").contains("span"), "{same}");
}

#[test]
fn a_merge_keeps_the_anchors_of_both_sides() {
    let edits = [("Nobody clapped", "Few clapped"), ("in the roads", "outside")];
    let old = {
        let page = full(&desk());
        [anchor(&page, "Nobody clapped"), anchor(&page, "Ships wait")]
    };
    let sides = edits.map(|(from, to)| {
        let desk = desk();
        edit(&desk, from, to);
        desk
    });
    let [ours, theirs] = sides.each_ref().map(lock);
    let desk = desk();
    desk.put("content/records.yaml", fs::read(sides[0].at("content/records.yaml")).unwrap());
    for (from, to) in edits {
        desk.change(INDEX, from, to);
    }
    desk.put("content/published.lock", format!("<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"));
    good(&desk.run(["record", "--merge"]));
    good(&desk.run(["record", "--minor"]));
    let page = full(&desk);
    for (old, words) in old.iter().zip(["Few clapped", "Ships wait"]) {
        assert!(opened(&page, words).contains(&format!("<span id=\"{old}\"></span>")), "{old}: {page}");
    }
}
