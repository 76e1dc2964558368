//! Where a list and its items stand in a file, line by line.

use super::tree::{self, Node, Shape};
use std::ops::Range;

/// One list of a file.
pub(super) struct List {
    /// The lines of the list, its key's line included.
    pub(super) lines: Range<usize>,
    /// The items, in order.
    pub(super) items: Vec<Item>,
    /// How it is written.
    pub(super) form: Form,
    /// The value's own range.
    pub(super) range: Range<usize>,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// One dash an item, the dashes in this column.
    Block(usize),
    /// In brackets.
    Flow,
    /// A key without a value, or with `[]`.
    Empty,
}

/// One item.
pub(super) struct Item {
    /// Its lines, with the comments above it; for a list in brackets, the range of the value.
    pub(super) lines: Range<usize>,
    /// Where the line of its dash begins.
    pub(super) dash: usize,
    /// Its value.
    pub(super) node: Node,
}

/// Whether `yaml` has the list `key` (the list that the whole file is, where `key` is `None`), with items.
pub fn has_list(yaml: &str, key: Option<&str>) -> bool {
    matches!(find(yaml, key), Ok(Some(list)) if list.form != Form::Empty)
}

/// The list `key` of `yaml`, or the list that the whole file is.
pub(super) fn find(yaml: &str, key: Option<&str>) -> Result<Option<List>, String> {
    let Some(root) = tree::parse(yaml)? else { return Ok(None) };
    let Some(key) = key else {
        return list(yaml, &root, 0, yaml.len()).map(Some);
    };
    let Some(pairs) = root.pairs() else { return Err("this file is not made of `key: value` lines".into()) };
    if root.is_flow(yaml) {
        return Err("this file is written in brackets; write one key a line first".into());
    }
    let Some(at) = pairs.iter().position(|(name, _)| name.scalar() == Some(key)) else { return Ok(None) };
    let start = line_start(yaml, pairs[at].0.range.start);
    let end = pairs.get(at + 1).map_or(yaml.len(), |(next, _)| line_start(yaml, next.range.start));
    list(yaml, &pairs[at].1, start, end).map(Some)
}

/// The list that is the value `node`, with its key's line at `start`, and `end` what follows.
fn list(yaml: &str, node: &Node, start: usize, end: usize) -> Result<List, String> {
    let range = node.range.clone();
    match &node.shape {
        Shape::Scalar(text) if range.is_empty() || matches!(&**text, "~" | "null") => Ok(List {
            lines: start..line_end(yaml, range.start.max(start).min(yaml.len())),
            items: Vec::new(),
            form: Form::Empty,
            range,
        }),
        Shape::List(items) if items.is_empty() => {
            let lines = start..line_end(yaml, range.end);
            Ok(List { lines, items: Vec::new(), form: Form::Empty, range })
        }
        Shape::List(nodes) if node.is_flow(yaml) => {
            let items = nodes.iter().map(flow_item).collect();
            Ok(List { lines: start..line_end(yaml, range.end), items, form: Form::Flow, range })
        }
        Shape::List(nodes) => block(yaml, nodes, range, start..end),
        _ => Err("what stands here is not a list".into()),
    }
}

fn flow_item(node: &Node) -> Item {
    Item { lines: node.range.clone(), dash: node.range.start, node: node.clone() }
}

/// A list with one dash an item.
fn block(yaml: &str, nodes: &[Node], range: Range<usize>, around: Range<usize>) -> Result<List, String> {
    // The place that the parser gives a list without indent is not that of its first dash.
    let column = nodes.first().and_then(|node| first_dash(yaml, node.range.start)).unwrap_or(0);
    let dashes: Vec<usize> = nodes
        .iter()
        .map(|node| dash(yaml, node.range.start, column).ok_or("an item stands where no dash is"))
        .collect::<Result<_, _>>()?;
    let mut items = Vec::new();
    // What stands between the key and the first dash belongs to the first item.
    // A file that is one list has no line for a key.
    let first = &yaml[around.start..line_end(yaml, around.start)];
    let has_key = !first.trim().is_empty() && !first.trim_start().starts_with(['#', '-']);
    let mut from = if has_key { line_end(yaml, around.start) } else { around.start };
    for (index, node) in nodes.iter().enumerate() {
        let next = dashes.get(index + 1).copied().unwrap_or(around.end);
        let until = content_end(yaml, dashes[index], next, column);
        items.push(Item { lines: from..until, dash: dashes[index], node: node.clone() });
        from = until;
    }
    Ok(List { lines: around.start..from, items, form: Form::Block(column), range })
}

/// The column of the dash that opens the value at `at`: on its line, or on one above it.
fn first_dash(yaml: &str, at: usize) -> Option<usize> {
    let mut start = line_start(yaml, at);
    let mut before = &yaml[start..at];
    loop {
        let trimmed = before.trim_end();
        if let Some(dash) = trimmed.strip_suffix('-') {
            return dash.trim().is_empty().then_some(dash.len());
        }
        start = line_start(yaml, start.checked_sub(1)?);
        before = &yaml[start..line_end(yaml, start)];
        if !before.trim().is_empty() && !before.trim_start().starts_with(['#', '-']) {
            return None;
        }
    }
}

/// The start of the line whose dash, in `column`, opens the value at `at`.
fn dash(yaml: &str, at: usize, column: usize) -> Option<usize> {
    let mut start = line_start(yaml, at);
    loop {
        let line = &yaml[start..line_end(yaml, start)];
        if indent(line) == column && line[column..].starts_with('-') {
            return Some(start);
        }
        start = line_start(yaml, start.checked_sub(1)?);
    }
}

/// The end of what is written between `start` and `end`, without the empty lines and the comments of a
/// level with the dash, which belong to what follows.
fn content_end(yaml: &str, start: usize, end: usize, column: usize) -> usize {
    let mut at = end;
    while at > start {
        let line_at = line_start(yaml, at - 1);
        let line = &yaml[line_at..at];
        let is_gap = line.trim().is_empty() || (line.trim_start().starts_with('#') && indent(line) <= column);
        if line_at <= start || !is_gap {
            break;
        }
        at = line_at;
    }
    at
}

/// How many spaces a line begins with.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Where the line of the byte `at` begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Where the line of the byte `at` ends, its line break included.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// The comments in what stands between values, each from its `#`.
pub(super) fn comments(between: &str) -> impl Iterator<Item = &str> {
    between.lines().filter_map(|line| line.find('#').map(|at| line[at..].trim_end()))
}
