//! Who `she` is: the one person who is named before what she is said to say.

use super::names::{Named, VERBS, role_behind, runs};
use super::text::HeldText;
use std::ops::Range;

/// Who may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// Somebody of whom the names are known, by number.
    Known(usize),
    /// Somebody of whom the sentence tells something, and whose name is not among them.
    New(Named),
    /// Somebody, or something, else that has a name.
    Other,
}

/// How far back it is looked for who is meant, in bytes.
const FAR: usize = 400;

/// Where `he` or `she` is said to say what stands at a range: everybody named in the nearest sentence before it that names
/// anybody. With two of them, who is meant is not for a program to say. Nothing where it is not put so.
pub fn meant(text: &HeldText, said: &Range<usize>, names: &[Vec<String>]) -> Option<Vec<Meant>> {
    let start = spoken_by_pronoun(text, said)?;
    let floor = start.saturating_sub(FAR);
    let mut end = start;
    while end > floor {
        let line = text.line_range(text.line(end - 1));
        let sentence = text.sentence(&(end - 1..end)).start.max(line.start)..end;
        let found = named_in(text, &sentence, names);
        if !found.is_empty() {
            return Some(found);
        }
        end = sentence.start;
    }
    Some(Vec::new())
}

/// Where the sentence, or the run of sentences, begins that `he` or `she` is said to say; nothing where it is not said so.
fn spoken_by_pronoun(text: &HeldText, said: &Range<usize>) -> Option<usize> {
    let folded = &text.folded.text;
    let line = text.line_range(text.line(said.start));
    let after = &folded[said.end..line.end.max(said.end)];
    let before_mark = said.start.saturating_sub(1).max(line.start);
    let before = text.folded.speech.iter().rev().find(|last| last.end <= said.start);
    let before = before.filter(|last| last.start >= line.start);
    let between = &folded[before.map_or(line.start, |last| last.end)..before_mark];
    if begins(after) || ends(between) {
        return Some(before_mark);
    }
    // `“…,” she said. “…”`: the same one goes on.
    before
        .filter(|_| begins(between) && between.split(' ').count() <= 6)
        .and_then(|last| spoken_by_pronoun(text, last))
}

/// `,' she said`, `,' said she`.
fn begins(after: &str) -> bool {
    let mut words = after.trim_start_matches(['\'', ',', ' ']).split([' ', ',', '.', ':']);
    is_said_so(words.next(), words.next())
}

/// `She said: '`, `he added that '`.
fn ends(before: &str) -> bool {
    let own = before.trim_end_matches([' ', ':', ',', '-']);
    let own = own.strip_suffix(" that").unwrap_or(own);
    let mut words = own.rsplit(' ');
    let (last, first) = (words.next(), words.next());
    is_said_so(first, last)
}

fn is_said_so(one: Option<&str>, other: Option<&str>) -> bool {
    let is_pronoun = |word: &str| matches!(word, "he" | "she" | "He" | "She");
    let (Some(one), Some(other)) = (one, other) else { return false };
    (is_pronoun(one) && VERBS.contains(&other)) || (is_pronoun(other) && VERBS.contains(&one))
}

/// Everybody whom a sentence names outside of what is said in it.
fn named_in(text: &HeldText, sentence: &Range<usize>, names: &[Vec<String>]) -> Vec<Meant> {
    let is_here = |at: &Range<usize>| {
        sentence.start <= at.start && at.end <= sentence.end && text.speech_at(at).is_none()
    };
    let mut known: Vec<Range<usize>> = Vec::new();
    let mut found = Vec::new();
    for (number, spellings) in names.iter().enumerate() {
        let places: Vec<Range<usize>> =
            spellings.iter().flat_map(|name| text.places(name)).filter(is_here).collect();
        if !places.is_empty() {
            found.push(Meant::Known(number));
            known.extend(places);
        }
    }
    let is_new = |run: &Range<usize>| !known.iter().any(|at| at.start < run.end && run.start < at.end);
    let others = runs(text).into_iter().filter(|run| is_here(run) && is_new(run));
    found.extend(others.filter_map(|run| other(text, sentence, &run)));
    found
}

/// What a run of capitals names, unless it is a day or a place: whom the sentence is about where it begins with the name, or
/// where what follows on a comma does.
fn other(text: &HeldText, sentence: &Range<usize>, run: &Range<usize>) -> Option<Meant> {
    let folded = &text.folded.text;
    let name = &folded[run.clone()];
    let (before, after) = (&folded[sentence.start..run.start], &folded[run.end..sentence.end]);
    let opening = before.trim_end().rsplit(' ').next().unwrap_or_default();
    if name.split(' ').all(|word| is_of_calendar(word) || OPENINGS.contains(&word))
        || matches!(opening, "the" | "The" | "in" | "In" | "at" | "near")
    {
        return None;
    }
    let is_opening = before.trim().is_empty();
    // What begins a sentence has a capital anyway.
    if is_opening && !name.contains(' ') {
        return None;
    }
    let role = role_behind(after);
    let rest = role.as_ref().map_or(after, |(_, rest)| rest);
    let does = rest.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_lowercase));
    if !(does && is_somebody(name) && (is_opening || before.ends_with(", "))) {
        return Some(Meant::Other);
    }
    Some(Meant::New(Named { name: name.to_owned(), role: role.map(|(role, _)| role), at: run.clone() }))
}

/// Whether a name looks like that of a person: a first and a last name, and no body.
fn is_somebody(name: &str) -> bool {
    const BODIES: &[&str] = &[
        "Agency",
        "Assembly",
        "Authority",
        "Bank",
        "Board",
        "City",
        "Commission",
        "Committee",
        "Council",
        "Court",
        "Government",
        "Group",
        "House",
        "Kingdom",
        "Ministry",
        "Nations",
        "News",
        "Office",
        "Parliament",
        "Party",
        "Post",
        "Press",
        "Republic",
        "Senate",
        "States",
        "Times",
        "Union",
    ];
    let words: Vec<&str> = name.split(' ').collect();
    let is_plain = |word: &&str| !BODIES.contains(word) && !is_of_calendar(word) && !OPENINGS.contains(word);
    (2..=4).contains(&words.len()) && words.iter().all(is_plain)
}

/// Words that begin a sentence and no name.
const OPENINGS: &[&str] = &[
    "A", "After", "An", "And", "As", "At", "Before", "But", "By", "During", "For", "From", "In", "Last",
    "Later", "Next", "No", "On", "Since", "So", "That", "Then", "This", "To", "Until", "When", "While",
    "With",
];

/// Whether a word names a day or a month.
fn is_of_calendar(word: &str) -> bool {
    const NAMES: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.contains(&word)
}
