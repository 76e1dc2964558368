//! Blockquotes; one whose last line says who spoke is a quote to be recorded.

use super::writer::Writer;
use crate::parse::{SpokenQuote, What};
use std::ops::Range;

/// A blockquote that is open: where it began in HTML, in plain text, among holes, blocks, headings and runs.
pub(super) struct Spoken {
    html: usize,
    plain: usize,
    holes: usize,
    blocks: usize,
    headings: usize,
    runs: usize,
}

/// The beginnings of a line of attribution.
const DASHES: &[&str] = &["— ", "– ", "-- ", "—", "– @"];

impl Writer<'_> {
    pub(super) fn start_quote(&mut self, at: Range<usize>) {
        self.enter(&at);
        self.quotes.push(Spoken {
            html: self.body.html.len(),
            plain: self.plain.len(),
            holes: self.body.holes.len(),
            blocks: self.body.blocks.len(),
            headings: self.body.headings.len(),
            runs: self.body.runs.len(),
        });
        self.push("<blockquote>\n");
    }

    pub(super) fn end_quote(&mut self, at: Range<usize>) {
        self.leave();
        let Some(start) = self.quotes.pop() else { return };
        let spoken = self.quotes.is_empty().then(|| attributed(&self.plain[start.plain..])).flatten();
        let Some((text, by)) = spoken else {
            self.push("</blockquote>\n");
            return;
        };
        self.body.html.truncate(start.html);
        self.body.holes.truncate(start.holes);
        self.body.blocks.truncate(start.blocks);
        self.body.headings.truncate(start.headings);
        self.body.runs.truncate(start.runs);
        let (by, by_id) = match by.strip_prefix('@') {
            Some(id) => (id.to_owned(), true),
            None => (by, false),
        };
        let number = self.push_spoken(SpokenQuote { text, by, by_id, source: at.clone() });
        self.hole(What::Spoken(number), at);
        self.push("\n");
    }
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
    let text = paragraphs.join("\n\n");
    let text = text.trim_matches(['“', '”', '"', '«', '»', '„']).to_owned();
    (!text.is_empty()).then(|| (text, by.to_owned()))
}
