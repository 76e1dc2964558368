//! Quotes: by speaker, where each has its permanent place; and the same by provision and by date.

use super::cards::counted;
use super::lists::{
    Group, ListView, OrderLink, group, in_order_of_themes, page, scopes_with, subject_scope, value,
};
use super::plan::{Subject, View};
use super::scene::Scene;
use super::{Addresses, Destination};
use crate::base::{Route, When};
use crate::kinds::{Kind, Quote};
use crate::model::{EntryNo, Model, Scope};
use std::collections::{BTreeMap, BTreeSet};

/// Quotes by speaker.
pub const QUOTES: View = View {
    name: "quotes",
    pages: |model, addresses| scopes_with(model, addresses, Kind::Quote, "quotes"),
    context: |scene, subject| {
        let scope = subject_scope(subject);
        value(&list(scene, scope, "quotes", by_speaker(scene, scope)))
    },
};

/// The same by the provisions they are about.
pub const BY_PROVISION: View = View {
    name: "quotes-by-provision",
    pages: |model, addresses| pages(model, addresses, "quotes-by-provision"),
    context: |scene, subject| {
        let scope = subject_scope(subject);
        value(&list(scene, scope, "quotes-by-provision", by_provision(scene, scope)))
    },
};

/// The same by date.
pub const BY_DATE: View = View {
    name: "quotes-by-date",
    pages: |model, addresses| pages(model, addresses, "quotes-by-date"),
    context: |scene, subject| {
        let scope = subject_scope(subject);
        value(&list(scene, scope, "quotes-by-date", by_date(scene, scope)))
    },
};

/// The orders, in order: the view, and where it stands below `quotes/`.
const ORDERS: &[(&str, &str)] =
    &[("quotes", ""), ("quotes-by-provision", "by-provision"), ("quotes-by-date", "by-date")];

/// Whether an order shows anything that the order by speaker does not.
fn has_order(model: &Model, scope: Scope, view: &str) -> bool {
    let quotes = model.of_kind(scope, Kind::Quote);
    let is_dated = |no: &EntryNo| date(model, *no).is_some();
    match view {
        "quotes" => !quotes.is_empty(),
        _ if quotes.len() < 2 => false,
        "quotes-by-date" => quotes.iter().any(is_dated),
        _ => quotes.iter().any(|no| provisions_of(model, *no).next().is_some()),
    }
}

/// The pages of an order other than that by speaker.
fn pages(model: &Model, addresses: &Addresses, view: &str) -> Vec<(Route, Subject)> {
    let scopes = super::plan::scopes(model).filter(|scope| has_order(model, *scope, view));
    scopes.map(|scope| (route(addresses, scope, view), Subject::Scope(scope))).collect()
}

/// The orders that a briefing has beside that by speaker: the view, and its page.
pub fn orders(
    model: &Model,
    addresses: &Addresses,
    scope: Scope,
) -> impl Iterator<Item = (&'static str, Route)> {
    let beside = ORDERS[1..].iter().filter(move |(view, _)| has_order(model, scope, view));
    beside.map(move |(view, _)| (*view, route(addresses, scope, view)))
}

fn route(addresses: &Addresses, scope: Scope, view: &str) -> Route {
    let below = ORDERS.iter().find(|(known, _)| *known == view).map_or("", |(_, below)| *below);
    let quotes = addresses.view(scope, "quotes");
    if below.is_empty() { quotes } else { quotes.directory(below) }
}

/// The page of one order, with links to the others.
fn list(scene: &Scene<'_>, scope: Scope, view: &str, groups: Vec<Group>) -> ListView {
    let shown = ORDERS.iter().filter(|(name, _)| has_order(scene.model, scope, name));
    let orders: Vec<OrderLink> = shown
        .map(|(name, _)| OrderLink {
            title: scene.words.get(&format!("views.{name}.order")).to_owned(),
            to: Destination::page(route(scene.addresses, scope, name)),
            is_current: *name == view,
        })
        .collect();
    let mut list = page(scene, Kind::Quote, scope, groups);
    list.sentence =
        counted(scene, scene.model.of_kind(scope, Kind::Quote).iter().copied()).unwrap_or_default();
    list.orders = if orders.len() > 1 { orders } else { Vec::new() };
    list.is_permanent = view == "quotes";
    list
}

