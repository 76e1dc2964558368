//! Mistakes of meaning in the author's words.

use super::mistake::{Mistake, Stands, Step, What};
use super::rules;
use super::tree::{Shape, Tree};
use super::typed::child;
use super::{certain, foreign};
use crate::base::when::HELP;
use crate::base::{At, Diagnostic, Fix, Rule, nearest};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

/// How many field names a help text lists.
const LISTED: usize = 16;

/// The findings for all mistakes of one file but those that follow from others; `base` is where the YAML
/// begins in the file.
pub(super) fn findings(
    file: &Arc<str>,
    (tree, base): (&Tree, usize),
    mistakes: &[Mistake],
    follows: &dyn Fn(Range<usize>) -> bool,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut strangers = Vec::new();
    for mistake in mistakes {
        let places = mistake.steps.first().map_or_else(|| vec![root(tree)], |step| places(tree, *step));
        if places.into_iter().any(follows) {
            continue;
        }
        match foreign::ours(&mistake.what) {
            Some(ours) => strangers.push((path(tree, &mistake.steps), ours)),
            None => found.push(finding(file, (tree, base), mistake)),
        }
    }
    found.extend(foreign::finding(file, &strangers));
    found
}

fn root(tree: &Tree) -> Range<usize> {
    tree.root.map_or(0..0, |root| tree.nodes[root].range.clone())
}

/// Where the key and the value of a field stand.
pub(super) fn places(tree: &Tree, step: Step) -> Vec<Range<usize>> {
    let key = match &tree.nodes[step.holder].shape {
        Shape::Map { pairs, .. } => pairs.get(step.index).map(|(key, _)| *key),
        _ => None,
    };
    key.into_iter().chain(child(tree, step)).map(|node| tree.nodes[node].range.clone()).collect()
}

/// The path from the root: `provisions[2].status`.
pub(super) fn path(tree: &Tree, steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps.iter().rev() {
        match &tree.nodes[step.holder].shape {
            Shape::Map { pairs, .. } => {
                let key = tree.text(pairs[step.index].0).unwrap_or_default();
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(key);
            }
            _ => {
                let _ = write!(path, "[{}]", step.index);
            }
        }
    }
    path
}

fn finding(file: &Arc<str>, (tree, base): (&Tree, usize), mistake: &Mistake) -> Diagnostic {
    let path = path(tree, &mistake.steps);
    let name = match named(tree, &mistake.steps) {
        Some(name) => name,
        None if file.ends_with(".md") => "the front matter".to_owned(),
        None => "this file".to_owned(),
    };
    let in_braces = mistake.steps.first().is_some_and(
        |step| matches!(tree.nodes[step.holder].shape, Shape::Map { flow: true, .. } if step.index > 0),
    );
    let (rule, message, help) = match &mistake.what {
        What::UnknownKey(key, known) => unknown_key(key, known, in_braces),
        What::UnknownWord(word, known) => unknown_word(&name, word, known),
        What::Type(stands, expected) => wrong_type(&name, stands, expected),
        What::Missing(field) => {
            (&rules::TYPE, format!("{name} has no `{field}`"), Some(format!("add `{field}: …`")))
        }
        What::Twice(field) => {
            let message = format!("{name} is given under two names");
            (&rules::DUPLICATE_KEY, message, Some(format!("keep one of them: both mean `{field}`")))
        }
        What::Words(words) => own_words(words),
    };
    let at = if path.is_empty() {
        let root = root(tree);
        At::Range(root.start + base..root.end + base)
    } else if mistake.in_key {
        At::Key(path)
    } else {
        At::Value(path)
    };
    let edits = certain::of_meaning(tree, mistake).into_iter();
    let edits = edits.map(|(at, text)| (at.start + base..at.end + base, text));
    let fixes = edits.map(|(at, text)| Fix::replace(file, At::Range(at), text));
    let found = Diagnostic::new(rule, file, at, message).fix(fixes);
    match help {
        Some(help) => found.help(help),
        None => found,
    }
}

/// What a field is called in a sentence: `` `status` `` or ``item 2 of `quotes` ``; nothing for the whole.
fn named(tree: &Tree, steps: &[Step]) -> Option<String> {
    let step = steps.first()?;
    if let Shape::Map { pairs, .. } = &tree.nodes[step.holder].shape {
        return Some(format!("`{}`", tree.text(pairs[step.index].0).unwrap_or_default()));
    }
    let list = named(tree, &steps[1..]).unwrap_or_else(|| "the list".to_owned());
    Some(format!("item {} of {list}", step.index + 1))
}

type Said = (&'static Rule, String, Option<String>);

/// Whether a letter looks like a space, or like nothing.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{202f}')
}

