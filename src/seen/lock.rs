//! `content/published.lock`: what readers saw of each entry when that was last recorded.
//!
//! Invariant: one JSON object a line, by item; the same faces give the same bytes.

use super::face::{Face, Field};
use crate::base::{Anchors, sha256};
use crate::held::folded;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// The file.
pub const FILE: &str = "content/published.lock";

/// The longest words that are kept as they are, in bytes; of longer ones, the fingerprint.
const LONGEST: usize = 600;

/// How many digits of a fingerprint are kept.
const DIGITS: usize = 16;

/// What readers saw of one entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The entry: folder of its briefing, kind, id.
    pub item: String,
    /// Where readers found it.
    pub at: String,
    /// The words of its fields.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub seen: BTreeMap<String, String>,
    /// The fingerprints of words that are long.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub prints: BTreeMap<String, String>,
    /// The anchors of its texts: `body`, and `body@uk` of a translation.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub anchors: BTreeMap<String, Anchors>,
}

/// Everything that was recorded, by item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    /// The lines.
    pub lines: BTreeMap<String, Line>,
}

/// A line of the file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Where it stands in the file.
    pub at: Range<usize>,
    /// Why; nothing where it is the mark of a merge.
    pub why: Option<String>,
}

impl Line {
    /// What readers see now of an entry that stands at `at`.
    pub fn of(face: &Face, at: String) -> Line {
        let mut line = Line { item: face.item.clone(), at, ..Line::default() };
        line.carry(&Line::default(), face);
        for (name, field) in &face.fields {
            line.put(name, field);
        }
        line
    }

    /// The same with all words, however long.
    pub fn whole(face: &Face, at: String) -> Line {
        let words = face.fields.iter().map(|(name, field)| (name.clone(), field.words.clone()));
        Line { item: face.item.clone(), at, seen: words.collect(), ..Line::default() }
    }

    /// Takes the anchors that the texts have now, and what an older line remembers of those they had.
    pub fn carry(&mut self, older: &Line, face: &Face) {
        let texts = face.anchors.iter().map(|(text, now)| {
            let known = older.anchors.get(text).map(|known| known.carried(now.clone()));
            (text.clone(), known.unwrap_or_else(|| Anchors { now: now.clone(), ..Anchors::default() }))
        });
        self.anchors = texts.collect();
    }

    /// Takes one field as it is seen now.
    pub fn put(&mut self, name: &str, field: &Field) {
        self.remove(name);
        if field.words.len() > LONGEST {
            self.prints.insert(name.to_owned(), print(&field.words));
        } else {
            self.seen.insert(name.to_owned(), field.words.clone());
        }
    }

    /// Forgets one field.
    pub fn remove(&mut self, name: &str) {
        self.seen.remove(name);
        self.prints.remove(name);
    }

    /// The title it had, or what stood in its place.
    pub fn title(&self) -> &str {
        let words = ["title", "text", "outlet", "url"].iter().find_map(|field| self.seen.get(*field));
        words.map_or(&self.item, String::as_str)
    }

    /// The key of its kind, and its id.
    pub fn kind_and_id(&self) -> (&str, &str) {
        let mut parts = self.item.rsplitn(3, '/');
        let id = parts.next().unwrap_or_default();
        (parts.next().unwrap_or_default(), id)
    }
}

/// The fingerprint of words: typography leaves it as it is.
pub(super) fn print(words: &str) -> String {
    let mut digits = sha256(folded(words).as_bytes());
    digits.truncate(DIGITS);
    digits
}

/// Whether a line of the file is one that git writes where two sides changed the same place.
pub(super) fn is_mark(line: &str) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark))
}

impl Lock {
    /// What a file holds, and which of its lines cannot be read.
    pub fn read(text: &str) -> (Lock, Vec<Wrong>) {
        let (mut lock, mut wrong, mut start) = (Lock::default(), Vec::new(), 0);
        for whole in text.split_inclusive('\n') {
            let (line, at) = (whole.trim(), start..start + whole.trim_end().len());
            start += whole.len();
            if line.is_empty() {
                continue;
            }
            if is_mark(line) {
                wrong.push(Wrong { at, why: None });
                continue;
            }
            match serde_json::from_str::<Line>(line) {
                Ok(line) if lock.lines.contains_key(&line.item) => {
                    wrong.push(Wrong { at, why: Some(format!("`{}` has a line already", line.item)) });
                }
                Ok(line) => drop(lock.lines.insert(line.item.clone(), line)),
                Err(why) => wrong.push(Wrong { at, why: Some(why.to_string()) }),
            }
        }
        (lock, wrong)
    }

    /// The file: one entry a line.
    pub fn write(&self) -> String {
        let line = |line: &Line| serde_json::to_string(line).expect("a line is plain values") + "\n";
        self.lines.values().map(line).collect()
    }

    /// Adds or replaces a line.
    pub fn add(&mut self, line: Line) {
        self.lines.insert(line.item.clone(), line);
    }
}
