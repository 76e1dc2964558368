//! Diagnostics for people and programs.
//!
//! Invariant: a finding is placed only here, when somebody wants to see it; the rest of the program knows
//! fields by their paths.

pub mod github;
pub mod json;
pub mod locate;
pub mod mended;
pub mod page;
pub mod patch;
pub mod sarif;
pub mod terminal;

pub use locate::{Locator, Place, locate};
pub use mended::{Mended, Mending, Rewritten, mended};
pub use patch::{Patch, patches};

use crate::base::Diagnostic;
use crate::source::Sources;

/// Sorts findings by file, line, column and rule, and drops those that are said twice.
pub fn sort(report: &mut Vec<Diagnostic>, sources: &Sources) {
    sort_with(report, &mut Locator::new(sources));
}

/// The same; `locator` knows their files.
pub fn sort_with(report: &mut Vec<Diagnostic>, locator: &mut Locator<'_>) {
    let mut placed: Vec<((usize, usize), Diagnostic)> = report
        .drain(..)
        .map(|diagnostic| {
            let place = locator.locate(&diagnostic);
            ((place.line, place.column), diagnostic)
        })
        .collect();
    placed.sort_by(|(at, one), (other_at, other)| {
        let key = |at: &(usize, usize), it: &Diagnostic| {
            (it.file.to_string(), *at, it.rule.name, it.message.clone())
        };
        key(at, one).cmp(&key(other_at, other))
    });
    report.extend(placed.into_iter().map(|(_, diagnostic)| diagnostic));
    report.dedup();
}
