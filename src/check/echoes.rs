//! One field, one finding: a change that no update tells of, and what else is wrong with the words that changed.

use super::changes::UNLOGGED;
use crate::base::{Diagnostic, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How a change that no update tells of is told, before what became what.
pub(super) const SILENT: &str = "readers see a change that no update tells of: ";

/// Findings of which none tells of a field what another asks to change anyway. Where a changed field holds an error, the
/// error says what was published, since putting that back may mend it. Where it holds a warning, the change says so: it has
/// to be logged or taken back in any case. What the settings accept asks for nothing, and stands by itself.
pub fn without_echoes(report: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_change = |finding: &Diagnostic| finding.rule.name == UNLOGGED.name && finding.accepted.is_none();
    let (mut changes, mut rest): (Vec<Diagnostic>, Vec<Diagnostic>) = report.into_iter().partition(is_change);
    let others = Others::of(&rest);
    let mut told = BTreeSet::new();
    changes.retain_mut(|change| match others.beside(change).map(|at| (at, &mut rest[at])) {
        Some((_, error)) if error.severity == Severity::Error => {
            let became = change.message.trim_start_matches(SILENT);
            let help = error.help.take().map_or_else(String::new, |help| format!("{help}; "));
            error.help = Some(format!("{help}since it was published, {became}"));
            false
        }
        Some((at, warning)) => {
            let way = warning.help.as_ref().map_or_else(String::new, |help| format!(" ({help})"));
            let help = change.help.take().map_or_else(String::new, |help| format!("{help}; "));
            change.help =
                Some(format!("{help}what stands there now has a fault too: {}{way}", warning.message));
            told.insert(at);
            true
        }
        None => true,
    });
    let untold = rest.into_iter().enumerate().filter(|(at, _)| !told.contains(at));
    untold.map(|(_, finding)| finding).chain(changes).collect()
}

/// Findings that ask for something to be changed in one field, by file and field.
struct Others(BTreeMap<(Arc<str>, String), (Severity, usize)>);

impl Others {
    /// The first of each field; errors go before warnings, and what is grouped over several entries is no single field's.
    fn of(findings: &[Diagnostic]) -> Others {
        let mut others = BTreeMap::new();
        for severity in [Severity::Error, Severity::Warning] {
            let asks = |finding: &Diagnostic| {
                let is_grouped = severity == Severity::Warning && !finding.related.is_empty();
                finding.severity == severity && finding.accepted.is_none() && !is_grouped
            };
            for (at, finding) in findings.iter().enumerate().filter(|(_, finding)| asks(finding)) {
                others.entry((Arc::clone(&finding.file), place(finding))).or_insert((severity, at));
            }
        }
        Others(others)
    }

    /// The finding about the field of a change, about something in it, or about the list that it stands in; an error
    /// before a warning.
    fn beside(&self, change: &Diagnostic) -> Option<usize> {
        let own = place(change);
        let start = (Arc::clone(&change.file), own.clone());
        let near =
            self.0.range(start..).take_while(|((file, at), _)| *file == change.file && at.starts_with(&own));
        let is_within = |at: &str| at[own.len()..].is_empty() || at[own.len()..].starts_with(['.', '[']);
        let within = near.filter(|((_, at), _)| is_within(at)).map(|(_, found)| *found);
        let list =
            own.rfind('[').and_then(|end| self.0.get(&(Arc::clone(&change.file), own[..end].to_owned())));
        within.chain(list.copied()).min().map(|(_, at)| at)
    }
}

/// A place such that what is in a field begins with the field.
fn place(finding: &Diagnostic) -> String {
    finding.at.field().map_or_else(|| format!("{:?}", finding.at), str::to_owned)
}
