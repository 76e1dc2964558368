//! Every rule's examples are its tests: it fires on the bad one and not on the good one.

use crate::support::drawn;
use standfirst::{Rule, rules};

/// Whether a rule fires on the site written in `text`.
fn fires(rule: &Rule, text: &str) -> bool {
    drawn(text).report.iter().any(|finding| finding.rule == rule)
}

/// Rules about what a fixture in one string cannot hold: bytes, links, sizes, whole theme files, other sites.
const WITHOUT_EXAMPLES: &[&str] = &[
    "asset/heavy",
    "file/bom",
    "file/control",
    "file/encoding",
    "file/hidden",
    "file/line-ends",
    "file/link",
    "file/name",
    "file/nul",
    "file/special",
    "file/unreadable",
    "host/file-size",
    "host/files",
    "host/line",
    "host/redirects",
    "host/site-size",
    "limit/files",
    "limit/nesting",
    "limit/page",
    "limit/text",
    "link/external",
    "link/moved",
    "page/orphan",
    "yaml/limit",
];

#[test]
fn a_rule_fires_on_its_bad_example() {
    let silent: Vec<&str> = rules()
        .iter()
        .filter(|rule| !rule.bad.is_empty() && !fires(rule, rule.bad))
        .map(|rule| rule.name)
        .collect();
    assert!(silent.is_empty(), "silent on their bad example: {silent:?}");
}

#[test]
fn a_rule_is_silent_on_its_good_example() {
    let loud: Vec<&str> = rules()
        .iter()
        .filter(|rule| !rule.good.is_empty() && fires(rule, rule.good))
        .map(|rule| rule.name)
        .collect();
    assert!(loud.is_empty(), "loud on their good example: {loud:?}");
}

#[test]
fn only_rules_about_bytes_and_sizes_have_no_examples() {
    let bare: Vec<&str> = rules().iter().filter(|rule| rule.bad.is_empty()).map(|rule| rule.name).collect();
    let unexpected: Vec<&&str> = bare.iter().filter(|name| !WITHOUT_EXAMPLES.contains(name)).collect();
    assert!(unexpected.is_empty(), "without examples: {unexpected:?}");
}

#[test]
fn every_rule_has_a_name_of_its_own_and_an_explanation() {
    let all = rules();
    for pair in all.windows(2) {
        assert_ne!(pair[0].name, pair[1].name);
    }
    for rule in all {
        assert!(rule.name.contains('/'), "{}", rule.name);
        assert!(rule.explanation.trim().len() > 40, "{} is not explained", rule.name);
    }
}
