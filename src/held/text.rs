//! One held text, ready to be compared with.

use super::extract::extract;
use super::fold::{Folded, fold, with_places};
use crate::source::SourceFile;
use memchr::memmem;
use std::ops::Range;
use std::sync::Arc;

/// The text of a source, folded once.
#[derive(Debug, Clone)]
pub struct HeldText {
    /// The name of its file below `held/`.
    pub name: Arc<str>,
    /// The fingerprint of the file, SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// The fingerprint that tells whether the file is the same as before.
    pub hash: blake3::Hash,
    /// What can be read of it, a paragraph to a line.
    pub plain: String,
    /// The same, folded.
    pub folded: Folded,
}

impl HeldText {
    /// The text of a file below `held/`.
    pub fn of(file: &SourceFile) -> HeldText {
        let name: Arc<str> = file.path.trim_start_matches("held/").into();
        let plain = extract(&name, &file.text);
        let folded = fold(&plain);
        HeldText { name, sha256: file.sha256.clone().unwrap_or_default(), hash: file.hash, plain, folded }
    }

    /// A text of our own, to be read as held texts are.
    pub fn own(plain: String) -> HeldText {
        let folded = fold(&plain);
        HeldText { name: "".into(), sha256: String::new(), hash: [0; 32].into(), plain, folded }
    }

    /// A text in memory.
    pub fn new(name: &str, text: &str) -> HeldText {
        HeldText::of(&SourceFile::new(&format!("held/{name}"), text.as_bytes()))
    }

    /// Every place where folded words stand, as whole words.
    pub fn places<'a>(&'a self, words: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let text = self.folded.text.as_str();
        let found = (!words.is_empty()).then(|| memmem::find_iter(text.as_bytes(), words.as_bytes()));
        found.into_iter().flatten().map(|at| at..at + words.len()).filter(move |range| is_whole(text, range))
    }

    /// The stretch of speech that holds a range, where one does.
    pub fn speech_at(&self, range: &Range<usize>) -> Option<&Range<usize>> {
        let spoken = &self.folded.speech;
        let after = spoken.partition_point(|speech| speech.start <= range.start);
        spoken.get(after.checked_sub(1)?).filter(|speech| range.end <= speech.end)
    }

    /// The number of the line that a place of the folded text stands in, from one.
    pub fn line(&self, at: usize) -> usize {
        self.folded.lines.partition_point(|start| *start <= at).max(1)
    }

    /// Where a line stands in the folded text.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let lines = &self.folded.lines;
        let start = lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        start..lines.get(line).copied().unwrap_or(self.folded.text.len())
    }

    /// The words as they are written in the text itself, at a range of the folded one.
    pub fn exact(&self, range: &Range<usize>) -> String {
        let (first, last) = (self.line(range.start), self.line(range.end.saturating_sub(1).max(range.start)));
        let lines: Vec<&str> = self.plain.lines().skip(first - 1).take(last + 1 - first).collect();
        let plain = lines.join("\n");
        let mut places: Vec<usize> = Vec::new();
        let again = with_places(&plain, |_, at| places.push(at));
        let words = &self.folded.text[range.clone()];
        let before = range.start - self.folded.lines[first - 1].min(range.start);
        // A place in the lines alone is at most a space away from its place in the whole text.
        let near = floor(&again.text, before.saturating_sub(4));
        let found = again.text[near..].find(words).map(|at| at + near).or_else(|| again.text.find(words));
        let Some(start) = found else { return words.to_owned() };
        let end = start + words.len();
        let until = places.get(end).copied().unwrap_or(plain.len());
        plain.get(places[start]..until).unwrap_or(words).trim().to_owned()
    }

    /// The sentence around a place of the folded text: to the nearest full stops outside of it, within its line.
    pub fn sentence(&self, range: &Range<usize>) -> Range<usize> {
        let line = self.line_range(self.line(range.start));
        let text = self.folded.text.as_bytes();
        let before = line.start..range.start.max(line.start);
        let start = memchr::memrchr3_iter(b'.', b'!', b'?', &text[before])
            .map(|at| at + line.start)
            .find(|at| self.is_end(*at, &line))
            .map_or(line.start, |at| at + 1);
        let from = range.end.saturating_sub(1);
        let end = memchr::memchr3_iter(b'.', b'!', b'?', &text[from..line.end.max(from)])
            .map(|at| at + from)
            .find(|at| self.is_end(*at, &line))
            .map_or(line.end, |at| at + 1);
        start.min(range.start)..end.max(range.end).min(text.len())
    }

    /// Whether a point in a line ends a sentence.
    fn is_end(&self, at: usize, line: &Range<usize>) -> bool {
        let text = &self.folded.text;
        let rest = &text[at + 1..line.end.max(at + 1)];
        let next = rest.trim_start_matches(['\'', ')']);
        next.starts_with(' ')
            && next.trim_start().chars().next().is_some_and(|c| c.is_uppercase() || c == '\'')
            && !is_abbreviated(&text[line.start..at])
    }
}

/// Whether a full stop behind these words belongs to the last of them: `U.S`, `Mr`, `J`.
pub fn is_abbreviated(before: &str) -> bool {
    const SHORT: &[&str] = &[
        "Mr", "Mrs", "Ms", "Dr", "St", "No", "Gen", "Sen", "Rep", "Lt", "Col", "vs", "etc", "Jan", "Feb",
        "Aug", "Sept", "Oct", "Nov", "Dec",
    ];
    let word = before.rsplit([' ', '\'', '(', '-']).next().unwrap_or(before);
    SHORT.contains(&word)
        || word.contains('.')
        || (word.chars().count() == 1 && word.chars().all(char::is_uppercase))
}

/// Whether a range begins and ends where words do.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let inner = |at: Option<char>| at.is_some_and(char::is_alphanumeric);
    let words = &text[range.clone()];
    let cuts_start = inner(text[..range.start].chars().next_back()) && inner(words.chars().next());
    let cuts_end = inner(text[range.end..].chars().next()) && inner(words.chars().next_back());
    !cuts_start && !cuts_end
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
