//! What is found in each text by itself, kept from one build to the next.

use super::{Notes, read};
use crate::model::{Model, Node};
use crate::parse::Written;
use crate::source::Sources;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the rules of reading find in the texts of a site in one language, entry by entry.
///
/// Invariant: what is found in an entry follows from how it is written and from the language alone, so that what is kept
/// equals what would be found again.
#[derive(Default)]
pub struct Readings {
    language: Arc<str>,
    entries: BTreeMap<Key, Reading>,
}

/// Where an entry and its text are in memory; both are held, so that nothing else can be there.
type Key = (usize, usize);

struct Reading {
    _held: (Arc<Written>, Arc<Written>),
    notes: Arc<Notes>,
}

impl Readings {
    /// Reads the texts of a site in one language; what is `known` is not read again.
    pub fn of(model: &Model, sources: &Sources, known: Option<&Readings>) -> Readings {
        let language: Arc<str> = model.setting.language.as_str().into();
        let known = known.filter(|known| known.language == language);
        let nodes: Vec<&Node> = nodes(model).collect();
        let entries = nodes.par_iter().map(|node| {
            let kept = known.and_then(|known| known.entries.get(&key(node)));
            let notes = kept.map(|kept| Arc::clone(&kept.notes));
            let notes = notes.unwrap_or_else(|| Arc::new(read(model, node, sources)));
            (key(node), Reading { _held: (Arc::clone(&node.written), Arc::clone(&node.body_of)), notes })
        });
        Readings { language, entries: entries.collect() }
    }

    /// What was found in the texts of an entry.
    pub(super) fn notes(&self, node: &Node) -> Option<&Notes> {
        self.entries.get(&key(node)).map(|reading| &*reading.notes)
    }
}

fn key(node: &Node) -> Key {
    (Arc::as_ptr(&node.written).addr(), Arc::as_ptr(&node.body_of).addr())
}

/// The entries that are read.
pub(super) fn nodes(model: &Model) -> impl Iterator<Item = &Node> {
    model.nodes().map(|(_, node)| node).filter(|node| is_read(model, node))
}

/// Whether an entry is read: what is written in the language of the edition; the rest is read in its own.
pub(super) fn is_read(model: &Model, node: &Node) -> bool {
    !node.stub && (model.setting.is_default || node.is_translated)
}
