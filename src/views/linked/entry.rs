//! Entries as things that schema.org has words for; those for which it has none are pages and nothing more.

use super::MOST;
use super::sources::{of_entry, work};
use super::thing::{Actor, Happening, Quotation, Spot, Term, Terms, Thing, Work};
use crate::base::{Date, When};
use crate::kinds::{Event, Instrument, Kind, Party, Person, Provision, Quote, Source, Term as Glossed};
use crate::model::{EntryNo, Node};
use crate::views::scene::Scene;
use crate::views::shell::whole_address;

/// What the page of an entry is about.
pub fn main_entity(scene: &Scene<'_>, no: EntryNo) -> Option<Thing> {
    let node = scene.node(no);
    if node.of::<Provision>().is_some() || node.of::<Instrument>().is_some() {
        return Some(paper(scene, no));
    }
    if node.of::<Quote>().is_some() {
        return quotation(scene, no);
    }
    if node.of::<Person>().is_some() || node.of::<Party>().is_some() {
        return actor(scene, no);
    }
    if node.of::<Source>().is_some() {
        return work(scene, no);
    }
    if let Some(event) = node.of::<Event>() {
        return happening(scene, no, event);
    }
    node.of::<Glossed>().map(|_| {
        let set = whole_address(scene.model, &scene.addresses.view(node.scope, "terms"));
        Thing::DefinedTerm(Term { in_defined_term_set: set, ..term(scene, no) })
    })
}

/// What the page of a view says of entries: of those that have no page to say it on, and of the glossary.
pub fn parts(scene: &Scene<'_>, view: &str) -> Vec<Thing> {
    let kind = match view {
        "terms" => return glossary(scene).into_iter().collect(),
        "quotes" => Kind::Quote,
        "people" => Kind::Person,
        "timeline" => Kind::Event,
        _ => return Vec::new(),
    };
    let all = scene.model.of_kind(scene.scope, kind).iter().copied();
    let pageless = all.filter(|no| scene.addresses.own(*no).is_none());
    pageless.filter_map(|no| main_entity(scene, no)).take(MOST).collect()
}

/// Where an entry stands, where the site has whole addresses.
fn address(scene: &Scene<'_>, no: EntryNo) -> Option<String> {
    let to = scene.addresses.entry(scene.model, no);
    let page = whole_address(scene.model, &to.route)?;
    Some(to.fragment.map_or_else(|| page.clone(), |id| format!("{page}#{}", crate::views::encoded(&id))))
}

fn summary(node: &Node) -> Option<String> {
    node.common().summary.as_ref().map(ToString::to_string)
}

/// A provision or a document: a work that has come so far. Nothing is law before it is in force.
fn paper(scene: &Scene<'_>, no: EntryNo) -> Thing {
    let node = scene.node(no);
    let status = scene.model.stand(no).status;
    let work = Box::new(Work {
        name: Some(scene.title(no)),
        description: summary(node),
        creative_work_status: Some(scene.word("status", status).label.clone()),
        citation: of_entry(scene, node),
        ..Work::default()
    });
    let is_law = node.of::<Instrument>().is_some() && node.common().type_.as_deref() == Some("law");
    let known = scene.model.vocabulary(node.scope, "status").and_then(|known| known.word(status));
    let is_in_force = known.is_some_and(|word| word.rung == Some(crate::settings::RUNGS.len() - 1));
    if is_law && is_in_force { Thing::Legislation(work) } else { Thing::CreativeWork(work) }
}

/// What somebody said; what was only retold is no quotation.
fn quotation(scene: &Scene<'_>, no: EntryNo) -> Option<Thing> {
    let node = scene.node(no);
    let fields = node.of::<Quote>()?;
    if node.common().type_.as_deref() == Some("paraphrase") {
        return None;
    }
    Some(Thing::Quotation(Quotation {
        url: address(scene, no),
        text: fields.text.as_ref().map(ToString::to_string),
        creator: node.link("by", 0).and_then(|by| creator(scene, by)).map(Box::new),
        date_created: fields.when.as_ref().and_then(When::date).as_ref().map(Date::to_string),
        in_language: fields.language.as_ref().map(ToString::to_string),
        is_based_on: of_entry(scene, node),
        ..Quotation::default()
    }))
}

/// A speaker: a state speaks through its government.
fn creator(scene: &Scene<'_>, no: EntryNo) -> Option<Thing> {
    match actor(scene, no)? {
        Thing::AdministrativeArea(state) => Some(Thing::GovernmentOrganization(state)),
        speaker => Some(speaker),
    }
}

/// A person or a party.
fn actor(scene: &Scene<'_>, no: EntryNo) -> Option<Thing> {
    let node = scene.node(no);
    let address = address(scene, no);
    let person = node.of::<Person>();
    let role =
        person.and_then(|person| scene.model.role_on(person, None)).and_then(|role| role.title.as_ref());
    let actor = Actor {
        id: address.clone(),
        name: Some(scene.title(no)),
        url: address,
        job_title: role.map(ToString::to_string),
        description: summary(node),
    };
    if person.is_some() {
        return Some(Thing::Person(actor));
    }
    node.of::<Party>()?;
    Some(match node.common().type_.as_deref() {
        Some("state") => Thing::AdministrativeArea(actor),
        _ => Thing::Organization(actor),
    })
}

/// An event whose place and day are known.
fn happening(scene: &Scene<'_>, no: EntryNo, event: &Event) -> Option<Thing> {
    let place = event.place.as_ref()?.to_string();
    let Some(When::Known { from, to, .. }) = &event.when else { return None };
    if !matches!(from, Date::Day(_) | Date::Instant(..)) {
        return None;
    }
    Some(Thing::Event(Happening {
        name: Some(scene.title(no)),
        url: address(scene, no),
        start_date: Some(from.to_string()),
        end_date: to.as_ref().map(Date::to_string),
        location: Some(Box::new(Thing::Place(Spot { name: Some(place), ..Spot::default() }))),
        description: summary(scene.node(no)),
        ..Happening::default()
    }))
}

fn term(scene: &Scene<'_>, no: EntryNo) -> Term {
    let node = scene.node(no);
    let definition =
        node.of::<Glossed>().and_then(|fields| fields.definition.as_ref()).map(ToString::to_string);
    let first = || Some(node.written.body.first_paragraph.clone()).filter(|text| !text.is_empty());
    Term {
        name: Some(scene.title(no)),
        url: address(scene, no),
        description: definition.or_else(first),
        ..Term::default()
    }
}

fn glossary(scene: &Scene<'_>) -> Option<Thing> {
    let terms = scene.model.of_kind(scene.scope, Kind::Term);
    let has_defined_term = terms.iter().map(|no| Thing::DefinedTerm(term(scene, *no))).take(MOST);
    let set = Terms {
        name: Some(scene.words.get("views.terms.title").to_owned()),
        url: whole_address(scene.model, &scene.addresses.view(scene.scope, "terms")),
        has_defined_term: has_defined_term.collect(),
        ..Terms::default()
    };
    (!terms.is_empty()).then_some(Thing::DefinedTermSet(set))
}
