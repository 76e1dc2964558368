//! Ids, names and files looked up: in an entry's briefing first, then among what is shared.

use super::names::{folded_name, is_id_like, name_and_role};
use super::{EntryNo, Node, Scope};
use crate::base::{Id, nearest};
use crate::kinds::{Accepts, Kind};
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
    /// Several entries of different kinds are.
    Ambiguous(Vec<Kind>),
}

/// The entries of a site, by whatever they can be called.
#[derive(Default)]
pub struct Index<'a> {
    ids: BTreeMap<(Scope, Id), Vec<(EntryNo, Kind)>>,
    names: BTreeMap<(Scope, String), (EntryNo, Kind)>,
    spelled: Vec<(Scope, String, Kind)>,
    files: BTreeMap<&'a str, EntryNo>,
    spoken: BTreeMap<&'a str, Vec<EntryNo>>,
    briefings: BTreeMap<String, EntryNo>,
    numbers: BTreeMap<(&'a str, &'a str), EntryNo>,
    hidden: Hidden,
    written: BTreeSet<&'a str>,
}

/// What is written and not published.
#[derive(Debug, Default)]
pub struct Hidden {
    /// The ids of drafts.
    pub ids: Vec<(Scope, Id)>,
    /// The files of drafts, and all files of draft briefings.
    pub files: BTreeSet<String>,
}

/// Kinds whose entries are known by name.
fn is_named(kind: Kind) -> bool {
    matches!(kind.key(), "people" | "parties" | "sources")
}

