//! From an author's words to the model: sites in one string, and exactly what is found.

mod accidents;
mod acronyms;
mod author;
mod cascade;
mod current;
mod dates;
mod drafts;
mod evidence;
mod fences;
mod fields;
mod ids;
mod kinds;
mod languages;
mod names;
mod newcomer;
mod proofs;
mod settings;
mod spellings;
mod stronger;

use crate::support::drawn;
use standfirst::testing::report::{Locator, sort};

/// The findings on a site, what an editor would ask aside, as `file:line:column rule message / help`, in the order people see them.
pub fn said(text: &str) -> Vec<String> {
    let mut site = drawn(text);
    let editorial = standfirst::testing::editorial();
    site.report.retain(|finding| finding.accepted.is_none() && !editorial.contains(&finding.rule));
    sort(&mut site.report, &site.sources);
    let mut locator = Locator::new(&site.sources);
    let line = |finding: &standfirst::Diagnostic| {
        let place = locator.locate(finding);
        let file = finding.file.strip_prefix("content/").unwrap_or(&finding.file);
        let help = finding.help.as_deref().unwrap_or("-");
        format!("{file}:{}:{} {} {} / {help}", place.line, place.column, finding.rule.name, finding.message)
    };
    site.report.iter().map(line).collect()
}

/// Checks what is found on a site.
#[track_caller]
pub fn check(text: &str, expected: &[&str]) {
    let found = said(text);
    assert_eq!(found, expected, "\n{}", found.join("\n"));
}
