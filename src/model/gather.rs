//! Documents to entries: which briefing each belongs to, its id, its title, and what a translation gives.

use super::index::Hidden;
use super::rules;
use super::{EntryNo, Node, Scope, Setting};
use crate::base::{At, Date, Diagnostic, Id, Text};
use crate::kinds::{Entry, Fields, Kind};
use crate::parse::{Document, Role, Written};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The entries of a site before they are linked.
#[derive(Default)]
pub struct Gathered {
    /// The entries, in order: briefings, what is shared, then each briefing's own.
    pub nodes: Vec<Node>,
    /// The folders of briefings.
    pub briefings: BTreeMap<String, EntryNo>,
    /// What is written and not published.
    pub hidden: Hidden,
    /// What is wrong.
    pub report: Vec<Diagnostic>,
}

/// The translations of a language, by what they translate.
#[derive(Default)]
struct Translations<'a> {
    /// Own entries of files, by the path of the file they translate.
    files: BTreeMap<String, (&'a Document, &'a Arc<Written>)>,
    /// List items, by folder, kind and id.
    items: BTreeMap<(&'a str, Kind, Id), (&'a Document, &'a Arc<Written>)>,
    used: BTreeSet<(&'a str, &'a str)>,
}

/// Gathers the entries of all documents.
pub fn gather(documents: &[Arc<Document>], setting: &Setting) -> Gathered {
    let mut gathered = Gathered::default();
    let mut translations = translations(documents, setting, &mut gathered.report);
    let base: Vec<&Document> =
        documents.iter().map(|document| &**document).filter(|d| is_base(d, setting)).collect();
    let folders = briefing_folders(&base, setting);
    gathered.briefings =
        (0..).map(EntryNo).zip(folders.iter()).map(|(no, folder)| ((*folder).to_owned(), no)).collect();
    let all: BTreeSet<&str> =
        base.iter().filter(|d| is_briefing(d)).map(|document| document.seat.folder.as_str()).collect();
    let mut rest: Vec<(Scope, Node)> = Vec::new();
    let mut own: Vec<Node> = Vec::new();
    for document in base {
        let draft =
            nearest(&document.seat.folder, &all).filter(|folder| !gathered.briefings.contains_key(*folder));
        // What stands beside a first page that is a draft is shared with the briefings below it.
        let stays = |kind: Kind| {
            draft == Some("") && !gathered.briefings.is_empty() && (kind.is_shared() || kind == Kind::Page)
        };
        let shown: Vec<_> = document
            .entries
            .iter()
            .filter(|written| draft.is_none() || stays(written.entry.kind()))
            .collect();
        if shown.is_empty() && draft.is_some() {
            gathered.hidden.files.insert(document.path.to_string());
        }
        for written in shown {
            let scope = scope(&document.seat.folder, written.entry.kind(), &gathered.briefings);
            let Some(node) = node(document, written, scope, setting, &mut translations, &mut gathered) else {
                continue;
            };
            if node.kind() == Kind::Briefing { own.push(node) } else { rest.push((scope, node)) }
        }
    }
    rest.sort_by_key(|(scope, _)| *scope);
    gathered.nodes = own;
    gathered.nodes.extend(rest.into_iter().map(|(_, node)| node));
    translations.unused(&mut gathered.report);
    gathered
}

fn is_base(document: &Document, setting: &Setting) -> bool {
    let default = setting.settings.languages()[0].to_owned();
    document.seat.language.as_ref().is_none_or(|language| *language == default)
}

fn is_briefing(document: &Document) -> bool {
    document.seat.role == Role::Index
        && document.entries.first().is_some_and(|written| written.entry.kind() == Kind::Briefing)
}

/// The folders of the briefings that are published, in order.
fn briefing_folders<'a>(base: &[&'a Document], setting: &Setting) -> Vec<&'a str> {
    base.iter()
        .filter(|document| is_briefing(document))
        .filter(|document| document.entries.first().is_some_and(|written| is_shown(written, setting)))
        .map(|document| document.seat.folder.as_str())
        .collect()
}

/// The folder of `folders` that `folder` is, or stands in: the innermost.
fn nearest<'a>(folder: &str, folders: &BTreeSet<&'a str>) -> Option<&'a str> {
    let mut at = folder;
    loop {
        if let Some(found) = folders.get(at) {
            return Some(found);
        }
        if at.is_empty() {
            return None;
        }
        at = at.rsplit_once('/').map_or("", |(above, _)| above);
    }
}