impl<'a> Index<'a> {
    /// The index of these entries; `briefings` are their folders, `written` the paths of all files.
    pub fn new(
        nodes: &'a [Node],
        briefings: BTreeMap<String, EntryNo>,
        hidden: Hidden,
        written: BTreeSet<&'a str>,
    ) -> Index<'a> {
        let mut index = Index { briefings, hidden, written, ..Index::default() };
        for (no, node) in (0..).map(EntryNo).zip(nodes) {
            index.add(no, node);
        }
        index
    }

    fn add(&mut self, no: EntryNo, node: &'a Node) {
        let kind = node.kind();
        self.ids.entry((node.scope, node.id.clone())).or_default().push((no, kind));
        for alias in node.common().aliases.iter() {
            if let Some(id) = Id::new(alias) {
                let known = self.ids.entry((node.scope, id)).or_default();
                if known.is_empty() {
                    known.push((no, kind));
                }
            }
        }
        if is_named(kind) {
            for name in node.common().aliases.iter().chain([&node.title]) {
                self.add_name(node.scope, name, no, kind);
            }
        }
        if node.written.place.is_empty() && node.written.range.is_none() && !node.stub {
            self.files.insert(&node.file, no);
        }
        if node.written.range.is_some() {
            self.spoken.entry(&node.file).or_default().push(no);
        }
        if let Some(url) = node.of::<crate::kinds::Source>().and_then(|source| source.url.as_ref()) {
            self.add_name(node.scope, url, no, kind);
        }
        if !node.stub && node.written.range.is_none() {
            self.numbers.insert((&node.file, &node.written.place), no);
        }
    }

    /// Adds an id by which an entry is known.
    pub fn add_id(&mut self, scope: Scope, id: &Id, no: EntryNo, kind: Kind) {
        self.ids.entry((scope, id.clone())).or_default().push((no, kind));
    }

    /// Whether an entry of `kind` in `scope` has this id.
    pub fn has(&self, scope: Scope, id: &Id, kind: Kind) -> bool {
        self.ids.get(&(scope, id.clone())).is_some_and(|found| found.iter().any(|(_, known)| *known == kind))
    }

    /// Adds a name by which an entry is known.
    pub fn add_name(&mut self, scope: Scope, name: &str, no: EntryNo, kind: Kind) {
        self.names.entry((scope, folded_name(name))).or_insert((no, kind));
        self.spelled.push((scope, name.to_owned(), kind));
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
        self.hidden.files.contains(path)
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

    /// The entry made from the blockquote `number` of a file.
    pub fn spoken(&self, file: &str, number: usize) -> Option<EntryNo> {
        self.spoken.get(file)?.get(number).copied()
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
        self.briefings.values().any(|briefing| *briefing == no).then_some(no)
    }

    /// The entry called `written` as seen from `scope`: `id`, `kind:id` or `briefing/id`.
    pub fn find(&self, scope: Scope, written: &str, accepts: Accepts) -> Result<EntryNo, Miss> {
        let written = written.trim().trim_start_matches('@');
        let (scopes, id) = match written.rsplit_once('/') {
            Some((briefing, id)) => match self.briefings.get(briefing) {
                Some(no) => (vec![Some(*no)], id),
                None => return Err(Miss::Unknown),
            },
            None => (self.scopes(scope), written),
        };
        let (kind, id) = match id.split_once(':') {
            Some((kind, id)) => (Some(Kind::of_word(kind).ok_or(Miss::Unknown)?), id),
            None => (None, id),
        };
        let is_briefing = kind.is_none_or(|kind| kind == Kind::Briefing) && fits(accepts, Kind::Briefing);
        let briefing = self.briefing(id).filter(|_| is_briefing && !id.is_empty());
        let Some(id) = Id::new(id) else { return briefing.ok_or(Miss::Unknown) };
        let mut miss = Miss::Unknown;
        for scope in scopes {
            let found = self.ids.get(&(scope, id.clone())).map_or(&[][..], Vec::as_slice);
            let right: Vec<&(EntryNo, Kind)> = found
                .iter()
                .filter(|(_, found)| kind.is_none_or(|kind| *found == kind) && fits(accepts, *found))
                .collect();
            match (&*right, found) {
                ([(no, _)], _) => return Ok(*no),
                ([], [(_, other), ..]) => miss = Miss::Kind(*other),
                ([], []) => {}
                (several, _) => return Err(Miss::Ambiguous(several.iter().map(|(_, kind)| *kind).collect())),
            }
            if miss == Miss::Unknown && self.hidden.ids.contains(&(scope, id.clone())) {
                miss = Miss::Draft;
            }
        }
        briefing.ok_or(miss)
    }

    /// The entry known by the name `written` as seen from `scope`.
    pub fn named(&self, scope: Scope, written: &str, accepts: Accepts) -> Option<EntryNo> {
        let (bare, _) = name_and_role(written);
        [written, bare].into_iter().find_map(|name| {
            let name = folded_name(name);
            self.scopes(scope).into_iter().find_map(|scope| {
                self.names
                    .get(&(scope, name.clone()))
                    .filter(|(_, kind)| fits(accepts, *kind))
                    .map(|(no, _)| *no)
            })
        })
    }

    /// A known name within two letters of `written`, which is then most likely a slip.
    pub fn near_name(&self, scope: Scope, written: &str, accepts: Accepts) -> Option<&str> {
        let (bare, _) = name_and_role(written);
        let folded = folded_name(bare);
        let scopes = self.scopes(scope);
        self.spelled
            .iter()
            .filter(|(known, name, kind)| {
                scopes.contains(known)
                    && fits(accepts, *kind)
                    && name.chars().count() > 4
                    && name.chars().count().abs_diff(folded.chars().count()) <= 2
                    && strsim::damerau_levenshtein(&folded_name(name), &folded) <= 2
            })
            .map(|(_, name, _)| name.as_str())
            .min()
    }

    /// What to do about an id that is not known: the nearest one that is.
    pub fn nearest(&self, scope: Scope, written: &str, accepts: Accepts, more: &[&str]) -> Option<String> {
        let scopes = self.scopes(scope);
        let known = self.ids.iter().filter(|((scope, _), found)| {
            scopes.contains(scope) && found.iter().any(|(_, kind)| fits(accepts, *kind))
        });
        let bare = written.rsplit([':', '/']).next().unwrap_or(written);
        let ids: Vec<&str> = known.map(|((_, id), _)| id.as_str()).chain(more.iter().copied()).collect();
        let near = nearest(bare, ids)?;
        Some(format!("did you mean `{near}`?"))
    }

    /// Whether `written` is to be read as an id.
    pub fn is_id(written: &str) -> bool {
        is_id_like(written.trim_start_matches('@'))
    }

    /// Where an entry of `scope` looks: at home, then among what is shared.
    fn scopes(&self, scope: Scope) -> Vec<Scope> {
        match scope {
            Some(_) => vec![scope, None],
            // What is shared sees the one briefing of a site that has one.
            None => match self.briefings.len() {
                1 => vec![None, self.briefings.values().next().copied()],
                _ => vec![None],
            },
        }
    }
}

/// Whether an entry of `kind` may stand where `accepts` is asked for.
fn fits(accepts: Accepts, kind: Kind) -> bool {
    match accepts {
        Accepts::Anything => true,
        Accepts::Only(key) => kind.key() == key,
        Accepts::Speaker | Accepts::Actor => matches!(kind.key(), "people" | "parties"),
        Accepts::Party => kind.key() == "parties",
        Accepts::Source => kind.key() == "sources",
    }
}
