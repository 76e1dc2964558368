//! Sources: how many there are, how well they are described, and who stands behind what they say.

use super::groups::group;
use super::{Check, Sight};
use crate::base::Diagnostic;
use crate::kinds::{Kind, Party, Provision, Source};
use crate::model::{Basis, EntryNo, Model, Node, Scope};
use crate::rule;
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// All evidence of a provision leads to one report. Two outlets that carry the same wire story are one: sources that cite
    /// each other, or the same third one, count once. The instrument itself, statements, records and transcripts need no
    /// second witness.
    pub SINGLE = "source/single", Warning;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, type: news}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: 'a, para 1'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, type: news}\n  - {id: b, title: B, type: news}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: ['a, para 1', 'b, para 1']}\n---\n";
}

rule! {
    /// Only people whom the source does not name stand behind a piece of evidence. They can tell what happened; what they think
    /// is no evidence. Say who they are as exactly as the source does.
    pub UNNAMED = "source/unnamed", Warning;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, type: official}\nparties:\n  - {id: officials, name: Officials, type: unnamed}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: {source: a, at: para 1, via: officials}}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, type: official}\npeople:\n  - {id: lee, name: Ann Lee}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: {source: a, at: para 1, via: lee}}\n---\n";
}

rule! {
    /// The source says this of a provision and credits nobody, or only says that it is reported. Readers see that; a second
    /// source, or one that names somebody, would be better.
    pub NONE_NAMED = "source/none-named", Warning;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, type: news}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: {source: a, at: para 1}}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, type: news}\npeople:\n  - {id: lee, name: Ann Lee}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: {source: a, at: para 1, via: lee}}\n---\n";
}

rule! {
    /// A source has a title, a date and a web address, and a report its outlet or author. Without them nobody can find it.
    pub METADATA = "source/metadata", Warning;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, type: news}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, type: news, outlet: O, published: 2025-12-22, url: 'https://example.org/a'}\n---\n";
}

rule! {
    /// Web pages change and vanish. A copy in an archive (`archive_url`) shows later what stood there.
    pub UNARCHIVED = "source/unarchived", Note;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, url: 'https://example.org/a'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, url: 'https://example.org/a', archive_url: 'https://archive.example/a'}\n---\n";
}

rule! {
    /// Nothing rests on this source, and no text mentions it.
    pub UNUSED = "source/unused", Note;
    bad "---\nkind: briefing\ntitle: T\ndefault_source: b\nsources:\n  - {id: a, title: A}\n  - {id: b, title: B}\n---\n";
    good "---\nkind: briefing\ntitle: T\ndefault_source: b\nsources:\n  - {id: a, title: A}\n  - {id: b, title: B}\n---\nSo it is said [@a, para 1].\n";
}

rule! {
    /// A source cannot rest on itself, by way of others or not.
    pub CIRCULAR = "source/circular", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, cites: b}\n  - {id: b, title: B, cites: a}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, cites: b}\n  - {id: b, title: B}\n---\n";
}

/// The rules of this file.
pub const CHECK: Check =
    Check { find, rules: &[&SINGLE, &UNNAMED, &NONE_NAMED, &METADATA, &UNARCHIVED, &UNUSED, &CIRCULAR] };

type Found = Vec<(Scope, Diagnostic)>;

