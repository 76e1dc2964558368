//! Pages of the site as a whole: home, plain pages, the list of all pages, and "not found".

use super::cards::{Card, cards, standing};
use super::lists::{ContentsItem, value};
use super::plan::{self, Subject, View};
use super::scene::{LinkTo, Scene};
use super::{Addresses, Destination};
use crate::base::Route;
use crate::kinds::{Kind, Page};
use crate::model::{EntryNo, Model, Scope};
use serde::Serialize;

/// The home page of a site whose briefings stand below it.
pub const HOME: View = View {
    name: "home",
    pages: |model, addresses| {
        if has_home(model, addresses) {
            vec![(addresses.root().clone(), Subject::Scope(None))]
        } else {
            Vec::new()
        }
    },
    context: |scene, _| value(&home(scene)),
};

/// Plain pages.
pub const PAGE: View = View {
    name: "page",
    pages: |model, addresses| {
        model
            .all::<Page>()
            .filter_map(|(no, _, _)| addresses.own(no).map(|route| (route.clone(), Subject::Entry(no))))
            .filter(|(route, _)| !(route == addresses.root() && has_home(model, addresses)))
            .collect()
    },
    context: |scene, subject| match subject {
        Subject::Entry(no) => value(&page(scene, no)),
        _ => tera::Value::none(),
    },
};

/// The search: its box, and the list of all pages, A to Z, which needs no script.
pub const SEARCH: View = View {
    name: "search",
    pages: |model, addresses| {
        let mut scopes: Vec<Scope> = model.briefings().iter().copied().map(Some).collect();
        if has_home(model, addresses) {
            scopes.push(None);
        }
        scopes.into_iter().map(|scope| (addresses.view(scope, "search"), Subject::Scope(scope))).collect()
    },
    context: |scene, subject| value(&search(scene, super::lists::subject_scope(subject))),
};

/// What a host shows for an address that leads nowhere.
pub const NOT_FOUND: View = View {
    name: "404",
    pages: |_, addresses| vec![(addresses.root().file("404.html"), Subject::Scope(None))],
    context: |scene, _| value(&search(scene, None)),
};

/// What the home page shows.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// Its text, as HTML.
    pub body: Option<String>,
    /// The briefings.
    pub briefings: Vec<Card>,
    /// Plain pages of the site.
    pub pages: Vec<LinkTo>,
}

/// What a plain page shows.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// Its text, as HTML.
    pub body: Option<String>,
    /// When it was last changed, in words.
    pub updated: Option<String>,
    /// The headings, for a table of contents.
    pub contents: Vec<ContentsItem>,
}

/// What the search page shows, and the page for an address that leads nowhere.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// Where the box sends what is asked.
    pub to: Destination,
    /// The tables of the search below the root of the site, that of this edition first; a space between them.
    pub index: String,
    /// The pages, by their first letter.
    pub letters: Vec<Letter>,
}

/// The pages that begin with one letter.
#[derive(Debug, Clone, Serialize)]
pub struct Letter {
    /// The letter.
    pub letter: String,
    /// The pages.
    pub links: Vec<Listed>,
}

/// A page in the list of all pages.
#[derive(Debug, Clone, Serialize)]
pub struct Listed {
    /// The link.
    #[serde(flatten)]
    pub link: LinkTo,
    /// How it stands, in a few words.
    pub standing: String,
}

/// Whether the site has a home page of its own: no briefing is mounted at the root.
fn has_home(model: &Model, addresses: &Addresses) -> bool {
    !model.briefings().iter().any(|no| addresses.mount(Some(*no)) == addresses.root())
}

/// The entry whose text stands on the home page.
pub fn home_entry(scene: &Scene<'_>) -> Option<EntryNo> {
    let root = scene.addresses.root();
    scene.model.all::<Page>().map(|(no, _, _)| no).find(|no| scene.addresses.own(*no) == Some(root))
}

fn home(scene: &Scene<'_>) -> HomeView {
    let home = home_entry(scene);
    let mut pages: Vec<(i64, EntryNo)> = scene
        .model
        .all::<Page>()
        .filter(|(no, _, _)| Some(*no) != home)
        .map(|(no, _, page)| (page.weight.unwrap_or(0), no))
        .collect();
    pages.sort_unstable();
    HomeView {
        body: home.and_then(|no| scene.body(no, 0, "")),
        briefings: cards(scene, scene.model.briefings().iter().copied()),
        pages: scene.links(pages.into_iter().map(|(_, no)| no)),
    }
}

