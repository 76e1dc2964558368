//! The values that records are put together from: references, dates, words, evidence.

use super::parts::{EvidenceRecord, WhenRecord, Word};
use super::types::EntryRecord;
use crate::base::when::Certainty;
use crate::base::{Date, Text, When};
use crate::model::{EntryNo, Proof};
use crate::views::found::plain;
use crate::views::scene::{Label, Scene};
use crate::views::whole_or_local as address;

/// A text that may be absent.
pub fn text(text: Option<&Text>) -> Option<String> {
    text.map(ToString::to_string)
}

/// Texts, in order.
pub fn texts<'a>(texts: impl Iterator<Item = &'a Text>) -> Vec<String> {
    texts.map(ToString::to_string).collect()
}

/// A date that may be absent.
pub fn date(date: Option<&Date>) -> Option<String> {
    date.map(Date::to_string)
}

/// An entry, as others refer to it: one of another briefing with the address of that before it.
pub fn reference(scene: &Scene<'_>, no: EntryNo) -> String {
    let node = scene.node(no);
    let other = node.scope.filter(|scope| Some(*scope) != scene.scope);
    let briefing =
        other.map_or("", |scope| scene.addresses.mount(Some(scope)).as_str()).trim_start_matches('/');
    format!("{briefing}{}:{}", node.kind().singular(), node.id)
}

/// The entry that a field refers to.
pub fn link(scene: &Scene<'_>, no: EntryNo, role: &str) -> Option<String> {
    scene.node(no).link(role, 0).map(|to| reference(scene, to))
}

/// The entries that a field refers to.
pub fn links(scene: &Scene<'_>, no: EntryNo, role: &str) -> Vec<String> {
    scene.node(no).links_in(role).map(|to| reference(scene, to)).collect()
}

/// When; where nothing is written, nothing is known.
pub fn when(when: Option<&When>) -> WhenRecord {
    let unknown = When::Unknown;
    let when = when.unwrap_or(&unknown);
    let (from, to) = match when {
        When::Known { from, to, .. } => (Some(from.to_string()), date(to.as_ref())),
        _ => (None, None),
    };
    let known = match when.certainty() {
        Certainty::Stated => "stated",
        Certainty::Derived => "derived",
        Certainty::None => "none",
    };
    WhenRecord { from, to, known, as_written: when.as_written().map(str::to_owned) }
}

/// A word of a vocabulary.
pub fn word(label: Option<Label>) -> Word {
    let label = label.map(|label| (label.key.clone(), label.label.clone()));
    let (key, label) = label.unzip();
    Word { key, label }
}

/// A word of a vocabulary that a field may hold.
pub fn word_of(scene: &Scene<'_>, vocabulary: &str, key: Option<&Text>) -> Word {
    word(scene.word_of(vocabulary, key))
}

/// What every entry has.
pub fn entry(scene: &Scene<'_>, no: EntryNo) -> EntryRecord {
    let node = scene.node(no);
    let common = node.common();
    EntryRecord {
        id: node.id.to_string(),
        title: scene.title(no),
        type_: word_of(scene, &node.kind().type_vocabulary(), common.type_.as_ref()),
        summary: text(common.summary.as_ref()),
        text: Some(plain(scene, no)).filter(|text| !text.trim().is_empty()),
        language: scene.foreign(no).unwrap_or_else(|| scene.words.language.clone()),
        page: address(scene, &scene.addresses.entry(scene.model, no)),
        about: links(scene, no, "about[]"),
        basis: word(scene.model.basis(no, "evidence", None).map(|basis| scene.basis(basis))),
        evidence: evidence(scene, no, "evidence", None),
    }
}

/// What a field of an entry rests on; one of its items, where there are several.
pub fn evidence(scene: &Scene<'_>, no: EntryNo, role: &str, index: Option<usize>) -> Vec<EvidenceRecord> {
    let proofs = scene.node(no).proofs.iter().filter(|proof| proof.role == role);
    let proofs = proofs.filter(|proof| index.is_none_or(|index| proof.index == index));
    proofs.map(|proof| proved(scene, no, proof)).collect()
}

fn proved(scene: &Scene<'_>, no: EntryNo, proof: &Proof) -> EvidenceRecord {
    EvidenceRecord {
        source: proof.source.map(|source| reference(scene, source)),
        at: text(proof.at.as_ref()),
        words: text(proof.words.as_ref()),
        via: proof.via.map(|via| reference(scene, via)),
        hedge: text(proof.hedge.as_ref()),
        basis: Some(scene.model.basis_of(no, proof).key().to_owned()),
        note: text(proof.note.as_ref()),
    }
}
