//! Words that say themselves what was left out or put in: `…`, `[brackets]`, and sentences on both sides of `he said`.

use super::compare::{Stands, without_end};
use super::text::HeldText;
use std::ops::Range;

/// The most that words in brackets may stand for, in bytes of the text.
const BRACKETED: usize = 80;

/// The most that may stand between two parts of what somebody says: `…,” she said. “…`.
const INTERRUPTION: usize = 120;

/// Where edited words stand: from the first part to the last.
pub fn find(text: &HeldText, words: &str, stands: Stands) -> Option<Range<usize>> {
    if !(words.contains("...") || words.contains('[')) {
        return interrupted(text, words);
    }
    let within: Vec<Range<usize>> = match stands {
        Stands::Spoken => text.folded.speech.clone(),
        Stands::Anywhere => (1..=text.folded.lines.len()).map(|line| text.line_range(line)).collect(),
    };
    let capitals = [initial(words, char::to_ascii_lowercase), initial(words, char::to_ascii_uppercase)];
    capitals.iter().find_map(|words| {
        let parts = parts(words);
        let said: usize = parts.iter().map(|part| part.words.split(' ').count()).sum();
        (said >= 2).then(|| within.iter().find_map(|within| in_order(text, &parts, within)))?
    })
}

/// A part of edited words, and how far from the one before it may begin.
struct Part<'a> {
    words: &'a str,
    reach: usize,
}

/// `[T]hings` with the letter in one case or the other.
fn initial(words: &str, case: fn(&char) -> char) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        let mut letters = rest[at + 1..].chars();
        match (letters.next(), letters.next(), letters.next()) {
            (Some(letter), Some(']'), Some(next)) if letter.is_ascii_alphabetic() && next.is_alphabetic() => {
                out.push(case(&letter));
                rest = &rest[at + 3..];
            }
            _ => {
                out.push('[');
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The words between what was left out and put in.
fn parts(words: &str) -> Vec<Part<'_>> {
    let (mut parts, mut rest, mut reach) = (Vec::new(), words, usize::MAX);
    loop {
        let cut = [("...", "..."), ("[", "]")].into_iter().filter_map(|(open, close)| {
            let at = rest.find(open)?;
            let end = rest[at..].find(close).map_or(rest.len(), |end| at + end + close.len());
            Some((at, end, open == "["))
        });
        let Some((at, end, is_bracket)) = cut.min() else {
            add(&mut parts, rest, reach);
            return parts;
        };
        if add(&mut parts, &rest[..at], reach) {
            reach = 0;
        }
        let own = if is_bracket { BRACKETED } else { usize::MAX };
        reach = if parts.is_empty() { usize::MAX } else { reach.max(own) };
        rest = &rest[end..];
    }
}

fn add<'a>(parts: &mut Vec<Part<'a>>, words: &'a str, reach: usize) -> bool {
    let words = words.trim_matches([' ', '.', ',', ';', ':', '!', '?']);
    if !words.is_empty() {
        parts.push(Part { words, reach });
    }
    !words.is_empty()
}

/// The parts one behind the other within one stretch.
fn in_order(text: &HeldText, parts: &[Part<'_>], within: &Range<usize>) -> Option<Range<usize>> {
    let (first, rest) = parts.split_first()?;
    let is_in = |place: &Range<usize>| within.start <= place.start && place.end <= within.end;
    text.places(first.words).filter(is_in).find_map(|start| {
        let mut end = start.end;
        for part in rest {
            let reaches = |place: &Range<usize>| place.start >= end && place.start - end <= part.reach;
            end = text.places(part.words).filter(is_in).find(reaches)?.end;
        }
        Some(start.start..end)
    })
}

/// Words that run on over `…,” she said. “…`: they fill one stretch of speech to its end and go on where the next
/// begins, marks at the joints aside.
fn interrupted(text: &HeldText, words: &str) -> Option<Range<usize>> {
    let speech = &text.folded.speech;
    let words = without_end(words);
    let is_cut = |at: usize| text.folded.text[speech[at].clone()].ends_with([',', '.', '?', '!', ';', '-']);
    (0..speech.len()).filter(|at| is_cut(*at)).find_map(|first| {
        let said = without_end(&text.folded.text[speech[first].clone()]);
        // Where in this stretch the words begin: each of their own beginnings that it ends with.
        let start = words.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at).rev().find(|at| {
            let begin = without_end(&words[..*at]);
            said.ends_with(begin) && is_word_start(said, said.len() - begin.len())
        })?;
        let begin = speech[first].start + said.len() - without_end(&words[..start]).len();
        let end = goes_on(text, words[start..].trim_start(), first)?;
        Some(begin..end)
    })
}

/// Whether the rest of the words fills the stretches behind number `last`; where it ends.
fn goes_on(text: &HeldText, rest: &str, last: usize) -> Option<usize> {
    let speech = &text.folded.speech;
    let next = speech.get(last + 1).filter(|next| next.start - speech[last].end <= INTERRUPTION)?;
    let said = &text.folded.text[next.clone()];
    if let Some(after) = said.strip_prefix(rest) {
        let is_whole = !after.starts_with(char::is_alphanumeric);
        return is_whole.then_some(next.start + rest.len());
    }
    let whole = without_end(said);
    let after = rest.strip_prefix(whole)?.trim_start_matches(['.', ',', ';', ':', '!', '?', ' ']);
    (!whole.is_empty() && after.len() < rest.len()).then(|| goes_on(text, after, last + 1))?
}

fn is_word_start(text: &str, at: usize) -> bool {
    !text[..at].ends_with(char::is_alphanumeric)
}
