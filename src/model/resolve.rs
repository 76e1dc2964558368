//! Entries linked: every reference, piece of evidence and hole resolved, both ways.

use super::evidence::{Proof, Short, short};
use super::gather::{Gathered, gather};
use super::goals::{goals, miss_finding};
use super::index::Index;
use super::names::{folded_name, stub};
use super::places::places;
use super::rules;
use super::{EntryNo, Goal, Link, Model, Node, Scope, Setting};
use crate::base::{Diagnostic, Id, Text};
use crate::kinds::{Accepts, Briefing, Evidence, EvidenceFields, Kind, Reference, Rests, path};
use crate::parse::{Body, Document, Written};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The model of these documents in one language.
pub fn resolve(documents: &[Arc<Document>], setting: Setting) -> Model {
    let Gathered { mut nodes, briefings, hidden, mut report } = gather(documents, &setting);
    let numbers: Vec<EntryNo> = briefings.values().copied().collect();
    let written = documents.iter().map(|document| &*document.path).collect();
    let mut index = Index::new(&nodes, briefings, hidden, written);
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
    Model {
        setting,
        documents: documents.to_vec(),
        entries: nodes,
        by_kind,
        briefings: numbers,
        places,
        report,
    }
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
fn each_reference<'a>(node: &'a Node, visit: &mut dyn FnMut(Reference<'a>)) {
    let common = node.common();
    for (index, written) in common.about.iter().enumerate() {
        visit(Reference { role: "about[]", index, written, accepts: Accepts::Anything });
    }
    node.entry().fields.record().references(visit);
}

/// Every list of evidence of an entry.
fn each_rest<'a>(node: &'a Node, visit: &mut dyn FnMut(Rests<'a>)) {
    visit(Rests { role: "evidence", index: 0, evidence: &node.common().evidence });
    node.entry().fields.record().rests(visit);
}

/// Entries made from names that nothing describes.
fn stubs(nodes: &[Node], index: &mut Index<'_>, report: &mut Vec<Diagnostic>) -> Vec<Node> {
    let mut wanted: Vec<(usize, String, String, Accepts, bool)> = Vec::new();
    for (number, node) in nodes.iter().enumerate() {
        each_reference(node, &mut |reference| {
            wanted.push((number, reference.path(), reference.written.to_owned(), reference.accepts, false));
        });
        each_rest(node, &mut |rests| {
            for (item, evidence) in rests.evidence.iter().enumerate() {
                let at = format!("{}[{item}]", path(rests.role, rests.index));
                match evidence {
                    Evidence::Short(text) => {
                        if let Short::Address(address) = short(text) {
                            wanted.push((number, at, address.to_owned(), Accepts::Source, false));
                        }
                    }
                    Evidence::Long(fields) => {
                        if let Some(source) = &fields.source {
                            wanted.push((
                                number,
                                format!("{at}.source"),
                                source.to_string(),
                                Accepts::Source,
                                false,
                            ));
                        }
                        if let Some(via) = &fields.via {
                            wanted.push((number, format!("{at}.via"), via.to_string(), Accepts::Actor, true));
                        }
                    }
                }
            }
        });
    }
    let mut made: Vec<Node> = Vec::new();
    for (number, field, written, accepts, is_via) in wanted {
        let node = &nodes[number];
        let kind = match accepts {
            Accepts::Anything | Accepts::Only(_) => continue,
            Accepts::Speaker => Kind::Person,
            Accepts::Actor | Accepts::Party => Kind::Party,
            Accepts::Source => Kind::Source,
        };
        if Index::is_id(&written)
            || index.named(node.scope, &written, accepts).is_some()
            || index.near_name(node.scope, &written, accepts).is_some()
        {
            continue;
        }
        let entry = stub(kind, &written, is_via);
        let title = entry.common.title.clone().unwrap_or_default();
        let scope = if node.kind() == Kind::Briefing { own_number(index, node) } else { node.scope };
        let Some(id) = free_id(index, scope, &title, kind) else { continue };
        let no = EntryNo(
            u32::try_from(nodes.len() + made.len()).expect("fewer than four thousand million entries"),
        );
        index.add_id(scope, &id, no, kind);
        index.add_name(scope, &title, no, kind);
        if kind != Kind::Source {
            report.push(
                Diagnostic::new(
                    &rules::STUB,
                    &node.file,
                    node.at(&field),
                    format!("nothing describes `{title}`; an entry was made of the name"),
                )
                .help(format!("to say more, add it to `{}.yaml`", kind.key())),
            );
        }
        let written =
            Written { entry, place: String::new(), range: None, file_id: None, body: Body::default() };
        made.push(Node {
            file: Arc::clone(&node.file),
            body_file: Arc::clone(&node.file),
            written: Arc::new(written),
            scope,
            id,
            pinned: false,
            stub: true,
            title,
            links: Vec::new(),
            linked_from: Vec::new(),
            proofs: Vec::new(),
            goals: Vec::new(),
        });
    }
    made
}

fn own_number(index: &Index<'_>, node: &Node) -> Scope {
    index.briefing_at(&node.file).or(node.scope)
}

/// An id for a name that no entry of the kind has.
fn free_id(index: &Index<'_>, scope: Scope, title: &Text, kind: Kind) -> Option<Id> {
    let id = Id::from_words(&folded_name(title))?;
    if !index.has(scope, &id, kind) {
        return Some(id);
    }
    (2..).filter_map(|n| Id::new(&format!("{id}-{n}"))).find(|id| !index.has(scope, id, kind))
}

/// The source of evidence that names none, by briefing: the default source, else the only one.
fn default_sources(nodes: &[Node], index: &Index<'_>) -> BTreeMap<Scope, EntryNo> {
    let mut defaults = BTreeMap::new();
    for (no, node) in (0..).map(EntryNo).zip(nodes) {
        let Some(briefing) = node.of::<Briefing>() else { continue };
        let scope = Some(no);
        let found = match &briefing.default_source {
            Some(written) => index
                .find(scope, written, Accepts::Source)
                .ok()
                .or_else(|| index.named(scope, written, Accepts::Source)),
            None => only_source(nodes, scope),
        };
        if let Some(found) = found {
            defaults.insert(scope, found);
        }
    }
    defaults
}

fn only_source(nodes: &[Node], scope: Scope) -> Option<EntryNo> {
    let mut sources = (0..)
        .map(EntryNo)
        .zip(nodes)
        .filter(|(_, node)| node.kind() == Kind::Source && (node.scope == scope || node.scope.is_none()));
    match (sources.next(), sources.next()) {
        (Some((no, _)), None) => Some(no),
        _ => None,
    }
}

/// Links one entry.
struct Linker<'a> {
    index: &'a Index<'a>,
    node: &'a Node,
    defaults: &'a BTreeMap<Scope, EntryNo>,
}

