//! What changed for readers, and addresses that they kept and nothing stands at.

use crate::base::{Anchors, Diagnostic};
use crate::check;
use crate::draw::Edition;
use crate::model::Model;
use crate::seen::{FILE, Lock, Wrong};
use crate::source::Sources;
use crate::views::Page;
use std::collections::{BTreeMap, BTreeSet};

/// What readers saw, where that was recorded, and which lines of the file cannot be read.
pub type Read = Option<(Lock, Vec<Wrong>)>;

/// Reads what readers saw.
pub fn lock(sources: &Sources) -> Read {
    sources.files.get(FILE).map(|file| Lock::read(&file.text))
}

/// The entries that readers found on a page of their own.
pub fn pages(lock: &Read) -> BTreeSet<String> {
    let lines = lock.iter().flat_map(|(lock, _)| lock.lines.values());
    lines.filter(|line| !line.at.contains('#')).map(|line| line.item.clone()).collect()
}

/// All entries that readers saw, with the anchors of their texts.
pub fn recorded(lock: &Read) -> BTreeMap<String, BTreeMap<String, Anchors>> {
    let lines = lock.iter().flat_map(|(lock, _)| lock.lines.values());
    lines.map(|line| (line.item.clone(), line.anchors.clone())).collect()
}

/// Everything that changed and is not said.
pub fn changes(editions: &[Edition], pages: &[Page], lock: &Read, is_writing: bool) -> Vec<Diagnostic> {
    let models: Vec<&Model> = editions.iter().map(|edition| &edition.model).collect();
    let (Some((lock, wrong)), Some(model)) = (lock, models.first()) else { return Vec::new() };
    let mut report = check::changes(&models, lock, wrong);
    if wrong.is_empty() {
        report.extend(vanished(model, pages, lock));
    }
    check::weighed(report, is_writing)
}

/// Entries that stand, but no longer at the address where readers found them.
fn vanished(model: &Model, pages: &[Page], lock: &Lock) -> Vec<Diagnostic> {
    // An entry that is gone, or that could not be read, is told of elsewhere.
    if model.documents.iter().any(|document| !document.unread.is_nothing()) {
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
    report
}
