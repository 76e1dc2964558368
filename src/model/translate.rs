//! Translations: found beside what they translate, and laid over it.

use super::gather::is_shown;
use super::{Setting, rules};
use crate::base::{At, Diagnostic, Id};
use crate::kinds::{Fields, Kind, Laid};
use crate::parse::{Document, Written};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A translation and the document it stands in.
type Found<'a> = (&'a Document, &'a Arc<Written>);

/// The translations of a language, by what they translate.
#[derive(Default)]
pub struct Translations<'a> {
    /// Own entries of files, by the path of the file they translate.
    files: BTreeMap<String, Found<'a>>,
    /// List items, by folder, kind and id.
    items: BTreeMap<(&'a str, Kind, Id), Found<'a>>,
    used: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Translations<'a> {
    /// The translations into the language of this edition.
    pub fn of(
        documents: &'a [Arc<Document>],
        setting: &Setting,
        report: &mut Vec<Diagnostic>,
    ) -> Translations<'a> {
        let mut all = Translations::default();
        if setting.is_default {
            return all;
        }
        let suffix = format!(".{}.", setting.language);
        for document in documents.iter().filter(|d| d.seat.language.as_ref() == Some(&setting.language)) {
            let shown = |written: &&Arc<Written>| written.spoken.is_none() && is_shown(written, setting);
            for written in document.entries.iter().filter(shown) {
                if written.place.is_empty() {
                    all.files.insert(document.path.replacen(&suffix, ".", 1), (document, written));
                } else {
                    all.item(document, written, report);
                }
            }
        }
        all
    }

    fn item(&mut self, document: &'a Document, written: &'a Arc<Written>, report: &mut Vec<Diagnostic>) {
        if let Some(id) = written.entry.common.id.as_deref().and_then(Id::new) {
            let key = (document.seat.folder.as_str(), written.entry.kind(), id);
            self.items.insert(key, (document, written));
        } else if !written.is_unread(&["id"]) {
            report.push(
                Diagnostic::new(
                    &rules::TRANSLATION,
                    &document.path,
                    written.itself(),
                    "a translation without an `id`",
                )
                .help("give it the id of the entry that it translates"),
            );
        }
    }

    /// The translation of an entry, and its file.
    pub fn find(
        &mut self,
        document: &'a Document,
        written: &Written,
        id: &Id,
        report: &mut Vec<Diagnostic>,
    ) -> Option<(Arc<str>, Arc<Written>)> {
        let kind = written.entry.kind();
        if written.spoken.is_some() {
            return self.quote(document, written);
        }
        let (file, found) = if written.place.is_empty() {
            let (file, found) = *self.files.get(&*document.path)?;
            same_quotes(document, file, report);
            (file, found)
        } else {
            *self.items.get(&(document.seat.folder.as_str(), kind, id.clone()))?
        };
        self.used.insert((&file.path, &found.place));
        if found.entry.kind() != kind {
            report.push(other_kind(document, kind, file, found));
        }
        Some((Arc::clone(&file.path), Arc::clone(found)))
    }

    /// A quote written as a blockquote is translated by the one that stands at the same place in the translation.
    fn quote(&self, document: &Document, written: &Written) -> Option<(Arc<str>, Arc<Written>)> {
        let (file, _) = self.files.get(&*document.path)?;
        let number = document.spoken().position(|spoken| std::ptr::eq(&raw const **spoken, written))?;
        file.spoken().nth(number).map(|spoken| (Arc::clone(&file.path), Arc::clone(spoken)))
    }

    /// Reports the translations of nothing.
    pub fn unused(&self, report: &mut Vec<Diagnostic>) {
        for (document, written) in self.files.values().chain(self.items.values()) {
            if !self.used.contains(&(&*document.path, &*written.place)) {
                report.push(
                    Diagnostic::new(
                        &rules::TRANSLATION,
                        &document.path,
                        written.itself(),
                        "this translates no entry",
                    )
                    .help("a translation has the file name or the `id` of what it translates"),
                );
            }
        }
    }
}

/// Quotes written as blockquotes are known by their order, so a translation has as many.
fn same_quotes(document: &Document, file: &Document, report: &mut Vec<Diagnostic>) {
    let (here, there) = (document.spoken().count(), file.spoken().count());
    if here != there && there > 0 {
        let message = format!("the translation has {there} quotes with a speaker, the text {here}");
        report.push(
            Diagnostic::new(&rules::TRANSLATION, &file.path, At::File, message)
                .help("write the same blockquotes in the same order"),
        );
    }
}

fn other_kind(document: &Document, kind: Kind, file: &Document, found: &Written) -> Diagnostic {
    let (is, reads) = (kind.singular(), found.entry.kind().singular());
    let message = format!("this is read as a {reads}, but what it translates, {}, is a {is}", document.path);
    Diagnostic::new(&rules::TRANSLATION, &file.path, found.itself(), message)
        .help(format!("add `kind: {is}`"))
}

/// An entry with what its translation gives, and the fields whose words it leaves as they were; that it gives facts
/// otherwise is reported.
pub fn translated(
    written: &Written,
    translation: &Written,
    file: &Arc<str>,
    report: &mut Vec<Diagnostic>,
) -> (Written, BTreeSet<&'static str>) {
    let mut both = written.clone();
    if written.spoken.is_some() {
        // Of a quote in a text its words alone are translated; who spoke is the same.
        if let (Fields::Quote(quote), Fields::Quote(other)) =
            (&mut both.entry.fields, &translation.entry.fields)
        {
            quote.text.clone_from(&other.text);
        }
        return (both, BTreeSet::new());
    }
    let mut laid = Laid::default();
    both.entry.common.overlay(&translation.entry.common, &mut laid);
    both.entry.fields.overlay(&translation.entry.fields, &mut laid);
    for field in laid.otherwise {
        let message = format!("`{field}` is given otherwise than in what this translates");
        report.push(
            Diagnostic::new(&rules::TRANSLATED_FACT, file, translation.at(field), message).help(
                "leave it out: a translation carries words, and takes every fact from what it translates",
            ),
        );
    }
    if translation.body.html.is_empty() {
        laid.kept.insert("body");
    } else {
        both.body.clone_from(&translation.body);
    }
    (both, laid.kept)
}
