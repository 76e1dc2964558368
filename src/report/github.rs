//! Findings as GitHub shows them beside the lines of a change: one workflow command a line.

use super::Locator;
use crate::base::{Diagnostic, Severity};
use crate::source::Sources;

/// All findings that stand, one line each; `root` is the way from the repository to the site.
pub fn lines(report: &[Diagnostic], sources: &Sources, root: &str) -> String {
    let mut locator = Locator::new(sources);
    let mut out = String::new();
    for found in report.iter().filter(|found| found.accepted.is_none()) {
        let place = locator.locate(found);
        let kind = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let file = property(&format!("{root}{}", found.file));
        let help = found.help.as_deref().map(|help| format!("\n{help}")).unwrap_or_default();
        out.push_str(&format!(
            "::{kind} file={file},line={},col={},endLine={},endColumn={},title={}::{}\n",
            place.line,
            place.column,
            place.end_line,
            place.end_column,
            property(found.rule.name),
            words(&format!("{}{help}", found.message)),
        ));
    }
    out
}

/// Text that may not end the command.
fn words(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text that may not end a property either.
fn property(text: &str) -> String {
    words(text).replace(':', "%3A").replace(',', "%2C")
}
