//! Paragraphs and list items: what gets an anchor of its own.

use super::image::Image;
use super::writer::Writer;
use crate::parse::{Block, What};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::iter::Peekable;
use std::ops::Range;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// A paragraph that is open: its block, if it has one, and where its text began.
pub(super) struct OpenParagraph {
    block: Option<usize>,
    plain: usize,
}

/// A list item that is open.
pub(super) struct OpenItem {
    /// Its block, if it has one.
    pub block: Option<usize>,
    plain: usize,
    /// How deep blocks stood where it began.
    depth: usize,
    has_paragraph: bool,
    is_named: bool,
}

/// The first 8 hexadecimal digits of the hash of a text, white space and case folded.
fn hash(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        // Most words have no letter that either step would change in another way.
        if word.is_ascii() {
            folded.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
        } else if is_nfc_quick(word.chars()) == IsNormalized::Yes {
            folded.extend(word.chars().flat_map(char::to_lowercase));
        } else {
            folded.extend(word.nfc().flat_map(char::to_lowercase));
        }
    }
    blake3::hash(folded.as_bytes()).to_hex()[..8].to_owned()
}

impl Writer<'_> {
    /// A paragraph; one that holds images or embeds alone, each on its line, is not written as one.
    pub(super) fn start_paragraph<'e, I>(&mut self, at: Range<usize>, rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        if matches!(rest.peek(), Some((Event::Start(Tag::Image { .. }), _))) {
            let inside = paragraph(rest);
            let is_alone = is_alone(&inside);
            let mut inside = inside.into_iter().peekable();
            if is_alone {
                self.figures(&mut inside);
                return;
            }
            self.open_paragraph(&at);
            while let Some((event, at)) = inside.next() {
                self.event(event, at, &mut inside);
            }
            return;
        }
        self.open_paragraph(&at);
    }

    fn figures<'e, I>(&mut self, inside: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        while let Some((event, at)) = inside.next() {
            if let Event::Start(Tag::Image { link_type, dest_url, title, .. }) = event {
                self.figure(&Image { kind: link_type, to: &dest_url, title: &title }, at, inside);
            }
        }
    }

    fn open_paragraph(&mut self, at: &Range<usize>) {
        let depth = self.depth;
        let is_first_of_item = self.items.last_mut().is_some_and(|item| {
            let is_first = item.depth == depth && !item.has_paragraph;
            item.has_paragraph |= is_first;
            is_first
        });
        // The first paragraph of an item is reached by the item's own anchor, one of a note by the note's.
        let block = if is_first_of_item || self.in_note > 0 {
            self.push("<p>");
            None
        } else {
            let block = self.add_block("<p", at);
            if self.depth == 0 && self.quotes.is_empty() {
                self.hole(What::Number(block), at.clone());
            }
            Some(block)
        };
        self.paragraph = Some(OpenParagraph { block, plain: self.plain.len() });
    }

    pub(super) fn end_paragraph(&mut self) {
        self.push("</p>\n");
        let Some(open) = self.paragraph.take() else { return };
        let text = self.plain[open.plain..].trim().to_owned();
        if let Some(block) = open.block {
            self.body.blocks[block].id = hash(&text);
        }
        if self.body.first_paragraph.is_empty() && self.quotes.is_empty() && self.in_note == 0 {
            self.body.first_paragraph = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        self.plain.push_str("\n\n");
    }

    /// A list item; its anchor is made of its own words, without those of lists within it.
    pub(super) fn start_item(&mut self, at: &Range<usize>) {
        let block = (self.in_note == 0).then(|| self.add_block("<li", at));
        if block.is_none() {
            self.push("<li>");
        }
        self.plain.push('\n');
        self.items.push(OpenItem {
            block,
            plain: self.plain.len(),
            depth: self.depth,
            has_paragraph: false,
            is_named: false,
        });
    }

    /// Names the item that is open: its words end where a list within it begins.
    pub(super) fn name_item(&mut self) {
        let Some(item) = self.items.last_mut().filter(|item| !item.is_named) else { return };
        item.is_named = true;
        let id = hash(&self.plain[item.plain..]);
        if let Some(block) = item.block {
            self.body.blocks[block].id = id;
        }
    }

    pub(super) fn end_item(&mut self) {
        self.name_item();
        self.items.pop();
        self.push("</li>\n");
    }

    fn add_block(&mut self, tag: &str, at: &Range<usize>) -> usize {
        let number = self.body.blocks.len();
        let start = self.body.html.len();
        self.push(tag);
        self.push(" id=\"");
        self.hole(What::BlockId(number), at.clone());
        self.push("\">");
        self.body.blocks.push(Block { at: start, source: at.start, id: String::new() });
        number
    }
}

/// The events of the paragraph that is open, its end included.
fn paragraph<'e, I>(rest: &mut Peekable<I>) -> Vec<(Event<'e>, Range<usize>)>
where
    I: Iterator<Item = (Event<'e>, Range<usize>)>,
{
    let mut inside = Vec::new();
    for next in rest.by_ref() {
        let is_end = matches!(next.0, Event::End(TagEnd::Paragraph));
        inside.push(next);
        if is_end {
            break;
        }
    }
    inside
}

/// Whether a paragraph is images alone, one a line.
fn is_alone(inside: &[(Event<'_>, Range<usize>)]) -> bool {
    let (mut depth, mut on_line) = (0_usize, 0_usize);
    for (event, _) in inside {
        match event {
            Event::Start(Tag::Image { link_type, .. }) if depth == 0 => {
                if on_line > 0 || super::link::is_citation(*link_type) {
                    return false;
                }
                (depth, on_line) = (1, 1);
            }
            Event::Start(_) if depth > 0 => depth += 1,
            Event::End(_) if depth > 0 => depth -= 1,
            Event::SoftBreak | Event::HardBreak if depth == 0 => on_line = 0,
            Event::End(TagEnd::Paragraph) => {}
            _ if depth > 0 => {}
            _ => return false,
        }
    }
    true
}
