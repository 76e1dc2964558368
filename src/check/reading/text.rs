//! The text of an entry as it is read: plain words, and where in the file they stand.

use crate::base::At;
use crate::held::HeldText;
use crate::model::Node;
use crate::parse::{Body, What};
use crate::source::Sources;
use std::ops::Range;

/// Plain words of one body.
pub struct Prose<'a> {
    node: &'a Node,
    /// The words, folded, with what is said in them.
    pub text: HeldText,
    /// The place in the body's HTML where each line begins.
    lines: Vec<usize>,
    /// The words of links to pages and files, with their places in the HTML.
    pub links: Vec<(String, usize)>,
}

impl<'a> Prose<'a> {
    /// The prose of an entry; nothing where it has none.
    pub fn of(node: &'a Node) -> Option<Prose<'a>> {
        let body = &node.body_of.body;
        if body.html.is_empty() {
            return None;
        }
        let mut reader = Reader {
            body,
            plain: String::with_capacity(body.html.len() / 2),
            lines: vec![0],
            skip: None,
            link: None,
            links: Vec::new(),
        };
        reader.read();
        Some(Prose { node, text: HeldText::own(reader.plain), lines: reader.lines, links: reader.links })
    }

    /// Where words of the text stand in the file.
    pub fn at(&self, range: &Range<usize>, sources: &Sources) -> At {
        let line = self.text.line(range.start);
        let html = self.lines.get(line - 1).copied().unwrap_or(0);
        self.find(&self.text.exact(range), html, sources)
    }

    /// The stretch of the body's HTML that the line of a place stands in.
    pub fn line(&self, range: &Range<usize>) -> Range<usize> {
        let line = self.text.line(range.start);
        let end = self.lines.get(line).copied().unwrap_or(self.node.body_of.body.html.len() + 1);
        self.lines.get(line - 1).copied().unwrap_or(0)..end
    }

    /// Where words that stand behind a place of the HTML stand in the file.
    pub fn find(&self, words: &str, html: usize, sources: &Sources) -> At {
        let blocks = &self.node.body_of.body.blocks;
        // A heading, or a text without paragraphs, is sought from the paragraph before.
        let block = blocks.partition_point(|block| block.at <= html + 1);
        let start = block.checked_sub(1).map_or(0, |at| blocks[at].source);
        let file = sources.text(&self.node.body_file).map_or("", |text| &**text);
        let first: Vec<&str> = words.split_whitespace().take(3).collect();
        let found = (1..=first.len()).rev().find_map(|count| {
            let words = first[..count].join(" ");
            let plain = words.replace(['“', '”'], "\"").replace('’', "'");
            let rest = file.get(start..)?;
            rest.find(&words).or_else(|| rest.find(&plain)).map(|at| start + at..start + at + words.len())
        });
        self.node.body_at(&found.unwrap_or(start..(start + 1).min(file.len())))
    }
}

/// Reads the words of a body's HTML, without tags, code and quotations.
struct Reader<'a> {
    body: &'a Body,
    plain: String,
    lines: Vec<usize>,
    /// The element whose contents are left out.
    skip: Option<&'static str>,
    link: Option<(usize, usize)>,
    links: Vec<(String, usize)>,
}

/// Elements whose words are not ours, or no words.
const SKIPPED: &[&str] = &["blockquote", "pre", "code", "script", "style", "svg", "math"];

/// Elements that end a line.
const BLOCKS: &[&str] = &[
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "td",
    "th",
    "tr",
    "div",
    "figcaption",
    "dt",
    "dd",
    "br",
    "section",
    "h",
];

impl Reader<'_> {
    fn read(&mut self) {
        let html = self.body.html.as_str();
        let mut holes = self.body.holes.iter().peekable();
        let mut at = 0;
        while at < html.len() {
            while let Some(hole) = holes.next_if(|hole| hole.at <= at) {
                self.hole(&hole.what, at);
            }
            let stop = holes.peek().map_or(html.len(), |hole| hole.at.max(at + 1));
            let rest = &html[at..];
            if rest.starts_with('<') {
                let end = rest.find('>').map_or(html.len(), |end| at + end + 1);
                self.tag(&html[at + 1..end], at);
                at = end;
                continue;
            }
            let end = rest.find('<').map_or(html.len(), |end| at + end).min(stop);
            if self.skip.is_none() {
                unescape(&html[at..end], &mut self.plain);
            }
            at = end;
        }
    }

    fn hole(&mut self, what: &What, at: usize) {
        match what {
            What::Open(..) => self.link = Some((self.plain.len(), at)),
            What::Close => self.close(),
            What::Embed { .. } | What::Own { .. } | What::Spoken(_) => self.line(at),
            _ => {}
        }
    }

    fn tag(&mut self, tag: &str, at: usize) {
        let (name, is_end) = tag.strip_prefix('/').map_or((tag, false), |tag| (tag, true));
        let name: &str = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        if let Some(skipped) = self.skip {
            if is_end && name == skipped {
                self.skip = None;
            }
            return;
        }
        if let Some(skipped) = SKIPPED.iter().find(|known| **known == name).filter(|_| !is_end) {
            self.skip = Some(skipped);
        } else if BLOCKS.contains(&name) {
            self.line(at);
        } else if name == "a" {
            if is_end { self.close() } else { self.link = Some((self.plain.len(), at)) }
        }
    }

    fn line(&mut self, at: usize) {
        if !self.plain.is_empty() && !self.plain.ends_with('\n') {
            self.plain.push('\n');
            self.lines.push(at);
        } else if let Some(last) = self.lines.last_mut() {
            *last = at;
        }
    }

    fn close(&mut self) {
        if let Some((start, at)) = self.link.take() {
            self.links.push((self.plain[start..].to_owned(), at));
        }
    }
}

/// Text without the escapes of HTML; a line break within a paragraph is a space.
fn unescape(html: &str, out: &mut String) {
    let mut rest = html;
    while let Some(at) = rest.find(['&', '\n']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known =
            [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("\n", ' ')];
        let (escape, c) =
            known.into_iter().find(|(escape, _)| rest.starts_with(escape)).unwrap_or(("&", '&'));
        out.push(c);
        rest = &rest[escape.len()..];
    }
    out.push_str(rest);
}
