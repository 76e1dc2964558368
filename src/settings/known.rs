//! Codes of languages and names of vocabularies.

use super::rules::{LANGUAGE, VOCABULARY};
use super::{Settings, Vocabularies};
use crate::base::{At, Diagnostic, nearest};
use std::collections::BTreeSet;
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
    for name in settings.vocabularies.keys().filter(|name| !names.contains(&name.as_str())) {
        let help = match nearest(name, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the vocabularies are {}", names.join(", ")),
        };
        let (at, message) =
            (At::Key(format!("vocabularies.{name}")), format!("no vocabulary is called `{name}`"));
        report.push(Diagnostic::new(&VOCABULARY, file, at, message).help(help));
    }
}
