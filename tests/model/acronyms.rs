//! Abbreviations: told once where nothing explains them, left alone where something does.

use crate::support::{drawn, every_finding};

fn undefined(fields: &str, body: &str) -> Vec<String> {
    let site = drawn(&format!("---\nkind: briefing\ntitle: T\n{fields}---\n{body}\n"));
    let found = every_finding(&site).into_iter().filter(|finding| finding.starts_with("term/undefined"));
    found.filter_map(|finding| finding.split('`').nth(1).map(str::to_owned)).collect()
}

#[test]
fn an_abbreviation_is_told_once() {
    assert_eq!(undefined("", "The MFLO met. The MFLO and the ABC voted.\n\nThe MFLO left."), ["ABC", "MFLO"]);
    assert_eq!(undefined("summary: [The MFLO met.]\n", "Nothing."), ["MFLO"]);
}

#[test]
fn what_is_explained_or_known_is_left_alone() {
    let body = "The MFLO met.";
    assert!(undefined("terms: [{term: MFLO, definition: D.}]\n", body).is_empty());
    assert!(undefined("parties: [{id: m, name: Masters of the lines, aliases: [MFLO]}]\n", body).is_empty());
    assert!(undefined("sources: [{id: s, title: S, outlet: MFLO}]\n", body).is_empty());
    assert!(undefined("", "The masters of the ferry lines (MFLO) met. The MFLO left.").is_empty());
    assert!(undefined("", "The EU, the UN and NATO; part XIV; “the MFLO is here,” she said.").is_empty());
    assert!(undefined("", "READ THIS FIRST. A. B. C. `MFLO`.").is_empty());
}
