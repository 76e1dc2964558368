//! What is wrong with the site, as the overlay in the browser shows it.

use super::editor::Editor;
use crate::base::{Diagnostic, Severity};
use crate::report::{self, Locator, terminal};
use crate::source::Sources;
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

/// How many findings of each severity are shown in the browser; all of them are in the terminal.
const MOST: usize = 50;

#[derive(Serialize)]
struct Findings {
    errors: Vec<Finding>,
    warnings: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    /// As in the terminal.
    text: String,
    /// Opens the place in the author's editor.
    editor: Option<String>,
}

/// The findings as JSON: errors, and warnings that are not accepted.
pub fn json(report: &[Diagnostic], sources: &Sources, root: &Path, editor: Option<&Editor>) -> Arc<str> {
    let mut locator = Locator::new(sources);
    let look = terminal::Look { coloured: false, most: None, root: "" };
    let mut of = |severity: Severity| -> Vec<Finding> {
        let mut found: Vec<Diagnostic> = report
            .iter()
            .filter(|finding| finding.severity == severity && finding.accepted.is_none())
            .cloned()
            .collect();
        report::sort_with(&mut found, &mut locator);
        found.truncate(MOST);
        let texts = terminal::texts(&found, &mut locator, look);
        let shown = |(finding, text): (&Diagnostic, String)| {
            let place = locator.locate(finding);
            let editor =
                editor.map(|editor| editor.link(&root.join(&*finding.file), place.line, place.column));
            Finding { text: text.trim_end().to_owned(), editor }
        };
        found.iter().zip(texts).map(shown).collect()
    };
    let findings = Findings { errors: of(Severity::Error), warnings: of(Severity::Warning) };
    serde_json::to_string(&findings).expect("findings are text").into()
}