fn page(scene: &Scene<'_>, no: EntryNo) -> PageView {
    let node = scene.node(no);
    let zone = scene.zone();
    let updated = node.of::<Page>().and_then(|page| page.updated.or(page.date));
    let headings = node.written.body.headings.iter().filter(|heading| heading.level == 2);
    PageView {
        body: scene.body(no, 0, ""),
        updated: updated.map(|date| scene.words.date(&date, &zone)),
        contents: headings
            .map(|heading| ContentsItem { title: heading.text.clone(), id: heading.id.clone() })
            .collect(),
    }
}

/// What a title is sorted by: all from its first letter on.
fn under(title: &str) -> &str {
    title.trim_start_matches(|c: char| !c.is_alphanumeric())
}

fn tables(indexes: &[Route]) -> String {
    indexes.iter().map(|index| index.as_str().trim_start_matches('/')).collect::<Vec<_>>().join(" ")
}

/// At most this many pages are listed; a larger site lists its briefings and views only.
const MOST: usize = 2_000;

fn search(scene: &Scene<'_>, scope: Scope) -> SearchView {
    let shown: Vec<Scope> = match scope {
        Some(_) => vec![scope, None],
        None => plan::scopes(scene.model).collect(),
    };
    let is_large = scene.model.nodes().len() > MOST;
    let mut links = entries(scene, scope, &shown, is_large);
    let small = shown.iter().filter(|scope| !is_large || scope.is_none() || shown.len() <= 2);
    // In a list of several briefings' pages each says whose it is.
    links.extend(small.flat_map(|scope| views(scene, *scope, shown.len() > 2)));
    links.sort_by_cached_key(|listed| (under(&listed.link.title).to_lowercase(), listed.link.to.clone()));
    links.dedup_by(|a, b| a.link.to == b.link.to);
    let mut letters: Vec<Letter> = Vec::new();
    for listed in links {
        let first = under(&listed.link.title).chars().next().unwrap_or('#');
        let letter = first.to_uppercase().to_string();
        match letters.last_mut() {
            Some(known) if known.letter == letter => known.links.push(listed),
            _ => letters.push(Letter { letter, links: vec![listed] }),
        }
    }
    SearchView {
        to: Destination::page(scene.addresses.view(scope, "search")),
        index: tables(scene.indexes),
        letters,
    }
}

/// The entries that have pages of their own, and how each stands.
fn entries(scene: &Scene<'_>, scope: Scope, shown: &[Scope], is_large: bool) -> Vec<Listed> {
    let mut links = Vec::new();
    for shown in shown {
        let kinds: &[Kind] = if scope.is_some() || !is_large { Kind::ALL } else { &[Kind::Page] };
        let of_kinds = kinds.iter().flat_map(|kind| scene.model.of_kind(*shown, *kind));
        let own = of_kinds.copied().filter(|no| scene.node(*no).kind() != Kind::Briefing);
        let with_page = own.chain(*shown).filter(|no| scene.addresses.own(*no).is_some());
        links.extend(
            with_page.map(|no| Listed { link: scene.link(no), standing: standing(scene, no).join(" · ") }),
        );
    }
    links
}

/// The pages of a briefing, or of what is shared, that are no entry's.
fn views(scene: &Scene<'_>, scope: Scope, is_one_of_many: bool) -> Vec<Listed> {
    let title = |view: &str| scene.words.get(&format!("views.{view}.title")).to_owned();
    let doors = super::doors::doors_of(scene.model, scene.addresses, scope);
    let mut pages: Vec<(String, Route)> =
        doors.into_iter().map(|view| (title(view), scene.addresses.view(scope, view))).collect();
    let orders = super::quotes::orders(scene.model, scene.addresses, scope);
    pages.extend(orders.map(|(view, route)| (title(view), route)));
    if let Some(briefing) = scope {
        let how = super::how::how_page(scene, briefing).map(|page| page.route);
        pages.extend(how.map(|route| (title("how-we-decide"), route)));
        let data = super::files::data_page(scene, briefing).map(|page| page.route);
        pages.extend(data.map(|route| (title("data"), route)));
        pages.extend(super::lists::status_pages(scene, briefing));
    }
    let whose = scope.filter(|_| is_one_of_many).map(|briefing| scene.title(briefing));
    let listed = pages.into_iter().map(|(title, route)| {
        let title = whose.as_ref().map_or_else(|| title.clone(), |whose| format!("{title} – {whose}"));
        let link = LinkTo { title, to: Destination::page(route), language: None };
        Listed { link, standing: String::new() }
    });
    listed.collect()
}
