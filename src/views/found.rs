//! What search finds: every entry and every page, in order of rank, with the words it is found by.

use super::plan::{Page, Subject, list_view_of, view};
use super::scene::Scene;
use super::{Addresses, Destination, cards, doors, titles};
use crate::base::{Id, Route};
use crate::kinds::Kind;
use crate::model::{EntryNo, Goal, Model};
use crate::parse::What;

/// Something that search can find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Findable<'a> {
    /// An entry: it is found where links to it lead.
    Entry(EntryNo),
    /// A page that is not that of an entry.
    Page(&'a Page),
}

/// Results of one sort stand under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf<'a> {
    /// The view whose title is the heading; nothing for pages.
    pub view: Option<&'static str>,
    /// What stands there, in order of the site.
    pub items: Vec<Findable<'a>>,
}

/// What a result shows, and the words it is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it leads.
    pub to: Destination,
    /// The title.
    pub title: String,
    /// How it stands, in words, and in which of several briefings.
    pub standing: String,
    /// What it says first.
    pub summary: String,
    /// Everything else that it says, line by line.
    pub text: String,
}

/// Everything that can be found in one edition, in order of rank: entries by kind as the doors have them, then pages.
pub fn findable<'a>(model: &Model, addresses: &Addresses, pages: &'a [Page]) -> Vec<Shelf<'a>> {
    let kinds: Vec<Kind> = doors::kinds_of_doors().collect();
    let entries = |kind: Option<Kind>| {
        let of_kind = model.nodes().filter(move |(_, node)| match kind {
            Some(kind) => node.kind() == kind,
            None => !doors::kinds_of_doors().any(|known| known == node.kind()),
        });
        let shown = of_kind.filter(|(no, _)| has_place(model, addresses, *no));
        shown.map(|(no, _)| Findable::Entry(no)).collect::<Vec<_>>()
    };
    let mut shelves: Vec<Shelf<'a>> = kinds
        .into_iter()
        .map(|kind| Shelf { view: Some(list_view_of(kind)), items: entries(Some(kind)) })
        .collect();
    let mut rest = entries(None);
    // The home page shows the text of the page at the root, where there is one.
    let has_home_text = rest.iter().any(|one| is_at(addresses, *one, addresses.root()));
    let views =
        pages.iter().filter(|page| is_view(page) && !(has_home_text && &page.route == addresses.root()));
    let views: Vec<_> = views.map(Findable::Page).collect();
    rest.extend(views);
    shelves.push(Shelf { view: None, items: rest });
    shelves.retain(|shelf| !shelf.items.is_empty());
    shelves
}

fn is_at(addresses: &Addresses, findable: Findable<'_>, route: &Route) -> bool {
    matches!(findable, Findable::Entry(no) if addresses.own(no) == Some(route))
}

/// Whether a page is found by itself, and not as its entry; search does not find itself.
fn is_view(page: &Page) -> bool {
    const OTHERS: &[&str] = &["overview", "entry", "page", "redirect", "withdrawn", "search", "404", "card"];
    !OTHERS.contains(&view(page).name)
}

/// Whether an entry stands on a page of this edition.
fn has_place(model: &Model, addresses: &Addresses, no: EntryNo) -> bool {
    let is_shown = model.node(no).kind() != Kind::Theme || model.linked_by(no, "theme").next().is_some();
    is_shown && model.is_translated(no) && addresses.contains(&addresses.entry(model, no).route)
}

/// What a result shows, and the words it is found by.
pub fn found(scene: &Scene<'_>, findable: Findable<'_>) -> Found {
    match findable {
        Findable::Entry(no) => entry(scene, no),
        Findable::Page(page) => of_page(scene, page),
    }
}

fn entry(scene: &Scene<'_>, no: EntryNo) -> Found {
    let node = scene.node(no);
    let common = node.common();
    let mut lines: Vec<String> = common.summary.iter().map(ToString::to_string).collect();
    node.entry().fields.record().texts(&mut |text| lines.push(text.to_string()));
    let summary = if lines.is_empty() { String::new() } else { lines.remove(0) };
    if node.kind() != Kind::Briefing {
        lines.push(plain(scene, no));
    }
    let names = common.aliases.iter().filter(|alias| !alias.starts_with('/') && Id::new(alias).is_none());
    lines.extend(names.map(ToString::to_string));
    for proof in &node.proofs {
        lines.extend([&proof.words, &proof.note].into_iter().flatten().map(ToString::to_string));
    }
    lines.push(related(scene, no));
    lines.retain(|line| !line.is_empty());
    let mut standing = cards::standing(scene, no);
    standing.extend(briefing_of(scene));
    Found {
        to: scene.addresses.entry(scene.model, no),
        title: scene.title(no),
        standing: standing.join(" · "),
        summary,
        text: lines.join("\n"),
    }
}

/// The titles of what an entry refers to in its fields; its sources are found by themselves.
fn related(scene: &Scene<'_>, no: EntryNo) -> String {
    let is_told =
        |role: &str| !role.contains("evidence") && !matches!(role, "body" | "default_source" | "by");
    let links = scene.node(no).links.iter().filter(|link| is_told(link.role));
    let mut related: Vec<EntryNo> = links.map(|link| link.to).collect();
    related.sort_unstable();
    related.dedup();
    related.into_iter().map(|no| scene.title(no)).collect::<Vec<_>>().join(" · ")
}

fn of_page(scene: &Scene<'_>, page: &Page) -> Found {
    let name = view(page).name;
    let text = match (name, page.subject) {
        ("full", Subject::Scope(Some(briefing))) => plain(scene, briefing),
        _ => String::new(),
    };
    Found {
        to: Destination::page(page.route.clone()),
        title: titles::title(scene, page, name),
        standing: briefing_of(scene).unwrap_or_default(),
        summary: String::new(),
        text,
    }
}

/// The briefing, where a reader could mean another one.
fn briefing_of(scene: &Scene<'_>) -> Option<String> {
    let briefing = scene.scope.filter(|_| scene.model.briefings().len() > 1)?;
    Some(scene.title(briefing))
}

/// The text of an entry as readers see it, without markup.
pub fn plain(scene: &Scene<'_>, no: EntryNo) -> String {
    let node = scene.node(no);
    node.written.body.plain(&mut |number| {
        debug_assert!(matches!(node.written.body.holes[number].what, What::Title(_)));
        match node.goals.get(number) {
            Some(Goal::Entry(to, _)) => scene.title(*to),
            Some(Goal::View(name, ..)) => scene.words.get(&format!("views.{name}.title")).to_owned(),
            _ => String::new(),
        }
    })
}
