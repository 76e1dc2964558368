//! Findings put together: what is met many times is said once.

use super::{At, Diagnostic};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Findings, each once: what stands in a text of one language is found in the editions of others, too.
pub fn distinct(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut met = BTreeSet::new();
    let key = |finding: &Diagnostic| {
        (finding.rule.name, Arc::clone(&finding.file), format!("{:?}", finding.at), finding.message.clone())
    };
    found.into_iter().filter(|finding| met.insert(key(finding))).collect()
}

/// The findings of a site in each of its languages; what is found at a place in one is the same mistake in the others,
/// whatever the names are there.
pub fn of_languages(mut reports: Vec<Vec<Diagnostic>>) -> Vec<Diagnostic> {
    if reports.len() == 1 {
        return reports.swap_remove(0);
    }
    let mut met = BTreeSet::new();
    let place = |finding: &Diagnostic| {
        let at = format!("{:?}", finding.at);
        (finding.at != At::File).then(|| (finding.rule.name, Arc::clone(&finding.file), at))
    };
    let mut all = Vec::new();
    for report in reports {
        let is_new = |finding: &Diagnostic| place(finding).is_none_or(|place| !met.contains(&place));
        let fresh: Vec<Diagnostic> = report.into_iter().filter(is_new).collect();
        met.extend(fresh.iter().filter_map(place));
        all.extend(fresh);
    }
    all
}

/// Findings of many pages at the same place of the same template, as one.
pub fn grouped(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let key = |finding: &Diagnostic| {
        (Arc::clone(&finding.file), format!("{:?}", finding.at), finding.message.clone())
    };
    found.sort_by_cached_key(key);
    let mut groups: Vec<(Diagnostic, usize)> = Vec::new();
    for finding in found {
        match groups.last_mut() {
            Some((first, count)) if key(first) == key(&finding) => *count += 1,
            _ => groups.push((finding, 0)),
        }
    }
    groups
        .into_iter()
        .map(|(mut first, more)| {
            if more > 0 {
                first.message = format!("{} (and {more} more pages)", first.message);
            }
            first
        })
        .collect()
}
