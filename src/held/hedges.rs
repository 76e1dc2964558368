//! Words of doubt: those by which a source keeps its distance from what it says.

use super::text::HeldText;
use std::ops::Range;

/// Words of doubt, by the word of the vocabulary, with the forms they take.
const HEDGES: &[(&str, &[&str])] = &[
    (
        "reportedly",
        &[
            "reportedly",
            "reported to",
            "is said to",
            "are said to",
            "allegedly",
            "alleged",
            "purportedly",
            "rumoured",
            "rumored",
        ],
    ),
    ("expected", &["expected", "expects", "expect", "likely", "anticipated"]),
    ("would", &["would"]),
    ("should", &["should", "ought to"]),
    ("may", &["may", "might", "possible", "possibly", "perhaps"]),
    ("could", &["could"]),
    ("suggested", &["suggested", "suggests", "suggesting", "suggest", "hinted"]),
    ("insisted", &["insisted", "insists", "insisting"]),
    ("claimed", &["claimed", "claims", "claiming", "claim"]),
    ("described", &["described", "describes", "describing"]),
];

/// Every form, with its word.
pub fn forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    HEDGES.iter().flat_map(|(word, forms)| forms.iter().map(move |form| (*word, *form)))
}

/// The first word of doubt in some words: first in the order of the list.
pub fn hedge(words: &str) -> Option<&'static str> {
    let lower = words.to_lowercase();
    let inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let starts = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(|word| {
        let at = word.as_ptr().addr() - lower.as_ptr().addr();
        &lower[at..]
    });
    let found = starts.flat_map(|rest| {
        let first = rest.as_bytes()[0];
        let is_there = move |form: &str| {
            form.as_bytes()[0] == first && rest.starts_with(form) && !inner(rest[form.len()..].chars().next())
        };
        forms().enumerate().filter(move |(_, (_, form))| is_there(form))
    });
    found.min_by_key(|(rank, _)| *rank).map(|(_, (word, _))| word)
}

/// The word of doubt in the sentence around a place of a text, outside of what somebody says in it.
pub fn hedge_around(text: &HeldText, at: &Range<usize>) -> Option<&'static str> {
    let sentence = text.sentence(at);
    let mut own = String::new();
    let mut from = sentence.start;
    for speech in
        text.folded.speech.iter().filter(|speech| speech.end > sentence.start && speech.start < sentence.end)
    {
        own.push_str(text.folded.text.get(from..speech.start.max(from)).unwrap_or_default());
        from = speech.end.max(from);
    }
    own.push_str(text.folded.text.get(from..sentence.end.max(from)).unwrap_or_default());
    hedge(&own)
}
