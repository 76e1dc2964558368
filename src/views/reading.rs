//! The full reading of a briefing, and the same for print: its parts in order, drawn from prose or from records.

use super::cards::{Card, cards};
use super::lists::{ContentsItem, value};
use super::plan::{Subject, View};
use super::scene::{LinkTo, Scene};
use super::{Destination, Passage, Reading};
use crate::base::Id;
use crate::kinds::{Kind, Quote};
use crate::model::{EntryNo, Model};
use crate::parse::{Part, Slot};
use serde::Serialize;
use std::ops::Range;

/// The full reading.
pub const FULL: View = View {
    name: "full",
    pages: |model, addresses| {
        let briefings = model.briefings().iter().filter(|no| has_parts(model, **no));
        briefings.map(|no| (addresses.view(Some(*no), "full"), Subject::Scope(Some(*no)))).collect()
    },
    context: |scene, subject| match subject {
        Subject::Scope(Some(briefing)) => value(&reading(scene, briefing)),
        _ => tera::Value::none(),
    },
};

/// The print edition: the full reading and every list on one page.
pub const PRINT: View = View {
    name: "print",
    pages: |model, addresses| {
        let briefings = model.briefings().iter().filter(|no| has_print(model, **no));
        briefings.map(|no| (addresses.view(Some(*no), "print"), Subject::Scope(Some(*no)))).collect()
    },
    context: |scene, subject| match subject {
        Subject::Scope(Some(briefing)) => {
            value(&PrintView { reading: reading(scene, briefing), lists: lists(scene, briefing) })
        }
        _ => tera::Value::none(),
    },
};

/// What the full reading shows.
#[derive(Debug, Clone, Serialize)]
pub struct ReadingView {
    /// What stands before the first heading, as HTML.
    pub lead: Option<String>,
    /// The parts, in order.
    pub parts: Vec<PartView>,
    /// The footnotes of all parts, as HTML.
    pub notes: Option<String>,
    /// The headings, for a table of contents.
    pub contents: Vec<ContentsItem>,
}

/// One part of a briefing.
#[derive(Debug, Clone, Serialize)]
pub struct PartView {
    /// Its anchor: `why`, `know`, `say`, `next`, or its heading's own.
    pub id: String,
    /// Its heading, as text.
    pub title: String,
    /// Its heading, as HTML: with its links, marks and citations.
    pub heading: Option<String>,
    /// Its prose, as HTML.
    pub html: Option<String>,
    /// Its records, where it has no prose.
    pub cards: Vec<Card>,
}

/// What the print edition shows.
#[derive(Debug, Clone, Serialize)]
pub struct PrintView {
    /// The full reading.
    pub reading: ReadingView,
    /// Every list of records.
    pub lists: Vec<PrintList>,
}

/// One list of the print edition.
#[derive(Debug, Clone, Serialize)]
pub struct PrintList {
    /// Its anchor.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The entries.
    pub cards: Vec<Card>,
}

/// The parts with an anchor of their own, in order; the kind their records are of.
const SLOTS: &[(Slot, &str, Option<Kind>)] = &[
    (Slot::Why, "why", None),
    (Slot::Know, "know", Some(Kind::Provision)),
    (Slot::Say, "say", Some(Kind::Quote)),
    (Slot::Next, "next", Some(Kind::Step)),
];

/// One part of a briefing before it is drawn.
struct Planned<'m> {
    id: String,
    title: String,
    part: Option<&'m Part>,
    records: Vec<EntryNo>,
}

/// The parts of a briefing: those it writes in its own order, then those that its records make.
fn planned<'m>(scene: &Scene<'m>, briefing: EntryNo) -> Vec<Planned<'m>> {
    let body = &scene.node(briefing).written.body;
    let mut all = Vec::new();
    for part in &body.parts {
        let Some(heading) = part.heading.and_then(|heading| body.headings.get(heading)) else { continue };
        let records = match (part.is_empty, part.slot) {
            (true, Some(slot)) => records(scene.model, briefing, slot),
            _ => Vec::new(),
        };
        if part.is_empty && records.is_empty() {
            continue;
        }
        let slot = SLOTS.iter().find(|(slot, ..)| Some(*slot) == part.slot);
        let id = slot.map_or_else(|| heading.id.clone(), |(_, id, _)| (*id).to_owned());
        all.push(Planned { id, title: heading.text.clone(), part: Some(part), records });
    }
    for (slot, id, _) in SLOTS {
        let is_written = body.parts.iter().any(|part| part.slot == Some(*slot));
        let records = records(scene.model, briefing, *slot);
        if !is_written && !records.is_empty() {
            let title = scene.words.get(&format!("parts.{id}")).to_owned();
            all.push(Planned { id: (*id).to_owned(), title, part: None, records });
        }
    }
    all
}