fn unknown_key(key: &str, known: &[&'static str], in_braces: bool) -> Said {
    if key.contains(is_invisible) {
        let plain: String = key.chars().filter(|c| !is_invisible(*c)).collect();
        let message = format!("an invisible no-break space stands in the key `{plain}`");
        return (&rules::INDENT, message, Some("delete it and type ordinary spaces".to_owned()));
    }
    if in_braces && key.contains(' ') {
        let message = format!("a comma ends the text before `{key}`, which is read as a key");
        return (&rules::CUT, message, Some("put quotes around the text that holds the comma".to_owned()));
    }
    if let Some((before, _)) = key.split_once(':') {
        let message = format!("a space is missing after the colon of `{before}`");
        return (&rules::SPACE_AFTER_COLON, message, Some("put a space after the colon".to_owned()));
    }
    let help = match nearest(&key.replace([' ', '-'], "_"), known.iter().copied()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => match known_words(known) {
            words if known.contains(&"extra") => {
                format!("keys of your own go under `extra:`; known here are {words}")
            }
            words => format!("known here are {words}"),
        },
    };
    (&rules::UNKNOWN_KEY, format!("unknown key `{key}`"), Some(help))
}

fn known_words(known: &[&str]) -> String {
    let words: Vec<String> = known.iter().take(LISTED).map(|word| format!("`{word}`")).collect();
    let more = if known.len() > LISTED { ", …" } else { "" };
    format!("{}{more}", words.join(", "))
}

fn unknown_word(name: &str, word: &str, known: &[&'static str]) -> Said {
    let help = match nearest(word, known.iter().copied()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("it is one of {}", known_words(known)),
    };
    (&rules::TYPE, format!("{name} cannot be `{word}`"), Some(help))
}

fn wrong_type(name: &str, stands: &Stands, expected: &str) -> Said {
    if expected == "a boolean" {
        let help = if stands.is_yes_or_no() {
            "write `true` or `false`, without quotes"
        } else {
            "write `true` or `false`"
        };
        let is_quoted = matches!(stands, Stands::Text(text) if text == "true" || text == "false");
        let quoted = if is_quoted { " in quotes" } else { "" };
        let message = format!("{name} is {}{quoted}", what_stands(stands));
        return (&rules::BOOLEAN, message, Some(help.to_owned()));
    }
    let expected = match expected {
        "a sequence" => "a list",
        "a string" => "text",
        "a map" => "lines of `key: value`",
        word if word.starts_with("struct ") => "lines of `key: value`",
        "i64" | "u64" | "i32" | "u32" | "u8" | "u16" | "usize" => "a whole number",
        "f64" | "f32" => "a number",
        other => other,
    };
    let help = match (stands, expected) {
        (Stands::Text(_) | Stands::Map, "a list") => {
            Some("put each item on a line of its own, after `- `".to_owned())
        }
        (Stands::List, "text") => Some("give one text; several are not read here".to_owned()),
        (Stands::Map, "text") => Some("if the text holds a colon, put quotes around it".to_owned()),
        (Stands::Text(_) | Stands::List, "lines of `key: value`") => {
            Some("write each field as `key: value` on a line of its own".to_owned())
        }
        _ => None,
    };
    (&rules::TYPE, format!("{name} is {}; it should be {expected}", what_stands(stands)), help)
}

fn what_stands(stands: &Stands) -> String {
    match stands {
        Stands::List => "a list".to_owned(),
        Stands::Map => "a map of keys and values".to_owned(),
        Stands::Nothing => "empty".to_owned(),
        Stands::Text(text) if text.len() <= 40 && !text.contains('`') => format!("`{text}`"),
        Stands::Text(_) => "text".to_owned(),
    }
}

/// What a reader of our own had to say, with its help behind [`HELP`].
fn own_words(words: &str) -> Said {
    let (message, help) = match words.split_once(HELP) {
        Some((message, help)) => (message, Some(help.to_owned())),
        None => (words, None),
    };
    let written = message.split('`').nth(1).unwrap_or_default();
    if message.ends_with("is not in the calendar") {
        (&rules::CALENDAR, message.to_owned(), help)
    } else if message.contains("without a time zone") {
        (&rules::ZONE, message.to_owned(), help)
    } else if message.ends_with("is not a date") && is_clock_time(written) {
        let help = "write the day too, with the offset from UTC: `2025-12-22T12:30+02:00`";
        (&rules::FORM, format!("`{written}` is a time of day without a day"), Some(help.to_owned()))
    } else if message.ends_with("is not a date") {
        (&rules::FORM, message.to_owned(), help)
    } else {
        (&rules::TYPE, message.to_owned(), help)
    }
}

/// `12:30` or `9:05:00`
fn is_clock_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    (2..=3).contains(&parts.len())
        && parts.iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}