/// Whether an entry is published in this build.
fn is_shown(written: &Written, setting: &Setting) -> bool {
    let common = &written.entry.common;
    let is_due = common.publish_on.as_ref().is_none_or(|date: &Date| date.first_day() <= setting.as_of);
    setting.options.drafts || (is_due && !common.draft)
}

/// The briefing that an entry in `folder` belongs to: the nearest above it.
fn scope(folder: &str, kind: Kind, briefings: &BTreeMap<String, EntryNo>) -> Scope {
    let mut at = folder;
    loop {
        if let Some(no) = briefings.get(at) {
            // With several briefings, what stands beside the first page is for all of them.
            return (!(kind.is_shared() && at.is_empty() && briefings.len() > 1)).then_some(*no);
        }
        if at.is_empty() {
            return None;
        }
        at = at.rsplit_once('/').map_or("", |(above, _)| above);
    }
}

/// One entry, unless it is not shown.
fn node<'a>(
    document: &'a Document,
    written: &'a Arc<Written>,
    scope: Scope,
    setting: &Setting,
    translations: &mut Translations<'a>,
    gathered: &mut Gathered,
) -> Option<Node> {
    let (id, pinned) = id(document, written, &mut gathered.report);
    if !is_shown(written, setting) {
        if written.place.is_empty() && written.range.is_none() {
            gathered.hidden.files.insert(document.path.to_string());
        }
        gathered.hidden.ids.push((scope, id));
        return None;
    }
    let kind = written.entry.kind();
    if scope.is_none() && !kind.is_shared() && !matches!(kind, Kind::Page | Kind::Briefing) {
        gathered.report.push(
            Diagnostic::new(
                &rules::NO_BRIEFING,
                &document.path,
                written.itself(),
                format!("this {} belongs to no briefing", kind.singular()),
            )
            .help("add `kind: briefing` to the `_index.md` of its folder, or move it into the folder of a briefing"),
        );
    }
    let mut written = Arc::clone(written);
    let mut body_file = Arc::clone(&document.path);
    if let Some((file, translation)) = translations.of(document, &written, &id) {
        if written.place.is_empty() && written.range.is_none() {
            same_quotes(document, &file, translation.body.quotes.len(), &mut gathered.report);
        }
        written = Arc::new(translated(&written, &translation));
        body_file = file;
    }
    let title = title(document, &written.entry, setting, &mut gathered.report, &written);
    Some(Node {
        file: Arc::clone(&document.path),
        body_file,
        written,
        scope,
        id,
        pinned,
        stub: false,
        title,
        links: Vec::new(),
        linked_from: Vec::new(),
        proofs: Vec::new(),
        goals: Vec::new(),
    })
}

/// The id of an entry, and whether it is written down.
fn id(document: &Document, written: &Written, report: &mut Vec<Diagnostic>) -> (Id, bool) {
    let common = &written.entry.common;
    if let Some(text) = &common.id {
        if let Some(id) = Id::new(text) {
            return (id, true);
        }
        let mut finding = Diagnostic::new(
            &rules::ID_FORM,
            &document.path,
            written.at("id"),
            format!("`{text}` is not an id"),
        );
        let mended = Id::from_words(text);
        finding = match &mended {
            Some(id) => finding.help(format!("an id is lower-case words and hyphens: `{id}`")),
            None => finding.help("an id is lower-case words and hyphens, as in `army-size`"),
        };
        report.push(finding);
        if let Some(id) = mended {
            return (id, true);
        }
    }
    if let Some(id) = &written.file_id {
        return (id.clone(), true);
    }
    let kind = written.entry.kind();
    if matches!(kind, Kind::Briefing | Kind::Page) {
        let name = document
            .path
            .trim_end_matches(".md")
            .rsplit('/')
            .find(|part| *part != "_index" && *part != "content");
        return (Id::from_words(name.unwrap_or("home")).unwrap_or_else(|| fallback(written)), true);
    }
    let words = written.entry.fields.record().derived_id(common);
    let words = words.or_else(|| common.title.as_ref().map(|title| title.as_str().to_owned()));
    (words.and_then(|words| Id::from_words(&words)).unwrap_or_else(|| fallback(written)), false)
}

