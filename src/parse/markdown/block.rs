//! Paragraphs, list items and headings: what gets an anchor of its own.

use super::rules;
use super::writer::Writer;
use crate::base::slug;
use crate::parse::{Heading, What};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::iter::Peekable;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

/// The first 8 hexadecimal digits of the hash of a text, white space and case folded.
fn hash(text: &str) -> String {
    let words: Vec<String> =
        text.split_whitespace().map(|word| word.nfc().flat_map(char::to_lowercase).collect()).collect();
    blake3::hash(words.join(" ").as_bytes()).to_hex()[..8].to_owned()
}

/// A heading that is open.
pub(super) struct OpenHeading {
    level: u8,
    id: Option<String>,
    plain: usize,
    html: usize,
    start: usize,
    source: Range<usize>,
}

impl Writer<'_> {
    /// A paragraph; one that holds an image or an embed alone is not written as one.
    pub(super) fn start_paragraph<'e, I>(&mut self, at: Range<usize>, rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        let is_alone = match rest.peek() {
            Some((Event::Start(Tag::Image { .. }), image)) => {
                self.text[image.end..at.end.max(image.end)].trim().is_empty()
            }
            _ => false,
        };
        if is_alone {
            let Some((Event::Start(Tag::Image { dest_url, title, .. }), image)) = rest.next() else { return };
            self.figure(&dest_url, &title, image, rest);
            if matches!(rest.peek(), Some((Event::End(TagEnd::Paragraph), _))) {
                rest.next();
            }
            return;
        }
        let block = self.add_block("<p", &at);
        self.open_paragraph(block);
    }

    pub(super) fn end_paragraph(&mut self) {
        self.push("</p>\n");
        let Some((block, plain)) = self.close_paragraph() else { return };
        self.plain.push('\n');
        let Some(block) = block else { return };
        let text = self.plain[plain..].trim().to_owned();
        self.body.blocks[block].hash = hash(&text);
        if self.body.first_paragraph.is_empty() && self.quotes.is_empty() {
            self.body.first_paragraph = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }

    /// A list item; its anchor is made of its first line.
    pub(super) fn start_item<'e, I>(&mut self, at: Range<usize>, _rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        if let Some(block) = self.add_block("<li", &at) {
            let line = self.text[at.start..at.end].trim().lines().next().unwrap_or("");
            self.body.blocks[block].hash = hash(line);
        }
        self.plain.push('\n');
    }

    pub(super) fn start_heading(&mut self, level: u8, id: Option<&str>, at: Range<usize>) {
        if self.in_note {
            self.push("<p><strong>");
            return;
        }
        if level == 1 {
            self.find(
                &rules::FIRST_LEVEL,
                at.clone(),
                "a text has no heading of the first level",
                "the title is the page's first heading; begin with `##`",
            );
        }
        let level = level.max(2);
        let before = self.body.headings.last().map_or(1, |heading| heading.level);
        if level > before + 1 && !self.body.headings.is_empty() {
            let message = format!("this heading jumps from level {before} to level {level}");
            self.find(
                &rules::JUMP,
                at.clone(),
                message,
                &format!("write `{}`", "#".repeat(usize::from(before) + 1)),
            );
        }
        let number = self.body.headings.len();
        let start = self.body.html.len();
        self.push("<h");
        self.hole(What::Level(level), at.clone());
        self.push(" id=\"");
        self.hole(What::HeadingId(number), at.clone());
        self.push("\">");
        self.closed_to_terms += 1;
        self.heading = Some(OpenHeading {
            level,
            id: id.map(str::to_owned),
            plain: self.plain.len(),
            html: self.body.html.len(),
            start,
            source: at,
        });
    }

    pub(super) fn end_heading(&mut self, at: Range<usize>) {
        let Some(open) = self.heading.take() else { return self.push("</strong></p>\n") };
        self.closed_to_terms -= 1;
        let text = self.plain[open.plain..].trim().to_owned();
        let html = self.body.html[open.html..].to_owned();
        self.push("</h");
        self.hole(What::Level(open.level), at);
        self.push(">\n");
        self.plain.push('\n');
        let is_pinned = open.id.is_some();
        let made = || Some(slug(&text)).filter(|id| !id.is_empty()).unwrap_or_else(|| "section".to_owned());
        self.body.headings.push(Heading {
            level: open.level,
            id: open.id.unwrap_or_else(made),
            is_pinned,
            text,
            html,
            range: open.start..self.body.html.len(),
            source: open.source,
        });
    }
}