/// The records that a part without prose is drawn from.
fn records(model: &Model, briefing: EntryNo, slot: Slot) -> Vec<EntryNo> {
    let Some((_, _, Some(kind))) = SLOTS.iter().find(|(known, ..)| *known == slot) else { return Vec::new() };
    let all = model.of_kind(Some(briefing), *kind).iter().copied();
    all.filter(|no| {
        let node = model.node(*no);
        node.of::<Quote>().is_none() || matches!(node.common().type_.as_deref(), None | Some("full"))
    })
    .collect()
}

/// Whether a briefing has anything to print.
pub fn has_print(model: &Model, briefing: EntryNo) -> bool {
    let has = |kind: &&Kind| !model.of_kind(Some(briefing), **kind).is_empty();
    has_parts(model, briefing) || Kind::LISTED.iter().any(|kind| *kind != Kind::Theme && has(&kind))
}

/// Whether a briefing has anything to read at length.
pub fn has_parts(model: &Model, briefing: EntryNo) -> bool {
    !model.node(briefing).written.body.parts.iter().all(|part| part.is_empty)
        || SLOTS.iter().any(|(slot, ..)| !records(model, briefing, *slot).is_empty())
}

/// Links to the parts of the full reading.
pub fn part_links(scene: &Scene<'_>, briefing: EntryNo) -> Vec<LinkTo> {
    let route = scene.addresses.view(Some(briefing), "full");
    planned(scene, briefing)
        .into_iter()
        .map(|part| LinkTo {
            title: part.title,
            to: Destination { route: route.clone(), fragment: Some(part.id) },
            language: None,
        })
        .collect()
}

fn reading(scene: &Scene<'_>, briefing: EntryNo) -> ReadingView {
    let body = &scene.node(briefing).written.body;
    let draw = |range: Range<usize>| {
        let reading = Reading::Numbered;
        let passage = Passage { entry: briefing, range, deeper: 0, prefix: String::new(), reading };
        scene.prose.draw(scene, &passage)
    };
    let heading = |part: &Part| part.heading.and_then(|heading| body.headings.get(heading));
    let prose = |part: &Part| {
        let start = heading(part).map_or(part.range.start, |heading| heading.range.end);
        (!part.is_empty).then(|| draw(start..part.range.end))
    };
    let lead = body.parts.iter().find(|part| part.slot == Some(Slot::Lead)).and_then(prose);
    let parts: Vec<PartView> = planned(scene, briefing)
        .into_iter()
        .map(|planned| PartView {
            heading: planned.part.and_then(heading).map(|heading| draw(heading.words.clone())),
            html: planned.part.and_then(prose),
            cards: cards(scene, planned.records),
            id: planned.id,
            title: planned.title,
        })
        .collect();
    let notes = (body.notes < body.html.len()).then(|| draw(body.notes..body.html.len()));
    let contents = parts.iter().map(|part| ContentsItem { title: part.title.clone(), id: part.id.clone() });
    ReadingView { lead, contents: contents.collect(), parts, notes }
}

/// Every list of a briefing that has entries, for print.
fn lists(scene: &Scene<'_>, briefing: EntryNo) -> Vec<PrintList> {
    let shown = Kind::LISTED.iter().filter(|kind| **kind != Kind::Theme);
    let used = scene.model.used(briefing);
    shown
        .filter_map(|kind| {
            let mut numbers = scene.model.of_kind(Some(briefing), *kind).to_vec();
            if kind.is_shared() {
                numbers.extend(scene.model.of_kind(None, *kind).iter().filter(|no| used.contains(*no)));
            }
            (!numbers.is_empty()).then(|| PrintList {
                id: Id::from_words(&format!("list {}", kind.key()))
                    .map_or_else(String::new, |id| id.to_string()),
                title: scene
                    .words
                    .get(&format!("views.{}.title", super::plan::list_view_of(*kind)))
                    .to_owned(),
                cards: cards(scene, numbers),
            })
        })
        .collect()
}
