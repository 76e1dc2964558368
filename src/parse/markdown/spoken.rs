//! Blockquotes; one whose last line says who spoke is a quote to be recorded.

use super::notes::Note;
use super::writer::Writer;
use crate::parse::{Hole, SpokenQuote, What};
use std::collections::BTreeMap;
use std::ops::Range;

/// A blockquote that is open: where it began in HTML, in plain text, among holes, blocks and the rest.
pub(super) struct Spoken {
    html: usize,
    plain: usize,
    holes: usize,
    blocks: usize,
    runs: usize,
    headings: usize,
    notes: BTreeMap<String, Note>,
}

/// The beginnings of a line of attribution.
const DASHES: &[&str] = &["—", "–", "―", "--"];

impl Writer<'_> {
    pub(super) fn start_quote(&mut self, at: &Range<usize>) {
        self.enter(at);
        self.quotes.push(Spoken {
            html: self.body.html.len(),
            plain: self.plain.len(),
            holes: self.body.holes.len(),
            blocks: self.body.blocks.len(),
            runs: self.body.runs.len(),
            headings: self.body.headings.len(),
            notes: if self.quotes.is_empty() { self.notes.referred.clone() } else { BTreeMap::new() },
        });
        self.push("<blockquote>\n");
    }

    pub(super) fn end_quote(&mut self, at: Range<usize>) {
        self.leave();
        let Some(start) = self.quotes.pop() else { return };
        let is_words = self.quotes.is_empty()
            && self.in_note == 0
            && !self.body.holes[start.holes..].iter().any(is_drawn);
        let spoken = is_words.then(|| attributed(&self.plain[start.plain..])).flatten();
        let Some((text, by)) = spoken else {
            self.push("</blockquote>\n");
            return;
        };
        let dropped = self.body.holes.split_off(start.holes);
        let citations = dropped
            .into_iter()
            .flat_map(|hole| match hole.what {
                What::Cite(citations) => citations,
                _ => Vec::new(),
            })
            .collect();
        self.body.html.truncate(start.html);
        self.body.blocks.truncate(start.blocks);
        self.body.runs.truncate(start.runs);
        self.body.headings.truncate(start.headings);
        self.notes.referred = start.notes;
        let (by, by_id) = match by.strip_prefix('@') {
            Some(id) => (id.to_owned(), true),
            None => (by, false),
        };
        let number = self.body.quotes.len();
        self.body.quotes.push(SpokenQuote { text, by, by_id, citations, source: at.clone() });
        self.hole(What::Spoken(number), at);
        self.push("\n");
    }
}

/// Whether a hole is filled with something that is no words: a blockquote that holds one is no quote record.
fn is_drawn(hole: &Hole) -> bool {
    matches!(hole.what, What::Embed { .. } | What::Own { .. } | What::Picture(_))
}

/// The words of a quote and who spoke, if its last line says so.
fn attributed(plain: &str) -> Option<(String, String)> {
    let plain = plain.trim();
    let (words, last) = plain.rsplit_once('\n')?;
    let last = last.trim();
    let by = DASHES.iter().find_map(|dash| last.strip_prefix(dash))?.trim();
    if by.is_empty() || by.split_whitespace().count() > 12 {
        return None;
    }
    let paragraphs: Vec<String> = words
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    let text = bare(&paragraphs.join("\n\n")).to_owned();
    (!text.is_empty()).then(|| (text, by.to_owned()))
}

/// Words without the one pair of quotation marks that stands around all of them.
fn bare(text: &str) -> &str {
    const PAIRS: &[(char, char)] = &[('“', '”'), ('"', '"'), ('«', '»'), ('„', '“'), ('„', '”'), ('»', '«')];
    let inside = PAIRS.iter().find_map(|(open, close)| {
        let inside = text.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inside.contains(*open) && !inside.contains(*close)).then_some(inside)
    });
    inside.map_or(text, str::trim)
}
