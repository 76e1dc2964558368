//! Codes of languages and names of vocabularies.

use super::rules::{LANGUAGE, MEANING, VOCABULARY};
use super::{Settings, Vocabularies, WordSettings};
use crate::base::{At, Diagnostic, nearest};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything that is wrong with the codes and names in `file`.
pub(super) fn check(settings: &Settings, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
    languages(settings, file, report);
    vocabularies(settings, file, report);
}

fn languages(settings: &Settings, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
    let mut find = |field: &str, message: String, help: &str| {
        report.push(Diagnostic::new(&LANGUAGE, file, At::Value(field.to_owned()), message).help(help));
    };
    let mut seen = BTreeSet::new();
    let several = settings.languages.iter().enumerate().map(|(at, code)| (format!("languages[{at}]"), code));
    for (field, code) in several.chain(settings.language.iter().map(|code| ("language".to_owned(), code))) {
        if !is_language(code) {
            let message = format!("`{code}` is not the code of a language");
            find(&field, message, "write two or three small letters, as in `en` or `uk`");
        } else if field != "language" && !seen.insert(code.as_str()) {
            let message = format!("the language `{code}` is listed twice");
            find(&field, message, "list each language once, the default one first");
        }
    }
    if let (Some(one), Some(first)) = (&settings.language, settings.languages.first())
        && one != first
    {
        let message = format!("`language` is `{one}`, but the first of `languages` is `{first}`");
        find("language", message, "leave `language` out: the first one listed is the default");
    }
}

/// Whether a code looks like one of BCP 47: `en`, `uk`, `pt-BR`.
fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let is_first = parts
        .next()
        .is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()));
    is_first
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn vocabularies(settings: &Settings, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
    let names: Vec<&str> = Vocabularies::names().collect();
    let known = Vocabularies::of(settings);
    let untouched = Vocabularies::of(&Settings::default());
    for (name, words) in &settings.vocabularies {
        if !names.contains(&name.as_str()) {
            let at = format!("vocabularies.{name}");
            let help = near(name, &names, "the vocabularies are");
            let message = format!("no vocabulary is called `{name}`");
            report.push(Diagnostic::new(&VOCABULARY, file, At::Key(at), message).help(help));
            continue;
        }
        let keys: Vec<&str> = known.words_of(name).map(|word| word.key.as_str()).collect();
        let own: Vec<&str> = untouched.words_of(name).map(|word| word.key.as_str()).collect();
        for (key, word) in words {
            let at = format!("vocabularies.{name}.{key}");
            if name.starts_with("rung") && !own.contains(&key.as_str()) {
                let message = format!("no rung of the ladder is called `{key}`");
                let help = near(key, &own, "the rungs are");
                report.push(Diagnostic::new(&VOCABULARY, file, At::Key(at), message).help(help));
                continue;
            }
            if let Some((message, help)) = order(words, key, &keys) {
                let at = At::Value(format!("{at}.after"));
                report.push(Diagnostic::new(&VOCABULARY, file, at, message).help(help));
            }
            if name == "status" && word.definition.is_none() && !own.contains(&key.as_str()) {
                let message = format!("`{key}` is a status of your own, and nothing says what it means");
                let finding = Diagnostic::new(&MEANING, file, At::Key(at), message);
                report.push(finding.help("add `definition`: readers find it under \"How we decide\""));
            }
        }
    }
}

/// The nearest of these words, else all of them.
fn near(word: &str, all: &[&str], are: &str) -> String {
    match nearest(word, all.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("{are} {}", all.join(", ")),
    }
}

/// What is wrong with the word that `key` stands behind: it is not there, or stands behind `key` itself.
fn order(words: &BTreeMap<String, WordSettings>, key: &str, keys: &[&str]) -> Option<(String, String)> {
    let behind = |key: &str| words.get(key).and_then(|word| word.after.as_deref());
    let first = behind(key)?;
    if !keys.contains(&first) {
        return Some((
            format!("no word of this vocabulary is called `{first}`"),
            near(first, keys, "its words are"),
        ));
    }
    let mut way = std::iter::successors(Some(first), |at| behind(at)).take(words.len());
    way.any(|at| at == key).then(|| {
        let message = format!("`{key}` cannot stand behind `{first}`, which stands behind it");
        (message, "say of one of them only what it stands behind".to_owned())
    })
}
