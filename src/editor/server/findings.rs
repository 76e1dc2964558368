//! What is wrong, as editors show it: for each file, all of it, and nothing where it was mended.

use super::papers::Papers;
use super::utf16::place;
use crate::base::{At, Diagnostic, Severity};
use crate::report::Locator;
use crate::source::Sources;
use lsp_server::Notification;
use lsp_types::notification::{Notification as _, PublishDiagnostics};
use lsp_types::{
    DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, PublishDiagnosticsParams,
    Range,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Papers {
    /// Tells of all findings, file by file; of files that had some, that they have none.
    pub(super) fn findings(&mut self, tell: &mut dyn FnMut(Notification)) {
        let Some((site, _)) = self.last() else { return };
        let mut report: Vec<Diagnostic> =
            site.report.iter().filter(|found| found.accepted.is_none()).cloned().collect();
        crate::report::sort(&mut report, &site.sources);
        let mut shower = Shower::new(self, &site.sources);
        let mut files: BTreeMap<Arc<str>, Vec<lsp_types::Diagnostic>> =
            self.told.iter().map(|file| (Arc::clone(file), Vec::new())).collect();
        for found in &report {
            files.entry(Arc::clone(&found.file)).or_default().push(shower.show(found));
        }
        let mut told = BTreeSet::new();
        for (file, diagnostics) in files {
            let Some(uri) = self.uri(&file) else { continue };
            if !diagnostics.is_empty() {
                told.insert(file);
            }
            let params = PublishDiagnosticsParams { uri, diagnostics, version: None };
            tell(Notification::new(PublishDiagnostics::METHOD.to_owned(), params));
        }
        self.told = told;
    }
}

/// Turns findings into what editors show, reading each file once.
pub(super) struct Shower<'a> {
    papers: &'a Papers,
    pub(super) sources: &'a Sources,
    locator: Locator<'a>,
    lines: BTreeMap<Arc<str>, Vec<&'a str>>,
}

impl<'a> Shower<'a> {
    pub(super) fn new(papers: &'a Papers, sources: &'a Sources) -> Shower<'a> {
        Shower { papers, sources, locator: Locator::new(sources), lines: BTreeMap::new() }
    }

    pub(super) fn show(&mut self, found: &Diagnostic) -> lsp_types::Diagnostic {
        let related = found.related.iter().filter_map(|other| {
            let uri = self.papers.uri(&other.file)?;
            let range = self.range(&other.file, &other.at);
            Some(DiagnosticRelatedInformation {
                location: Location { uri, range },
                message: other.message.clone(),
            })
        });
        let related: Vec<DiagnosticRelatedInformation> = related.collect();
        let help = found.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
        lsp_types::Diagnostic {
            range: self.range(&found.file, &found.at),
            severity: Some(match found.severity {
                Severity::Error => DiagnosticSeverity::ERROR,
                Severity::Warning => DiagnosticSeverity::WARNING,
                Severity::Note => DiagnosticSeverity::INFORMATION,
            }),
            code: Some(NumberOrString::String(found.rule.name.to_owned())),
            source: Some("standfirst".to_owned()),
            message: format!("{}{help}", found.message),
            related_information: (!related.is_empty()).then_some(related),
            ..lsp_types::Diagnostic::default()
        }
    }

    pub(super) fn range(&mut self, file: &Arc<str>, at: &At) -> Range {
        let found = self.locator.place(file, at);
        let text = self.sources.text(file).map_or("", |text| text);
        let lines = self.lines.entry(Arc::clone(file)).or_insert_with(|| text.split('\n').collect());
        place(lines, &found)
    }
}
