//! A model with one text changed: what follows from the rest of an entry stays as it is.

use super::{Goal, Model, Node};
use crate::parse::{Body, Document, What, Written};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Model {
    /// Puts `document` in place of the one at its path; `false`, where more follows from the change than the texts of
    /// its entries, and the model has to be made anew.
    ///
    /// Invariant: the model then equals that of all documents, but for what was found wrong.
    pub fn amend(&mut self, document: &Arc<Document>) -> bool {
        let path = &*document.path;
        let Ok(place) = self.documents.binary_search_by(|known| (*known.path).cmp(path)) else {
            return false;
        };
        let former = std::mem::replace(&mut self.documents[place], Arc::clone(document));
        if !is_like(&former, document) {
            return false;
        }
        // The names of others stand in its fields, and a translation's text in a file of its own.
        for node in self.entries.iter_mut().filter(|node| !node.stub && *node.body_file == *path) {
            let number = former.entries.iter().position(|known| Arc::ptr_eq(known, &node.body_of));
            let Some(number) = number else { return false };
            retell(Arc::make_mut(node), &document.entries[number]);
        }
        true
    }
}

/// Puts what is written now in place of what was: what is written as it was leads where it led.
fn retell(node: &mut Node, now: &Arc<Written>) {
    let former = Arc::clone(&node.written);
    let known: BTreeMap<&What, &Goal> =
        former.body.holes.iter().map(|hole| &hole.what).zip(&node.goals).collect();
    let goal = |what: &What| known.get(what).map_or(Goal::None, |goal| (*goal).clone());
    node.goals = now.body.holes.iter().map(|hole| goal(&hole.what)).collect();
    node.written = if node.is_translated {
        Arc::new(Written { body: now.body.clone(), ..Written::clone(&former) })
    } else {
        Arc::clone(now)
    };
    node.body_of = Arc::clone(now);
}

/// Everything in a text that leads to something else: all the rest is filled in from the text alone.
fn leads(body: &Body) -> BTreeSet<&What> {
    let is_own = |what: &&What| {
        use What::{BlockId, Close, HeadingId, Level, NoteBack, NoteHref, NoteId, NoteRefId, Number};
        matches!(
            what,
            BlockId(_)
                | Close
                | HeadingId(_)
                | Level(_)
                | NoteBack(..)
                | NoteHref(_)
                | NoteId(_)
                | NoteRefId(..)
                | Number(_)
        )
    };
    body.holes.iter().map(|hole| &hole.what).filter(|what| !is_own(what)).collect()
}

/// Whether two writings of a file differ in the words of its texts alone.
fn is_like(one: &Document, other: &Document) -> bool {
    one.seat == other.seat
        && one.unread.is_nothing()
        && other.unread.is_nothing()
        && one.report.is_empty()
        && other.report.is_empty()
        && one.entries.len() == other.entries.len()
        && one.entries.iter().zip(&other.entries).all(|(one, other)| is_entry_like(one, other))
}

/// Whether two entries differ in the words of their texts alone: where these stand may differ, too.
fn is_entry_like(one: &Written, other: &Written) -> bool {
    one.entry == other.entry
        && one.place == other.place
        && one.spoken.is_some() == other.spoken.is_some()
        && one.file_id == other.file_id
        && one.is_body_field == other.is_body_field
        && is_body_like(&one.body, &other.body)
}

/// Whether two texts lead to the same things, and neither of them alone says something: that is all that other entries
/// and the plan of pages know of a text.
fn is_body_like(one: &Body, other: &Body) -> bool {
    let is_silent = |body: &Body| body.parts.iter().all(|part| part.is_empty);
    one.html.trim().is_empty() == other.html.trim().is_empty()
        && one.quotes.len() == other.quotes.len()
        && is_silent(one) == is_silent(other)
        && leads(one) == leads(other)
}
