//! Footnotes: written where they are defined, shown at the end, each with a way back.

use super::rules;
use super::writer::Writer;
use crate::parse::{Hole, What};
use pulldown_cmark::{Event, TagEnd};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::iter::Peekable;
use std::ops::Range;

/// A footnote that is referred to: numbered by the first reference.
#[derive(Clone)]
pub(super) struct Note {
    number: usize,
    references: usize,
}

/// A footnote as defined: its HTML, kept apart until the end.
pub(super) struct Definition {
    html: String,
    holes: Vec<Hole>,
    source: Range<usize>,
}

/// The footnotes of a text, by name.
#[derive(Default)]
pub(super) struct Notes {
    pub referred: BTreeMap<String, Note>,
    defined: BTreeMap<String, Definition>,
}

impl Writer<'_> {
    pub(super) fn note_reference(&mut self, name: &str, at: Range<usize>) {
        let next = self.notes.referred.len() + 1;
        let note = self.notes.referred.entry(name.to_owned()).or_insert(Note { number: next, references: 0 });
        note.references += 1;
        let (number, reference) = (note.number, note.references);
        self.push("<sup class=\"note\"><a id=\"");
        self.hole(What::NoteRefId(number, reference), at.clone());
        self.push("\" href=\"");
        self.hole(What::NoteHref(number), at);
        let _ = write!(self.body.html, "\">{number}</a></sup>");
    }

    /// A reference to a note that nothing defines reaches us as text that begins with a bracket.
    pub(super) fn lost_note(&mut self, text: &str, at: &Range<usize>) {
        let written = &self.text[at.start..];
        if !text.starts_with('[') || !written.starts_with("[^") || self.text[..at.start].ends_with('\\') {
            return;
        }
        let Some(name) = written[2..].split([']', '\n', ' ']).next() else { return };
        let end = at.start + 2 + name.len();
        if name.is_empty() || !self.text[end..].starts_with(']') {
            return;
        }
        self.find(
            &rules::NOTE_UNKNOWN,
            at.start..end + 1,
            format!("there is no footnote `{name}`"),
            &format!("write it below: `[^{name}]: …`"),
        );
    }

    /// A note is written where its definition stands, into a place of its own.
    pub(super) fn start_note<'e, I>(&mut self, name: &str, at: &Range<usize>, rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        let html = std::mem::take(&mut self.body.html);
        let holes = std::mem::take(&mut self.body.holes);
        let runs = self.body.runs.len();
        let items = std::mem::take(&mut self.items);
        self.closed_to_terms += 1;
        self.in_note += 1;
        self.enter(at);
        while let Some((event, at)) = rest.next() {
            if matches!(event, Event::End(TagEnd::FootnoteDefinition)) {
                break;
            }
            self.event(event, at, rest);
        }
        self.leave();
        self.in_note -= 1;
        self.closed_to_terms -= 1;
        self.items = items;
        self.body.runs.truncate(runs);
        let html = std::mem::replace(&mut self.body.html, html);
        let holes = std::mem::replace(&mut self.body.holes, holes);
        let source = at.start..at.start + self.text[at.start..at.end].lines().next().unwrap_or("").len();
        let definition = Definition { html, holes, source: source.clone() };
        if self.notes.defined.insert(name.to_owned(), definition).is_some() {
            self.find(
                &rules::NOTE_TWICE,
                source,
                format!("the footnote `{name}` is written twice"),
                "give one of them another name",
            );
        }
    }

    /// Writes the notes that are referred to, in the order of their numbers.
    pub(super) fn write_notes(&mut self) {
        self.body.notes = self.body.html.len();
        let Notes { referred, defined } = std::mem::take(&mut self.notes);
        let mut used = Vec::new();
        for (name, definition) in defined {
            match referred.get(&name) {
                Some(note) => used.push((note.clone(), definition)),
                None => self.find(
                    &rules::NOTE_UNUSED,
                    definition.source,
                    format!("nothing refers to the footnote `{name}`; it is not shown"),
                    &format!("write `[^{name}]` where it belongs, or leave it out"),
                ),
            }
        }
        used.sort_by_key(|(note, _)| note.number);
        if used.is_empty() {
            return;
        }
        self.push("<ol class=\"notes\">\n");
        for (note, definition) in used {
            self.write_note(&note, definition);
        }
        self.push("</ol>\n");
    }

    fn write_note(&mut self, note: &Note, definition: Definition) {
        let number = note.number;
        let _ = write!(self.body.html, "<li value=\"{number}\" id=\"");
        self.hole(What::NoteId(number), definition.source.clone());
        self.push("\">");
        let start = self.body.html.len();
        self.push(definition.html.trim_end());
        self.body.holes.extend(definition.holes.into_iter().map(|hole| Hole { at: hole.at + start, ..hole }));
        for reference in 1..=note.references {
            self.push(" <a class=\"back\" href=\"");
            self.hole(What::NoteBack(number, reference), definition.source.clone());
            let _ = write!(self.body.html, "\" aria-label=\"{number}.{reference}\">↩</a>");
        }
        self.push("</li>\n");
    }
}
