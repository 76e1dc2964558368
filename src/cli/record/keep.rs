//! The lock on disk, and words that only git remembers.

use super::is_unknown;
use crate::base::Diagnostic;
use crate::check::{CHANGE_RULES, unpinned};
use crate::cli::common::{Stop, way};
use crate::cli::mend::{self, unchanged};
use crate::cli::past;
use crate::cli::write::{create, replace};
use crate::model::Model;
use crate::report::mended;
use crate::seen::{Difference, FILE, Face, Fate, Line, Lock, faces, item};
use crate::site::{Memo, Site};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Everything as readers see it now, with the anchors that they kept of it.
pub fn all(made: &Site) -> Lock {
    let models: Vec<&Model> = made.editions.iter().map(|edition| &edition.model).collect();
    let before = made.sources.files.get(FILE).map(|file| Lock::read(&file.text).0).unwrap_or_default();
    let mut lock = Lock::default();
    for face in faces(&models) {
        let mut line = Line::of(&face, address(made, &face));
        if let Some(older) = before.lines.get(&face.item) {
            line.carry(older, &face);
        }
        lock.add(line);
    }
    lock
}

/// Where readers find an entry.
pub fn address(made: &Site, face: &Face) -> String {
    let edition = &made.editions[0];
    edition.addresses.entry(&edition.model, face.no).to_string()
}

/// Everything as readers see it now, but what is left to record as it was.
pub fn but(made: &Site, before: &Lock, left: &[&Difference<'_>]) -> Lock {
    let mut lock = all(made);
    for found in left {
        let line = match found.fate {
            Fate::New(_) => continue,
            Fate::Changed(line, face) => {
                lock.lines.remove(&face.item);
                line
            }
            Fate::Gone(line) => line,
        };
        if let Some(line) = before.lines.get(&line.item) {
            lock.add(line.clone());
        }
    }
    lock
}

/// Writes down the ids of what the lock remembers that are made of its words: readers may have their addresses from now on.
pub fn pin(root: &Path, mut made: Site, lock: &Lock) -> Result<(), Stop> {
    made.report = pins(&made, lock);
    if made.report.is_empty() {
        return Ok(());
    }
    let sources = made.sources.clone();
    let mended = mended(made, &|path| unchanged(root, &sources, path), &|sources, memo| {
        let mut site = Site::make(sources, memo);
        site.report.retain(|finding| finding.is_error() && !CHANGE_RULES.contains(&finding.rule));
        site.report.extend(pins(&site, lock));
        site
    });
    if mend::write(root, &way(root), &mended)? {
        return Ok(());
    }
    Err(Stop::machine("nothing was recorded, since a file was changed meanwhile"))
}

/// One finding for each entry of the lock whose id is to be written down.
fn pins(made: &Site, lock: &Lock) -> Vec<Diagnostic> {
    let Some(edition) = made.editions.first() else { return Vec::new() };
    let is_kept = |no| lock.lines.contains_key(&item(&edition.model, no));
    let kept = edition.model.nodes().filter(|(no, _)| is_kept(*no));
    kept.map(|(_, node)| unpinned(node)).filter(|finding| !finding.fixes.is_empty()).collect()
}

/// Writes the file, unless it says the same already.
pub fn write(root: &Path, lock: &Lock) -> Result<(), Stop> {
    let (path, text) = (root.join(FILE), lock.write());
    match fs::read_to_string(&path) {
        Ok(before) if before == text => Ok(()),
        Ok(_) => replace(&path, &text),
        Err(_) => create(&path, &text),
    }
}

/// Finds the words of which the lock has the fingerprint alone, where git keeps them.
pub fn remember(found: &mut [Difference<'_>], root: &Path, made: &Site) -> Result<(), Stop> {
    if !found.iter().any(is_unknown) {
        return Ok(());
    }
    let Some(revision) = past::last_change(root, FILE) else { return Ok(()) };
    let options = made.sources.options.clone();
    let old = Site::make(past::sources(root, &revision, made.sources.as_of, options)?, &Memo::default());
    let models: Vec<&Model> = old.editions.iter().map(|edition| &edition.model).collect();
    let old: BTreeMap<String, Face> =
        faces(&models).into_iter().map(|face| (face.item.clone(), face)).collect();
    for found in found.iter_mut() {
        let Fate::Changed(line, _) = found.fate else { continue };
        let Some(face) = old.get(&line.item) else { continue };
        for change in &mut found.changes {
            if let Some(field) = face.fields.get(&change.field) {
                change.remember(&field.words);
            }
        }
    }
    Ok(())
}
