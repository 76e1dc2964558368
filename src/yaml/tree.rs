//! Front matter as a tree that knows the place of every value.
//!
//! Invariant: it is built from what the author wrote, so it also knows what YAML throws away: which keys
//! stand twice, where an alias stands, whether a value was quoted.

use super::problem::Problem;
use super::{Limits, rules};
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// A value's number in its tree.
pub(super) type NodeNo = usize;

/// The values of one text.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
    pub root: Option<NodeNo>,
}

/// One value and where it stands, in bytes of the text.
#[derive(Debug)]
pub(super) struct Node {
    pub range: Range<usize>,
    pub shape: Shape,
    height: usize,
    replays: usize,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Shape {
    /// Text, a number, a date, `true` or nothing; `plain` where it stands without quotes.
    Scalar { text: String, plain: bool },
    /// A list.
    List(Vec<NodeNo>),
    /// Keys and values; `flow` where it stands in braces.
    Map { flow: bool, pairs: Vec<(NodeNo, NodeNo)> },
    /// The same as another value.
    Alias(NodeNo),
}

/// Why reading stopped before the end.
#[derive(Debug)]
pub(super) enum Stop {
    /// The text is not YAML: where that was noticed, where the last good value stands, and the parser's words.
    Syntax { at: usize, since: usize, info: String },
    /// A limit was reached; there is no going on.
    Limit(Problem),
}

/// Reads `text` as one YAML document as far as it goes, with what is wrong in it.
pub(super) fn build(text: &str, limits: &Limits) -> (Tree, Vec<Problem>, Option<Stop>) {
    let places = Places::new(text);
    let mut builder = Builder::new(text, limits);
    let mut parser = Parser::new_from_str(text);
    let mut since = 0;
    let stop = loop {
        match parser.next_event() {
            None => break None,
            Some(Err(error)) => {
                let (at, info) = (places.byte(error.marker().index()), error.info().to_owned());
                break Some(if info.contains("recursion limit") {
                    Stop::Limit(too_deep(at..text.len().min(at + 1), limits))
                } else {
                    Stop::Syntax { at, since, info }
                });
            }
            Some(Ok((event, span))) => {
                let range = places.range(span);
                if !matches!(event, Event::MappingEnd | Event::SequenceEnd) {
                    since = range.start;
                }
                if let Err(stop) = builder.take(event, range) {
                    break Some(stop);
                }
            }
        }
    };
    builder.finish(stop)
}

impl Tree {
    /// The value itself, where an alias stands for it.
    pub fn resolve(&self, mut node: NodeNo) -> NodeNo {
        while let Shape::Alias(target) = self.nodes[node].shape {
            node = target;
        }
        node
    }

