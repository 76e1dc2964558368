//! Changes told in words.

use super::compare::{Before, Change};
use crate::base::{self, Stretch};

/// The most letters of a value that stands in a sentence.
const SHORT: usize = 60;

/// How many words stand before and after a change.
const AROUND: usize = 5;

/// A change told in words: what stood there and stands there now, or one text with what was taken out and put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// It was not there.
    Added(String),
    /// It is gone.
    Removed(String),
    /// One short value after another.
    Instead(String, String),
    /// A text, what is far from any change left out.
    Text(Vec<Stretch>),
    /// What stood there is not known in words; this stands there now, or nothing.
    Now(Option<String>),
}

/// What authors and editors call a field.
pub fn label(field: &str) -> String {
    let (name, language) =
        field.split_once('@').map_or((field, None), |(name, language)| (name, Some(language)));
    let mut words = match name.split_once("].") {
        Some((list, rest)) => {
            let (list, key) = list.split_once('[').unwrap_or((list, ""));
            let of = match list {
                "positions" => format!("where {key} stands"),
                "history" => format!("the move of {key}"),
                "roles" => format!("role {}", key.parse::<usize>().map_or(1, |number| number + 1)),
                "versions" => format!("version {key}"),
                list => format!("{list} {key}"),
            };
            match rest {
                "position" => of,
                rest => format!("{of}, {}", plainly(rest)),
            }
        }
        None => plainly(name),
    };
    if let Some(language) = language {
        words.push_str(&format!(" ({language})"));
    }
    words
}

fn plainly(field: &str) -> String {
    match field {
        "body" => "text",
        "links" => "links of the text",
        "evidence" => "what it rests on",
        "about" => "what it is about",
        "by" => "who said it",
        "place" => "where",
        "as_written" => "as written",
        other => return other.replace('_', " "),
    }
    .to_owned()
}

/// A change in words, for one who reads all of it; `name` gives the title of what is written as `@id`.
pub fn prose(change: &Change, name: &dyn Fn(&str) -> Option<String>) -> Said {
    let told = |words: &str| named(words, name);
    match (&change.before, &change.after) {
        (Before::Nothing, after) => Said::Added(told(after.as_deref().unwrap_or_default())),
        (Before::Words(before), None) => Said::Removed(told(before)),
        (Before::Unknown(_), after) => Said::Now(after.as_deref().map(told)),
        (Before::Words(before), Some(after)) => {
            let (before, after) = (told(before), told(after));
            let is_value = |words: &str| words.split_whitespace().count() <= 3;
            if is_value(&before) || is_value(&after) {
                return Said::Instead(before, after);
            }
            Said::Text(near(base::changes(&before, &after)))
        }
    }
}

/// `@zelensky, @ukraine` with their titles.
fn named(words: &str, name: &dyn Fn(&str) -> Option<String>) -> String {
    if !words.contains('@') {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('@') {
        let id = &rest[at + 1..];
        let end = id.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(id.len());
        out.push_str(&rest[..at]);
        match name(&id[..end]) {
            Some(title) => out.push_str(&title),
            None => out.push_str(&rest[at..=at + end]),
        }
        rest = &id[end..];
    }
    out.push_str(rest);
    out
}

/// The stretches of a text with what is far from any change left out.
fn near(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let last = stretches.len().saturating_sub(1);
    let shown = stretches.into_iter().enumerate().map(|(number, stretch)| {
        if stretch.change != base::Change::Kept {
            return stretch;
        }
        let words: Vec<&str> = stretch.text.split_inclusive(char::is_whitespace).collect();
        let (head, tail) = (if number == 0 { 0 } else { AROUND }, if number == last { 0 } else { AROUND });
        if words.len() <= head + tail + 2 {
            return stretch;
        }
        let (first, end) = (words[..head].concat(), words[words.len() - tail..].concat());
        let gap = if head == 0 {
            "… "
        } else if tail == 0 {
            "…"
        } else {
            "… "
        };
        Stretch { text: format!("{first}{gap}{end}"), ..stretch }
    });
    shown.collect()
}

/// A change as part of a sentence: the field, and what became of what.
pub fn shortly(change: &Change) -> String {
    let field = label(&change.field);
    match prose(change, &|_| None) {
        Said::Added(words) => format!("{field}: `{}` was added", short(&words)),
        Said::Removed(words) => format!("{field}: `{}` was taken out", short(&words)),
        Said::Instead(before, after) => format!("{field}: `{}` became `{}`", short(&before), short(&after)),
        Said::Now(_) => format!("{field}: other words than before"),
        Said::Text(stretches) => {
            let of = |what: base::Change| {
                let parts = stretches.iter().filter(|stretch| stretch.change == what);
                short(parts.map(|stretch| stretch.text.trim()).next().unwrap_or_default())
            };
            match (of(base::Change::Removed), of(base::Change::Added)) {
                (gone, new) if gone.is_empty() => format!("{field}: `{new}` was put in"),
                (gone, new) if new.is_empty() => format!("{field}: `{gone}` was taken out"),
                (gone, new) => format!("{field}: `{gone}` became `{new}`"),
            }
        }
    }
}

/// The beginning of words, in one line.
fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHORT {
        return line.replace('`', "'");
    }
    let cut: String = line.chars().take(SHORT).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{} …", cut.replace('`', "'"))
}
