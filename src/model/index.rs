//! Ids, names and files looked up: in an entry's briefing first, then among what is shared.

use super::hidden::Hidden;
use super::names::{folded_name, is_id_like, name_and_role};
use super::{EntryNo, Node, Scope};
use crate::base::{Anchors, Id, nearest};
use crate::kinds::{Accepts, Kind, Source};
use crate::parse::Document;
use crate::yaml::Unread;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Why nothing was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Miss {
    /// Nothing is called so.
    Unknown,
    /// It is a draft.
    Draft,
    /// It is of another kind.
    Kind(Kind),
    /// Several entries are; each as it can be told from the others: `term:backstop`.
    Ambiguous(Vec<String>),
    /// Nothing is, but something is called nearly so.
    Near(String),
    /// No briefing is called so; the folders of those that there are.
    NoBriefing(Vec<String>),
    /// No kind of entry is called so.
    NoKind,
    /// It stands where something could not be read, and that has been said.
    Unread,
}

/// The entries of a site, by whatever they can be called.
#[derive(Default)]
pub struct Index<'a> {
    ids: BTreeMap<Scope, BTreeMap<Id, Vec<(EntryNo, Kind)>>>,
    names: BTreeMap<Scope, BTreeMap<String, Vec<Named>>>,
    spelled: Vec<(Scope, String, Kind)>,
    files: BTreeMap<&'a str, EntryNo>,
    spoken: BTreeMap<(&'a str, &'a str), Vec<EntryNo>>,
    briefings: BTreeMap<String, EntryNo>,
    numbers_of_briefings: BTreeSet<EntryNo>,
    numbers: BTreeMap<(&'a str, &'a str), EntryNo>,
    hidden: Hidden,
    unread: Vec<&'a Unread>,
    recorded: Arc<BTreeMap<String, BTreeMap<String, Anchors>>>,
    written: BTreeSet<&'a str>,
}

/// An entry that has a name.
type Named = (EntryNo, Kind, Id);

/// Whether a name may stand where `accepts` is asked for.
pub fn is_by_name(accepts: Accepts) -> bool {
    !matches!(accepts, Accepts::Anything | Accepts::Only(_))
}

/// Kinds whose entries are known by name.
fn is_named(kind: Kind) -> bool {
    matches!(kind.key(), "people" | "parties" | "sources")
}

