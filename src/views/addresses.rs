//! The address of everything: briefings, lists, entries, views.

use crate::base::Route;
use crate::kinds::{Briefing, Kind, Page, Provision};
use crate::model::{EntryNo, Goal, Model, Scope};
use crate::parse::Role;
use std::collections::{BTreeMap, BTreeSet};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Destination {
    /// The page.
    pub route: Route,
    /// The anchor on it.
    pub fragment: Option<String>,
}

impl Destination {
    /// A whole page.
    pub fn page(route: Route) -> Destination {
        Destination { route, fragment: None }
    }
}

impl std::fmt::Display for Destination {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.fragment {
            Some(fragment) => write!(f, "{}#{fragment}", self.route),
            None => write!(f, "{}", self.route),
        }
    }
}

impl serde::Serialize for Destination {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.fragment {
            Some(_) => serializer.collect_str(self),
            None => serializer.serialize_str(self.route.as_str()),
        }
    }
}

/// The addresses of one edition.
///
/// Invariant: an address depends on ids and folders only, never on how an entry is written. What was published with a page
/// of its own keeps it.
pub struct Addresses {
    root: Route,
    mounts: BTreeMap<EntryNo, Route>,
    own: Vec<Option<Route>>,
    with_positions: BTreeSet<EntryNo>,
    folders: BTreeMap<Route, EntryNo>,
}

impl Addresses {
    /// The addresses of this model.
    pub fn of(model: &Model) -> Addresses {
        let root = if model.setting.is_default {
            Route::home()
        } else {
            Route::home().directory(&model.setting.language)
        };
        let mut addresses = Addresses {
            mounts: mounts(model, &root),
            root,
            own: Vec::new(),
            folders: BTreeMap::new(),
            with_positions: model
                .briefings()
                .iter()
                .copied()
                .filter(|briefing| super::positions::is_shown(model, *briefing))
                .collect(),
        };
        addresses.own = model.nodes().map(|(no, _)| addresses.own_page(model, no)).collect();
        for (no, node, _) in model.all::<Page>() {
            if let Some(route) = addresses.own(no).filter(|_| node.file.ends_with("/_index.md")).cloned()
                && route != addresses.root
            {
                addresses.folders.insert(route, no);
            }
        }
        addresses
    }

    /// The root of the edition.
    pub fn root(&self) -> &Route {
        &self.root
    }

    /// Whether a briefing has a page that shows who stands where.
    pub fn has_positions(&self, briefing: EntryNo) -> bool {
        self.with_positions.contains(&briefing)
    }

    /// Whether an address belongs to the edition.
    pub fn contains(&self, route: &Route) -> bool {
        route.as_str().starts_with(self.root.as_str())
    }

    /// Where a briefing, or what all share, is mounted.
    pub fn mount(&self, scope: Scope) -> &Route {
        scope.and_then(|no| self.mounts.get(&no)).unwrap_or(&self.root)
    }

    /// The page of a view below a mount.
    pub fn view(&self, scope: Scope, name: &str) -> Route {
        match name {
            "overview" => self.mount(scope).clone(),
            name => self.mount(scope).directory(name),
        }
    }

    /// The page an entry has to itself, if it has one.
    pub fn own(&self, no: EntryNo) -> Option<&Route> {
        self.own[no.0 as usize].as_ref()
    }

    /// The page of a folder of plain pages, by its address.
    pub fn folder_page(&self, address: &str) -> Option<EntryNo> {
        self.folders.get(address).copied()
    }

    /// The permanent address of an entry in the list of its kind; its page, for what stands in no list.
    pub fn anchor(&self, model: &Model, no: EntryNo) -> Destination {
        let node = model.node(no);
        let (list, fragment) = match node.kind().key() {
            "briefings" | "pages" => {
                return Destination::page(self.own(no).cloned().unwrap_or_else(|| self.root.clone()));
            }
            "themes" => ("provisions", format!("theme-{}", node.id)),
            "events" => ("timeline", node.id.to_string()),
            key => (key, node.id.to_string()),
        };
        Destination { route: self.view(node.scope, list), fragment: Some(fragment) }
    }

    /// Where a link to an entry leads: its own page, else its place in the list of its kind.
    pub fn entry(&self, model: &Model, no: EntryNo) -> Destination {
        match self.own(no) {
            Some(route) => Destination::page(route.clone()),
            None => self.anchor(model, no),
        }
    }