/// Quotes under their speakers, in the order the speakers are written.
pub fn by_speaker(scene: &Scene<'_>, scope: Scope) -> Vec<Group> {
    let mut speakers: BTreeMap<(bool, Option<EntryNo>), Vec<EntryNo>> = BTreeMap::new();
    for (no, node, _) in scene.model.list::<Quote>(scope) {
        let by = node.link("by", 0);
        speakers.entry((by.is_none(), by)).or_default().push(no);
    }
    let groups = speakers.into_iter().map(|((_, by), quotes)| match by {
        Some(by) => linked(scene, &format!("by-{}", scene.node(by).id), by, quotes),
        None => {
            group(scene, "by-unknown", Some(scene.words.get("quotes.speaker_unknown").to_owned()), quotes)
        }
    });
    groups.collect()
}

/// Quotes under the provisions they are about, in the order of the provisions; a quote may stand under several.
fn by_provision(scene: &Scene<'_>, scope: Scope) -> Vec<Group> {
    let mut quotes: BTreeMap<EntryNo, Vec<EntryNo>> = BTreeMap::new();
    let mut rest = Vec::new();
    for quote in scene.model.of_kind(scope, Kind::Quote) {
        let about: BTreeSet<EntryNo> = provisions_of(scene.model, *quote).collect();
        if about.is_empty() {
            rest.push(*quote);
        }
        for provision in about {
            quotes.entry(provision).or_default().push(*quote);
        }
    }
    let provisions = scope.map(|briefing| in_order_of_themes(scene.model, briefing)).unwrap_or_default();
    let mut groups = Vec::new();
    for provision in provisions {
        let of_provision = quotes.remove(&provision).unwrap_or_default();
        groups.push(linked(scene, &format!("about-{}", scene.node(provision).id), provision, of_provision));
    }
    groups.push(group(scene, "about-none", Some(scene.words.get("quotes.about_none").to_owned()), rest));
    groups
}

/// Quotes with a date, oldest first; those without under their own heading.
fn by_date(scene: &Scene<'_>, scope: Scope) -> Vec<Group> {
    let (mut dated, mut undated) = (Vec::new(), Vec::new());
    for no in scene.model.of_kind(scope, Kind::Quote) {
        match date(scene.model, *no) {
            Some(order) => dated.push((order, *no)),
            None => undated.push(*no),
        }
    }
    dated.sort_unstable();
    let title = |name: &str| Some(scene.words.get(&format!("timeline.{name}.title")).to_owned());
    vec![
        group(scene, "dated", title("dated"), dated.into_iter().map(|(_, no)| no).collect()),
        group(scene, "undated", title("undated"), undated),
    ]
}

/// A group whose heading leads to the entry that it is named for.
fn linked(scene: &Scene<'_>, id: &str, entry: EntryNo, quotes: Vec<EntryNo>) -> Group {
    let mut group = group(scene, id, Some(scene.title(entry)), quotes);
    group.to = Some(scene.link(entry).to);
    group
}

/// When a quote was said, as far as dates can be ordered.
fn date(model: &Model, no: EntryNo) -> Option<(jiff::Timestamp, u8)> {
    let when = model.node(no).of::<Quote>()?.when.as_ref();
    when.and_then(When::date).map(|date| date.order())
}

/// The provisions a quote is about, and those that are about it.
fn provisions_of(model: &Model, no: EntryNo) -> impl Iterator<Item = EntryNo> {
    let either = model.node(no).links_in("about[]").chain(model.linked_by(no, "about[]"));
    either.filter(|other| model.node(*other).kind() == Kind::Provision)
}
