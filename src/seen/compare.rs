//! What readers saw, and what they see now.

use super::face::Face;
use super::lock::{Line, Lock, print};
use crate::held::folded;
use std::collections::{BTreeMap, BTreeSet};

/// What stood in a field before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// Nothing.
    Nothing,
    /// These words.
    Words(String),
    /// Words of which only the fingerprint is known.
    Unknown(String),
}

/// One field that readers see otherwise than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field, as the lock names it.
    pub field: String,
    /// Where it is written now, as a path within the entry.
    pub at: String,
    /// What stood there.
    pub before: Before,
    /// What stands there now.
    pub after: Option<String>,
}

/// One entry that readers see otherwise than before.
#[derive(Debug, Clone)]
pub struct Difference<'a> {
    /// What became of it.
    pub fate: Fate<'a>,
    /// The fields that changed.
    pub changes: Vec<Change>,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy)]
pub enum Fate<'a> {
    /// Readers have not seen it yet.
    New(&'a Face),
    /// It changed; it may have another id now.
    Changed(&'a Line, &'a Face),
    /// It is gone.
    Gone(&'a Line),
}

impl Change {
    /// The same with the words that stood there, where these are the ones.
    pub fn remember(&mut self, words: &str) {
        if self.before == Before::Unknown(print(words)) {
            self.before = Before::Words(words.to_owned());
        }
    }

    /// The field without the language of its translation, and that language.
    pub fn name(&self) -> (&str, Option<&str>) {
        self.field.split_once('@').map_or((&self.field, None), |(name, language)| (name, Some(language)))
    }
}

/// The fields that readers see otherwise, by name.
pub fn compare(line: &Line, face: &Face) -> Vec<Change> {
    let names: BTreeSet<&String> =
        line.seen.keys().chain(line.prints.keys()).chain(face.fields.keys()).collect();
    let changes = names.into_iter().filter_map(|name| {
        let now = face.fields.get(name);
        let before = match (line.seen.get(name), line.prints.get(name)) {
            (Some(words), _) => Before::Words(words.clone()),
            (None, Some(print)) => Before::Unknown(print.clone()),
            (None, None) => Before::Nothing,
        };
        let is_same = match (&before, now) {
            (Before::Words(words), Some(field)) => {
                *words == field.words || folded(words) == folded(&field.words)
            }
            (Before::Unknown(known), Some(field)) => *known == print(&field.words),
            (Before::Nothing, None) => true,
            (_, now) => now.is_none_or(|field| field.words.is_empty()) && before == Before::Nothing,
        };
        let at = now.map_or_else(|| name.clone(), |field| field.at.clone());
        (!is_same).then(|| Change {
            field: name.clone(),
            at,
            before,
            after: now.map(|field| field.words.clone()),
        })
    });
    let mut changes: Vec<Change> = changes.collect();
    // What an entry is called and where it stands come first, its text last.
    changes.sort_by_key(|change| match change.name().0 {
        "title" => 0,
        "status" => 1,
        "body" => 3,
        "links" => 4,
        _ => 2,
    });
    changes
}

/// All entries that differ, by item; `renamed` gives the item that an entry which is gone has become.
pub fn differences<'a>(
    lock: &'a Lock,
    faces: &'a [Face],
    renamed: &dyn Fn(&Line) -> Option<String>,
) -> Vec<Difference<'a>> {
    let known: BTreeMap<&str, &Face> = faces.iter().map(|face| (face.item.as_str(), face)).collect();
    let mut left: BTreeMap<&str, &Face> = known.clone();
    let (mut all, mut lost) = (Vec::new(), Vec::new());
    for line in lock.lines.values() {
        match known.get(line.item.as_str()) {
            Some(face) => {
                left.remove(line.item.as_str());
                let changes = compare(line, face);
                if !changes.is_empty() {
                    all.push(Difference { fate: Fate::Changed(line, face), changes });
                }
            }
            None => lost.push(line),
        }
    }
    for line in lost {
        let face = renamed(line).and_then(|item| left.remove(item.as_str()));
        all.push(match face {
            Some(face) => Difference { fate: Fate::Changed(line, face), changes: compare(line, face) },
            None => Difference { fate: Fate::Gone(line), changes: Vec::new() },
        });
    }
    all.extend(left.into_values().map(|face| Difference { fate: Fate::New(face), changes: Vec::new() }));
    all.sort_by(|one, other| one.item().cmp(other.item()));
    all
}

impl<'a> Difference<'a> {
    /// What the entry is called in the lock.
    pub fn item(&self) -> &'a str {
        match self.fate {
            Fate::New(face) | Fate::Changed(_, face) => &face.item,
            Fate::Gone(line) => &line.item,
        }
    }
}
