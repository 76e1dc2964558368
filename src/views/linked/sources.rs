//! Sources as works that a page rests on.

use super::MOST;
use super::thing::{Actor, Thing, Work};
use crate::base::Date;
use crate::kinds::{Kind, Source};
use crate::model::{EntryNo, Node};
use crate::views::scene::Scene;
use std::collections::BTreeSet;

/// What the evidence of a briefing stands in, and the other sources that it names.
pub fn of_briefing(scene: &Scene<'_>, briefing: EntryNo) -> (Vec<Thing>, Vec<Thing>) {
    let mut rests_on = BTreeSet::new();
    for (no, node) in scene.model.own(briefing) {
        rests_on.extend(node.proofs.iter().filter_map(|proof| proof.source).filter(|source| *source != no));
    }
    let mut named = scene.model.used(briefing);
    named.extend(scene.model.of_kind(Some(briefing), Kind::Source));
    named.retain(|no| scene.node(*no).kind() == Kind::Source && !rests_on.contains(no));
    let works = |numbers: BTreeSet<EntryNo>| {
        numbers.into_iter().filter_map(|no| work(scene, no)).take(MOST).collect()
    };
    (works(rests_on), works(named))
}

/// What the evidence of an entry stands in.
pub fn of_entry(scene: &Scene<'_>, node: &Node) -> Vec<Thing> {
    let sources: BTreeSet<EntryNo> = node.proofs.iter().filter_map(|proof| proof.source).collect();
    sources.into_iter().filter_map(|no| work(scene, no)).take(MOST).collect()
}

/// A source, as the work that it is.
pub fn work(scene: &Scene<'_>, no: EntryNo) -> Option<Thing> {
    let fields = scene.node(no).of::<Source>()?;
    let named = |name: &crate::base::Text| Actor { name: Some(name.to_string()), ..Actor::default() };
    Some(Thing::CreativeWork(Box::new(Work {
        name: Some(scene.title(no)),
        url: fields.url.as_ref().map(ToString::to_string).filter(|url| url.contains("://")),
        author: fields.authors.iter().map(|name| Thing::Person(named(name))).collect(),
        publisher: fields.outlet.as_ref().map(|name| Box::new(Thing::Organization(named(name)))),
        date_published: fields.published.as_ref().map(Date::to_string),
        date_modified: fields.updated.as_ref().map(Date::to_string),
        ..Work::default()
    })))
}
