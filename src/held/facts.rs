//! Numbers and dates that stand in a text.

use super::text::HeldText;
use std::ops::Range;

/// A number as a text writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The value: `800000`.
    pub value: String,
    /// What it counts: the word behind it.
    pub unit: Option<String>,
    /// The whole of it as written: `20-point`, `90 percent`.
    pub at: Range<usize>,
}

/// A date as a text writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The date.
    pub date: jiff::civil::Date,
    /// Where it stands.
    pub at: Range<usize>,
}

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WHOLE: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "sept",
];

/// Every whole date of a text: `February 24, 2022`, `24 February 2022`, `2022-02-24`, `12/22/25`.
pub fn dates(text: &HeldText) -> Vec<Dated> {
    let pieces = pieces(&text.folded.text);
    let mut found = Vec::new();
    for (at, (range, word)) in pieces.iter().enumerate() {
        let rest = |n: usize| pieces.get(at + n).map_or("", |(_, word)| *word);
        let end = |n: usize| pieces[at + n].0.end;
        let of = |year: &str, month: i8, day: &str| {
            jiff::civil::Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
        };
        let date = if let Some(month) = month(word) {
            of(rest(2), month, rest(1)).filter(|_| rest(2).len() == 4).map(|date| (date, 2))
        } else if let Some(month) = month(rest(1)) {
            of(rest(2), month, word).filter(|_| rest(2).len() == 4).map(|date| (date, 2))
        } else if word.contains('/') {
            slashed(word).map(|date| (date, 0))
        } else {
            word.parse::<jiff::civil::Date>().ok().filter(|_| word.len() == 10).map(|date| (date, 0))
        };
        if let Some((date, last)) = date {
            found.push(Dated { date, at: range.start..end(last) });
        }
    }
    found
}

/// `12/22/25`, where one of the first two can be no month.
fn slashed(word: &str) -> Option<jiff::civil::Date> {
    let parts: Vec<i16> = word.split('/').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [one, two, year] = *parts.as_slice() else { return None };
    let (month, day) = match (one > 12, two > 12) {
        (true, false) => (two, one),
        (false, true) => (one, two),
        _ => return None,
    };
    let year = if year < 100 { 2000 + year } else { year };
    jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The day of the text itself: the latest date of a line that tells when it was published or changed.
pub fn dateline(text: &HeldText) -> Option<jiff::civil::Date> {
    const TOLD: &[&str] = &["update", "updated", "published", "posted", "issued", "dated"];
    let tells = |dated: &Dated| {
        let line = &text.folded.text[text.line_range(text.line(dated.at.start))];
        pieces(line).iter().take(12).any(|(_, word)| TOLD.contains(&word.to_lowercase().as_str()))
    };
    dates(text).into_iter().filter(tells).map(|dated| dated.date).max()
}

/// Every number of a text that is no part of a date or of a clock time.
pub fn figures(text: &HeldText) -> Vec<Figure> {
    let folded = &text.folded.text;
    let dates = dates(text);
    let mut found: Vec<Figure> = Vec::new();
    let pieces = pieces(folded);
    for (number, (range, word)) in pieces.iter().enumerate() {
        let is_dated = dates.iter().any(|date| date.at.start <= range.start && range.end <= date.at.end);
        let digits = word.split('-').next().unwrap_or(word).trim_start_matches(['$', '€', '£', '₴']);
        let value = digits.replace(',', "");
        let is_plain = value.parse::<f64>().is_ok() && value.starts_with(|c: char| c.is_ascii_digit());
        if is_dated || !is_plain || word.contains([':', '/']) {
            continue;
        }
        let joined =
            word.split_once('-').map(|(_, unit)| unit).filter(|unit| unit.starts_with(char::is_alphabetic));
        let next = pieces.get(number + 1).filter(|(next, word)| {
            next.start <= range.end + 1
                && word.starts_with(char::is_alphabetic)
                && !folded[range.end..].starts_with(['.', ','])
        });
        let (unit, end) = match (joined, next) {
            (Some(unit), _) => (Some(unit.to_owned()), range.end),
            (None, Some((at, word))) if is_unit(word) => (Some((*word).to_owned()), at.end),
            _ => (None, range.end),
        };
        found.push(Figure { value, unit, at: range.start..end });
    }
    found
}

/// Whether a word behind a number is what it counts, rather than the next word of the sentence.
fn is_unit(word: &str) -> bool {
    const NOT: &[&str] = &[
        "a", "an", "and", "as", "at", "by", "for", "from", "has", "have", "in", "is", "of", "on", "or",
        "p.m", "a.m", "pm", "am", "that", "the", "to", "was", "were", "when", "which", "while", "with",
    ];
    !NOT.contains(&word) && word.chars().all(char::is_alphabetic)
}

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let is_month = WHOLE.contains(&word.as_str()) || MONTHS.contains(&word.as_str());
    let number = MONTHS.iter().position(|month| is_month && word.starts_with(month))?;
    i8::try_from(number + 1).ok()
}

/// Words with their places, without the marks at their ends.
fn pieces(text: &str) -> Vec<(Range<usize>, &str)> {
    const MARKS: [char; 10] = ['\'', ',', '.', ';', ':', '!', '?', '(', ')', ' '];
    let base = text.as_ptr() as usize;
    let words = text.split(' ').map(|word| word.trim_matches(MARKS)).filter(|word| !word.is_empty());
    words
        .map(|word| (word.as_ptr() as usize - base, word))
        .map(|(at, word)| (at..at + word.len(), word))
        .collect()
}
