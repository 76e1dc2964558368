//! Words that do not stand in a text: the passage that comes nearest, and what is otherwise.

use super::fold::MARK;
use super::text::HeldText;
use similar::{ChangeTag, TextDiff};
use std::collections::BTreeMap;
use std::ops::Range;

/// The passage that comes nearest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// The words of the text.
    pub words: String,
    /// The line, from one.
    pub line: usize,
    /// How alike the two are, in hundredths.
    pub likeness: u8,
    /// What is otherwise, in words.
    pub changes: String,
}

/// Marks at the edges of words, which are not compared here.
const EDGES: [char; 8] = [MARK, ',', '.', ';', ':', '!', '?', ' '];

/// The least likeness, in hundredths, that is worth showing.
const LEAST: u8 = 50;

/// The most changes that are spelled out.
const MOST: usize = 4;

/// The passage of a text that comes nearest to folded words.
pub fn nearest(text: &HeldText, words: &str) -> Option<Nearest> {
    let sought: Vec<&str> = pieces(words).into_iter().map(|(_, word)| word).collect();
    let all: Vec<(usize, &str)> = pieces(&text.folded.text);
    let (from, count) = window(&sought, &all)?;
    // A few words more on both sides, so that what was left out is seen; what is too much falls away again.
    let slack = sought.len().min(12);
    let around = from.saturating_sub(slack)..(from + count + slack).min(all.len());
    let passage: Vec<&str> = all[around.clone()].iter().map(|(_, word)| *word).collect();
    let diff = TextDiff::from_slices(&sought, &passage);
    let same: Vec<(usize, usize)> = diff
        .iter_all_changes()
        .filter(|change| change.tag() == ChangeTag::Equal)
        .filter_map(|change| change.old_index().zip(change.new_index()))
        .collect();
    let (first, last) = (same.first()?, same.last()?);
    // As many words beyond the first and the last that agree as were sought there.
    let own = first.1.saturating_sub(first.0)..(last.1 + sought.len() - last.0).min(passage.len());
    let passage = &passage[own.clone()];
    let diff = TextDiff::from_slices(&sought, passage);
    let likeness = hundredths(diff.ratio());
    let (start, _) = all[around.start + own.start];
    let (last, word) = all[around.start + own.end - 1];
    let range = start..last + word.len();
    (likeness >= LEAST).then(|| Nearest {
        line: text.line(start),
        words: text.exact(&range),
        likeness,
        changes: changes(&diff),
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a ratio is from 0 to 1")]
fn hundredths(ratio: f32) -> u8 {
    (ratio * 100.0) as u8
}

/// Words with their places, without the marks around them.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let base = text.as_ptr() as usize;
    let words = text.split(' ').map(|word| word.trim_matches(EDGES)).filter(|word| !word.is_empty());
    words.map(|word| (word.as_ptr() as usize - base, word)).collect()
}

/// The stretch of as many words that has most words in common: its first word, and how many.
fn window(sought: &[&str], all: &[(usize, &str)]) -> Option<(usize, usize)> {
    let mut wanted: BTreeMap<&str, i32> = BTreeMap::new();
    for word in sought {
        *wanted.entry(bare(word)).or_default() += 1;
    }
    let size = sought.len().min(all.len());
    let (mut common, mut best) = (0, (0, 0));
    for at in 0..all.len() {
        if let Some(left) = wanted.get_mut(bare(all[at].1)) {
            common += i32::from(*left > 0);
            *left -= 1;
        }
        if at >= size
            && let Some(left) = wanted.get_mut(bare(all[at - size].1))
        {
            *left += 1;
            common -= i32::from(*left > 0);
        }
        if common > best.0 {
            best = (common, (at + 1).saturating_sub(size));
        }
    }
    (best.0 > 0).then_some((best.1, size))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// `quite` → `very`; without …; with … put in.
fn changes(diff: &TextDiff<'_, '_, '_, str>) -> String {
    let words = |slices: &[&str]| slices.join(" ");
    let (ours, theirs) = (diff.old_slices(), diff.new_slices());
    let ops = diff.ops().iter().filter(|op| op.tag() != similar::DiffTag::Equal);
    let mut said: Vec<String> = ops
        .map(|op| {
            let (old, new): (Range<usize>, Range<usize>) = (op.old_range(), op.new_range());
            match (old.is_empty(), new.is_empty()) {
                (false, false) => format!("`{}` stands for `{}`", words(&ours[old]), words(&theirs[new])),
                (true, _) => format!("`{}` is left out", words(&theirs[new])),
                (_, true) => format!("`{}` is put in", words(&ours[old])),
            }
        })
        .collect();
    if said.is_empty() {
        said.push("marks between the words are otherwise".to_owned());
    }
    if said.len() > MOST {
        let more = said.len() - MOST;
        said.truncate(MOST);
        said.push(format!("{more} more"));
    }
    said.join(", ")
}
