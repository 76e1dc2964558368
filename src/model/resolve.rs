//! Entries linked: every reference, piece of evidence and hole resolved, both ways.

use super::evidence::{Proof, Short, misread, short};
use super::gather::{Gathered, gather};
use super::goals::{goals, miss_finding};
use super::index::{Index, Miss};
use super::places::places;
use super::rules;
use super::stubs::stubs;
use super::{EntryNo, Goal, Link, Model, Node, Scope, Setting};
use crate::base::{Diagnostic, Text};
use crate::kinds::{Accepts, Briefing, Evidence, EvidenceFields, Kind, Reference, Rests, path};
use crate::parse::Document;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The model of these documents in one language.
pub fn resolve(documents: &[Arc<Document>], setting: Setting) -> Model {
    let Gathered { mut nodes, briefings, hidden, mut report } = gather(documents, &setting);
    let numbers: Vec<EntryNo> = briefings.values().copied().collect();
    let mut index = Index::new(&nodes, briefings, hidden, documents, &setting.recorded);
    let stubs = stubs(&nodes, &mut index, &mut report);
    let defaults = default_sources(&nodes, &index);
    let linked: Vec<Linked> = nodes
        .par_iter()
        .map(|node| Linker { index: &index, node, defaults: &defaults }.link(&setting))
        .collect();
    let places = places(&index, &setting, &mut report);
    drop(index);
    for (node, linked) in nodes.iter_mut().zip(linked) {
        (node.links, node.proofs, node.goals) = (linked.links, linked.proofs, linked.goals);
        report.extend(linked.report);
    }
    nodes.extend(stubs);
    link_back(&mut nodes);
    let mut by_kind: BTreeMap<(Scope, Kind), Vec<EntryNo>> = BTreeMap::new();
    for (no, node) in (0..).map(EntryNo).zip(&nodes) {
        by_kind.entry((node.scope, node.kind())).or_default().push(no);
    }
    let spans = spans(&nodes);
    Model {
        setting,
        documents: documents.to_vec(),
        entries: nodes.into_iter().map(Arc::new).collect(),
        by_kind: Arc::new(by_kind),
        spans: Arc::new(spans),
        briefings: numbers,
        places,
        library: Arc::default(),
        verdicts: Arc::default(),
        report,
    }
}

/// Where the entries of each briefing stand: gathered by scope, they are neighbours. Briefings themselves come
/// before all others; entries made of names come behind them, and link to nothing.
fn spans(nodes: &[Node]) -> BTreeMap<EntryNo, Range<EntryNo>> {
    let mut spans: BTreeMap<EntryNo, Range<EntryNo>> = BTreeMap::new();
    for (number, node) in (0..).zip(nodes).filter(|(_, node)| !node.stub && node.kind() != Kind::Briefing) {
        let Some(briefing) = node.scope else { continue };
        spans.entry(briefing).or_insert(EntryNo(number)..EntryNo(number)).end = EntryNo(number + 1);
    }
    spans
}

/// What linking one entry gives.
#[derive(Default)]
struct Linked {
    links: Vec<Link>,
    proofs: Vec<Proof>,
    goals: Vec<Goal>,
    report: Vec<Diagnostic>,
}

/// Every reference of an entry, evidence's included, in order of field.
pub(super) fn each_reference<'a>(node: &'a Node, visit: &mut dyn FnMut(Reference<'a>)) {
    let common = node.common();
    for (index, written) in common.about.iter().enumerate() {
        visit(Reference { role: "about[]", index, written, accepts: Accepts::Anything });
    }
    node.entry().fields.record().references(visit);
}

/// Every list of evidence of an entry.
pub(super) fn each_rest<'a>(node: &'a Node, visit: &mut dyn FnMut(Rests<'a>)) {
    visit(Rests { role: "evidence", index: 0, evidence: &node.common().evidence });
    node.entry().fields.record().rests(visit);
}

