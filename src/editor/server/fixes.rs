//! What mends a finding under the cursor, as one step that the editor takes.

use super::findings::Shower;
use super::papers::Papers;
use crate::base::{At, Diagnostic};
use crate::report::patches;
use lsp_types::{CodeAction, CodeActionKind, CodeActionOrCommand, Range, TextEdit, Uri, WorkspaceEdit};
use std::sync::Arc;

/// The edits offered for a stretch of a file: for each finding that touches it and that one certain edit mends.
pub(super) fn at(papers: &mut Papers, uri: &Uri, around: Range) -> Vec<CodeActionOrCommand> {
    papers.now();
    let Some((path, _)) = papers.text(uri) else { return Vec::new() };
    let Some((site, _)) = papers.last() else { return Vec::new() };
    let mut shower = Shower::new(papers, &site.sources);
    let here = site.report.iter().filter(|found| *found.file == *path && found.accepted.is_none());
    let mendable = here.filter(|found| !found.fixes.is_empty());
    mendable.filter_map(|found| action(papers, &mut shower, found, around)).collect()
}

fn action(
    papers: &Papers,
    shower: &mut Shower<'_>,
    found: &Diagnostic,
    around: Range,
) -> Option<CodeActionOrCommand> {
    let shown = shower.show(found);
    if shown.range.end < around.start || around.end < shown.range.start {
        return None;
    }
    let mut changes: Vec<(Uri, Vec<TextEdit>)> = Vec::new();
    for (file, patches) in patches(std::slice::from_ref(found), shower.sources) {
        let edits = patches.into_iter().map(|patch| TextEdit {
            range: shower.range(&file, &At::Range(patch.range)),
            new_text: patch.text,
        });
        changes.push((papers.uri(&Arc::clone(&file))?, edits.collect()));
    }
    if changes.is_empty() {
        return None;
    }
    Some(CodeActionOrCommand::CodeAction(CodeAction {
        title: format!("Mend: {}", found.message),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![shown]),
        edit: Some(WorkspaceEdit {
            changes: Some(changes.into_iter().collect()),
            ..WorkspaceEdit::default()
        }),
        is_preferred: Some(true),
        ..CodeAction::default()
    }))
}
