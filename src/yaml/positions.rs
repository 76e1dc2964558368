//! Where a field stands, by its path.

use super::tree::{NodeNo, Shape, Tree};
use super::{Limits, mend};
use std::ops::Range;

/// The places of all fields of one front matter or YAML file.
#[derive(Debug)]
pub struct Positions {
    tree: Tree,
    base: usize,
}

/// Where a walk along a path ended.
struct Found {
    key: Option<NodeNo>,
    value: NodeNo,
    whole: bool,
}

impl Positions {
    /// The places of the fields in `yaml`, a range of bytes of `text`.
    pub fn new(text: &str, yaml: Range<usize>) -> Positions {
        let base = yaml.start;
        Positions { tree: mend::read(&text[yaml], &Limits::RECORDS).tree, base }
    }

    /// The bytes of the value at `path`, as in `provisions[2].status`; for a field that is missing, the
    /// first key of the innermost entry that is there, or the text that stands for the entry.
    pub fn value(&self, path: &str) -> Option<Range<usize>> {
        let found = self.walk(path)?;
        let value = self.tree.nodes[found.value].range.clone();
        match found.key {
            _ if !found.whole => Some(self.first_key(&found)),
            Some(key) if value.is_empty() => Some(self.place(key)),
            _ => Some(self.place(found.value)),
        }
    }

    /// The bytes of the key at `path`; of the item where the path ends in a list item.
    pub fn key(&self, path: &str) -> Option<Range<usize>> {
        let found = self.walk(path)?;
        match found.key {
            _ if !found.whole => Some(self.first_key(&found)),
            Some(key) => Some(self.place(key)),
            None => Some(self.place(found.value)),
        }
    }

    /// The bytes of the value at `path`; nothing for a field that is missing.
    pub fn exact(&self, path: &str) -> Option<Range<usize>> {
        let found = self.walk(path)?;
        found.whole.then(|| self.place(found.value))
    }

    /// What must be written where so that the entry at `path` begins with the field `key`; nothing where it has one that holds
    /// something, or is written in a way in which a field cannot be put in safely.
    pub fn opening(&self, text: &str, path: &str, key: &str, value: &str) -> Option<(Range<usize>, String)> {
        let found = self.walk(path).filter(|found| found.whole)?;
        let Shape::Map { flow, pairs } = &self.tree.nodes[found.value].shape else { return None };
        if let Some((own, held)) = pairs.iter().find(|(own, _)| self.tree.text(*own) == Some(key)) {
            let (own, held) = (self.place(*own), self.place(*held));
            let blank = || text[own.end..].starts_with(':').then_some(own.end + 1..own.end + 1);
            let is_null = matches!(&text[held.clone()], "~" | "null");
            if held.is_empty() {
                return blank().map(|at| (at, format!(" {value}")));
            }
            return is_null.then(|| (held, value.to_owned()));
        }
        let at = self.place(pairs.first()?.0).start;
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        if *flow {
            return Some((at..at, format!("{key}: {value}, ")));
        }
        let is_edge = text[line..at].bytes().all(|b| matches!(b, b' ' | b'-'));
        is_edge.then(|| (at..at, format!("{key}: {value}\n{}", " ".repeat(at - line))))
    }

    fn first_key(&self, found: &Found) -> Range<usize> {
        match &self.tree.nodes[self.tree.resolve(found.value)].shape {
            Shape::Map { pairs, .. } if !pairs.is_empty() => self.place(pairs[0].0),
            Shape::Scalar { text, .. } if !text.is_empty() => self.place(found.value),
            _ => self.place(found.key.unwrap_or(found.value)),
        }
    }

    fn place(&self, node: NodeNo) -> Range<usize> {
        let range = &self.tree.nodes[node].range;
        range.start + self.base..range.end + self.base
    }

    fn walk(&self, path: &str) -> Option<Found> {
        let mut found = Found { key: None, value: self.tree.root?, whole: true };
        let mut rest = path;
        while !rest.is_empty() {
            match self.step(found.value, rest) {
                Some((key, value, left)) => {
                    let key = if value == found.value { found.key } else { key };
                    found = Found { key, value, whole: true };
                    rest = left;
                }
                None => return Some(Found { whole: false, ..found }),
            }
        }
        Some(found)
    }

    /// One step down along a path: the key, the value, and what is left of the path.
    fn step<'p>(&self, node: NodeNo, path: &'p str) -> Option<(Option<NodeNo>, NodeNo, &'p str)> {
        match &self.tree.nodes[self.tree.resolve(node)].shape {
            Shape::List(items) => {
                let (index, rest) = path.strip_prefix('[')?.split_once(']')?;
                let item = *items.get(index.parse::<usize>().ok()?)?;
                Some((None, item, rest.strip_prefix('.').unwrap_or(rest)))
            }
            // One value stands for a list of it: `evidence: words`.
            _ if path.starts_with("[0]") => {
                let rest = &path["[0]".len()..];
                Some((None, node, rest.strip_prefix('.').unwrap_or(rest)))
            }
            // A key may itself hold points and brackets: the longest that fits is meant.
            Shape::Map { pairs, .. } => pairs
                .iter()
                .filter_map(|&(key, value)| {
                    let rest = path.strip_prefix(self.tree.text(key)?)?;
                    let left = rest.strip_prefix('.').unwrap_or(rest);
                    (rest.is_empty() || rest.starts_with(['.', '['])).then_some((Some(key), value, left))
                })
                .min_by_key(|(_, _, left)| left.len()),
            _ => None,
        }
    }
}
