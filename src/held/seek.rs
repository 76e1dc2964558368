//! Passages found by a few words, in any order and with slips of the finger.

use super::text::HeldText;
use std::ops::Range;

/// A passage that words were found in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands in the folded text.
    pub at: Range<usize>,
    /// Whether somebody says it: a stretch between quotation marks.
    pub is_spoken: bool,
    /// How well it has the words, in hundredths.
    pub likeness: usize,
}

/// The least likeness, in hundredths, of a passage that is worth showing.
const LEAST: usize = 60;

/// The passages of a text that have most of these words, the best first: what is said between marks, and sentences.
pub fn seek(text: &HeldText, words: &str) -> Vec<Passage> {
    let sought: Vec<String> = pieces(&super::fold::folded(words)).collect();
    let mut found: Vec<Passage> = passages(text)
        .into_iter()
        .filter_map(|(at, is_spoken)| {
            let own: Vec<String> = pieces(&text.folded.text[at.clone()]).collect();
            let best = |word: &String| own.iter().map(|other| likeness(word, other)).max().unwrap_or(0);
            let sum: usize = sought.iter().map(best).sum();
            let likeness = sum / sought.len().max(1);
            (likeness >= LEAST).then_some(Passage { at, is_spoken, likeness })
        })
        .collect();
    // Of two that have the words as well, what somebody says comes first, then what is shorter.
    found.sort_by_key(|one| (100 - one.likeness.min(100), !one.is_spoken, one.at.len(), one.at.start));
    found
}

/// What is said between marks, and every sentence that is more than that.
fn passages(text: &HeldText) -> Vec<(Range<usize>, bool)> {
    let mut all: Vec<(Range<usize>, bool)> = text.folded.speech.iter().map(|at| (at.clone(), true)).collect();
    let end = text.folded.text.len();
    let mut at = 0;
    while at < end {
        let sentence = text.sentence(&(at..at + 1));
        let next = sentence.end.max(at + 1);
        let trimmed = trimmed(&text.folded.text, at..next);
        if !trimmed.is_empty() && text.speech_at(&trimmed).is_none() {
            all.push((trimmed, false));
        }
        at = next;
        while at < end && !text.folded.text.is_char_boundary(at) {
            at += 1;
        }
    }
    all
}

/// A range without the spaces at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(words) = text.get(range.clone()) else { return range.start..range.start };
    let start = range.start + words.len() - words.trim_start().len();
    start..start + words.trim().len()
}

fn pieces(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '\'')).map(|word| word.trim_matches('\''));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// How alike two words are, in hundredths: the same, one the beginning of the other, or within a slip or two.
fn likeness(sought: &str, word: &str) -> usize {
    let (long, slips) = (sought.chars().count(), strsim::osa_distance(sought, word));
    match slips {
        0 => 100,
        _ if long >= 4 && word.starts_with(sought) => 90,
        1 if long >= 4 => 85,
        2 if long >= 7 => 75,
        _ => 0,
    }
}
