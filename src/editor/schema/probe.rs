//! Small entries that are read and checked to learn what their kinds ask for.
//!
//! Which fields hold references and words is told by the kinds, and which may not be missing by the checks, when they
//! are given an entry. So they are given some: an empty one of each kind, a full one, and one for each field alone.

use super::{Definitions, Schemas, inner};
use crate::base::{Diagnostic, Severity};
use crate::kinds::{Accepts, Kind};
use crate::parse::Written;
use crate::site::{Memo, Site};
use crate::source::Sources;
use jiff::civil::date;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The rules by which something is missing.
const MISSING: &[&str] = &["entry/incomplete", "entry/missing-field", "evidence/missing"];

/// What was learned of a kind.
#[derive(Debug, Default)]
pub(super) struct Learned {
    /// Fields that hold words, by vocabulary.
    pub words: Vec<(&'static str, &'static str)>,
    /// Fields that name entries.
    pub references: Vec<(&'static str, Accepts)>,
    /// What may not be missing.
    pub needs: Vec<Need>,
}

/// Fields one of which there must be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Need {
    /// The list in whose items it must be; the entry itself where there is none.
    pub place: Option<String>,
    /// The fields, any of which will do.
    pub ways: Vec<String>,
    /// A draft may do without.
    pub not_of_drafts: bool,
}

/// One entry, and what it was made to show.
struct Probe {
    kind: Kind,
    path: String,
    /// The list in whose item the field stands.
    list: Option<String>,
    shows: Shows,
    fields: Map<String, Value>,
}

#[derive(PartialEq)]
enum Shows {
    Nothing,
    Everything,
    Field(String),
}

/// What the kinds and checks ask for.
pub(super) fn learn(schemas: &Schemas) -> BTreeMap<Kind, Learned> {
    let mut probes = Vec::new();
    for (kind, name) in &schemas.kinds {
        of_kind(*kind, name, &schemas.defs, &mut probes);
    }
    let mut sources = Sources::empty(date(2026, 1, 1));
    sources.insert("content/probes/_index.md", b"---\nkind: briefing\ntitle: Probes\n---\n");
    for probe in &probes {
        sources.insert(&probe.path, probe.text().as_bytes());
    }
    let site = Site::make(sources, &Memo::default());
    let mut all = BTreeMap::new();
    for kind in schemas.kinds.keys() {
        let own: Vec<&Probe> = probes.iter().filter(|probe| probe.kind == *kind).collect();
        all.insert(*kind, learned(&own, &site));
    }
    all
}

/// The probes of one kind.
fn of_kind(kind: Kind, name: &str, defs: &Definitions, probes: &mut Vec<Probe>) {
    let mut add = |list: Option<&str>, shows: Shows, fields: Map<String, Value>| {
        let number = probes.len();
        let path = match kind {
            Kind::Briefing => format!("content/probe-{number}/_index.md"),
            Kind::Page => format!("content/probes/probe-{number}.md"),
            kind => format!("content/probes/{}/probe-{number}.md", kind.key()),
        };
        probes.push(Probe { kind, path, list: list.map(str::to_owned), shows, fields });
    };
    let own = fields_of(defs, name);
    // Lists of entries in a briefing are learned of by their own kinds; a draft or a kind hides or moves an entry.
    let own: Map<String, Value> =
        own.into_iter().filter(|(key, _)| Kind::of_key(key).is_none() && key != "kind").collect();
    let shown: Map<String, Value> =
        own.clone().into_iter().filter(|(key, _)| key != "draft" && key != "publish_on").collect();
    add(None, Shows::Nothing, Map::new());
    add(None, Shows::Everything, shown.clone());
    for (key, value) in &own {
        add(None, Shows::Field(key.clone()), Map::from_iter([(key.clone(), value.clone())]));
    }
    for (list, _) in &own {
        let property = &defs[name]["properties"][list];
        let Some(item) = property.get("items").and_then(|_| inner(defs, property)) else { continue };
        let mut with = |shows: Shows, item: Map<String, Value>| {
            let mut fields = shown.clone();
            fields.insert(list.clone(), json!([item]));
            add(Some(list), shows, fields);
        };
        with(Shows::Nothing, Map::new());
        for (key, value) in fields_of(defs, item) {
            with(Shows::Field(key.clone()), Map::from_iter([(key, value)]));
        }
    }
}

