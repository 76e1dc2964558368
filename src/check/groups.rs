//! Findings of one rule, told as one: a briefing made from one source is no wall of noise.

use crate::base::Diagnostic;
use crate::model::Scope;
use std::collections::BTreeMap;

/// The most places that a grouped finding names besides its own.
const PLACES: usize = 3;

/// The fewest findings that are told as one.
const FEW: usize = 3;

/// Moves findings into the report: those of one briefing as one, where there are three or more; `words` says how many.
pub(super) fn group(
    found: Vec<(Scope, Diagnostic)>,
    words: impl Fn(usize) -> String,
    report: &mut Vec<Diagnostic>,
) {
    let mut scopes: BTreeMap<Scope, Vec<Diagnostic>> = BTreeMap::new();
    for (scope, finding) in found {
        scopes.entry(scope).or_default().push(finding);
    }
    for (_, mut findings) in scopes {
        if findings.len() < FEW {
            report.append(&mut findings);
            continue;
        }
        let count = findings.len();
        let mut rest = findings.into_iter();
        let Some(mut first) = rest.next() else { continue };
        first.message = words(count);
        for (number, other) in rest.enumerate() {
            first.fixes.extend(other.fixes);
            if number < PLACES {
                first = first.related(&other.file, other.at, other.message);
            }
        }
        report.push(first);
    }
}
