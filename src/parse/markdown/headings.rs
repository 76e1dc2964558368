//! Heading ids: one owner each within a text.

use super::rules;
use crate::base::{At, Diagnostic};
use crate::parse::Body;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Makes the ids of headings unique: a made one gets a number, a written one that stands twice is an error.
pub fn unique_ids(body: &mut Body, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for heading in body.headings.iter_mut().filter(|heading| heading.is_pinned) {
        if !taken.insert(heading.id.clone()) {
            let message = format!("two headings have the id `{}`", heading.id);
            report.push(
                Diagnostic::new(&rules::DUPLICATE_ID, file, At::Range(heading.source.clone()), message)
                    .help("give one of them another id"),
            );
            heading.id = free(&heading.id, &taken);
        }
        taken.insert(heading.id.clone());
    }
    for heading in body.headings.iter_mut().filter(|heading| !heading.is_pinned) {
        heading.id = free(&heading.id, &taken);
        taken.insert(heading.id.clone());
    }
}

/// The id itself, or with the first number behind it that makes it free.
fn free(id: &str, taken: &BTreeSet<String>) -> String {
    if !taken.contains(id) {
        return id.to_owned();
    }
    (2..).map(|number| format!("{id}-{number}")).find(|id| !taken.contains(id)).expect("numbers do not end")
}