/// Every field of a definition with a value that it takes.
fn fields_of(defs: &Definitions, name: &str) -> Map<String, Value> {
    let properties = defs[name]["properties"].as_object().into_iter().flatten();
    properties.map(|(key, schema)| (key.clone(), sample(defs, schema))).collect()
}

/// A value that a schema takes: the longest form, but its first example where there is one.
fn sample(defs: &Definitions, schema: &Value) -> Value {
    if let Some(example) = schema["examples"].get(0) {
        return example.clone();
    }
    if let Some(def) = schema["$ref"].as_str().and_then(|path| defs.get(super::last(path))) {
        return sample(defs, def);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let longest = choices.iter().rev().find(|choice| choice.get("$ref").is_some());
        return longest.or(choices.first()).map_or(Value::Null, |choice| sample(defs, choice));
    }
    let types = match &schema["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect::<Vec<_>>(),
    };
    match types.first() {
        Some(&"array") => json!([sample(defs, &schema["items"])]),
        Some(&"object") => {
            let properties = schema["properties"].as_object().into_iter().flatten();
            properties.map(|(key, schema)| (key.clone(), sample(defs, schema))).collect()
        }
        Some(&"boolean") => json!(true),
        Some(&"integer") => json!(1),
        _ => json!("x"),
    }
}

impl Probe {
    fn text(&self) -> String {
        let kind = if self.kind == Kind::Briefing { "kind: briefing\n" } else { "" };
        let mut text = format!("---\n{kind}");
        for (key, value) in &self.fields {
            text.push_str(&format!("{key}: {value}\n"));
        }
        text.push_str("---\n");
        text
    }
}

/// What the probes of one kind showed.
fn learned(probes: &[&Probe], site: &Site) -> Learned {
    let mut learned = Learned::default();
    let full = probes.iter().find(|probe| probe.shows == Shows::Everything && probe.list.is_none());
    if let Some(written) = full.and_then(|probe| entry(site, &probe.path)) {
        let record = written.entry.fields.record();
        record.words(&mut |word| learned.words.push((word.role, word.vocabulary)));
        record.references(&mut |reference| learned.references.push((reference.role, reference.accepts)));
    }
    for empty in probes.iter().filter(|probe| probe.shows == Shows::Nothing) {
        let others: Vec<&&Probe> = probes.iter().filter(|probe| probe.list == empty.list).collect();
        for field in missing(site, empty) {
            let mut ways: Vec<String> = Vec::new();
            let mut not_of_drafts = false;
            for other in &others {
                let Shows::Field(name) = &other.shows else { continue };
                if missing(site, other).contains(&field) {
                    continue;
                }
                match name.as_str() {
                    "draft" => not_of_drafts = true,
                    name => ways.push(name.to_owned()),
                }
            }
            if !ways.is_empty() {
                learned.needs.push(Need { place: empty.list.clone(), ways, not_of_drafts });
            }
        }
    }
    learned.needs.dedup();
    learned
}

/// The entry of a file.
fn entry<'s>(site: &'s Site, path: &str) -> Option<&'s Written> {
    let documents = &site.editions.first()?.model.documents;
    let document = documents.iter().find(|document| &*document.path == path)?;
    document.entries.first().map(|written| &**written)
}

/// What is missing in a probe, of the part that it is about.
fn missing(site: &Site, probe: &Probe) -> Vec<String> {
    let is_missing =
        |found: &&Diagnostic| MISSING.contains(&found.rule.name) && found.severity == Severity::Error;
    let own = site.report.iter().filter(|found| *found.file == *probe.path).filter(is_missing);
    let fields = own.filter_map(|found| found.at.field()).filter(|field| match &probe.list {
        Some(list) => field.strip_prefix(list.as_str()).is_some_and(|rest| rest.starts_with('[')),
        None => !field.contains('['),
    });
    fields.map(str::to_owned).collect()
}