    /// Where a goal leads as seen from a briefing.
    pub fn goal(&self, model: &Model, scope: Scope, goal: &Goal) -> Option<Destination> {
        match goal {
            Goal::Entry(no, None) => Some(self.entry(model, *no)),
            Goal::Entry(no, Some(fragment)) if model.node(*no).kind() == Kind::Briefing => {
                let fragment = model.node(*no).written.body.anchor(fragment);
                Some(Destination { route: self.view(Some(*no), "full"), fragment: Some(fragment) })
            }
            Goal::Entry(no, Some(fragment)) => {
                let node = model.node(*no);
                let is_heading = node.written.body.headings.iter().any(|heading| heading.id == *fragment);
                // A text that stands in a list has its id before its anchors.
                let fragment = match self.own(*no) {
                    None if is_heading => format!("{}-{fragment}", node.id),
                    _ => fragment.clone(),
                };
                Some(Destination { route: self.entry(model, *no).route, fragment: Some(fragment) })
            }
            Goal::View(name, of, fragment) => {
                let scope = self.scope_of_view(model, of.or(scope), name);
                Some(Destination { route: self.view(scope, name), fragment: fragment.clone() })
            }
            Goal::Translation(language, no, fragment) => {
                let here = self.goal(model, scope, &Goal::Entry(*no, fragment.clone()))?;
                let below = here.route.as_str().strip_prefix(self.root.as_str())?;
                let is_default = model.setting.settings.languages().first() == Some(&language.as_str());
                let root = if is_default { Route::home() } else { Route::home().directory(language) };
                let route = if below.is_empty() { root } else { root.directory(below) };
                Some(Destination { route, ..here })
            }
            Goal::None | Goal::Sources(_) | Goal::Address(_) | Goal::Lost => None,
        }
    }

    /// Where a view of `scope` is to be found: what a briefing shares with others stands with what is shared.
    pub fn scope_of_view(&self, model: &Model, scope: Scope, name: &str) -> Scope {
        let kind = super::plan::kind_of_list(name);
        let has = |scope: Scope| kind.is_some_and(|kind| !model.of_kind(scope, kind).is_empty());
        let is_shared = kind.is_some_and(Kind::is_shared) && has(None);
        match scope {
            Some(_) if is_shared && !has(scope) => None,
            Some(_) => scope,
            None if is_shared || (name == "search" && !self.mounts.values().any(|at| *at == self.root)) => {
                None
            }
            None => model.briefings().first().copied(),
        }
    }

    fn own_page(&self, model: &Model, no: EntryNo) -> Option<Route> {
        let node = model.node(no);
        if node.of::<Briefing>().is_some() {
            return Some(self.mount(Some(no)).clone());
        }
        if let Some(page) = node.of::<Page>() {
            return Some(self.plain_page(model, no, page));
        }
        let is_page = match node.kind() {
            Kind::Provision => node.of::<Provision>().is_some(),
            Kind::Theme | Kind::Update => false,
            _ => node.has_body() || relations(model, no) >= 2 || is_kept(model, no),
        };
        is_page.then(|| self.mount(node.scope).directory(&format!("{}/{}", node.kind().key(), node.id)))
    }

    /// A plain page keeps the place of its file; `slug` replaces its name.
    fn plain_page(&self, model: &Model, no: EntryNo, page: &Page) -> Route {
        let node = model.node(no);
        let path = node.file.strip_prefix("content/").unwrap_or(&node.file);
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let name = name.strip_suffix(".md").unwrap_or(name);
        let root = if model.is_translated(no) { self.root.clone() } else { Route::home() };
        let folder = if folder.is_empty() { root } else { root.directory(folder) };
        if name == "_index" {
            return folder;
        }
        // A name without a letter is its own address, encoded where it is linked.
        let name = page.slug.as_ref().map_or(name, |slug| slug.as_str());
        let slug = crate::base::slug(name);
        folder.directory(if slug.is_empty() { name } else { &slug })
    }
}

/// Whether an entry was published with a page of its own, which it keeps with fewer relations too.
fn is_kept(model: &Model, no: EntryNo) -> bool {
    !model.setting.published.is_empty() && model.setting.published.contains(&model.item(no))
}

/// How many other entries bear on an entry, sources of evidence aside.
fn relations(model: &Model, no: EntryNo) -> usize {
    let node = model.node(no);
    let mut related: Vec<EntryNo> = node
        .linked_from
        .iter()
        .filter(|(from, _)| !matches!(model.node(*from).kind(), Kind::Page | Kind::Briefing))
        .map(|(from, _)| *from)
        .collect();
    related.extend(node.links_in("about[]"));
    related.sort_unstable();
    related.dedup();
    related.len()
}

/// Where each briefing is mounted: its `path`, else its folder.
fn mounts(model: &Model, root: &Route) -> BTreeMap<EntryNo, Route> {
    let folders: BTreeMap<&str, &str> = model
        .documents
        .iter()
        .filter(|document| document.seat.role == Role::Index)
        .map(|document| (&*document.path, document.seat.folder.as_str()))
        .collect();
    let mount = |no: EntryNo| {
        let node = model.node(no);
        let home = Route::home();
        let root = if model.is_translated(no) { root } else { &home };
        let path = node.of::<Briefing>().and_then(|briefing| briefing.path.as_deref());
        let folder = path.unwrap_or_else(|| folders.get(&*node.file).copied().unwrap_or(""));
        if folder.trim_matches('/').is_empty() { root.clone() } else { root.directory(folder) }
    };
    model.briefings().iter().map(|no| (*no, mount(*no))).collect()
}
