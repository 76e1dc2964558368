//! SARIF as others read it: every report is valid by the schema of the standard.

use crate::support::{drawn, drawn_site};
use serde_json::Value;
use standfirst::Site;
use standfirst::testing::report::sarif;

/// The schema that the standard publishes.
const SCHEMA: &str = include_str!("sarif-2.1.0.json");

fn validator() -> jsonschema::Validator {
    // One pattern of the published schema has a bracket too many, which is no regular expression everywhere.
    let mended = SCHEMA.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&mended).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is one")
}

fn faults(site: &Site) -> Vec<String> {
    let validator = validator();
    let log: Value =
        serde_json::from_str(&sarif::text(&site.report, &site.sources, "site/")).expect("SARIF is JSON");
    validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn every_report_is_valid_by_the_schema_of_the_standard() {
    let planted = "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\nprovisions:\n  - {id: p, title: P, status: agreed, \
                   evidence: {source: a, words: a cap of five}}\n---\nSee [it](@nowhere) and ![](map.png).\n-- held/a.txt --\nThe plan has a cap of four.\n\
                   -- content/odd.yaml --\na: b\n";
    let site = drawn(planted);
    assert!(site.report.len() > 4);
    assert_eq!(faults(&site), [""; 0]);
    // Grouped and accepted findings, those of whole files, and none at all.
    for (folder, date) in [("", "2026-11-22"), ("examples/harbour-accord", "2031-06-20")] {
        assert_eq!(faults(&drawn_site(folder, date)), [""; 0], "{folder}");
    }
    assert_eq!(faults(&drawn("-- content/_index.md --\n---\ntitle: T\n---\nWords.\n")), [""; 0]);
}

#[test]
fn the_schema_would_notice() {
    let validator = validator();
    let log = serde_json::json!({"version": "2.1.0", "runs": [{"tool": {"driver": {"nam": "standfirst"}}}]});
    assert!(!validator.is_valid(&log));
}
