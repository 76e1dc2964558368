//! The writer: events in, HTML and holes out.

use super::block::OpenHeading;
use super::notes::Note;
use super::spoken::Spoken;
use super::{Dialect, rules};
use crate::base::{At, Diagnostic, Rule};
use crate::parse::{Block, Body, Hole, SpokenQuote, What};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;

/// How deep blocks may stand within blocks; what is deeper is left out.
const DEEPEST: usize = 100;

pub(super) struct Writer<'a> {
    pub file: &'a Arc<str>,
    pub text: &'a str,
    pub offset: usize,
    pub dialect: &'a Dialect,
    pub report: &'a mut Vec<Diagnostic>,
    pub body: Body,
    /// Where text goes that may yet be thrown away: the HTML of footnotes, kept apart until the end.
    pub notes: BTreeMap<usize, (String, Vec<Hole>)>,
    pub note_numbers: BTreeMap<String, Note>,
    /// A footnote is open: what stands in it has no anchors, since its place is not known yet.
    pub in_note: bool,
    /// The text of headings, quotes and blocks that are open.
    pub plain: String,
    pub heading: Option<OpenHeading>,
    pub quotes: Vec<Spoken>,
    pub depth: usize,
    /// Links, images and headings that are open: no runs of text for terms there.
    pub closed_to_terms: usize,
    pub links: Vec<bool>,
    pub alignments: Vec<Alignment>,
    pub cell: usize,
    pub cells: usize,
    pub in_head: bool,
    /// The block of the paragraph that is open, and where its text began in `plain`.
    paragraph: Option<(Option<usize>, usize)>,
    pub said: BTreeMap<&'static str, usize>,
    tight: Vec<bool>,
}

