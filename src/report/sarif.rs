//! Findings in SARIF 2.1.0, which code hosts and editors read.

use super::{Locator, Place};
use crate::base::{Diagnostic, Rule, Severity};
use crate::source::Sources;
use serde_json::{Value, json};

/// The whole report as one object; `root` is the way from the repository to the site.
pub fn text(report: &[Diagnostic], sources: &Sources, root: &str) -> String {
    let mut locator = Locator::new(sources);
    let mut rules: Vec<&Rule> = report.iter().map(|found| found.rule).collect();
    rules.sort_by_key(|rule| rule.name);
    rules.dedup_by_key(|rule| rule.name);
    let results: Vec<Value> = report.iter().map(|found| result(found, &mut locator, root)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "standfirst",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn described(rule: &Rule) -> Value {
    let words: Vec<&str> = rule.explanation.split_whitespace().collect();
    json!({
        "id": rule.name,
        "fullDescription": {"text": words.join(" ")},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

fn result(found: &Diagnostic, locator: &mut Locator<'_>, root: &str) -> Value {
    let help = found.help.as_deref().map(|help| format!("; {help}")).unwrap_or_default();
    let related: Vec<Value> = found
        .related
        .iter()
        .map(|other| {
            let mut place = location(&other.file, &locator.place(&other.file, &other.at), root);
            place["message"] = json!({"text": other.message});
            place
        })
        .collect();
    let place = locator.locate(found);
    let mut result = json!({
        "ruleId": found.rule.name,
        "level": level(found.severity),
        "message": {"text": format!("{}{help}", found.message)},
        "locations": [location(&found.file, &place, root)],
        "relatedLocations": related,
    });
    if let Some(reason) = &found.accepted {
        result["suppressions"] = json!([{"kind": "external", "justification": reason}]);
    }
    result
}

fn location(file: &str, place: &Place, root: &str) -> Value {
    json!({"physicalLocation": {
        "artifactLocation": {"uri": crate::views::encoded(&format!("{root}{file}")).replace('#', "%23")},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }})
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