fn find(Sight { model, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    let (mut single, mut unnamed, mut none, mut bare, mut lone) =
        <(Found, Found, Found, Found, Found)>::default();
    let origins = origins(model);
    for (no, node, _) in model.all::<Provision>() {
        single.extend(rests_on_one(model, node, &origins).map(|finding| (node.scope, finding)));
        credits(model, no, node, &mut unnamed, &mut none);
    }
    for (no, node, source) in model.all::<Source>().filter(|(_, node, _)| !node.stub) {
        bare.extend(without(node, source).map(|finding| (node.scope, finding)));
        if source.url.is_some() && source.archive_url.is_none() {
            let finding = node.finding(&UNARCHIVED, "url", "no copy of this page is kept in an archive");
            lone.push((
                node.scope,
                finding.help("save it in a web archive, and add `archive_url` and `archived`"),
            ));
        }
        if node.linked_from.is_empty()
            && !model.briefings().iter().any(|briefing| model.default_source(Some(*briefing)) == Some(no))
        {
            report.push(
                node.finding(&UNUSED, "id", "nothing rests on this source")
                    .help("name it in evidence, or take it out"),
            );
        }
        report.extend(circle(model, no, node));
    }
    group(single, |count| format!("all evidence of {count} provisions leads to one source each"), report);
    group(
        unnamed,
        |count| format!("{count} pieces of evidence have only unnamed people behind them"),
        report,
    );
    group(none, |count| format!("of {count} provisions the source says who stands behind none"), report);
    group(bare, |count| format!("{count} sources are not described well enough to be found"), report);
    group(lone, |count| format!("of {count} web pages no copy is kept in an archive"), report);
}

/// The sources that count as one with each source, by the first of them.
fn origins(model: &Model) -> BTreeMap<EntryNo, EntryNo> {
    let all: Vec<EntryNo> = model.all::<Source>().map(|(no, ..)| no).collect();
    let mut origin: BTreeMap<EntryNo, EntryNo> = all.iter().map(|no| (*no, *no)).collect();
    for no in &all {
        for cited in model.node(*no).links_in("cites[]").collect::<Vec<_>>() {
            let (one, other) = (root(&origin, *no), root(&origin, cited));
            origin.insert(one.max(other), one.min(other));
        }
    }
    all.iter().map(|no| (*no, root(&origin, *no))).collect()
}

fn root(origin: &BTreeMap<EntryNo, EntryNo>, no: EntryNo) -> EntryNo {
    let mut at = no;
    while let Some(next) = origin.get(&at).filter(|next| **next != at) {
        at = *next;
    }
    at
}

/// Whether a source is the thing itself rather than a report of it.
pub(super) fn is_primary(node: &Node) -> bool {
    matches!(node.common().type_.as_deref(), Some("official" | "statement" | "law" | "record" | "transcript"))
}

fn rests_on_one(model: &Model, node: &Node, origins: &BTreeMap<EntryNo, EntryNo>) -> Option<Diagnostic> {
    let sources: Vec<EntryNo> = node.proofs.iter().filter_map(|proof| proof.source).collect();
    let is_primary = sources.iter().any(|no| is_primary(model.node(*no)));
    let distinct: BTreeSet<EntryNo> = sources.iter().filter_map(|no| origins.get(no)).copied().collect();
    (distinct.len() == 1 && !is_primary).then(|| {
        let name = &model.node(sources[0]).id;
        let message = format!("all evidence of this provision leads to one source, `{name}`");
        node.finding(&SINGLE, "evidence", message)
            .help("add a second source that does not rest on the first; or accept it with a reason")
    })
}

/// Who stands behind the evidence of a provision.
fn credits(model: &Model, no: EntryNo, node: &Node, unnamed: &mut Found, none: &mut Found) {
    for proof in node.proofs.iter().filter(|proof| proof.role == "evidence") {
        if model.basis_of(no, proof) == Basis::Unnamed {
            let who = proof.via.map_or_else(String::new, |via| model.node(via).title.to_string());
            let finding = node.finding(
                &UNNAMED,
                &format!("{}.via", proof.path()),
                format!("`{who}` are not named by the source"),
            );
            unnamed.push((
                node.scope,
                finding.help(
                    "describe them as exactly as the source does; use them for facts, not for opinions",
                ),
            ));
        }
    }
    let is_primary =
        node.proofs.iter().filter_map(|proof| proof.source).any(|source| is_primary(model.node(source)));
    if !is_primary && matches!(model.basis(no, "evidence", None), Some(Basis::OwnVoice | Basis::Hedged)) {
        let finding = node.finding(&NONE_NAMED, "evidence", "the source credits nobody with this");
        none.push((
            node.scope,
            finding.help("readers see that; add a source that names somebody, if there is one"),
        ));
    }
}

fn without(node: &Node, source: &Source) -> Option<Diagnostic> {
    let is_report = !is_primary(node);
    let is_by = source.outlet.is_some() || !source.authors.is_empty();
    let lacks: Vec<&str> = [
        ("title", node.title.is_empty() || node.common().title.is_none()),
        ("outlet", is_report && !is_by),
        ("published", source.published.is_none() && source.updated.is_none()),
        ("url", source.url.is_none() && source.archive_url.is_none()),
    ]
    .into_iter()
    .filter_map(|(field, lacks)| (lacks && !node.written.is_unread(&[field])).then_some(field))
    .collect();
    (!lacks.is_empty()).then(|| {
        let named: Vec<String> = lacks.iter().map(|field| format!("`{field}`")).collect();
        let message = format!("this source has no {}", named.join(", "));
        node.finding(&METADATA, "id", message).help("add what is known; readers are told what is not")
    })
}

fn circle(model: &Model, no: EntryNo, node: &Node) -> Option<Diagnostic> {
    let (mut open, mut seen) = (vec![no], BTreeSet::new());
    while let Some(at) = open.pop() {
        for cited in model.node(at).links_in("cites[]") {
            if cited == no {
                let message = format!("`{}` rests on itself", node.id);
                return Some(node.finding(&CIRCULAR, "cites", message).help("take one of the `cites` out"));
            }
            if model.node(cited).kind() == Kind::Source && seen.insert(cited) {
                open.push(cited);
            }
        }
    }
    None
}

/// Whether a party is one whose members are not named.
pub(super) fn is_unnamed(node: &Node) -> bool {
    node.of::<Party>().is_some() && node.common().type_.as_deref() == Some("unnamed")
}
