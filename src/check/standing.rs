//! What a status asks of the evidence and of the positions.

use super::status::parties_of;
use super::{Check, Sight};
use crate::base::Diagnostic;
use crate::kinds::{Kind, Provision};
use crate::model::{Basis, EntryNo, Model, Node, Proof};
use crate::rule;
use crate::settings::{Needs, Side, Term};
use std::collections::BTreeSet;

rule! {
    /// A provision is agreed when those who agree have said so, or when the text itself is there: `agreed` and beyond need
    /// evidence from the published text (a source of type `law`), or on-record evidence (`via`) of each party that the document
    /// is `about`, of at least two parties where it names none. In a briefing on a bill (`vocabulary: legislation`), `passed` and
    /// beyond need an official record: a source of type `law`, `record`, `transcript` or `official`. A status that a site adds
    /// or relabels says in the settings what it asks: `needs: any`, `named`, `record`, `each-party` or `text`.
    pub OVERCLAIM = "status/overclaim", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, type: news}\npeople:\n  - {id: lee, name: Ann Lee, roles: [{title: Minister, for: north}]}\nparties:\n  - {id: north, name: North}\nprovisions:\n  - {id: p, title: P, status: agreed, evidence: {source: a, at: para 1, via: lee}}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, type: news}\npeople:\n  - {id: lee, name: Ann Lee, roles: [{title: Minister, for: north}]}\n  - {id: ray, name: Jo Ray, roles: [{title: Warden, for: south}]}\nparties:\n  - {id: north, name: North}\n  - {id: south, name: South}\nprovisions:\n  - {id: p, title: P, status: agreed, evidence: [{source: a, at: para 1, via: lee}, {source: a, at: para 2, via: ray}]}\n---\n";
}

rule! {
    /// A provision is contested where somebody is against it: a party with a position such as `opposes` or `red-line`. None is here.
    pub UNCONTESTED = "status/uncontested", Warning;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nprovisions:\n  - {id: p, title: P, status: contested, evidence: 'a, para 1'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nparties:\n  - {id: north, name: North}\nprovisions:\n  - {id: p, title: P, status: contested, evidence: 'a, para 1', positions: [{party: north, position: opposes, evidence: 'a, para 2'}]}\n---\n";
}

/// The rules of this file.
pub const CHECK: Check = Check { find, rules: &[&OVERCLAIM, &UNCONTESTED] };

fn find(Sight { model, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    for (no, node, provision) in model.all::<Provision>() {
        report.extend(overclaim(model, no, node));
        report.extend(uncontested(model, no, node, provision));
    }
}

/// The field that says where a provision stands.
fn field(node: &Node) -> &'static str {
    if node.of::<Provision>().is_some_and(|own| own.status.is_some()) { "status" } else { "history" }
}

fn overclaim(model: &Model, no: EntryNo, node: &Node) -> Option<Diagnostic> {
    let status = model.stand(no).status;
    let known = model.vocabulary(node.scope, "status")?;
    let carries = |proof: &&Proof| matches!(proof.role, "evidence" | "history[].evidence");
    let proofs: Vec<&Proof> = node.proofs.iter().filter(carries).collect();
    let lacking = |status: &str| lacking(model, no, &proofs, known.needs(status));
    let (lacks, help) = lacking(status)?;
    let rung = known.word(status)?.rung;
    let is_carried = |word: &&Term| word.rung.is_some() && word.rung < rung && lacking(&word.key).is_none();
    let lower = match known.words.iter().filter(is_carried).max_by_key(|word| word.rung) {
        Some(most) => {
            format!("else write `status: {}` or lower, which is as much as the evidence carries", most.key)
        }
        None => "else write a lower status".to_owned(),
    };
    let message = format!("the status is `{status}`, and {lacks}");
    Some(node.finding(&OVERCLAIM, field(node), message).help(format!("{help}; {lower}")))
}

/// What evidence lacks of what a status needs, and what to do about it.
fn lacking(model: &Model, no: EntryNo, proofs: &[&Proof], needs: Needs) -> Option<(String, &'static str)> {
    let rests_on = |basis: Basis| proofs.iter().any(|proof| model.basis_of(no, proof) == basis);
    if needs == Needs::Any || rests_on(Basis::Text) {
        return None;
    }
    match needs {
        Needs::Any => None,
        Needs::Named => (!rests_on(Basis::OnRecord)).then(|| {
            let help = "add evidence with `via` of somebody named, or of the published text";
            ("nobody who is named has it on record".to_owned(), help)
        }),
        Needs::Record => (!proofs.iter().any(|proof| is_record(model, proof))).then(|| {
            let help = "add evidence from a source of type `law`, `record`, `transcript` or `official`";
            ("no evidence is an official record".to_owned(), help)
        }),
        Needs::Text => Some((
            "no evidence is from the published text".to_owned(),
            "add evidence from a source of type `law`",
        )),
        Needs::EachParty => silent(model, no, proofs).map(|silent| {
            let help = "add evidence with `via` of somebody of each party, or of the published text";
            (format!("no evidence has it on record from {silent}"), help)
        }),
    }
}

/// Whether a piece of evidence stands in an official record.
fn is_record(model: &Model, proof: &Proof) -> bool {
    let type_ = |source: EntryNo| model.node(source).common().type_.as_deref();
    matches!(proof.source.and_then(type_), Some("law" | "record" | "transcript" | "official"))
}

/// The parties that would have to have said so and have not; nothing where all of them did.
fn silent(model: &Model, no: EntryNo, proofs: &[&Proof]) -> Option<String> {
    let node = model.node(no);
    let on_record: BTreeSet<EntryNo> = proofs
        .iter()
        .filter(|proof| model.basis_of(no, proof) == Basis::OnRecord)
        .filter_map(|proof| proof.via)
        .flat_map(|via| parties_of(model, via))
        .collect();
    let document = node.link("document", 0).map(|document| model.node(document));
    let named: Vec<EntryNo> = document.map_or_else(Vec::new, |document| {
        document.links_in("about[]").filter(|no| model.node(*no).kind() == Kind::Party).collect()
    });
    let missing: Vec<String> = named
        .iter()
        .filter(|party| !on_record.contains(party))
        .map(|party| format!("`{}`", model.node(*party).title))
        .collect();
    let enough = if named.is_empty() { on_record.len() >= 2 } else { missing.is_empty() };
    (!enough).then(|| if missing.is_empty() { "two parties".to_owned() } else { missing.join(", ") })
}

fn uncontested(model: &Model, no: EntryNo, node: &Node, provision: &Provision) -> Option<Diagnostic> {
    let positions = model.vocabulary(node.scope, "position");
    let is_against = |word: &str| {
        positions.and_then(|known| known.word(word)).is_some_and(|word| word.side == Some(Side::Against))
    };
    let is_opposed = provision.positions.iter().any(|own| own.position.as_deref().is_some_and(is_against));
    (model.stand(no).status == "contested" && !is_opposed).then(|| {
        let message = "the status is `contested`, and no party is stated to be against it";
        node.finding(&UNCONTESTED, field(node), message).help("add its position, with evidence")
    })
}