impl Linker<'_> {
    fn link(&self, setting: &Setting) -> Linked {
        let mut linked = Linked::default();
        each_reference(self.node, &mut |reference| {
            if let Some(to) =
                self.find(&reference.path(), reference.written, reference.accepts, &mut linked.report)
            {
                linked.links.push(Link { role: reference.role, index: reference.index, to });
            }
        });
        each_rest(self.node, &mut |rests| {
            for (item, evidence) in rests.evidence.iter().enumerate() {
                let at = format!("{}[{item}]", path(rests.role, rests.index));
                linked.proofs.push(self.proof(&rests, evidence, &at, &mut linked.report));
            }
        });
        linked.goals = goals(self.index, self.node, setting, &mut linked.report);
        linked
    }

    fn scope(&self) -> Scope {
        own_number(self.index, self.node)
    }

    /// The entry that `written` in `field` means.
    fn find(
        &self,
        field: &str,
        written: &str,
        accepts: Accepts,
        report: &mut Vec<Diagnostic>,
    ) -> Option<EntryNo> {
        let scope = self.scope();
        let by_name = matches!(accepts, Accepts::Speaker | Accepts::Actor | Accepts::Party | Accepts::Source);
        if by_name && let Some(no) = self.index.named(scope, written, accepts) {
            return Some(no);
        }
        if by_name && !Index::is_id(written) {
            if let Some(near) = self.index.near_name(scope, written, accepts) {
                report.push(
                    self.node
                        .finding(&rules::NEAR_NAME, field, format!("nobody is called `{written}`"))
                        .help(format!("did you mean `{near}`?")),
                );
            }
            return None;
        }
        match self.index.find(scope, written, accepts) {
            Ok(no) => Some(no),
            Err(miss) => {
                let blank = self.node.finding(&rules::DANGLING, field, "");
                report.push(miss_finding(self.index, &miss, written, blank, (scope, accepts, &[])));
                None
            }
        }
    }

    fn proof(&self, rests: &Rests<'_>, evidence: &Evidence, at: &str, report: &mut Vec<Diagnostic>) -> Proof {
        let long = match evidence {
            Evidence::Long(fields) => (**fields).clone(),
            Evidence::Short(text) => self.spelled_out(text),
        };
        let source = match &long.source {
            Some(written) => self.find(&format!("{at}.source"), written, Accepts::Source, report),
            None => self.defaults.get(&self.scope()).copied(),
        };
        if source.is_none() && long.source.is_none() {
            report.push(
                self.node
                    .finding(&rules::NO_SOURCE, at, "this evidence names no source")
                    .help("write `source, para 3`, or give the briefing a `default_source`"),
            );
        }
        let via =
            long.via.as_ref().and_then(|via| self.find(&format!("{at}.via"), via, Accepts::Actor, report));
        Proof {
            role: rests.role,
            index: rests.index,
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
    fn spelled_out(&self, text: &Text) -> EvidenceFields {
        let mut long = EvidenceFields::default();
        match short(text) {
            Short::Address(address) => long.source = Some(address.into()),
            Short::PlaceOnly(place) => long.at = Some(place.into()),
            Short::Place(source, place) if Index::is_id(source) || self.knows_source(source) => {
                (long.source, long.at) = (Some(source.into()), Some(place.into()));
            }
            Short::Place(..) | Short::Words(_) => long.words = Some(text.clone()),
        }
        long
    }

    fn knows_source(&self, name: &str) -> bool {
        self.index.named(self.scope(), name, Accepts::Source).is_some()
    }
}

/// Tells every entry who links to it.
fn link_back(nodes: &mut [Node]) {
    let mut back: Vec<Vec<(EntryNo, &'static str)>> = vec![Vec::new(); nodes.len()];
    for (from, node) in (0..).map(EntryNo).zip(&*nodes) {
        let mut add = |to: EntryNo, role: &'static str| {
            let list = &mut back[to.0 as usize];
            if to != from && list.last() != Some(&(from, role)) {
                list.push((from, role));
            }
        };
        for link in &node.links {
            add(link.to, link.role);
        }
        for proof in &node.proofs {
            if let Some(source) = proof.source {
                add(source, "evidence.source");
            }
            if let Some(via) = proof.via {
                add(via, "evidence.via");
            }
        }
        for goal in &node.goals {
            match goal {
                Goal::Entry(to, _) => add(*to, "body"),
                Goal::Sources(sources) => sources.iter().for_each(|to| add(*to, "body")),
                _ => {}
            }
        }
    }
    for (node, linked_from) in nodes.iter_mut().zip(back) {
        node.linked_from = linked_from;
    }
}