/// The id of an entry that has no word to make one from.
fn fallback(written: &Written) -> Id {
    let place: String = written.place.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    Id::from_words(&format!("{} {place}", written.entry.kind().singular())).expect("a kind's word is an id")
}

/// The title of an entry, under whichever name.
fn title(
    document: &Document,
    entry: &Entry,
    setting: &Setting,
    report: &mut Vec<Diagnostic>,
    written: &Written,
) -> Text {
    let derived = entry.fields.record().derived_title();
    if let Some(title) = entry.common.title.clone().or_else(|| derived.map(Text::from)) {
        return title;
    }
    let kind = entry.kind();
    let fallback = match kind {
        Kind::Update => entry.common.summary.clone(),
        Kind::Page if document.seat.role == Role::Index => setting.settings.title.clone(),
        Kind::Source => Some(Text::default()),
        // Its words are its title; that they are missing is said already.
        Kind::Quote => Some(Text::from(kind.singular())),
        _ => None,
    };
    fallback.unwrap_or_else(|| {
        report.push(
            Diagnostic::new(
                &rules::MISSING_FIELD,
                &document.path,
                written.at("title"),
                format!("this {} has no `title`", kind.singular()),
            )
            .help("add one: a few words that readers know it by"),
        );
        Text::from(kind.singular())
    })
}

/// The translations into the language of this edition.
fn translations<'a>(
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
        for written in document.entries.iter().filter(|written| written.range.is_none()) {
            if written.place.is_empty() {
                all.files.insert(document.path.replacen(&suffix, ".", 1), (document, written));
                continue;
            }
            match written.entry.common.id.as_deref().and_then(Id::new) {
                Some(id) => {
                    let key = (document.seat.folder.as_str(), written.entry.kind(), id);
                    all.items.insert(key, (document, written));
                }
                None => report.push(
                    Diagnostic::new(
                        &rules::TRANSLATION,
                        &document.path,
                        written.itself(),
                        "a translation without an `id`",
                    )
                    .help("give it the id of the entry that it translates"),
                ),
            }
        }
    }
    all
}

impl<'a> Translations<'a> {
    /// The translation of an entry, and its file.
    fn of(&mut self, document: &'a Document, written: &Written, id: &Id) -> Option<(Arc<str>, Arc<Written>)> {
        if written.range.is_some() {
            let (file, _) = self.files.get(&*document.path)?;
            let number = document.spoken().position(|spoken| std::ptr::eq(&raw const **spoken, written))?;
            return file.spoken().nth(number).map(|spoken| (Arc::clone(&file.path), Arc::clone(spoken)));
        }
        let (file, found) = if written.place.is_empty() {
            *self.files.get(&*document.path)?
        } else {
            *self.items.get(&(document.seat.folder.as_str(), written.entry.kind(), id.clone()))?
        };
        self.used.insert((&file.path, &found.place));
        Some((Arc::clone(&file.path), Arc::clone(found)))
    }

    /// Reports the translations of nothing.
    fn unused(&self, report: &mut Vec<Diagnostic>) {
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
fn same_quotes(document: &Document, file: &Arc<str>, there: usize, report: &mut Vec<Diagnostic>) {
    let here = document.spoken().count();
    if here != there && there > 0 {
        let message = format!("the translation has {there} quotes with a speaker, the text {here}");
        report.push(
            Diagnostic::new(&rules::TRANSLATION, file, At::File, message)
                .help("write the same blockquotes in the same order"),
        );
    }
}

/// An entry with what its translation gives.
fn translated(written: &Written, translation: &Written) -> Written {
    let mut both = written.clone();
    if written.range.is_some() {
        // Of a quote in a text its words alone are translated; who spoke is the same.
        if let (Fields::Quote(quote), Fields::Quote(other)) =
            (&mut both.entry.fields, &translation.entry.fields)
        {
            quote.text.clone_from(&other.text);
        }
        return both;
    }
    both.entry.common.overlay(&translation.entry.common);
    both.entry.fields.overlay(&translation.entry.fields);
    if !translation.body.html.is_empty() {
        both.body.clone_from(&translation.body);
    }
    both
}
