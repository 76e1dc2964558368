//! Documents to entries: which briefing each belongs to, its id, its title, and what a translation gives.

use super::hidden::Hidden;
use super::rules;
use super::translate::{Translations, translated};
use super::{EntryNo, Node, Scope, Setting};
use crate::base::{Date, Diagnostic, Fix, Id, Text};
use crate::kinds::Kind;
use crate::parse::{Document, Role, Written};
use crate::yaml::word;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The entries of a site before they are linked.
#[derive(Default)]
pub struct Gathered {
    /// The entries, in order: briefings, what is shared, then each briefing's own.
    pub nodes: Vec<Node>,
    /// The folders of briefings.
    pub briefings: BTreeMap<String, EntryNo>,
    /// What is written and not published yet.
    pub hidden: Hidden,
    /// What is wrong.
    pub report: Vec<Diagnostic>,
}

/// Gathers the entries of all documents.
pub fn gather(documents: &[Arc<Document>], setting: &Setting) -> Gathered {
    let mut gathered = Gathered::default();
    let mut translations = Translations::of(documents, setting, &mut gathered.report);
    let base: Vec<&Document> =
        documents.iter().map(|document| &**document).filter(|d| is_base(d, setting)).collect();
    let folders = Folders::of(&base, setting);
    gathered.briefings.clone_from(&folders.published);
    gathered.hidden.folders.clone_from(&folders.drafts);
    let mut rest: Vec<(Scope, Node)> = Vec::new();
    let mut own: Vec<Node> = Vec::new();
    for document in base {
        for written in &document.entries {
            if written.entry.kind() == Kind::Briefing && document.seat.role != Role::Index {
                gathered.report.push(misnamed(document, written));
                continue;
            }
            let (id, pinned) = id(document, written, &mut gathered.report);
            let place = folders.place(&document.seat.folder, written.entry.kind());
            let scope = match place {
                Place::Published(scope) if is_shown(written, setting) => scope,
                Place::Published(scope) => {
                    gathered.hidden.add(scope, document, written, id);
                    continue;
                }
                Place::Draft => {
                    gathered.hidden.add(None, document, written, id);
                    continue;
                }
            };
            let node = Named { document, written, scope, id, pinned };
            if node.belongs_nowhere() && !folders.is_unread(&document.seat.folder) {
                gathered.report.push(no_briefing(document, written));
            }
            let node = node.node(setting, &mut translations, &mut gathered.report);
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

/// Whether an entry is published in this build.
pub(super) fn is_shown(written: &Written, setting: &Setting) -> bool {
    let common = &written.entry.common;
    let is_due = common.publish_on.as_ref().is_none_or(|date: &Date| date.first_day() <= setting.as_of);
    setting.options.drafts || (is_due && !common.draft)
}

/// The folders of briefings.
struct Folders {
    published: BTreeMap<String, EntryNo>,
    drafts: BTreeSet<String>,
    /// Folders whose first file may be a briefing's, and could not be read; that has been said.
    unread: BTreeSet<String>,
}

/// Where an entry belongs.
enum Place {
    /// To a briefing, or to all of them.
    Published(Scope),
    /// To a briefing that is a draft.
    Draft,
}

impl Folders {
    fn of(base: &[&Document], setting: &Setting) -> Folders {
        let (published, drafts): (Vec<&Document>, Vec<&Document>) = base
            .iter()
            .filter(|document| is_briefing(document))
            .partition(|document| document.entries.first().is_some_and(|first| is_shown(first, setting)));
        let folder = |document: &&Document| document.seat.folder.clone();
        Folders {
            published: published.iter().map(folder).zip((0..).map(EntryNo)).collect(),
            drafts: drafts.iter().map(folder).collect(),
            unread: base
                .iter()
                .filter(|document| document.seat.role == Role::Index && document.unread.is_everything())
                .map(folder)
                .collect(),
        }
    }

    /// Whether a briefing above `folder` could not be read.
    fn is_unread(&self, folder: &str) -> bool {
        let is_above = |known: &String| {
            folder
                .strip_prefix(known.as_str())
                .is_some_and(|rest| known.is_empty() || rest.is_empty() || rest.starts_with('/'))
        };
        self.unread.iter().any(is_above)
    }

    /// Where an entry in `folder` belongs: to the nearest briefing above it.
    fn place(&self, folder: &str, kind: Kind) -> Place {
        let mut at = folder;
        loop {
            // With several briefings, what stands beside the first page is for all of them.
            let is_common = at.is_empty() && kind.is_shared() && self.published.len() > 1;
            if let Some(no) = self.published.get(at) {
                return Place::Published((!is_common).then_some(*no));
            }
            // What stands beside a first page that is a draft may still be the site's own.
            let is_own = at.is_empty() && (kind.is_shared() || kind == Kind::Page);
            if self.drafts.contains(at) && !is_own {
                return Place::Draft;
            }
            if at.is_empty() {
                return Place::Published(None);
            }
            at = at.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }
}

/// An entry that is published, with what is known of it so far.
struct Named<'a> {
    document: &'a Document,
    written: &'a Arc<Written>,
    scope: Scope,
    id: Id,
    pinned: bool,
}

impl<'a> Named<'a> {
    /// Whether it belongs to a briefing, and there is none.
    fn belongs_nowhere(&self) -> bool {
        let kind = self.written.entry.kind();
        self.scope.is_none() && !kind.is_shared() && !matches!(kind, Kind::Page | Kind::Briefing)
    }

    fn node(
        self,
        setting: &Setting,
        translations: &mut Translations<'a>,
        report: &mut Vec<Diagnostic>,
    ) -> Node {
        let Named { document, written, scope, id, pinned } = self;
        let (mut both, mut kept) = (Arc::clone(written), BTreeSet::new());
        let mut body = (Arc::clone(&document.path), Arc::clone(written));
        let translation = translations.find(document, written, &id, report);
        if let Some((file, found)) = &translation {
            let (laid, left) = translated(written, found, file, report);
            (both, kept) = (Arc::new(laid), left);
            if !found.body.html.is_empty() {
                body = (Arc::clone(file), Arc::clone(found));
            }
        }
        let title = title(document, &both, setting, report);
        Node {
            file: Arc::clone(&document.path),
            body_file: body.0,
            body_of: body.1,
            is_translated: translation.is_some(),
            kept,
            written: both,
            scope,
            id,
            pinned,
            stub: false,
            title,
            links: Vec::new(),
            linked_from: Vec::new(),
            proofs: Vec::new(),
            goals: Vec::new(),
        }
    }
}

/// A briefing in a file of another name.
fn misnamed(document: &Document, written: &Written) -> Diagnostic {
    let path = &document.path;
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let message = format!("a briefing is written in a file called `_index.md`, and not in `{path}`");
    Diagnostic::new(&rules::BRIEFING_FILE, path, written.at("kind"), message).help(format!(
        "move it to `{stem}/_index.md`; if it is a page, leave `kind` out; if it is a copy, keep it elsewhere"
    ))
}

fn no_briefing(document: &Document, written: &Written) -> Diagnostic {
    let message = format!("this {} belongs to no briefing", written.entry.kind().singular());
    Diagnostic::new(&rules::NO_BRIEFING, &document.path, written.itself(), message).help(
        "add `kind: briefing` to the `_index.md` of its folder, or move it into the folder of a briefing",
    )
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
            Some(id) => finding
                .help(format!("an id is lower-case words and hyphens: `{id}`"))
                .fix([Fix::replace(&document.path, written.at("id"), word(id.as_str()))]),
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
fn title(document: &Document, written: &Written, setting: &Setting, report: &mut Vec<Diagnostic>) -> Text {
    let entry = &written.entry;
    let derived = entry.fields.record().derived_title();
    if let Some(title) = entry.common.title.clone().or_else(|| derived.map(Text::from)) {
        return title;
    }
    let kind = entry.kind();
    let fallback = match kind {
        Kind::Update => entry.common.summary.clone(),
        Kind::Page if document.seat.role == Role::Index => setting.settings.title.clone(),
        Kind::Source => Some(Text::default()),
        // Without its words a quote has no title either, and that is said of the words.
        Kind::Quote => Some(Text::from(kind.singular())),
        _ => None,
    };
    fallback.unwrap_or_else(|| {
        let field = entry.fields.record().title_word();
        if !written.is_unread(&["title", field]) {
            let what = kind.singular();
            report.push(
                Diagnostic::new(
                    &rules::MISSING_FIELD,
                    &document.path,
                    written.at(field),
                    format!("this {what} has no `{field}`"),
                )
                .help(format!("add `{field}: …`, a few words that readers know the {what} by")),
            );
        }
        Text::from(kind.singular())
    })
}
