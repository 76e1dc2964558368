//! Words compared with a text: whether they stand there, how exactly, and whether somebody says them.
//!
//! The rules are written out in `standfirst explain quote/verbatim`; they are held by the tests of this layer.

use super::edited;
use super::fold::folded;
use super::nearest::{Nearest, nearest};
use super::text::HeldText;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

/// How exactly words agree with a text, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Letter by letter.
    Exact,
    /// Other marks, dashes or spaces.
    Typographic,
    /// Another mark at the end.
    EndPunctuation,
    /// Something is left out or put in, and the words say so.
    Edited,
}

/// What words must be in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Between quotation marks.
    Spoken,
    /// Anywhere.
    Anywhere,
}

/// Words found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How exactly.
    pub grade: Grade,
    /// Where, in the folded text: the first place.
    pub at: Range<usize>,
    /// The line, from one.
    pub line: usize,
    /// The last line that they stand in, of all their places.
    pub lines: Vec<usize>,
    /// How many times.
    pub times: usize,
}

/// What comes of comparing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// They stand there.
    Found(Found),
    /// They stand there, but nobody is quoted with them.
    Unspoken(Found),
    /// They do not.
    Missing(Option<Nearest>),
}

/// Compares words with a text.
pub fn compare(text: &HeldText, words: &str, stands: Stands) -> Outcome {
    let sought = folded(words);
    let mut unspoken = None;
    for (number, words_now) in spellings(&sought).enumerate() {
        let grade = (number > 0).then_some(Grade::EndPunctuation);
        let all: Vec<Range<usize>> = text.places(words_now).collect();
        let spoken: Vec<Range<usize>> =
            all.iter().filter(|place| is_standing(text, place, stands)).cloned().collect();
        if let Some(first) = spoken.first() {
            let grade = grade.unwrap_or_else(|| closeness(&text.exact(first), words));
            return Outcome::Found(found(text, grade, &spoken));
        }
        if !all.is_empty() && unspoken.is_none() {
            unspoken = Some(found(text, grade.unwrap_or(Grade::Exact), &all));
        }
    }
    if let Some(at) = edited::find(text, &sought, stands) {
        return Outcome::Found(found(text, Grade::Edited, &[at]));
    }
    if let Some(unspoken) = unspoken {
        return Outcome::Unspoken(unspoken);
    }
    if stands == Stands::Spoken
        && let Some(at) = edited::find(text, &sought, Stands::Anywhere)
    {
        return Outcome::Unspoken(found(text, Grade::Edited, &[at]));
    }
    Outcome::Missing(nearest(text, &sought))
}

/// Whether comparing these folded words with a text would find them; how exactly, and what comes nearest where it
/// would not, is left aside: to say that takes far longer.
pub(super) fn would_find(text: &HeldText, sought: &str, stands: Stands) -> bool {
    let stands_at = |words: &str| text.places(words).any(|place| is_standing(text, &place, stands));
    spellings(sought).any(stands_at) || edited::find(text, sought, stands).is_some()
}

/// Folded words as they are looked for: as they are, then without the mark at their end where they have one.
fn spellings(sought: &str) -> impl Iterator<Item = &str> {
    let bare = without_end(sought);
    std::iter::once(sought).chain((bare != sought).then_some(bare))
}

/// Whether words at a place stand there as they must.
fn is_standing(text: &HeldText, place: &Range<usize>, stands: Stands) -> bool {
    stands == Stands::Anywhere || text.speech_at(place).is_some()
}

fn found(text: &HeldText, grade: Grade, places: &[Range<usize>]) -> Found {
    let mut lines: Vec<usize> = places.iter().map(|place| text.line(place.start)).collect();
    lines.dedup();
    let at = places[0].clone();
    Found { grade, line: text.line(at.start), lines, at, times: places.len() }
}

/// Folded words without the mark at their end.
pub fn without_end(words: &str) -> &str {
    words.trim_end_matches(['.', ',', ';', ':', '!', '?', ' '])
}

/// Whether words that are the same once folded are the same letter by letter, line breaks aside.
fn closeness(text: &str, words: &str) -> Grade {
    let plain = |text: &str| text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    if plain(text) == plain(words) { Grade::Exact } else { Grade::Typographic }
}

impl Grade {
    /// The grade as people say it.
    pub fn words(self) -> &'static str {
        match self {
            Grade::Exact => "letter by letter",
            Grade::Typographic => "word for word, with other marks or spaces",
            Grade::EndPunctuation => "word for word, with another mark at the end",
            Grade::Edited => "word for word, with omissions or brackets",
        }
    }
}