/// The briefing whose ids an entry sees first: a briefing sees its own.
pub(super) fn own_number(index: &Index<'_>, node: &Node) -> Scope {
    index.briefing_at(&node.file).or(node.scope)
}

/// The source of evidence that names none, by briefing: the default source, else the only one.
fn default_sources(nodes: &[Node], index: &Index<'_>) -> BTreeMap<Scope, Default> {
    let mut sources: BTreeMap<Scope, Vec<EntryNo>> = BTreeMap::new();
    for (no, node) in (0..).map(EntryNo).zip(nodes).filter(|(_, node)| node.kind() == Kind::Source) {
        sources.entry(node.scope).or_default().push(no);
    }
    let mut defaults = BTreeMap::new();
    for (no, node) in (0..).map(EntryNo).zip(nodes) {
        let Some(briefing) = node.of::<Briefing>() else { continue };
        let scope = Some(no);
        let found = match &briefing.default_source {
            Some(written) => match index.reach(scope, written, Accepts::Source) {
                Ok(no) => Default::Source(no),
                Err(_) => Default::Lost,
            },
            None if node.written.is_unread(&["default_source", "sources"]) => Default::Lost,
            None => match only_source(&sources, scope) {
                Some(no) => Default::Source(no),
                None => continue,
            },
        };
        defaults.insert(scope, found);
    }
    defaults
}

/// The source of evidence that names none.
#[derive(Debug, Clone, Copy)]
enum Default {
    /// It is known.
    Source(EntryNo),
    /// It is written, and leads nowhere; that has been said once.
    Lost,
}

/// The source of a briefing that has no other, shared ones included.
fn only_source(sources: &BTreeMap<Scope, Vec<EntryNo>>, scope: Scope) -> Option<EntryNo> {
    let of = |scope: Scope| sources.get(&scope).map_or(&[][..], Vec::as_slice);
    match (of(None), of(scope)) {
        ([only], []) | ([], [only]) => Some(*only),
        _ => None,
    }
}

/// Links one entry.
struct Linker<'a> {
    index: &'a Index<'a>,
    node: &'a Node,
    defaults: &'a BTreeMap<Scope, Default>,
}