impl<'a> Writer<'a> {
    pub fn new(
        file: &'a Arc<str>,
        text: &'a str,
        offset: usize,
        dialect: &'a Dialect,
        report: &'a mut Vec<Diagnostic>,
    ) -> Writer<'a> {
        Writer {
            file,
            text,
            offset,
            dialect,
            report,
            body: Body::default(),
            notes: BTreeMap::new(),
            note_numbers: BTreeMap::new(),
            in_note: false,
            plain: String::new(),
            heading: None,
            quotes: Vec::new(),
            depth: 0,
            closed_to_terms: 0,
            links: Vec::new(),
            alignments: Vec::new(),
            cell: 0,
            cells: 0,
            in_head: false,
            paragraph: None,
            said: BTreeMap::new(),
            tight: Vec::new(),
        }
    }

    /// Writes all events.
    pub fn run<'e>(&mut self, events: impl Iterator<Item = (Event<'e>, Range<usize>)>) {
        let offset = self.offset;
        let mut events = events.map(|(event, at)| (event, at.start + offset..at.end + offset)).peekable();
        while let Some((event, at)) = events.next() {
            self.event(event, at, &mut events);
        }
    }

    /// The body, with its notes at its end.
    pub fn finish(mut self) -> Body {
        self.write_notes();
        if let Some(count) = self.said.get("shortcode").copied() {
            let end = self.offset..self.offset;
            let places = if count == 1 { "a shortcode".to_owned() } else { format!("{count} shortcodes") };
            self.find(
                &rules::SHORTCODE,
                floor(self.text, end),
                format!("{places} of another tool"),
                "embed an entry with `![](@id)`, or something of your own with `![Caption](embed:name?key=value)`",
            );
        }
        let mut body = std::mem::take(&mut self.body);
        body.words = self.plain.split_whitespace().count();
        super::headings::unique_ids(&mut body, self.file, self.report);
        super::parts::divide(&mut body);
        body
    }

    pub fn event<'e, I>(&mut self, event: Event<'e>, at: Range<usize>, rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        match event {
            Event::Start(tag) => self.start(tag, at, rest),
            Event::End(tag) => self.end(tag, at),
            Event::Text(text) => self.words(&text),
            Event::Code(code) => {
                self.push("<code>");
                self.escaped(&code);
                self.push("</code>");
                self.plain.push_str(&code);
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&html, at),
            Event::SoftBreak => {
                self.push("\n");
                self.plain.push('\n');
            }
            Event::HardBreak => {
                self.push("<br>\n");
                self.plain.push('\n');
            }
            Event::Rule => self.push("<hr>\n"),
            Event::TaskListMarker(is_done) => {
                let state = if is_done { " checked" } else { "" };
                let _ = write!(self.body.html, "<input type=\"checkbox\" disabled{state}> ");
            }
            Event::FootnoteReference(name) => self.note_reference(&name, at),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(&text),
        }
    }

    fn start<'e, I>(&mut self, tag: Tag<'e>, at: Range<usize>, rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        match tag {
            Tag::Paragraph => self.start_paragraph(at, rest),
            Tag::Heading { level, id, .. } => self.start_heading(level as u8, id.as_deref(), at),
            Tag::BlockQuote(_) => self.start_quote(at),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::HtmlBlock => {}
            Tag::List(first) => self.start_list(first, at),
            Tag::Item => self.start_item(at, rest),
            Tag::FootnoteDefinition(name) => self.start_note(&name, at, rest),
            Tag::Table(alignments) => self.start_table(alignments, at),
            Tag::TableHead => {
                (self.in_head, self.cell) = (true, 0);
                self.push("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.push("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            Tag::Link { dest_url, title, .. } => self.start_link(&dest_url, &title, at, rest),
            Tag::Image { dest_url, title, .. } => self.image(&dest_url, &title, at, rest),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, at: Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(at),
            TagEnd::BlockQuote(_) => self.end_quote(at),
            TagEnd::CodeBlock => {
                self.push("</code></pre>\n");
                self.closed_to_terms -= 1;
            }
            TagEnd::List(is_ordered) => {
                self.leave();
                self.tight.pop();
                self.push(if is_ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::Table => {
                self.leave();
                self.push("</tbody></table></div>\n");
            }
            TagEnd::TableHead => {
                self.in_head = false;
                self.push("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.push("</tr>\n"),
            TagEnd::TableCell => {
                let end = if self.in_head { "</th>" } else { "</td>" };
                self.push(end);
                self.plain.push(' ');
            }
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</del>"),
            TagEnd::Link => self.end_link(),
            _ => {}
        }
    }

    pub fn push(&mut self, html: &str) {
        self.body.html.push_str(html);
    }

    pub fn escaped(&mut self, text: &str) {
        escape_html_body_text(&mut self.body.html, text).expect("a string takes all text");
    }

    /// Text as the value of an attribute.
    pub fn attribute(&mut self, text: &str) {
        escape_html(&mut self.body.html, text).expect("a string takes all text");
    }

    pub fn words(&mut self, text: &str) {
        let start = self.body.html.len();
        self.escaped(text);
        self.plain.push_str(text);
        if self.closed_to_terms == 0 && self.heading.is_none() && self.quotes.is_empty() {
            match self.body.runs.last_mut() {
                Some(run) if run.end == start => run.end = self.body.html.len(),
                _ => self.body.runs.push(start..self.body.html.len()),
            }
        }
        if text.contains("{{") || text.contains("{%") {
            *self.said.entry("shortcode").or_default() += 1;
        }
    }

    pub fn hole(&mut self, what: What, source: Range<usize>) {
        let at = self.body.html.len();
        self.body.holes.push(Hole { at, what, source });
    }

    pub fn find(&mut self, rule: &'static Rule, at: Range<usize>, message: impl Into<String>, help: &str) {
        self.report.push(Diagnostic::new(rule, self.file, At::Range(at), message).help(help));
    }

    /// One level deeper; says once when a text is nested beyond reason.
    pub fn enter(&mut self, at: &Range<usize>) {
        self.depth += 1;
        if self.depth == DEEPEST + 1 && self.said.insert("nesting", 1).is_none() {
            let line = at.start..(at.start + 1).min(self.text.len());
            let message = format!("this stands within more than {DEEPEST} quotations and lists");
            self.find(
                &rules::NESTING,
                floor(self.text, line),
                message,
                "no browser lays that out; make it flatter",
            );
        }
    }

    pub fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn start_list(&mut self, first: Option<u64>, at: Range<usize>) {
        self.enter(&at);
        self.tight.push(true);
        match first {
            None => self.push("<ul>\n"),
            Some(1) => self.push("<ol>\n"),
            Some(first) => {
                let _ = writeln!(self.body.html, "<ol start=\"{first}\">");
            }
        }
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.closed_to_terms += 1;
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().unwrap_or("").to_owned(),
            CodeBlockKind::Indented => String::new(),
        };
        self.push("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.push(" class=\"language-");
            self.attribute(&language);
            self.push("\"");
        }
        self.push(">");
    }

    fn raw_html(&mut self, html: &str, at: Range<usize>) {
        if html.trim_start().starts_with("<!--") {
            return;
        }
        if self.dialect.raw_html {
            self.push(html);
            return;
        }
        self.escaped(html);
        self.plain.push_str(html);
        // A block of HTML arrives line by line; it is said once.
        if self.said.insert("raw_html", at.end).is_none_or(|end| end < at.start) {
            let line = at.start..at.start + html.trim_end().len().min(at.len());
            self.find(
                &rules::RAW_HTML,
                floor(self.text, line),
                "HTML is shown as text",
                "write Markdown, or set `markup: {raw_html: true}` in content/site.yaml",
            );
        }
    }

    /// Opens a block with an anchor of its own; gives its number.
    pub fn add_block(&mut self, tag: &str, at: &Range<usize>) -> Option<usize> {
        if self.in_note {
            self.push(tag);
            self.push(">");
            return None;
        }
        let number = self.body.blocks.len();
        let start = self.body.html.len();
        self.push(tag);
        self.push(" id=\"");
        self.hole(What::BlockId(number), at.clone());
        self.push("\">");
        self.body.blocks.push(Block { at: start, source: at.start, hash: String::new() });
        Some(number)
    }

    pub fn open_paragraph(&mut self, block: Option<usize>) {
        self.paragraph = Some((block, self.plain.len()));
    }

    pub fn close_paragraph(&mut self) -> Option<(Option<usize>, usize)> {
        self.paragraph.take()
    }

    pub fn push_spoken(&mut self, quote: SpokenQuote) -> usize {
        self.body.quotes.push(quote);
        self.body.quotes.len() - 1
    }
}

/// A range moved onto character boundaries of `text`.
pub(super) fn floor(text: &str, range: Range<usize>) -> Range<usize> {
    let clamp = |at: usize| {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    clamp(range.start)..clamp(range.end).max(clamp(range.start))
}
