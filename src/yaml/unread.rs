//! What stands in a text and could not be read, so that nobody says of it that it is missing.

use super::line::Line;
use super::mend::touches;
use super::mistake::{Mistake, What};
use super::tree::{NodeNo, Shape, Tree};
use super::{foreign, words};
use crate::base::{nearest, slug};
use std::collections::BTreeSet;
use std::ops::Range;

/// The fields of one file that are written and could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unread {
    /// Paths of fields and items; the empty one stands for everything.
    fields: BTreeSet<String>,
    /// Paths of items that were taken out of their lists.
    cut: BTreeSet<String>,
    /// Keys whose lines were left out whole, so that nobody knows where they belong.
    keys: BTreeSet<String>,
    /// The words of all that was left out, joined as in an id, with a hyphen at both ends.
    words: String,
}

impl Unread {
    /// Whether everything was read.
    pub fn is_nothing(&self) -> bool {
        *self == Unread::default()
    }

    /// Whether the field at `path` (of the file), or something in it, is written and could not be read.
    pub fn has(&self, path: &str) -> bool {
        let key = path.rsplit(['.', ']']).next().unwrap_or(path);
        let is_within =
            |known: &String| known.strip_prefix(path).is_some_and(|rest| rest.starts_with(['.', '[']));
        self.keys.contains(key)
            || std::iter::once("").chain(ancestors(path)).any(|path| self.fields.contains(path))
            || self.fields.range(path.to_owned()..).take_while(|known| known.starts_with(path)).any(is_within)
    }

    /// Whether what was not read speaks of something with this id.
    pub fn speaks_of(&self, id: &str) -> bool {
        self.words.contains(&format!("-{id}-"))
    }

    /// A path by what was read as a path in the file: items that could not be read count there too.
    pub fn in_file(&self, path: &str) -> String {
        let mut out = String::with_capacity(path.len());
        let mut rest = path;
        while let Some((before, after)) = rest.split_once('[') {
            let Some((number, behind)) = after.split_once(']') else { break };
            out.push_str(before);
            let mut at: usize = number.parse().unwrap_or(0);
            // Every item left out at or before it moves it one further on.
            let mut seen = 0;
            while seen <= at {
                at += usize::from(self.cut.contains(&format!("{out}[{seen}]")));
                seen += 1;
            }
            out.push_str(&format!("[{at}]"));
            rest = behind;
        }
        out.push_str(rest);
        out
    }

    /// Everything of a file whose fields are written in another language.
    pub fn everything() -> Unread {
        Unread::all("")
    }

    /// Whether nothing was read.
    pub fn is_everything(&self) -> bool {
        self.fields.contains("")
    }

    pub(super) fn all(text: &str) -> Unread {
        let mut all = Unread { fields: [String::new()].into(), ..Unread::default() };
        all.say(text);
        all
    }

    /// What the mended lines hide.
    pub(super) fn mended(&mut self, text: &str, tree: &Tree, mended: &[Range<usize>]) {
        let is_hidden = |range: &Range<usize>| text[range.clone()].bytes().any(|b| !b.is_ascii_whitespace());
        let mended: Vec<Range<usize>> = mended.iter().filter(|range| is_hidden(range)).cloned().collect();
        if mended.is_empty() {
            return;
        }
        let mut kept = BTreeSet::new();
        each_value(tree, &mut |path, key, value| {
            let place = &tree.nodes[key.unwrap_or(value)].range;
            kept.extend(key.map(|_| place.start));
            let is_empty = tree.nodes[value].range.is_empty();
            let line = place.start..text[place.end..].find('\n').map_or(text.len(), |at| place.end + at);
            if is_empty && touches(&mended, &line) {
                self.fields.insert(path.to_owned());
            }
        });
        for line in Line::all(text).iter().filter(|line| touches(&mended, &line.range())) {
            self.say(line.text);
            if let Some(key) = line.key.clone().filter(|key| !kept.contains(&(line.start + key.start))) {
                self.keys.insert(line.text[key].to_owned());
            }
        }
    }

    /// What the mistakes of meaning hide.
    pub(super) fn mistaken(&mut self, text: &str, tree: &Tree, mistakes: &[Mistake]) {
        for mistake in mistakes {
            let path = words::path(tree, &mistake.steps);
            if let What::UnknownKey(key, known) = &mistake.what {
                let holder = path.rsplit_once('.').map_or(String::new(), |(holder, _)| format!("{holder}."));
                let meant = foreign::ours(&mistake.what).map_or_else(Vec::new, |ours| ours.words());
                let meant = meant.into_iter().chain(nearest(key, known.iter().copied()));
                self.fields.extend(meant.map(|word| format!("{holder}{word}")));
            }
            match mistake.steps.first() {
                Some(step) => words::places(tree, *step).into_iter().for_each(|place| self.say(&text[place])),
                None => self.say(text),
            }
            if path.ends_with(']') {
                self.cut.insert(path.clone());
            }
            self.fields.insert(path);
        }
    }

    fn say(&mut self, text: &str) {
        let hyphen = if self.words.is_empty() { "-" } else { "" };
        self.words = format!("{}{hyphen}{}-", self.words, slug(text));
    }
}

/// `a`, `a[1]` and `a[1].b` of `a[1].b`.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    let ends = path.char_indices().filter(|(at, c)| *at > 0 && matches!(c, '.' | '[')).map(|(at, _)| at);
    ends.chain([path.len()]).map(|end| &path[..end])
}

/// Every value of a tree that has a key or stands in a list, with the path to it.
fn each_value(tree: &Tree, visit: &mut dyn FnMut(&str, Option<NodeNo>, NodeNo)) {
    let mut open: Vec<(String, NodeNo)> = tree.root.map(|root| (String::new(), root)).into_iter().collect();
    while let Some((path, node)) = open.pop() {
        let mut found = |path: String, key: Option<NodeNo>, value: NodeNo| {
            visit(&path, key, value);
            open.push((path, value));
        };
        match &tree.nodes[node].shape {
            Shape::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    found(format!("{path}[{index}]"), None, *item);
                }
            }
            Shape::Map { pairs, .. } => {
                for (key, value) in pairs {
                    let dot = if path.is_empty() { "" } else { "." };
                    found(format!("{path}{dot}{}", tree.text(*key).unwrap_or_default()), Some(*key), *value);
                }
            }
            Shape::Scalar { .. } | Shape::Alias(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Unread;

    fn unread(fields: &[&str]) -> Unread {
        let fields: std::collections::BTreeSet<String> =
            fields.iter().map(|field| (*field).to_owned()).collect();
        Unread { cut: fields.clone(), fields, ..Unread::default() }
    }

    #[test]
    fn items_that_were_left_out_count_in_the_file() {
        let unread = unread(&["terms[0]", "terms[2]", "terms[4].roles[0]"]);
        assert_eq!(unread.in_file("terms[0].id"), "terms[1].id");
        assert_eq!(unread.in_file("terms[1].id"), "terms[3].id");
        assert_eq!(unread.in_file("terms[2].roles[0].for"), "terms[4].roles[1].for");
        assert_eq!(unread.in_file("people[0]"), "people[0]");
    }

    #[test]
    fn what_is_within_something_unread_is_unread() {
        let unread = unread(&["terms[1]", "title"]);
        assert!(
            unread.has("terms[1].id")
                && unread.has("title")
                && !unread.has("terms[10].id")
                && !unread.has("titles")
        );
        assert!(super::Unread::all("").has("anything[3].at.all"));
    }
}
