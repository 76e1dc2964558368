//! What changed for readers, and addresses that they kept and nothing stands at.

use crate::base::Diagnostic;
use crate::check;
use crate::draw::Edition;
use crate::seen::{FILE, Lock};
use crate::source::Sources;
use crate::views::Page;
use std::collections::BTreeSet;

/// Everything that changed and is not said.
pub fn changes(editions: &[Edition], pages: &[Page], sources: &Sources) -> Vec<Diagnostic> {
    let models: Vec<_> = editions.iter().map(|edition| &edition.model).collect();
    let mut report = check::changes(&models, sources);
    report.extend(vanished(&models, pages, sources));
    report
}

/// Entries that stand, but no longer at the address where readers found them.
fn vanished(models: &[&crate::model::Model], pages: &[Page], sources: &Sources) -> Vec<Diagnostic> {
    let (Some(file), Some(model)) = (sources.files.get(FILE), models.first()) else { return Vec::new() };
    let (lock, wrong) = Lock::read(&file.text);
    // An entry that is gone, or that could not be read, is told of elsewhere.
    if !wrong.is_empty()
        || model.documents.iter().any(|document| document.report.iter().any(Diagnostic::is_error))
    {
        return Vec::new();
    }
    let known: BTreeSet<&str> = pages.iter().map(|page| page.route.as_str()).collect();
    let mut report = Vec::new();
    for (no, node) in model.nodes() {
        let Some(line) = lock.lines.get(&crate::seen::item(model, no)) else { continue };
        let page = line.at.split('#').next().unwrap_or(&line.at);
        if !known.contains(page) && !node.stub {
            let message = format!("this was published at {page}, and nothing stands there now");
            let finding = Diagnostic::new(&check::REMOVED, &node.file, node.written.itself(), message);
            let help = format!("add `{page}` to its `aliases`, so that the old address leads to the new one");
            report.push(finding.help(help));
        }
    }
    check::weighed(report, sources)
}
