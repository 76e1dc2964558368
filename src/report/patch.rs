//! From what mends findings to bytes put in place of others, file by file.

use super::Locator;
use crate::base::{Diagnostic, Edit, Fix};
use crate::source::Sources;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// One piece of a file, and what takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// The rule whose finding it mends.
    pub rule: &'static str,
    /// The bytes of the text.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

/// What mends the findings of a sorted report that are not accepted, by file and place. Of two that touch the same bytes, the
/// one of the first finding is taken; a finding is mended whole or not at all.
pub fn patches(report: &[Diagnostic], sources: &Sources) -> BTreeMap<Arc<str>, Vec<Patch>> {
    let mut locator = Locator::new(sources);
    let mut files: BTreeMap<Arc<str>, Vec<Patch>> = BTreeMap::new();
    for found in report.iter().filter(|found| found.accepted.is_none()) {
        let all = found.fixes.iter().map(|fix| Some((Arc::clone(&fix.file), locator.patch(found, fix)?)));
        // What mends several entries at once mends those it can.
        let all: Vec<(Arc<str>, Patch)> = all.flatten().collect();
        let is_free = |(file, patch): &(Arc<str>, Patch)| {
            files.get(file).is_none_or(|others| others.iter().all(|other| !other.meets(patch)))
        };
        if all.iter().all(is_free) {
            for (file, patch) in all {
                files.entry(file).or_default().push(patch);
            }
        }
    }
    for patches in files.values_mut() {
        patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
    }
    files
}

impl Patch {
    /// Whether two of them touch the same bytes.
    fn meets(&self, other: &Patch) -> bool {
        self.range.start <= other.range.end && other.range.start <= self.range.end
    }
}

impl Locator<'_> {
    /// The bytes that mend a finding; nothing where they cannot be found.
    pub fn patch(&mut self, found: &Diagnostic, fix: &Fix) -> Option<Patch> {
        let (range, text) = match &fix.edit {
            Edit::Replace(text) => (self.exact(&fix.file, &fix.at)?, text.clone()),
            Edit::Field { key, value } => self.opening(&fix.file, &fix.at, key, value)?,
        };
        Some(Patch { rule: found.rule.name, range, text })
    }
}