impl Linker<'_> {
    fn link(&self, setting: &Setting) -> Linked {
        let mut linked = Linked::default();
        each_reference(self.node, &mut |reference| {
            if let Some(to) =
                self.find(|| reference.path(), reference.written, reference.accepts, &mut linked.report)
            {
                linked.links.push(Link { role: reference.role, index: reference.index, to });
            }
        });
        each_rest(self.node, &mut |rests| {
            for (item, evidence) in rests.evidence.iter().enumerate() {
                linked.proofs.push(self.proof(&rests, item, evidence, &mut linked.report));
            }
        });
        linked.goals = goals(self.index, self.node, setting, &mut linked.report);
        linked.links.shrink_to_fit();
        linked.proofs.shrink_to_fit();
        linked
    }

    fn scope(&self) -> Scope {
        own_number(self.index, self.node)
    }

    /// The entry that `written` in `field` means.
    fn find(
        &self,
        field: impl Fn() -> String,
        written: &str,
        accepts: Accepts,
        report: &mut Vec<Diagnostic>,
    ) -> Option<EntryNo> {
        match self.index.reach(self.scope(), written, accepts) {
            Ok(no) => Some(no),
            Err(miss) => {
                let blank = self.node.finding(&rules::DANGLING, &field(), "");
                report.extend(miss_finding(self.index, &miss, written, blank, (self.scope(), accepts, &[])));
                None
            }
        }
    }

    fn proof(
        &self,
        rests: &Rests<'_>,
        item: usize,
        evidence: &Evidence,
        report: &mut Vec<Diagnostic>,
    ) -> Proof {
        let at = || format!("{}[{item}]", path(rests.role, rests.index));
        let long = match evidence {
            Evidence::Long(fields) => (**fields).clone(),
            Evidence::Short(text) => self.spelled_out(text, at, report),
        };
        let default = self.defaults.get(&self.scope());
        let source = match &long.source {
            Some(written) => self.find(|| format!("{}.source", at()), written, Accepts::Source, report),
            None => match default {
                Some(Default::Source(no)) => Some(*no),
                _ => None,
            },
        };
        // Of an entry that belongs to no briefing that has been said.
        let is_lost =
            self.scope().is_none() && !self.node.kind().is_shared() && self.node.kind() != Kind::Page;
        if long.source.is_none() && default.is_none() && !is_lost {
            report.push(
                self.node
                    .finding(&rules::NO_SOURCE, &at(), "this evidence names no source")
                    .help("write `source, para 3`, or give the briefing a `default_source`"),
            );
        }
        let via = long
            .via
            .as_ref()
            .and_then(|via| self.find(|| format!("{}.via", at()), via, Accepts::Via, report));
        Proof {
            role: rests.role,
            index: rests.index,
            item,
            source,
            at: long.at,
            words: long.words,
            via,
            hedge: long.hedge,
            basis: long.basis,
            note: long.note,
        }
    }

    /// A short form as the long form it stands for.
    fn spelled_out(
        &self,
        text: &Text,
        at: impl Fn() -> String,
        report: &mut Vec<Diagnostic>,
    ) -> EvidenceFields {
        let mut long = EvidenceFields::default();
        match short(text) {
            Short::Address(address, place) => {
                (long.source, long.at) = (Some(address.into()), place.map(Text::from));
            }
            Short::PlaceOnly(place) => long.at = Some(place.into()),
            Short::Place(source, place) if Index::is_id(source) || self.knows_source(source) => {
                (long.source, long.at) = (Some(source.into()), Some(place.into()));
            }
            // The name of a source alone is no words of another.
            Short::Words(words) if self.knows_source(words) || self.is_source(words) => {
                long.source = Some(words.into());
            }
            Short::Place(..) | Short::Words(_) => {
                report
                    .extend(misread(text).map(|(source, place)| self.misread(&at(), text, (source, place))));
                long.words = Some(text.clone());
            }
        }
        long
    }

    /// What would be published as the words of a source, and is most likely its name and a place in it.
    fn misread(&self, at: &str, text: &str, (source, place): (&str, &str)) -> Diagnostic {
        let id = crate::base::slug(source);
        let known = [source, id.as_str()].into_iter().find(|id| self.is_source(id) || self.knows_source(id));
        let message = format!("`{text}` would be quoted, and reads as a source and a place in it");
        let help = if let Some(known) = known {
            format!("write `{known}, {place}`")
        } else {
            let near = self.index.nearest(self.scope(), &id, Accepts::Only("sources"), &[]);
            let near = near.map_or_else(String::new, |near| format!("{near} "));
            format!(
                "{near}write the id of a source, a comma and the place; what a source says stands in `words`"
            )
        };
        self.node.finding(&rules::EVIDENCE_FORM, at, message).help(help)
    }

    fn is_source(&self, id: &str) -> bool {
        Index::is_id(id) && self.index.find(self.scope(), id, Accepts::Only("sources")).is_ok()
    }

    fn knows_source(&self, name: &str) -> bool {
        self.index.named(self.scope(), name, Accepts::Source) != Err(Miss::Unknown)
    }
}

/// Tells every entry who links to it.
fn link_back(nodes: &mut [Node]) {
    let mut back: Vec<Vec<(EntryNo, &'static str)>> = vec![Vec::new(); nodes.len()];
    for (from, node) in (0..).map(EntryNo).zip(&*nodes) {
        node.each_link(&mut |to, role| {
            if to != from {
                back[to.0 as usize].push((from, role));
            }
        });
    }
    for (node, mut linked_from) in nodes.iter_mut().zip(back) {
        linked_from.sort_unstable_by_key(|(from, role)| (*role, *from));
        linked_from.dedup();
        linked_from.shrink_to_fit();
        node.linked_from = linked_from;
    }
}
