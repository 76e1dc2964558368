//! What changed between two wordings, word by word.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// They stand in both wordings.
    Kept,
    /// They stand in the later one only.
    Added,
    /// They stand in the earlier one only.
    Removed,
}

/// Words with the same fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// `kept`, `added` or `removed`.
    pub change: Change,
    /// The words.
    pub text: String,
}

/// Two wordings as one text: what was kept, and at each place what was removed before what was added.
pub fn changes(before: &str, after: &str) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let mut push = |change, text: String| match all.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.change == change => last.text.push_str(&text),
        _ => all.push(Stretch { change, text }),
    };
    for place in joined(places(before, after)) {
        push(Change::Removed, place.removed);
        push(Change::Added, place.added);
        push(Change::Kept, place.kept);
    }
    all
}

/// One place at which the wordings differ, and what both go on with.
#[derive(Default)]
struct Place {
    removed: String,
    added: String,
    kept: String,
}

/// Every place at which two wordings differ; the first may be none, and hold how both begin.
fn places(before: &str, after: &str) -> Vec<Place> {
    let mut places = vec![Place::default()];
    for change in TextDiff::from_unicode_words(before, after).iter_all_changes() {
        if change.tag() != ChangeTag::Equal && places.last().is_some_and(|place| !place.kept.is_empty()) {
            places.push(Place::default());
        }
        let place = places.last_mut().expect("there is one from the start");
        match change.tag() {
            ChangeTag::Equal => place.kept.push_str(change.value()),
            ChangeTag::Delete => place.removed.push_str(change.value()),
            ChangeTag::Insert => place.added.push_str(change.value()),
        }
    }
    places
}

/// Places with nothing but white space between them are one, so that a phrase is replaced as a phrase.
fn joined(places: Vec<Place>) -> Vec<Place> {
    let mut all: Vec<Place> = Vec::new();
    for place in places {
        match all.last_mut() {
            Some(last) if last.kept.trim().is_empty() && is_replaced(last, &place) => {
                let gap = std::mem::take(&mut last.kept);
                last.removed = format!("{}{gap}{}", last.removed, place.removed);
                last.added = format!("{}{gap}{}", last.added, place.added);
                last.kept = place.kept;
            }
            _ => all.push(place),
        }
    }
    all
}

/// Whether two places together take words away and bring words.
fn is_replaced(first: &Place, second: &Place) -> bool {
    let is_any = |one: &str, two: &str| !(one.trim().is_empty() && two.trim().is_empty());
    is_any(&first.removed, &second.removed) && is_any(&first.added, &second.added)
}