impl<'a> Index<'a> {
    /// The index of these entries; `briefings` are their folders, `documents` all files, `recorded` what readers saw.
    pub fn new(
        nodes: &'a [Node],
        briefings: BTreeMap<String, EntryNo>,
        hidden: Hidden,
        documents: &'a [Arc<Document>],
        recorded: &Arc<BTreeMap<String, BTreeMap<String, Anchors>>>,
    ) -> Index<'a> {
        let recorded = Arc::clone(recorded);
        let numbers_of_briefings = briefings.values().copied().collect();
        let written = documents.iter().map(|document| &*document.path).collect();
        let unread = documents.iter().map(|document| &*document.unread).filter(|unread| !unread.is_nothing());
        let unread = unread.collect();
        let mut index =
            Index { briefings, numbers_of_briefings, hidden, unread, recorded, written, ..Index::default() };
        for (no, node) in (0..).map(EntryNo).zip(nodes) {
            index.add(no, node);
        }
        index
    }

    fn add(&mut self, no: EntryNo, node: &'a Node) {
        let kind = node.kind();
        self.add_id(node.scope, &node.id, no, kind);
        for alias in node.common().aliases.iter() {
            if let Some(id) = Id::new(alias) {
                let known = self.ids.entry(node.scope).or_default().entry(id).or_default();
                if known.is_empty() {
                    known.push((no, kind));
                }
            }
        }
        if is_named(kind) {
            let url = node.of::<Source>().and_then(|source| source.url.as_ref());
            for name in node.common().aliases.iter().chain([&node.title]).chain(url) {
                self.add_name(node.scope, name, no, (kind, &node.id));
            }
        }
        let place = (&*node.file, node.written.place.as_str());
        if node.written.spoken.is_some() {
            self.spoken.entry(place).or_default().push(no);
        } else if !node.stub {
            self.numbers.insert(place, no);
            if place.1.is_empty() {
                self.files.insert(&node.file, no);
            }
        }
    }

    /// Adds an id by which an entry is known.
    pub fn add_id(&mut self, scope: Scope, id: &Id, no: EntryNo, kind: Kind) {
        self.ids.entry(scope).or_default().entry(id.clone()).or_default().push((no, kind));
    }

    /// Whether an entry of `kind` in `scope` has this id.
    pub fn has(&self, scope: Scope, id: &Id, kind: Kind) -> bool {
        self.with_id(scope, id.as_str()).iter().any(|(_, known)| *known == kind)
    }

    fn with_id(&self, scope: Scope, id: &str) -> &[(EntryNo, Kind)] {
        self.ids.get(&scope).and_then(|ids| ids.get(id)).map_or(&[], Vec::as_slice)
    }

    fn with_name(&self, scope: Scope, name: &str) -> &[Named] {
        self.names.get(&scope).and_then(|names| names.get(name)).map_or(&[], Vec::as_slice)
    }

    /// Adds a name by which an entry is known.
    pub fn add_name(&mut self, scope: Scope, name: &str, no: EntryNo, (kind, id): (Kind, &Id)) {
        let known = self.names.entry(scope).or_default().entry(folded_name(name)).or_default();
        // Two entries of one id are an error of their own.
        if !known.iter().any(|(_, other, known)| *other == kind && known == id) {
            known.push((no, kind, id.clone()));
            self.spelled.push((scope, name.to_owned(), kind));
        }
    }

    /// The entry that the file at `path` is.
    pub fn of_file(&self, path: &str) -> Option<EntryNo> {
        self.files.get(path).copied()
    }

    /// The paths of all files that are an entry.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.keys().copied()
    }

    /// Whether the file at `path` is a draft.
    pub fn is_hidden_file(&self, path: &str) -> bool {
        self.hidden.has_file(path)
    }

    /// Whether there is a file at `path`, whatever it is.
    pub fn is_written(&self, path: &str) -> bool {
        self.written.contains(path)
    }

    /// The briefing in a folder.
    pub fn briefing(&self, folder: &str) -> Option<EntryNo> {
        self.briefings.get(folder).copied()
    }

    /// The folders of all briefings.
    pub fn briefing_folders(&self) -> impl Iterator<Item = &str> {
        self.briefings.keys().map(String::as_str)
    }

    /// The entry made from the blockquote `number` in the text of an entry.
    pub fn spoken(&self, node: &Node, number: usize) -> Option<EntryNo> {
        self.spoken.get(&(&*node.file, node.written.place.as_str()))?.get(number).copied()
    }

    /// The number of an entry.
    pub fn number_of(&self, node: &Node) -> Option<EntryNo> {
        self.numbers.get(&(&*node.file, node.written.place.as_str())).copied()
    }

    /// The briefing of a site that has one.
    pub fn only_briefing(&self) -> Scope {
        self.briefings.values().next().copied().filter(|_| self.briefings.len() == 1)
    }

    /// The briefing whose own file this is.
    pub fn briefing_at(&self, file: &Arc<str>) -> Option<EntryNo> {
        let no = self.of_file(file)?;
        self.numbers_of_briefings.contains(&no).then_some(no)
    }

    /// The entry that `written` means as seen from `scope`, by id or, where that is accepted, by name.
    pub fn reach(&self, scope: Scope, written: &str, accepts: Accepts) -> Result<EntryNo, Miss> {
        if !is_by_name(accepts) {
            return self.find(scope, written, accepts);
        }
        let by_name = match self.named(scope, written, accepts) {
            Ok(no) => return Ok(no),
            Err(miss) => miss,
        };
        if Index::is_id(written) {
            return match self.find(scope, written, accepts) {
                Err(Miss::Unknown) => Err(by_name),
                found => found,
            };
        }
        match by_name {
            // A name in a script without capitals may be an id as well.
            Miss::Unknown => self.find(scope, written, accepts).map_err(|_| {
                let near = self.near_name(scope, written, accepts);
                near.map_or(Miss::Unknown, |near| Miss::Near(near.to_owned()))
            }),
            miss => Err(miss),
        }
    }

    /// The entry called `written` as seen from `scope`: `id`, `kind:id` or `briefing/id`.
    pub fn find(&self, scope: Scope, written: &str, accepts: Accepts) -> Result<EntryNo, Miss> {
        let written = written.trim().trim_start_matches('@');
        if let Some(no) = self.plain(scope, written, accepts) {
            return Ok(no);
        }
        let (scopes, id) = match written.rsplit_once('/').filter(|_| !written.contains("://")) {
            Some((briefing, id)) => ([Some(Some(self.briefing_named(briefing)?)), None], id),
            None => (self.scopes(scope), written),
        };
        let (kind, id) = match id.split_once(':') {
            Some((kind, id)) => (Some(Kind::of_word(kind).ok_or(Miss::NoKind)?), id),
            None => (None, id),
        };
        let is_briefing = kind.is_none_or(|kind| kind == Kind::Briefing) && fits(accepts, Kind::Briefing);
        let briefing = self.briefing(id).filter(|_| is_briefing && !id.is_empty());
        if !Id::is(id) {
            return briefing.ok_or(Miss::Unknown);
        }
        let mut miss = Miss::Unknown;
        for scope in scopes.into_iter().flatten() {
            let found = self.with_id(scope, id);
            let right: Vec<&(EntryNo, Kind)> = found
                .iter()
                .filter(|(_, found)| kind.is_none_or(|kind| *found == kind) && fits(accepts, *found))
                .collect();
            match (&*right, found) {
                // Two entries of one kind and id are an error of their own.
                ([(no, first), more @ ..], _) if more.iter().all(|(_, kind)| kind == first) => {
                    return Ok(*no);
                }
                ([], [(_, other), ..]) => miss = Miss::Kind(*other),
                ([], []) => {}
                (several, _) => {
                    let ways = several.iter().map(|(_, kind)| format!("{}:{id}", kind.singular()));
                    return Err(Miss::Ambiguous(ways.collect()));
                }
            }
            if miss == Miss::Unknown && self.hidden.has_id(scope, id) {
                miss = Miss::Draft;
            }
        }
        if miss == Miss::Unknown && self.unread.iter().any(|unread| unread.speaks_of(id)) {
            miss = Miss::Unread;
        }
        briefing.ok_or(miss)
    }

    /// The entry of a plain id at home in `scope`, where there is just one: what most references are.
    fn plain(&self, scope: Scope, id: &str, accepts: Accepts) -> Option<EntryNo> {
        match self.with_id(scope, id) {
            [(no, kind)] if fits(accepts, *kind) => Some(*no),
            _ => None,
        }
    }

    /// The briefing in the folder `name`.
    fn briefing_named(&self, name: &str) -> Result<EntryNo, Miss> {
        self.briefing(name).ok_or_else(|| {
            if self.hidden.folders.contains(name) {
                return Miss::Draft;
            }
            Miss::NoBriefing(self.briefings.keys().filter(|folder| !folder.is_empty()).cloned().collect())
        })
    }

    /// The entry known by the name `written` as seen from `scope`.
    pub fn named(&self, scope: Scope, written: &str, accepts: Accepts) -> Result<EntryNo, Miss> {
        let (bare, _) = name_and_role(written);
        let mut miss = Miss::Unknown;
        for name in [Some(written), Some(bare).filter(|bare| *bare != written)].into_iter().flatten() {
            let name = folded_name(name);
            for scope in self.scopes(scope).into_iter().flatten() {
                let known = self.with_name(scope, &name);
                let right: Vec<&Named> = known.iter().filter(|(_, kind, _)| fits(accepts, *kind)).collect();
                match (&*right, known) {
                    ([(no, ..)], _) => return Ok(*no),
                    ([], [(_, other, _), ..]) => miss = Miss::Kind(*other),
                    ([], []) => {}
                    (several, _) => {
                        let ways = several.iter().map(|(_, kind, id)| format!("{}:{id}", kind.singular()));
                        return Err(Miss::Ambiguous(ways.collect()));
                    }
                }
                if miss == Miss::Unknown && self.hidden.has_name(scope, &name) {
                    miss = Miss::Draft;
                }
            }
        }
        if miss == Miss::Unknown && !self.unread.is_empty() {
            let words = crate::base::slug(bare);
            if self.unread.iter().any(|unread| unread.speaks_of(&words)) {
                miss = Miss::Unread;
            }
        }
        Err(miss)
    }

    /// A known name within two letters of `written`, which is then most likely a slip.
    fn near_name(&self, scope: Scope, written: &str, accepts: Accepts) -> Option<&str> {
        let (bare, _) = name_and_role(written);
        if bare.contains("://") {
            return None;
        }
        let folded = folded_name(bare);
        let scopes = self.scopes(scope);
        let nearest = self
            .spelled
            .iter()
            .filter(|(known, name, kind)| {
                scopes.contains(&Some(*known))
                    && fits(accepts, *kind)
                    && name.chars().count() > 4
                    && name.chars().count().abs_diff(folded.chars().count()) <= 2
            })
            .map(|(_, name, _)| (strsim::damerau_levenshtein(&folded_name(name), &folded), name.as_str()))
            .filter(|(slips, _)| *slips <= 2);
        // Of two that are equally near, the one that is described comes first.
        nearest.min_by_key(|(slips, _)| *slips).map(|(_, name)| name)
    }

    /// What to do about an id that is not known: the nearest one that is.
    pub fn nearest(&self, scope: Scope, written: &str, accepts: Accepts, more: &[&str]) -> Option<String> {
        let scopes = self.scopes(scope);
        let seen = self.ids.iter().filter(|(scope, _)| scopes.contains(&Some(**scope)));
        let known = seen
            .flat_map(|(_, ids)| ids)
            .filter(|(_, found)| found.iter().any(|(_, kind)| fits(accepts, *kind)));
        let bare = written.rsplit([':', '/']).next().unwrap_or(written);
        let ids: Vec<&str> = known.map(|(id, _)| id.as_str()).chain(more.iter().copied()).collect();
        let near = nearest(bare, ids)?;
        Some(format!("did you mean `{near}`?"))
    }

    /// Whether an entry that readers saw had this id.
    pub fn was_published(&self, written: &str) -> bool {
        let id = written.trim().trim_start_matches('@').rsplit(['/', ':']).next().unwrap_or(written);
        self.recorded.keys().any(|item| item.rsplit('/').next() == Some(id))
    }

    /// How an entry of another briefing that has this id is called from everywhere: `folder/id`.
    pub fn elsewhere(&self, written: &str, accepts: Accepts) -> Option<String> {
        let id = written.trim().trim_start_matches('@');
        let folders = self.briefings.iter();
        let mut found = folders
            .filter(|(_, no)| self.with_id(Some(**no), id).iter().any(|(_, kind)| fits(accepts, *kind)));
        let (folder, _) = found.next()?;
        Some(format!("{folder}/{id}"))
    }

    /// Whether `written` is to be read as an id.
    pub fn is_id(written: &str) -> bool {
        is_id_like(written.trim_start_matches('@'))
    }

    /// Where an entry of `scope` looks: at home, then among what is shared.
    fn scopes(&self, scope: Scope) -> [Option<Scope>; 2] {
        match scope {
            Some(_) => [Some(scope), Some(None)],
            // What is shared sees the one briefing of a site that has one.
            None => [Some(None), self.only_briefing().map(Some)],
        }
    }
}

/// Whether an entry of `kind` may stand where `accepts` is asked for.
pub fn fits(accepts: Accepts, kind: Kind) -> bool {
    match accepts {
        Accepts::Anything => true,
        Accepts::Only(key) => kind.key() == key,
        Accepts::Speaker | Accepts::Actor => matches!(kind.key(), "people" | "parties"),
        Accepts::Party => kind.key() == "parties",
        Accepts::Via => is_named(kind),
        Accepts::Source => kind.key() == "sources",
    }
}
