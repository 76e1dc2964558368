//! The page of one entry: its card, its text, and everything that bears on it.

use super::cards::{Card, card};
use super::embed::{Embedding, embedding};
use super::history::{Latest, MoveView, history, latest};
use super::lists::{ContentsItem, value};
use super::plan::{Subject, View};
use super::scene::{LinkTo, Scene};
use crate::base::Route;
use crate::kinds::Kind;
use crate::model::EntryNo;
use serde::Serialize;

/// Every entry that has a page to itself.
pub const ENTRY: View = View {
    name: "entry",
    pages: |model, addresses| {
        model
            .nodes()
            .filter(|(_, node)| !matches!(node.kind(), Kind::Briefing | Kind::Page))
            .filter_map(|(no, _)| addresses.own(no).map(|route| (route.clone(), Subject::Entry(no))))
            .collect()
    },
    context: |scene, subject| match subject {
        Subject::Entry(no) => value(&page(scene, no)),
        _ => tera::Value::none(),
    },
};

/// Addresses that entries had before: each leads on to where the entry stands now.
pub const REDIRECT: View = View {
    name: "redirect",
    pages: |model, addresses| {
        let mut pages = Vec::new();
        for (no, node) in model.nodes().filter(|(_, node)| !super::withdrawn::is_withdrawal(node)) {
            for (index, alias) in (0u16..).zip(node.common().aliases.iter()) {
                let old = match alias.strip_prefix('/') {
                    Some(path) => addresses.root().directory(path),
                    None if crate::base::Id::new(alias).is_none() => continue,
                    None => match addresses.own(no) {
                        // What stands beside the page now: its file or folder had another name.
                        Some(own) if matches!(node.kind(), Kind::Page | Kind::Briefing) => {
                            let own = own.as_str().trim_end_matches('/');
                            let above = own.rsplit_once('/').map_or("", |(above, _)| above);
                            Route::home().directory(above).directory(alias)
                        }
                        Some(_) => {
                            addresses.mount(node.scope).directory(&format!("{}/{alias}", node.kind().key()))
                        }
                        None => continue,
                    },
                };
                pages.push((old, Subject::Alias(no, index)));
            }
        }
        pages
    },
    context: |scene, subject| match subject {
        Subject::Alias(no, _) => value(&RedirectView { link: scene.link(no) }),
        _ => tera::Value::none(),
    },
};

/// What an address that an entry had before shows.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectView {
    /// Where it stands now.
    pub link: LinkTo,
}

/// What the page of an entry shows.
#[derive(Debug, Clone, Serialize)]
pub struct EntryPage {
    /// The entry.
    pub card: Card,
    /// Its text, as HTML.
    pub body: Option<String>,
    /// The latest dated thing reported of it, for a provision; absent where nothing is dated.
    pub latest: Option<Latest>,
    /// Where it stood, newest first.
    pub history: Vec<MoveView>,
    /// What bears on it, by kind.
    pub related: Vec<Related>,
    /// What it is part of, depends on, replaces.
    pub relations: Vec<Relation>,
    /// The headings, for a table of contents.
    pub contents: Vec<ContentsItem>,
    /// How it is embedded in other pages, where it may be.
    pub embed: Option<Embedding>,
}

/// Entries of one kind that bear on the page's entry.
#[derive(Debug, Clone, Serialize)]
pub struct Related {
    /// The anchor of the heading.
    pub id: String,
    /// The heading.
    pub title: String,
    /// The card of each, as HTML.
    pub cards: Vec<tera::Value>,
}

/// A relation with its name.
#[derive(Debug, Clone, Serialize)]
pub struct Relation {
    /// The name, in words.
    pub name: String,
    /// The other entries.
    pub links: Vec<LinkTo>,
}

/// The kinds that stand on the pages of others, in order.
const RELATED: &[Kind] = &[
    Kind::Quote,
    Kind::Provision,
    Kind::Step,
    Kind::Question,
    Kind::Number,
    Kind::Event,
    Kind::Document,
    Kind::Term,
    Kind::Update,
];

/// At most this many cards of a kind stand on another entry's page.
const MOST: usize = 40;

fn page(scene: &Scene<'_>, no: EntryNo) -> EntryPage {
    let body = scene.body(no, 0, "");
    let related = related(scene, no);
    let mut contents: Vec<ContentsItem> = scene
        .node(no)
        .written
        .body
        .headings
        .iter()
        .filter(|heading| heading.level == 2)
        .map(|heading| ContentsItem { title: heading.text.clone(), id: heading.id.clone() })
        .collect();
    contents.extend(
        related.iter().map(|group| ContentsItem { title: group.title.clone(), id: group.id.clone() }),
    );
    EntryPage {
        card: card(scene, no),
        body,
        latest: latest(scene, no),
        history: history(scene, no),
        related,
        relations: relations(scene, no),
        contents,
        embed: embedding(scene, no),
    }
}

fn related(scene: &Scene<'_>, no: EntryNo) -> Vec<Related> {
    let node = scene.node(no);
    let mut all: Vec<EntryNo> = node.linked_from.iter().map(|(from, _)| *from).collect();
    all.extend(node.links_in("about[]"));
    all.sort_unstable();
    all.dedup();
    let mut groups = Vec::new();
    for kind in RELATED {
        let of_kind: Vec<EntryNo> =
            all.iter().copied().filter(|no| scene.node(*no).kind() == *kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let is_own =
            *kind == Kind::Quote && of_kind.iter().all(|quote| scene.node(*quote).link("by", 0) == Some(no));
        let words = if is_own { "related.own_quotes".to_owned() } else { format!("related.{}", kind.key()) };
        groups.push(Related {
            id: format!("on-{}", kind.key()),
            title: scene.words.get(&words).to_owned(),
            cards: of_kind.into_iter().take(MOST).map(|no| scene.brief(no)).collect(),
        });
    }
    groups
}

/// Relations between provisions, and between documents, by field.
const RELATIONS: &[&str] = &["part_of", "depends_on[]", "superseded_by"];

fn relations(scene: &Scene<'_>, no: EntryNo) -> Vec<Relation> {
    let mut all = Vec::new();
    for role in RELATIONS {
        let word = role.trim_end_matches("[]");
        let forth: Vec<EntryNo> = scene.node(no).links_in(role).collect();
        let back: Vec<EntryNo> = scene.model.linked_by(no, role).collect();
        for (numbers, direction) in [(forth, "forth"), (back, "back")] {
            if !numbers.is_empty() {
                let name = scene.words.get(&format!("relations.{word}.{direction}")).to_owned();
                all.push(Relation { name, links: scene.links(numbers) });
            }
        }
    }
    all
}
