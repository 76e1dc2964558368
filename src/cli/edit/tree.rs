//! YAML as a tree of ranges, for changes that keep the author's text.

use saphyr_parser::{Event, Parser, Span};
use std::ops::Range;

/// How deep an edited file may be nested.
const DEEPEST: usize = 64;

/// One value and where it stands, in bytes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) range: Range<usize>,
    pub(super) shape: Shape,
    /// It has an anchor or is an alias, or holds one: it cannot stand in another file.
    pub(super) anchored: bool,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
    Alias,
}

impl Node {
    /// The pairs of a map.
    pub(super) fn pairs(&self) -> Option<&[(Node, Node)]> {
        match &self.shape {
            Shape::Map(pairs) => Some(pairs),
            _ => None,
        }
    }

    /// Whether it is written in brackets.
    pub(super) fn is_flow(&self, text: &str) -> bool {
        text[self.range.start..].starts_with(['[', '{'])
    }

    /// The text of a scalar.
    pub(super) fn scalar(&self) -> Option<&str> {
        match &self.shape {
            Shape::Scalar(text) => Some(text),
            _ => None,
        }
    }
}

/// The tree of `text`; `None` where nothing but comments is written.
pub(super) fn parse(text: &str) -> Result<Option<Node>, String> {
    let bytes: Vec<usize> = if text.is_ascii() {
        Vec::new()
    } else {
        text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
    };
    let byte = |index: usize| bytes.get(index).copied().unwrap_or(index).min(text.len());
    let range = |span: Span| byte(span.start.index())..byte(span.end.index());
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| format!("line {}: {}", error.marker().line(), error.info()))?;
        let range = range(span);
        let done = match event {
            Event::Scalar(value, _, anchor, _) => {
                Some(Node { range, shape: Shape::Scalar(value.into_owned()), anchored: anchor > 0 })
            }
            Event::Alias(_) => Some(Node { range, shape: Shape::Alias, anchored: true }),
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) if open.len() >= DEEPEST => {
                let _ = anchor;
                return Err("this is nested too deeply".into());
            }
            Event::SequenceStart(anchor, _) => {
                open.push(Open { start: range.start, map: false, anchored: anchor > 0, values: Vec::new() });
                None
            }
            Event::MappingStart(anchor, _) => {
                open.push(Open { start: range.start, map: true, anchored: anchor > 0, values: Vec::new() });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|opened| opened.close(range.end)),
            Event::DocumentStart(_) if root.is_some() => return Err("a second document begins".into()),
            _ => None,
        };
        match (done, open.last_mut()) {
            (Some(node), Some(parent)) => parent.values.push(node),
            (Some(node), None) => root = Some(node),
            (None, _) => {}
        }
    }
    Ok(root.filter(|node| !(node.range.is_empty() && node.scalar().is_some())))
}

/// A container that has not ended yet.
struct Open {
    start: usize,
    map: bool,
    anchored: bool,
    values: Vec<Node>,
}

impl Open {
    fn close(self, end: usize) -> Node {
        let anchored = self.anchored || self.values.iter().any(|node| node.anchored);
        let shape = if self.map {
            let mut values = self.values.into_iter();
            let mut pairs = Vec::new();
            while let (Some(key), Some(value)) = (values.next(), values.next()) {
                pairs.push((key, value));
            }
            Shape::Map(pairs)
        } else {
            Shape::List(self.values)
        };
        Node { range: self.start..end.max(self.start), shape, anchored }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slices(text: &str) -> Vec<String> {
        fn walk(node: &Node, text: &str, out: &mut Vec<String>) {
            match &node.shape {
                Shape::List(items) => items.iter().for_each(|item| walk(item, text, out)),
                Shape::Map(pairs) => pairs.iter().for_each(|(key, value)| {
                    walk(key, text, out);
                    walk(value, text, out);
                }),
                _ => out.push(text[node.range.clone()].to_owned()),
            }
        }
        let mut out = Vec::new();
        walk(&parse(text).expect("it is YAML").expect("it is not empty"), text, &mut out);
        out
    }

    #[test]
    fn scalars_are_where_they_are_written_after_letters_of_any_script() {
        assert_eq!(
            slices("є: {п: «так», q: \"b\"}\nr: [x y , z]\n"),
            ["є", "п", "«так»", "q", "\"b\"", "r", "x y", "z"]
        );
    }

    #[test]
    fn a_file_of_comments_has_no_tree() {
        assert_eq!(parse("# nothing yet\n"), Ok(None));
        assert_eq!(parse(""), Ok(None));
    }

    #[test]
    fn anchors_are_seen_from_outside() {
        let tree = parse("a: &x {b: 1}\nc: 2\n").expect("it is YAML").expect("it is not empty");
        let pairs = tree.pairs().expect("a map");
        assert!(pairs[0].1.anchored);
        assert!(!pairs[1].1.anchored);
    }
}
