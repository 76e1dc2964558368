//! The writer: events in, HTML and holes out.

use super::block::{OpenItem, OpenParagraph};
use super::headings::{OpenHeading, WrittenHeading};
use super::image::Image;
use super::link::{Closing, Link};
use super::notes::Notes;
use super::spoken::Spoken;
use super::table::Table;
use super::{Dialect, rules};
use crate::base::{At, Diagnostic, Rule};
use crate::parse::{Body, Hole, What};
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};
use std::fmt::Write as _;
use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;

/// How deep blocks may stand within blocks, and marks within marks.
pub(super) const DEEPEST: usize = 100;

pub(super) struct Writer<'a> {
    pub file: &'a Arc<str>,
    pub text: &'a str,
    pub offset: usize,
    pub dialect: &'a Dialect,
    pub report: &'a mut Vec<Diagnostic>,
    pub body: Body,
    pub notes: Notes,
    /// How many footnotes are open.
    pub in_note: usize,
    /// The text so far, without markup: of headings, quotes and blocks that are open, too.
    pub plain: String,
    pub heading: Option<OpenHeading>,
    pub paragraph: Option<OpenParagraph>,
    pub items: Vec<OpenItem>,
    pub quotes: Vec<Spoken>,
    pub table: Table,
    /// How deep blocks stand, and marks within them; whether it was said that either is too deep.
    pub depth: usize,
    pub inline: usize,
    is_too_deep: bool,
    /// Links, headings and code that are open: no runs of text for terms there.
    pub closed_to_terms: usize,
    pub in_code: bool,
    /// Links that are open, and whether each was written.
    pub links: Vec<Closing>,
    pub is_in_comment: bool,
    /// Where the HTML ended that was last reported.
    pub html_until: Option<usize>,
    /// Where the first shortcode stands, and how many there are.
    pub shortcodes: Option<(Range<usize>, usize)>,
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
            notes: Notes::default(),
            in_note: 0,
            plain: String::new(),
            heading: None,
            paragraph: None,
            items: Vec::new(),
            quotes: Vec::new(),
            table: Table::default(),
            depth: 0,
            inline: 0,
            is_too_deep: false,
            closed_to_terms: 0,
            in_code: false,
            links: Vec::new(),
            is_in_comment: false,
            html_until: None,
            shortcodes: None,
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
        self.say_shortcodes();
        let mut body = std::mem::take(&mut self.body);
        body.words = self.plain.split_whitespace().count();
        super::headings::unique_ids(&mut body, self.file, self.report);
        body.repeated_parts = super::parts::divide(&mut body, self.dialect);
        body.shrink();
        body
    }

    pub fn event<'e, I>(&mut self, event: Event<'e>, at: Range<usize>, rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        match event {
            Event::Start(tag) => self.start(tag, at, rest),
            Event::End(tag) => self.end(tag, at),
            Event::Text(text) => self.written(&text, &at),
            Event::Code(code) => {
                self.push("<code>");
                self.escaped(&code);
                self.push("</code>");
                self.plain.push_str(&code);
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&html, at),
            Event::SoftBreak => self.words("\n"),
            Event::HardBreak => {
                self.push("<br>\n");
                self.plain.push('\n');
            }
            Event::Rule => self.push("<hr>\n"),
            Event::TaskListMarker(is_done) => self.task(is_done, at),
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
            Tag::Heading { level, id, classes, attrs } => {
                self.start_heading(
                    &WrittenHeading { level: level as u8, id, classes, attributes: attrs },
                    at,
                );
            }
            Tag::BlockQuote(_) => self.start_quote(&at),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::List(first) => self.start_list(first, &at),
            Tag::Item => self.start_item(&at),
            Tag::FootnoteDefinition(name) => self.start_note(&name, &at, rest),
            Tag::Table(alignments) => self.start_table(alignments, &at),
            Tag::TableHead => self.start_table_head(),
            Tag::TableRow => self.start_table_row(),
            Tag::TableCell => self.start_cell(rest),
            Tag::Emphasis => self.start_mark("<em>", &at),
            Tag::Strong => self.start_mark("<strong>", &at),
            Tag::Strikethrough => self.start_mark("<del>", &at),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(&Link { kind: link_type, to: &dest_url, title: &title }, at, rest);
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                self.image(&Image { kind: link_type, to: &dest_url, title: &title }, at, rest);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, at: Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(at),
            TagEnd::BlockQuote(_) => self.end_quote(at),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::List(is_ordered) => {
                self.leave();
                self.push(if is_ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => self.end_item(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::TableRow => self.push("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.end_mark("</em>"),
            TagEnd::Strong => self.end_mark("</strong>"),
            TagEnd::Strikethrough => self.end_mark("</del>"),
            TagEnd::Link => self.end_link(at),
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

    /// Text of the author's, looked through for what means something elsewhere.
    fn written(&mut self, text: &str, at: &Range<usize>) {
        if !self.in_code {
            self.look_for_shortcode(text, at);
            self.lost_note(text, at);
        }
        let text = self.set(text, at);
        self.words(text);
    }

    fn words(&mut self, text: &str) {
        let start = self.body.html.len();
        self.escaped(text);
        self.plain.push_str(text);
        if self.closed_to_terms == 0 && self.quotes.is_empty() {
            match self.body.runs.last_mut() {
                Some(run) if run.end == start => run.end = self.body.html.len(),
                _ => self.body.runs.push(start..self.body.html.len()),
            }
        }
    }

    pub fn hole(&mut self, what: What, source: Range<usize>) {
        let at = self.body.html.len();
        self.body.holes.push(Hole { at, what, source });
    }

    pub fn find(&mut self, rule: &'static Rule, at: Range<usize>, message: impl Into<String>, help: &str) {
        self.report.push(Diagnostic::new(rule, self.file, At::Range(at), message).help(help));
    }

    /// One block deeper; says once when a text is nested beyond reason.
    pub fn enter(&mut self, at: &Range<usize>) {
        self.depth += 1;
        if self.depth > DEEPEST {
            self.too_deep(at, "quotations and lists");
        }
    }

    pub fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// One mark deeper: emphasis, links.
    pub fn enter_inline(&mut self, at: &Range<usize>) {
        self.inline += 1;
        if self.inline > DEEPEST {
            self.too_deep(at, "links and words in emphasis");
        }
    }

    pub fn leave_inline(&mut self) {
        self.inline = self.inline.saturating_sub(1);
    }

    fn too_deep(&mut self, at: &Range<usize>, within: &str) {
        if std::mem::replace(&mut self.is_too_deep, true) {
            return;
        }
        self.report.push(nested(self.file, self.text, at.start, within));
    }

    fn start_mark(&mut self, tag: &str, at: &Range<usize>) {
        self.enter_inline(at);
        self.push(tag);
    }

    fn end_mark(&mut self, tag: &str) {
        self.leave_inline();
        self.push(tag);
    }

    fn start_list(&mut self, first: Option<u64>, at: &Range<usize>) {
        self.name_item();
        self.enter(at);
        match first {
            None => self.push("<ul>\n"),
            Some(1) => self.push("<ol>\n"),
            Some(first) => {
                let _ = writeln!(self.body.html, "<ol start=\"{first}\">");
            }
        }
    }

    /// The box of a task; its name is the item it stands in.
    fn task(&mut self, is_done: bool, at: Range<usize>) {
        self.push("<input type=\"checkbox\" disabled");
        if is_done {
            self.push(" checked");
        }
        if let Some(block) = self.items.last().and_then(|item| item.block) {
            self.push(" aria-labelledby=\"");
            self.hole(What::BlockId(block), at);
            self.push("\"");
        }
        self.push("> ");
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.closed_to_terms += 1;
        self.in_code = true;
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

    fn end_code(&mut self) {
        self.push("</code></pre>\n");
        self.in_code = false;
        self.closed_to_terms -= 1;
    }
}

/// The finding for what stands too deep in others.
pub(super) fn nested(file: &Arc<str>, text: &str, at: usize, within: &str) -> Diagnostic {
    let mark = floor(text, at..(at + 1).min(text.len()));
    let message = format!("this stands within more than {DEEPEST} {within}");
    Diagnostic::new(&rules::NESTING, file, At::Range(mark), message)
        .help("no browser lays that out; make it flatter")
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
