//! A briefing as data: its records, typed, in a stated order.
//!
//! Invariant: what is here is shown on pages, too. No field says where a held text is, and no key of the author's own is here.

mod make;
mod parts;
mod types;
mod values;

use super::cite::cited_as;
use super::files::schema_address;
use super::linked::Dates;
use super::scene::Scene;
use super::{Destination, whole_address, whole_or_local as address};
use crate::base::Date;
use crate::kinds::{Briefing, Kind};
use crate::model::{EntryNo, Model};
use parts::LicenceRecord;
use std::collections::BTreeSet;
use types::{BriefingRecord, VERSION};
use values::{text, texts};

/// The entries of one kind as JSON, one text for each.
type Table = fn(&Scene<'_>, EntryNo) -> Option<String>;

/// Declares which record each kind has.
macro_rules! tables {
    ($($kind:ident $make:ident;)*) => {
        /// How the entries of each kind become rows of a table.
        const TABLES: &[(Kind, Table)] = &[$((Kind::$kind, |scene, no| json(&make::$make(scene, no)?)),)*];
    };
}

tables! {
    Theme theme; Document document; Provision provision; Quote quote; Person person; Party party; Source source;
    Event event; Step step; Question question; Number number; Term term; Update update;
}

fn json<T: serde::Serialize>(record: &T) -> Option<String> {
    serde_json::to_string(record).ok()
}

/// The schema of a briefing's records.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(BriefingRecord)
}

/// The records of one kind in a briefing, each as JSON.
pub fn rows(scene: &Scene<'_>, briefing: EntryNo, kind: Kind) -> Vec<String> {
    let Some((_, row)) = TABLES.iter().find(|(known, _)| *known == kind) else { return Vec::new() };
    let shared = shared(scene.model, briefing);
    of_kind(scene, briefing, kind, &shared).into_iter().filter_map(|no| row(scene, no)).collect()
}

/// The kinds that a briefing has records of.
pub fn kinds(model: &Model, briefing: EntryNo) -> BTreeSet<Kind> {
    let own = Kind::LISTED.iter().copied().filter(|kind| !model.of_kind(Some(briefing), *kind).is_empty());
    own.chain(shared(model, briefing).into_iter().map(|no| model.node(no).kind())).collect()
}

/// The briefing as data.
pub fn records(scene: &Scene<'_>, briefing: EntryNo) -> BriefingRecord {
    let node = scene.node(briefing);
    let setting = &scene.model.setting;
    let fields = node.of::<Briefing>();
    let shared = shared(scene.model, briefing);
    let dates = Dates::of(scene.model, briefing);
    let overview = scene.addresses.view(Some(briefing), "overview");
    let licence = setting.settings.licence.as_ref();
    let summary = fields.map(|fields| texts(fields.summary.iter().map(|line| &line.text)));
    let canonical = whole_address(scene.model, &overview);
    macro_rules! all {
        ($kind:ident, $make:ident) => {
            of_kind(scene, briefing, Kind::$kind, &shared)
                .into_iter()
                .filter_map(|no| make::$make(scene, no))
                .collect()
        };
    }
    BriefingRecord {
        schema: address(scene, &Destination::page(schema_address())),
        version: VERSION,
        id: scene.addresses.mount(Some(briefing)).as_str().trim_matches('/').to_owned(),
        title: scene.title(briefing),
        description: text(fields.and_then(|fields| fields.description.as_ref())),
        language: scene.words.language.clone(),
        page: address(scene, &Destination::page(overview)),
        as_of: scene.model.as_of(briefing).as_ref().map(Date::to_string),
        published: dates.published,
        modified: dates.modified,
        publisher: text(setting.settings.publisher.as_ref()),
        authors: fields.map(|fields| texts(fields.authors.iter())).unwrap_or_default(),
        licence: LicenceRecord {
            name: licence.map(|licence| licence.name.to_string()),
            url: text(licence.and_then(|licence| licence.url.as_ref())),
        },
        citation: Some(cited_as(scene, &scene.title(briefing), canonical.as_deref())),
        summary: summary.unwrap_or_default(),
        scope: text(fields.and_then(|fields| fields.scope.as_ref())),
        method: text(fields.and_then(|fields| fields.method.as_ref())),
        themes: all!(Theme, theme),
        documents: all!(Document, document),
        provisions: all!(Provision, provision),
        quotes: all!(Quote, quote),
        people: all!(Person, person),
        parties: all!(Party, party),
        sources: all!(Source, source),
        events: all!(Event, event),
        next: all!(Step, step),
        questions: all!(Question, question),
        numbers: all!(Number, number),
        terms: all!(Term, term),
        updates: all!(Update, update),
    }
}

/// The entries of a kind that belong to a briefing, and those of all briefings that it uses.
fn of_kind(scene: &Scene<'_>, briefing: EntryNo, kind: Kind, shared: &BTreeSet<EntryNo>) -> Vec<EntryNo> {
    let shared = shared.iter().copied().filter(|no| scene.node(*no).kind() == kind);
    shared.chain(scene.model.of_kind(Some(briefing), kind).iter().copied()).collect()
}

/// The shared entries that a briefing uses, and those that they refer to in their turn: no reference leads out of the file.
fn shared(model: &Model, briefing: EntryNo) -> BTreeSet<EntryNo> {
    let is_shared = |no: &EntryNo| model.node(*no).scope.is_none() && model.node(*no).kind().is_shared();
    let mut known = BTreeSet::new();
    let mut open: Vec<EntryNo> = model.used(briefing).into_iter().filter(is_shared).collect();
    while let Some(no) = open.pop() {
        if known.insert(no) {
            model.node(no).each_link(&mut |to, _| open.extend(Some(to).filter(is_shared)));
        }
    }
    known
}
