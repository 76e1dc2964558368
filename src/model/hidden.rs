//! What is written and not published: drafts, and what could not be read.

use super::Scope;
use super::names::folded_name;
use crate::base::Id;
use crate::parse::{Document, Written};
use std::collections::{BTreeMap, BTreeSet};

/// The entries that are written and are in no page.
#[derive(Debug, Default)]
pub struct Hidden {
    /// The folders of briefings that are drafts.
    pub folders: BTreeSet<String>,
    ids: BTreeMap<Scope, BTreeSet<Id>>,
    names: BTreeMap<Scope, BTreeSet<String>>,
    files: BTreeSet<String>,
}

impl Hidden {
    /// Adds an entry of `document`.
    pub fn add(&mut self, scope: Scope, document: &Document, written: &Written, id: Id) {
        let common = &written.entry.common;
        let aliases = common.aliases.iter().filter_map(|alias| Id::new(alias));
        self.ids.entry(scope).or_default().extend(aliases.chain([id]));
        if written.entry.kind().is_shared() {
            let names = common.aliases.iter().chain(&common.title);
            self.names.entry(scope).or_default().extend(names.map(|name| folded_name(name)));
        }
        if written.place.is_empty() && written.spoken.is_none() {
            self.files.insert(document.path.to_string());
        }
    }

    /// Whether a draft has this id.
    pub fn has_id(&self, scope: Scope, id: &str) -> bool {
        self.ids.get(&scope).is_some_and(|ids| ids.contains(id))
    }

    /// Whether a draft has this name, folded.
    pub fn has_name(&self, scope: Scope, name: &str) -> bool {
        self.names.get(&scope).is_some_and(|names| names.contains(name))
    }

    /// Whether the file at `path` is a draft.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.contains(path)
    }
}
