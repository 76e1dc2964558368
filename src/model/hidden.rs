//! What is written and not published: drafts, and what could not be read.

use super::Scope;
use super::names::folded_name;
use crate::base::Id;
use crate::parse::{Document, Written};
use std::collections::BTreeSet;

/// The entries that are written and are in no page.
#[derive(Debug, Default)]
pub struct Hidden {
    /// The folders of briefings that are drafts.
    pub folders: BTreeSet<String>,
    ids: BTreeSet<(Scope, Id)>,
    names: BTreeSet<(Scope, String)>,
    files: BTreeSet<String>,
}

impl Hidden {
    /// Adds an entry of `document`.
    pub fn add(&mut self, scope: Scope, document: &Document, written: &Written, id: Id) {
        let common = &written.entry.common;
        for alias in common.aliases.iter() {
            self.ids.extend(Id::new(alias).map(|id| (scope, id)));
        }
        if written.entry.kind().is_shared() {
            let names = common.aliases.iter().chain(&common.title);
            self.names.extend(names.map(|name| (scope, folded_name(name))));
        }
        if written.place.is_empty() && written.spoken.is_none() {
            self.files.insert(document.path.to_string());
        }
        self.ids.insert((scope, id));
    }

    /// Whether a draft has this id.
    pub fn has_id(&self, scope: Scope, id: &Id) -> bool {
        self.ids.contains(&(scope, id.clone()))
    }

    /// Whether a draft has this name, folded.
    pub fn has_name(&self, scope: Scope, name: &str) -> bool {
        self.names.contains(&(scope, name.to_owned()))
    }

    /// Whether the file at `path` is a draft.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.contains(path)
    }
}