    /// The text of a scalar.
    pub fn text(&self, node: NodeNo) -> Option<&str> {
        match &self.nodes[self.resolve(node)].shape {
            Shape::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }
}

struct Builder<'a> {
    text: &'a str,
    limits: &'a Limits,
    tree: Tree,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Anchor>,
    documents: usize,
    replays: usize,
    problems: Vec<Problem>,
}

/// A list or map whose end has not been met.
struct Open {
    node: NodeNo,
    key: Option<NodeNo>,
    seen: BTreeMap<String, Range<usize>>,
}

struct Anchor {
    node: NodeNo,
    open: bool,
    used: bool,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, limits: &'a Limits) -> Builder<'a> {
        Builder {
            text,
            limits,
            tree: Tree::default(),
            open: Vec::new(),
            anchors: BTreeMap::new(),
            documents: 0,
            replays: 0,
            problems: Vec::new(),
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), Stop> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let info = "second document".to_owned();
                    return Err(Stop::Syntax { at: range.start, since: range.start, info });
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                let plain = matches!(style, ScalarStyle::Plain);
                // The parser has a value that is not there begin at the next sign.
                let range = if plain && text.is_empty() { range.start..range.start } else { range };
                let node = self.add(range, Shape::Scalar { text: text.into_owned(), plain });
                self.named(node, anchor, false);
                if tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
                    self.taken_as(node, '!', "a type");
                }
                self.attach(node);
            }
            Event::SequenceStart(anchor, _) => self.open(range, Shape::List(Vec::new()), anchor)?,
            Event::MappingStart(anchor, _) => {
                let flow = self.text[range.start..].starts_with('{');
                self.open(range, Shape::Map { flow, pairs: Vec::new() }, anchor)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            Event::Alias(anchor) => self.alias(anchor, range)?,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn add(&mut self, range: Range<usize>, shape: Shape) -> NodeNo {
        self.tree.nodes.push(Node { range, shape, height: 0, replays: 0 });
        self.tree.nodes.len() - 1
    }

    fn open(&mut self, range: Range<usize>, shape: Shape, anchor: usize) -> Result<(), Stop> {
        if self.open.len() >= self.limits.depth {
            return Err(Stop::Limit(too_deep(range, self.limits)));
        }
        let node = self.add(range, shape);
        self.named(node, anchor, true);
        self.open.push(Open { node, key: None, seen: BTreeMap::new() });
        Ok(())
    }

    fn close(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        let node = &self.tree.nodes[open.node];
        let last = match &node.shape {
            Shape::List(items) => items.last().copied(),
            Shape::Map { pairs, .. } => pairs.last().map(|(_, value)| *value),
            _ => None,
        };
        let is_bracketed = self.text[node.range.start..].starts_with(['{', '[']) && node.range.len() == 1;
        self.tree.nodes[open.node].range.end = match last {
            Some(last) if !is_bracketed => self.tree.nodes[last].range.end,
            _ => end,
        };
        if let Some(anchor) = self.anchors.values_mut().find(|anchor| anchor.open && anchor.node == open.node)
        {
            anchor.open = false;
        }
        self.attach(open.node);
    }

    /// Puts a finished value where it belongs.
    fn attach(&mut self, node: NodeNo) {
        let Some(open) = self.open.last_mut() else {
            self.tree.root = Some(node);
            return;
        };
        let parent = open.node;
        let (height, replays) = (self.tree.nodes[node].height, self.tree.nodes[node].replays);
        let holder = &mut self.tree.nodes[parent];
        holder.height = holder.height.max(height + 1);
        holder.replays += replays;
        if let Shape::List(items) = &mut holder.shape {
            items.push(node);
        } else if let Some(key) = open.key.take() {
            self.pair(parent, key, node);
        } else {
            open.key = Some(node);
        }
    }

    /// Adds a key and its value to the open map, unless the key stands there already.
    fn pair(&mut self, map: NodeNo, key: NodeNo, value: NodeNo) {
        let at = self.tree.nodes[key].range.clone();
        let Some(text) = self.tree.text(key).map(str::to_owned) else {
            let sign = self.text[at.start..].chars().next().unwrap_or('{');
            self.problems.push(sign_first(sign, at));
            return;
        };
        let Some(open) = self.open.last_mut() else { return };
        if let Some(first) = open.seen.get(&text) {
            let is_list = matches!(self.tree.nodes[value].shape, Shape::List(_));
            self.problems.push(twice((&text, is_list), at, first.clone()));
            return;
        }
        open.seen.insert(text, at);
        if let Shape::Map { pairs, .. } = &mut self.tree.nodes[map].shape {
            pairs.push((key, value));
        }
    }

    fn named(&mut self, node: NodeNo, anchor: usize, open: bool) {
        if anchor > 0 {
            self.anchors.insert(anchor, Anchor { node, open, used: false });
        }
    }

    fn alias(&mut self, anchor: usize, range: Range<usize>) -> Result<(), Stop> {
        let Some(anchor) = self.anchors.get_mut(&anchor) else { return Ok(()) };
        anchor.used = true;
        let (target, open) = (anchor.node, anchor.open);
        if open {
            let message = format!("`{}` stands inside what it repeats", &self.text[range.clone()]);
            return Err(Stop::Limit(Problem::new(&rules::LIMIT, range, message, "write the value out")));
        }
        let (height, replays) = (self.tree.nodes[target].height, self.tree.nodes[target].replays + 1);
        self.replays += replays;
        if self.replays > self.limits.aliases {
            let message = format!("values are repeated with `*` more than {} times", self.limits.aliases);
            return Err(Stop::Limit(Problem::new(&rules::LIMIT, range, message, "write the values out")));
        }
        if self.open.len() + height > self.limits.depth {
            return Err(Stop::Limit(too_deep(range, self.limits)));
        }
        let node = self.add(range, Shape::Alias(target));
        self.tree.nodes[node].height = height;
        self.tree.nodes[node].replays = replays;
        self.attach(node);
        Ok(())
    }

    /// A word of the text that YAML took for something else.
    fn taken_as(&mut self, node: NodeNo, sign: char, what: &str) {
        let start = self.tree.nodes[node].range.start;
        let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let before = || self.text[line..start].rfind(sign).map(|at| at + line);
        let Some(at) = self.text[start..].starts_with(sign).then_some(start).or_else(before) else { return };
        let word = self.text[at..].split_whitespace().next().unwrap_or_default();
        let message = format!("`{word}` is taken as {what}, not as text");
        let help = "put quotes around the whole text";
        self.problems.push(Problem::new(&rules::AT, at..at + word.len(), message, help));
    }

    fn finish(mut self, stop: Option<Stop>) -> (Tree, Vec<Problem>, Option<Stop>) {
        let end = self.text.len();
        while !self.open.is_empty() {
            self.close(end);
        }
        let unused: Vec<NodeNo> =
            self.anchors.values().filter(|anchor| !anchor.used).map(|anchor| anchor.node).collect();
        for node in unused {
            if matches!(self.tree.nodes[node].shape, Shape::Scalar { .. }) {
                self.taken_as(node, '&', "a name for the value");
            }
        }
        (self.tree, self.problems, stop)
    }
}

fn twice((key, is_list): (&str, bool), second: Range<usize>, first: Range<usize>) -> Problem {
    let help = if is_list { "put the items of both below one of them" } else { "keep one of the two" };
    Problem::new(&rules::DUPLICATE_KEY, second, format!("`{key}` is given twice"), help)
        .related(first, "first given here")
}

fn sign_first(sign: char, range: Range<usize>) -> Problem {
    let message = format!("text that begins with `{sign}` needs quotes");
    Problem::new(&rules::AT, range, message, "put quotes around the whole text")
}

fn too_deep(range: Range<usize>, limits: &Limits) -> Problem {
    let message = format!("lists and maps stand more than {} deep in one another", limits.depth);
    Problem::new(
        &rules::LIMIT,
        range,
        message,
        "no field of ours is nested like that: look for a stray bracket",
    )
}

/// From the parser's positions, counted in characters, to bytes.
struct Places<'a> {
    text: &'a str,
    /// The byte of every 32nd character; empty where all characters are one byte.
    marks: Vec<usize>,
}

impl Places<'_> {
    fn new(text: &str) -> Places<'_> {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().step_by(32).map(|(at, _)| at).collect()
        };
        Places { text, marks }
    }

    fn byte(&self, index: usize) -> usize {
        if self.marks.is_empty() {
            return index.min(self.text.len());
        }
        let Some(&mark) = self.marks.get(index / 32) else { return self.text.len() };
        self.text[mark..].char_indices().nth(index % 32).map_or(self.text.len(), |(at, _)| mark + at)
    }

    /// The bytes of a span, without the white space that ends it.
    fn range(&self, span: Span) -> Range<usize> {
        let start = self.byte(span.start.index());
        let end = self.byte(span.end.index()).max(start);
        start..start + self.text[start..end].trim_end().len()
    }
}
