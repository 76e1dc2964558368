//! Drawn HTML as a tree: for turning it into something else.

use std::borrow::Cow;

/// Elements that hold nothing (HTML standard, section 13.1.2).
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements whose text is not HTML.
const RAW: &[&str] = &["script", "style", "textarea", "title"];

/// A piece of a page.
#[derive(Debug, Clone)]
pub enum Node<'a> {
    /// Text, its entities read.
    Text(Cow<'a, str>),
    /// An element: its name, its attributes, and what stands in it.
    Element(&'a str, Vec<(&'a str, Cow<'a, str>)>, Vec<Node<'a>>),
}

impl Node<'_> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let Node::Element(_, attributes, _) = self else { return None };
        attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| &**value)
    }

    /// All text in it.
    pub fn text(&self) -> String {
        match self {
            Node::Text(text) => text.to_string(),
            Node::Element(_, _, children) => children.iter().map(Node::text).collect(),
        }
    }

    /// Visits all elements in it, in order.
    pub fn each(&self, visit: &mut dyn FnMut(&Node<'_>)) {
        if let Node::Element(_, _, children) = self {
            for child in children {
                visit(child);
                child.each(visit);
            }
        }
    }
}

/// An element that is still open.
type Open<'a> = (&'a str, Vec<(&'a str, Cow<'a, str>)>, Vec<Node<'a>>);

/// The pieces of some HTML; an end without a beginning is passed over, and a beginning without an end ends where what
/// it stands in does.
pub fn tree(html: &str) -> Vec<Node<'_>> {
    let mut open: Vec<Open<'_>> = vec![("", Vec::new(), Vec::new())];
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        add(&mut open, &rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else if let Some(end) = rest.strip_prefix("</") {
            let (name, behind) = end.split_once('>').unwrap_or((end, ""));
            close(&mut open, name.trim());
            rest = behind;
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (name, attributes, behind) = tag(&rest[1..]);
            rest = behind;
            open.push((name, attributes, Vec::new()));
            if VOID.contains(&name) {
                close(&mut open, name);
            } else if RAW.contains(&name) {
                let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
                add(&mut open, &rest[..end]);
                rest = &rest[end..];
            }
        } else {
            rest = rest[1..].split_once('>').map_or("", |(_, rest)| rest);
        }
    }
    add(&mut open, rest);
    while open.len() > 1 {
        let name = open.last().map_or("", |(name, ..)| name);
        close(&mut open, name);
    }
    open.pop().map(|(_, _, nodes)| nodes).unwrap_or_default()
}

fn add<'a>(open: &mut [Open<'a>], text: &'a str) {
    if let Some((_, _, nodes)) = open.last_mut().filter(|_| !text.is_empty()) {
        nodes.push(Node::Text(read(text)));
    }
}

/// Ends the nearest open element of a name, and what stands open in it.
fn close(open: &mut Vec<Open<'_>>, name: &str) {
    if !open[1..].iter().any(|(known, ..)| *known == name) {
        return;
    }
    while let Some((known, attributes, nodes)) = open.pop() {
        let is_it = known == name;
        if let Some((_, _, around)) = open.last_mut() {
            around.push(Node::Element(known, attributes, nodes));
        }
        if is_it {
            return;
        }
    }
}

/// A start tag from just behind its `<`: its name, its attributes, and what stands behind it.
fn tag(text: &str) -> (&str, Vec<(&str, Cow<'_, str>)>, &str) {
    let end = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(text.len());
    let (name, mut rest) = text.split_at(end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(behind) = rest.strip_prefix('>') {
            return (name, attributes, behind);
        }
        let end = rest
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '=' | '/'))
            .unwrap_or(rest.len());
        if end == 0 {
            return (name, attributes, rest.get(1..).unwrap_or(""));
        }
        let key = &rest[..end];
        rest = &rest[end..];
        let mut value = "";
        if let Some(written) = rest.strip_prefix('=') {
            let mark = written.chars().next().filter(|mark| matches!(mark, '"' | '\''));
            (value, rest) = match mark {
                Some(mark) => written[1..].split_once(mark).unwrap_or((&written[1..], "")),
                None => written.split_at(written.find([' ', '\n', '>']).unwrap_or(written.len())),
            };
        }
        attributes.push((key, read(value)));
    }
}

/// Text with the entities read that our own writers make.
fn read(text: &str) -> Cow<'_, str> {
    super::page::unescaped(text)
}
