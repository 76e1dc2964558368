//! Planted mistakes are found by the schemas and by `check` alike, and sound spellings by neither.

use super::{errors, schema, value};
use crate::support::{findings, site};

const FRONT: &str = "-- content/_index.md --\n---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\ndefault_source: a\n---\n-- content/records.yaml --\n";

/// A sound list of records with one piece of it changed.
const RECORDS: &str = "\
sources: [{id: a, title: A}]
parties: [{id: us, name: Us}]
provisions:
  - id: cap
    title: A cap
    status: proposed
    evidence: para 1
    history: []
    positions: [{party: us, position: supports, evidence: para 2}]
quotes: [{id: q, by: Ann Lee, text: We wait., when: 2025-12-20}]
events: [{id: e, title: Talks, when: 2025-12-21, evidence: [{at: para 3, hedge: may}]}]
next: [{id: n, what: More talks, modality: may, when: none-announced, evidence: para 4}]
questions: [{id: k, ask: Why?, why_open: source-silent}]
numbers: [{id: m, label: Ships, value: 12, evidence: para 5}]
terms: [{id: t, term: Berth, definition: A place}]
";

/// What is written instead of what, and the rule by which `check` finds it.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("title: A cap", "title: [A, cap]", "yaml/type"),
    ("title: A cap", "title: A cap\n    draft: perhaps", "yaml/boolean"),
    ("history: []", "history: agreed", "yaml/type"),
    ("status: proposed", "stauts: proposed", "yaml/unknown-key"),
    ("hedge: may", "hegde: may", "yaml/unknown-key"),
    ("status: proposed", "status: propsed", "vocabulary/unknown"),
    ("modality: may", "modality: maybe", "vocabulary/unknown"),
    ("position: supports", "position: likes", "vocabulary/unknown"),
    ("term: Berth", "term: Berth, type: slang", "vocabulary/unknown"),
    ("    title: A cap\n", "", "entry/missing-field"),
    ("    evidence: para 1\n", "", "evidence/missing"),
    ("party: us, ", "", "entry/incomplete"),
    ("by: Ann Lee, ", "", "entry/incomplete"),
    (", why_open: source-silent", "", "entry/incomplete"),
    (", value: 12", "", "entry/incomplete"),
    (", definition: A place", "", "entry/incomplete"),
    ("when: 2025-12-21", "when: 21.12.2025", "date/form"),
    ("when: 2025-12-21", "when: December 2025", "date/form"),
    ("when: 2025-12-21", "when: 2025-13-21", "date/calendar"),
    ("when: 2025-12-21", "when: 2025-12-21T10:00", "date/zone"),
];

/// Sound spellings that a schema might not know of.
const SOUND: &[(&str, &str)] = &[
    ("what: More talks", "title: More talks"),
    ("history: []", "history: [{on: 2025-01, status: proposed, text: 7}]"),
    ("history: []", "history:"),
    ("{at: para 3, hedge: may}", "{at: para 3, excerpt: may be}"),
    ("when: 2025-12-21", "when: 2025"),
    ("when: 2025-12-21", "when: 2025-12-21/2025-12-22"),
    ("when: 2025-12-21", "when: 2025-12-21T14:57-05:00"),
    ("when: 2025-12-21", "when: {date: 2025-12-21, as_written: on Sunday}"),
    ("when: 2025-12-21", "when: {as_written: overnight}"),
    ("title: A cap", "title: 2025"),
    ("evidence: para 1", "evidence: https://example.org/a"),
    ("title: A cap", "title: A cap\n    extra: {mine: [1, {two: 3}]}"),
    ("by: Ann Lee", "by: unknown"),
    (", evidence: para 2", ", evidence: {source: a, at: para 2, basis: own voice}"),
];

fn changed(from: &str, to: &str) -> String {
    assert_eq!(RECORDS.matches(from).count(), 1, "{from}");
    RECORDS.replace(from, to)
}

fn errors_of_check(records: &str) -> Vec<String> {
    let made = site(&format!("{FRONT}{records}"));
    let editorial = standfirst::testing::editorial();
    let is_error = made.report.iter().any(|found| found.is_error() && !editorial.contains(&found.rule));
    let found = findings(&made);
    if is_error { found } else { Vec::new() }
}

#[test]
fn the_records_are_sound_before_anything_is_planted() {
    let schema = schema(".", "records");
    assert_eq!(errors(&schema, &value(RECORDS)), [""; 0]);
    assert_eq!(errors_of_check(RECORDS), [""; 0]);
}

#[test]
fn every_planted_mistake_is_found_by_the_schema_and_by_check() {
    let schema = schema(".", "records");
    for (from, to, rule) in MISTAKES {
        let records = changed(from, to);
        assert!(!errors(&schema, &value(&records)).is_empty(), "the schema lets `{to}` for `{from}` pass");
        let found = errors_of_check(&records);
        assert!(
            found.iter().any(|found| found.starts_with(rule)),
            "`{to}` for `{from}`: {rule} in {found:#?}"
        );
    }
}

#[test]
fn what_check_lets_pass_the_schema_lets_pass() {
    let schema = schema(".", "records");
    for (from, to) in SOUND {
        let records = changed(from, to);
        assert_eq!(errors_of_check(&records), [""; 0], "`{to}` for `{from}`");
        assert_eq!(errors(&schema, &value(&records)), [""; 0], "`{to}` for `{from}`");
    }
}

#[test]
fn settings_are_held_to_their_schema() {
    let schema = schema(".", "settings");
    let sound = "title: T\nbrand: {light: '#12343b', dark: '#a0d0ff'}\nfonts: system\nlicence: CC BY 4.0\nfooter: {en: x}\npositions: {hide_below: 20%}\nvocabularies: {status: {parked: {rung: agreed}}}\naccept: [{rule: ref/unused, reason: known, until: 2027-01-01}]\n";
    assert_eq!(errors(&schema, &value(sound)), [""; 0]);
    for mistake in [
        "tilte: T",
        "fonts: comic",
        "brand: red",
        "positions: {hide_below: 20}",
        "vocabularies: {statsu: {}}",
        "accept: [{until: soon}]",
        "menu: {title: x}",
    ] {
        assert!(!errors(&schema, &value(mistake)).is_empty(), "{mistake}");
        let found = findings(&site(&format!("-- content/site.yaml --\n{mistake}\n")));
        assert!(found.iter().any(|found| found.contains("content/site.yaml")), "{mistake}: {found:#?}");
    }
}
