//! Words of time that mean another day to every reader.

use super::{Notes, Passage, Said};
use crate::model::Model;
use crate::rule;

rule! {
    /// "Today" and "last week" are another day for everybody who reads this later. Write the date, or "on that day" where one
    /// stands before. What somebody says, between quotation marks, stays as it was said.
    pub RELATIVE = "date/relative", Warning;
    bad "---\nkind: briefing\ntitle: T\n---\nThe talks go on today.\n";
    good "---\nkind: briefing\ntitle: T\n---\nThe talks go on, “today and tomorrow”, as of 22 December 2025.\n";
}

const SINGLE: &[&str] =
    &["today", "tomorrow", "yesterday", "tonight", "сьогодні", "завтра", "вчора", "учора"];
const PAIRS: &[(&str, &[&str])] = &[
    ("last", &["week", "month", "night", "year"]),
    ("next", &["week", "month", "year"]),
    ("this", &["week", "month", "morning", "evening", "afternoon"]),
];

/// Finds words of time without a day, in prose of the languages we know.
pub fn find(passage: &Passage<'_>, model: &Model, notes: &mut Notes) {
    if !matches!(&*model.setting.language, "en" | "uk") {
        return;
    }
    let mut before = "";
    for Said { word, range } in &passage.words {
        let is_pair = PAIRS.iter().any(|(first, second)| {
            first.eq_ignore_ascii_case(before) && second.iter().any(|known| known.eq_ignore_ascii_case(word))
        });
        if (is_pair || is_single(word)) && !passage.is_spoken(range) {
            let said = if is_pair { format!("{before} {word}") } else { (*word).to_owned() }.to_lowercase();
            let message = format!("`{said}` is another time for everybody who reads this later");
            notes.report.push(passage.finding(&RELATIVE, range, message).help("write the date"));
        }
        before = word;
    }
}

fn is_single(word: &str) -> bool {
    if word.is_ascii() {
        return SINGLE.iter().any(|known| known.eq_ignore_ascii_case(word));
    }
    SINGLE.contains(&word.to_lowercase().as_str())
}
