//! What a new author met in a day of work: a slip that would have been published, and messages that led astray.

use crate::support::every_finding;

fn of(rule: &str, text: &str) -> Vec<String> {
    let found = every_finding(&crate::support::site(text));
    found.into_iter().filter(|line| line.starts_with(rule)).collect()
}

fn resting_on(evidence: &str) -> String {
    format!(
        "---\nkind: briefing\ntitle: T\nsources:\n  - {{id: gazette, title: The Gazette, date: 2025-12-01}}\nprovisions:\n  - id: cap\n    title: \
         A cap\n    status: proposed\n    evidence: {evidence}\n---\n"
    )
}

#[test]
fn a_source_and_a_place_that_are_not_read_so_are_never_published_as_words() {
    for (written, way) in [
        ("gazette para 7", "write `gazette, para 7`"),
        ("Gazette, para 7", "write `gazette, para 7`"),
        ("'gazette: para 7'", "write `gazette, para 7`"),
        ("gazette;para 7", "write `gazette, para 7`"),
        ("gazette p. 7", "write `gazette, p. 7`"),
        ("'[@gazette, para 7]'", "write `gazette, para 7`"),
        ("The council minutes, para 4", "write the id of a source"),
    ] {
        let told = of("evidence/form", &resting_on(written));
        assert!(told.len() == 1 && told[0].contains(way), "{written}: {told:#?}");
    }
}

#[test]
fn words_of_a_source_may_speak_of_articles_and_numbers() {
    for written in [
        "gazette, para 7",
        "para 7",
        "guarantees in the sense of Article 5",
        "an attack under Article 5",
        "it lasted for 12 minutes",
        "'“as it says in para 7”'",
        "The union will not sign before point 3 is settled",
    ] {
        assert_eq!(of("evidence/form", &resting_on(written)), Vec::<String>::new(), "{written}");
    }
}

#[test]
fn an_empty_file_is_told_as_empty_and_as_nothing_else() {
    let text = |path: &str| {
        format!(
            "-- content/site.yaml --\ntitle: S\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\nSee [it](@cap).\n-- \
             content/provisions/cap.md --\n---\ntitle: A cap\nevidence: 'https://example.org/, para 1'\n---\n-- {path} --\n\n"
        )
    };
    for path in
        ["content/people.yaml", "content/records.yaml", "content/terms/backstop.md", "content/about.md"]
    {
        let told = every_finding(&crate::support::site(&text(path)));
        let about: Vec<&String> = told.iter().filter(|line| line.contains("file/empty")).collect();
        assert!(about.len() == 1, "{path}: {told:#?}");
        assert!(!told.iter().any(|line| line.contains("required") || line.contains("dangling")), "{told:#?}");
    }
    let settings = "-- content/site.yaml --\n\n-- content/_index.md --\n---\ntitle: T\n---\n";
    assert_eq!(of("file/empty", settings).len(), 1);
    let mended = "-- content/site.yaml --\n# nothing yet\n-- content/_index.md --\n---\ntitle: T\n---\n";
    assert_eq!(of("file/empty", mended).len(), 0);
}

#[test]
fn what_was_published_under_another_id_is_not_taken_for_a_slip() {
    let text = "-- content/_index.md --\n---\nkind: briefing\ntitle: T\nprovisions:\n  - {id: american-backstop, title: A guarantee, evidence: \
                'https://example.org/, para 1'}\nterms:\n  - {id: backstop, term: Backstop, definition: A second line.}\n---\nSee \
                [it](@us-backstop).\n-- content/published.lock --\n{\"item\":\"provisions/us-backstop\",\"at\":\"/provisions/us-backstop/\",\
                \"seen\":{\"title\":\"A guarantee\"}}\n";
    let told = of("ref/dangling", text);
    assert!(
        told.len() == 1 && told[0].contains("was published") && told[0].contains("aliases: [us-backstop]"),
        "{told:#?}"
    );
    assert!(!told[0].contains("did you mean"), "{told:#?}");
}

#[test]
fn an_entry_of_another_briefing_is_told_as_it_is_written_from_here() {
    let briefing = |folder: &str, id: &str, text: &str| {
        format!(
            "-- content/{folder}_index.md --\n---\nkind: briefing\ntitle: T {id}\nprovisions:\n  - {{id: {id}, title: A {id}, evidence: \
             'https://example.org/, para 1'}}\n---\n{text}\n"
        )
    };
    let site = |text: &str| briefing("", "cap", "Words.") + &briefing("second/", "toll", text);
    let told = of("ref/dangling", &site("See [it](@cap)."));
    assert!(told.len() == 1 && told[0].contains("in another briefing: write `/cap`"), "{told:#?}");
    assert_eq!(of("ref/dangling", &site("See [it](@/cap).")), Vec::<String>::new());
    assert_eq!(of("link/", &site("See [it](@/cap).")), Vec::<String>::new());
}

#[test]
fn what_is_gone_is_told_though_a_picture_lacks_its_words() {
    let text = "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\n---\n![](chart.png)\n-- content/chart.png --\n-- \
                content/published.lock --\n{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{\"title\":\"T\"}}\n\
                {\"item\":\"events/talks\",\"at\":\"/timeline/#talks\",\"seen\":{\"title\":\"Talks\"}}\n";
    assert_eq!(of("image/alt", text).len(), 1);
    assert_eq!(of("change/removed", text).len(), 1);
}

#[test]
fn an_address_that_two_pages_want_is_not_told_where_its_cause_is() {
    let two = |first: &str, second: &str| {
        format!("---\nkind: briefing\ntitle: T\nprovisions:\n  - {{{first}}}\n  - {{{second}}}\n---\n")
    };
    let rest = "title: A cap, evidence: 'https://example.org/, para 1'";
    let case = two(&format!("id: a, status: proposed, {rest}"), &format!("id: b, status: Proposed, {rest}"));
    assert_eq!((of("address/collision", &case).len(), of("vocabulary/unknown", &case).len()), (0, 1));
    let twice = two(&format!("id: a, {rest}"), &format!("id: a, {rest}"));
    assert_eq!((of("address/collision", &twice).len(), of("id/duplicate", &twice).len()), (0, 1));
}
