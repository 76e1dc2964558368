//! The items of a list as texts of their own, and the file without them.

use super::layout::{self, Form, Item, List, comments, line_end, line_start};
use super::tree::{self, Node};

/// A file without one of its lists, and what the list held.
#[derive(Debug, PartialEq)]
pub struct Cut {
    /// The file without the list.
    pub rest: String,
    /// The items, in order.
    pub items: Vec<Moved>,
}

/// One item, ready to be a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Moved {
    /// The front matter, with a line break at its end.
    pub yaml: String,
    /// The text that `body` held.
    pub body: Option<String>,
}

/// Takes the list `key` out of `yaml` (the list that the whole file is, where `key` is `None`);
/// `Ok(None)` where there is no such list.
pub fn cut(yaml: &str, key: Option<&str>) -> Result<Option<Cut>, String> {
    let Some(list) = layout::find(yaml, key)?.filter(|list| !list.items.is_empty()) else { return Ok(None) };
    let mut items = Vec::new();
    let mut before = list.range.start;
    for (index, item) in list.items.iter().enumerate() {
        let which = format!("item {} of the list", index + 1);
        if item.node.anchored {
            return Err(format!("{which} uses `&` or `*`, which work within one file only"));
        }
        if item.node.pairs().is_none() {
            return Err(format!("{which} is not made of `key: value` lines"));
        }
        let text = match list.form {
            Form::Block(_) => block(yaml, item),
            Form::Flow | Form::Empty => flow(yaml, &item.node, &yaml[before..item.node.range.start]),
        };
        before = item.node.range.end;
        items.push(without_body(&text).map_err(|why| format!("{which}: {why}"))?);
    }
    let rest = without(yaml, &list, key);
    check(yaml, &rest, key)?;
    Ok(Some(Cut { rest, items }))
}

/// That nothing but the list is gone: a file may be written in a way that this does not foresee.
fn check(yaml: &str, rest: &str, key: Option<&str>) -> Result<(), String> {
    let others = |text: &str| -> Result<Vec<(String, tree::Shape)>, String> {
        let root = tree::parse(text)?;
        let pairs = root.as_ref().and_then(|root| root.pairs()).unwrap_or_default();
        let others = pairs.iter().filter(|(name, _)| name.scalar() != key);
        Ok(others.map(|(name, value)| (name.scalar().unwrap_or("").to_owned(), shapes(value))).collect())
    };
    if others(yaml)? == others(rest)? && layout::find(rest, key)?.is_none() {
        Ok(())
    } else {
        Err("this file is written in a way that its items cannot be taken out of safely".into())
    }
}

/// A value without its place.
fn shapes(node: &Node) -> tree::Shape {
    let bare = |node: &Node| Node { range: 0..0, shape: shapes(node), anchored: false };
    match &node.shape {
        tree::Shape::List(items) => tree::Shape::List(items.iter().map(bare).collect()),
        tree::Shape::Map(pairs) => {
            tree::Shape::Map(pairs.iter().map(|(key, value)| (bare(key), bare(value))).collect())
        }
        other => other.clone(),
    }
}

/// An item behind a dash, moved to the left edge, the comments above it with it.
fn block(yaml: &str, item: &Item) -> String {
    let start = item.node.range.start;
    let column = start - line_start(yaml, start);
    let mut out = String::new();
    for comment in yaml[item.lines.start..item.dash].lines().map(str::trim).filter(|line| !line.is_empty()) {
        out.push_str(&format!("{comment}\n"));
    }
    // Between the dash and the first key there can be a comment, nothing else.
    for comment in comments(&yaml[item.dash..start]) {
        out.push_str(&format!("{comment}\n"));
    }
    if item.node.is_flow(yaml) {
        out.push_str(&flow(yaml, &item.node, ""));
        for comment in comments(&yaml[item.node.range.end..item.lines.end]) {
            out.push_str(&format!("{comment}\n"));
        }
        return out;
    }
    let first_end = line_end(yaml, start);
    out.push_str(&yaml[start..first_end]);
    if first_end < item.lines.end {
        for line in yaml[first_end..item.lines.end].split_inclusive('\n') {
            let spaces = layout::indent(line).min(column);
            out.push_str(&line[spaces..]);
        }
    }
    format!("{}\n", out.trim_end())
}

/// An item in brackets, one key a line, `above` what stands before it.
fn flow(yaml: &str, node: &Node, above: &str) -> String {
    let mut out = String::new();
    for comment in comments(above) {
        out.push_str(&format!("{comment}\n"));
    }
    let mut before = node.range.start;
    for (key, value) in node.pairs().unwrap_or_default() {
        for comment in comments(&yaml[before..key.range.start]) {
            out.push_str(&format!("{comment}\n"));
        }
        let written = yaml[value.range.clone()].trim();
        let written = if value.range.start < key.range.end { "" } else { written };
        // Continued lines must stand further in than their key.
        let lines: Vec<&str> = written.lines().map(str::trim).collect();
        let key_text = yaml[key.range.clone()].trim();
        let line = format!("{key_text}: {}", lines.join("\n  "));
        out.push_str(&format!("{}\n", line.trim_end()));
        before = value.range.end.max(key.range.end);
    }
    for comment in comments(&yaml[before..node.range.end]) {
        out.push_str(&format!("{comment}\n"));
    }
    out
}

/// The text of `body` taken out of a front matter.
fn without_body(yaml: &str) -> Result<Moved, String> {
    let tree = tree::parse(yaml)?;
    let pairs = tree.as_ref().and_then(|tree| tree.pairs()).unwrap_or_default();
    let Some(at) = pairs.iter().position(|(key, _)| key.scalar() == Some("body")) else {
        return Ok(Moved { yaml: yaml.to_owned(), body: None });
    };
    let Some(body) = pairs[at].1.scalar() else { return Err("its `body` is not text".into()) };
    let start = line_start(yaml, pairs[at].0.range.start);
    let mut end = pairs.get(at + 1).map_or(yaml.len(), |(next, _)| line_start(yaml, next.range.start));
    // Comments above the next key belong to it.
    while end > start {
        let line_at = line_start(yaml, end - 1);
        if line_at <= start || !yaml[line_at..end].starts_with('#') {
            break;
        }
        end = line_at;
    }
    let body = body.trim();
    Ok(Moved {
        yaml: format!("{}{}", &yaml[..start], &yaml[end..]),
        body: (!body.is_empty()).then(|| format!("{body}\n")),
    })
}

/// The file without the list; a remark on the key's line stays.
fn without(yaml: &str, list: &List, key: Option<&str>) -> String {
    let start = list.lines.start;
    let mut before = yaml[..start].to_owned();
    let mut after = &yaml[list.lines.end..];
    if key.is_some() {
        let first_line = &yaml[start..line_end(yaml, start)];
        let until = if list.form == Form::Flow { 0 } else { first_line.len() };
        for comment in comments(&first_line[..until]) {
            before.push_str(&format!("{comment}\n"));
        }
    }
    if before.is_empty() || before.ends_with("\n\n") {
        after = after.trim_start_matches('\n');
    }
    let whole = format!("{before}{after}");
    if whole.trim().is_empty() { String::new() } else { format!("{}\n", whole.trim_end()) }
}

#[cfg(test)]
mod tests;
