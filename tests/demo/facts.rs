//! What a site of the demo's facts holds, entry by entry, however it is spelled.

use super::both;
use standfirst::Site;
use standfirst::testing::{
    Event, Instrument, Kind, Node, Number, Provision, Question, Quote, Source, Step, Update, When,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// Fields that are one desk's arrangement rather than facts.
const ARRANGEMENT: &[&str] =
    &["about[]", "theme", "evidence.source", "evidence.via", "positions[].evidence.via"];

/// Kinds whose evidence tells nothing about who says so: they are named, not asserted.
const NAMED: &[Kind] = &[Kind::Person, Kind::Party, Kind::Source];

/// Every fact of a site: kind, id, fields, relations and who says so. Titles and summaries are left out, since they
/// are wording; so is the text of what is retold.
fn facts(site: &Site) -> BTreeSet<String> {
    let model = &site.editions[0].model;
    let mut all = BTreeSet::new();
    for (no, node) in model.nodes() {
        if matches!(node.kind(), Kind::Briefing | Kind::Theme | Kind::Page) {
            continue;
        }
        let mut row = vec![format!("{} {}", node.kind().key(), node.id)];
        row.extend(node.common().type_.as_deref().filter(|type_| *type_ != "full").map(ToOwned::to_owned));
        let links = node.links.iter().filter(|link| !ARRANGEMENT.contains(&link.role));
        row.extend(links.map(|link| format!("{}={}", link.role, model.node(link.to).id)));
        row.extend(fields(node));
        if !NAMED.contains(&node.kind()) {
            row.push(format!("{:?}", model.basis(no, "evidence", None)));
        }
        all.insert(row.join(" | "));
    }
    all
}

/// The fields of an entry that are facts, as text.
fn fields(node: &Node) -> Vec<String> {
    let mut row = Vec::new();
    if let Some(fields) = node.of::<Provision>() {
        row.extend([
            said(fields.status.as_ref()),
            said(fields.number.as_ref()),
            said(fields.visibility.as_ref()),
        ]);
        row.extend(fields.positions.iter().map(|position| said(position.position.as_ref())));
    } else if let Some(fields) = node.of::<Quote>() {
        let is_retold = node.common().type_.as_deref() == Some("paraphrase");
        row.push(if is_retold { String::new() } else { said(fields.text.as_ref()) });
        row.extend([when(fields.when.as_ref()), said(fields.venue.as_ref())]);
    } else if let Some(fields) = node.of::<Step>() {
        row.extend([said(fields.modality.as_ref()), said(fields.condition.as_ref())]);
        row.push(
            fields.when.as_ref().map_or(format!("{:?}", When::NoneAnnounced), |when| format!("{when:?}")),
        );
    } else if let Some(fields) = node.of::<Event>() {
        row.extend([when(fields.when.as_ref()), said(fields.place.as_ref())]);
    } else if let Some(fields) = node.of::<Number>() {
        row.extend([
            said(fields.value.as_ref()),
            said(fields.unit.as_ref()),
            said(fields.qualifier.as_ref()),
        ]);
        row.push(when(fields.when.as_ref()));
    } else if let Some(fields) = node.of::<Question>() {
        row.extend([said(fields.why_open.as_ref()), said(fields.state.as_ref())]);
    } else if let Some(fields) = node.of::<Instrument>() {
        row.extend([
            said(fields.status.as_ref()),
            said(fields.visibility.as_ref()),
            said(fields.points_total.as_ref()),
        ]);
    } else if let Some(fields) = node.of::<Source>() {
        row.extend([
            said(fields.outlet.as_ref()),
            said(fields.published.as_ref()),
            said(fields.updated.as_ref()),
            said(fields.url.as_ref()),
        ]);
    } else if let Some(fields) = node.of::<Update>() {
        row.extend([when(fields.at.as_ref()), said(fields.was.as_ref()), said(fields.now.as_ref())]);
    }
    row
}

fn said(value: Option<&impl Debug>) -> String {
    value.map_or_else(String::new, |value| format!("{value:?}"))
}

/// A date that is not given is unknown.
fn when(when: Option<&When>) -> String {
    format!("{:?}", when.unwrap_or(&When::Unknown))
}

#[test]
fn one_file_carries_every_fact_of_the_demo_and_no_other() {
    let [many, one] = both().map(|site| facts(&site));
    let missing: Vec<&String> = many.difference(&one).collect();
    let added: Vec<&String> = one.difference(&many).collect();
    assert!(missing.is_empty() && added.is_empty(), "missing: {missing:#?}\nadded: {added:#?}");
}

#[test]
fn the_demo_has_what_its_source_has() {
    for site in both() {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let rows = facts(&site);
        for row in &rows {
            *counts.entry(row.split(' ').next().expect("a row begins with its kind")).or_default() += 1;
        }
        let expected = [
            ("documents", 6),
            ("events", 10),
            ("next", 6),
            ("numbers", 3),
            ("parties", 15),
            ("people", 3),
            ("provisions", 8),
            ("questions", 20),
            ("quotes", 11),
            ("sources", 3),
            ("terms", 1),
            ("updates", 1),
        ];
        assert_eq!(counts, BTreeMap::from(expected));
        let retold =
            rows.iter().filter(|row| row.starts_with("quotes") && row.contains("| paraphrase")).count();
        let fragments = rows.iter().filter(|row| row.contains("| fragment")).count();
        assert_eq!((retold, fragments), (6, 2), "three full quotes, two fragments, six retold statements");
    }
}
