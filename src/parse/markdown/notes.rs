//! Footnotes: written where they are defined, shown at the end, each with a way back.

use super::writer::Writer;
use crate::parse::{Hole, What};
use pulldown_cmark::{Event, TagEnd};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::iter::Peekable;
use std::ops::Range;

/// What the writer knows of a footnote.
#[derive(Default)]
pub(super) struct Note {
    pub number: usize,
    pub references: usize,
}

impl Writer<'_> {
    pub(super) fn note_reference(&mut self, name: &str, at: Range<usize>) {
        let next = self.note_numbers.len() + 1;
        let note = self.note_numbers.entry(name.to_owned()).or_insert(Note { number: next, references: 0 });
        note.references += 1;
        let (number, reference) = (note.number, note.references);
        self.push("<sup class=\"note\"><a id=\"");
        self.hole(What::NoteRefId(number, reference), at.clone());
        self.push("\" href=\"");
        self.hole(What::NoteHref(number), at);
        let _ = write!(self.body.html, "\">{number}</a></sup>");
    }

    /// A note is written where its definition stands, into a place of its own.
    pub(super) fn start_note<'e, I>(&mut self, name: &str, at: Range<usize>, rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        let next = self.note_numbers.len() + 1;
        let number =
            self.note_numbers.entry(name.to_owned()).or_insert(Note { number: next, references: 0 }).number;
        let html = std::mem::take(&mut self.body.html);
        let holes = std::mem::take(&mut self.body.holes);
        let runs = self.body.runs.len();
        let around = std::mem::replace(&mut self.in_note, true);
        self.closed_to_terms += 1;
        self.enter(&at);
        while let Some((event, at)) = rest.next() {
            if matches!(event, Event::End(TagEnd::FootnoteDefinition)) {
                break;
            }
            self.event(event, at, rest);
        }
        self.leave();
        self.in_note = around;
        self.closed_to_terms -= 1;
        self.body.runs.truncate(runs);
        let note_html = std::mem::replace(&mut self.body.html, html);
        let note_holes = std::mem::replace(&mut self.body.holes, holes);
        self.notes.insert(number, (note_html, note_holes));
    }

    pub(super) fn write_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        let references: BTreeMap<usize, usize> =
            self.note_numbers.values().map(|note| (note.number, note.references)).collect();
        let used: Vec<_> =
            notes.into_iter().filter(|(number, _)| references.get(number).is_some_and(|n| *n > 0)).collect();
        if used.is_empty() {
            return;
        }
        self.push("<ol class=\"notes\">\n");
        for (number, (html, holes)) in used {
            let _ = write!(self.body.html, "<li value=\"{number}\" id=\"");
            self.hole(What::NoteId(number), 0..0);
            self.push("\">");
            let start = self.body.html.len();
            self.push(html.trim_end());
            self.body.holes.extend(holes.into_iter().map(|hole| Hole { at: hole.at + start, ..hole }));
            for reference in 1..=references[&number] {
                self.push(" <a class=\"back\" href=\"");
                self.hole(What::NoteBack(number, reference), 0..0);
                let _ = write!(self.body.html, "\" aria-label=\"{number}.{reference}\">↩</a>");
            }
            self.push("</li>\n");
        }
        self.push("</ol>\n");
    }
}
