//! Cards of provisions and documents: where each stands, and who stands where on it.

use super::{Card, EntryView, entry};
use crate::kinds::{Instrument, Provision};
use crate::model::EntryNo;
use crate::settings::RUNGS;
use crate::views::Destination;
use crate::views::scene::{EvidenceView, Label, LinkTo, Scene};
use crate::views::words::Moment;
use serde::Serialize;

/// A provision in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ProvisionCard {
    /// What every kind has.
    pub entry: EntryView,
    /// Where it stands, as reported.
    pub status: Label,
    /// Since when, where that is dated.
    pub since: Option<Moment>,
    /// The rung of the ladder it stands on, from 1; none for what stands on no rung.
    pub rung: Option<usize>,
    /// Its number in the document.
    pub number: Option<String>,
    /// The document it stands in.
    pub document: Option<LinkTo>,
    /// The heading it stands under.
    pub theme: Option<LinkTo>,
    /// How much of it the public can see.
    pub visibility: Option<Label>,
    /// How far it is carried out.
    pub implementation: Option<Label>,
    /// Who stands where on it.
    pub positions: Vec<PositionView>,
    /// The wording that holds now.
    pub wording: Option<String>,
}

/// Where one party stands.
#[derive(Debug, Clone, Serialize)]
pub struct PositionView {
    /// Its anchor on the page of the provision.
    pub id: String,
    /// Where the page of the provision says what rests on it.
    pub to: Destination,
    /// The party.
    pub party: LinkTo,
    /// The position.
    pub position: Label,
    /// What says so.
    pub evidence: Vec<EvidenceView>,
    /// Since when.
    pub date: Option<Moment>,
    /// A remark.
    pub note: Option<String>,
}

/// A document in a list.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentCard {
    /// What every kind has.
    pub entry: EntryView,
    /// Where it stands; absent where nobody says.
    pub status: Option<Label>,
    /// How many points it is said to have.
    pub points_total: Option<u32>,
    /// The document it belongs to.
    pub part_of: Option<LinkTo>,
    /// How much of it the public can see.
    pub visibility: Option<Label>,
    /// Its dated versions.
    pub versions: Vec<VersionView>,
    /// How many provisions stand in it, in words.
    pub provisions: Vec<LinkTo>,
    /// Its text.
    pub text: Option<String>,
}

/// One version of a document.
#[derive(Debug, Clone, Serialize)]
pub struct VersionView {
    /// Its name.
    pub name: Option<String>,
    /// When it was made.
    pub date: Option<Moment>,
    /// A remark.
    pub note: Option<String>,
}

/// The card of a provision.
pub fn provision(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    let node = scene.node(no);
    let fields = node.of::<Provision>()?;
    let stand = scene.model.stand(no);
    let vocabulary = scene.model.vocabulary(node.scope, "status");
    let rung = vocabulary.and_then(|known| known.word(stand.status)).and_then(|word| word.rung);
    Some(Card::Provision(Box::new(ProvisionCard {
        entry: entry(scene, no),
        status: scene.word("status", stand.status),
        since: stand.since.map(|since| scene.when(since)),
        rung: rung.map(|rung| rung + 1).filter(|rung| *rung <= RUNGS.len()),
        number: fields.number.as_ref().map(ToString::to_string),
        document: node.link("document", 0).map(|no| scene.link(no)),
        theme: node.link("theme", 0).map(|no| scene.link(no)),
        visibility: scene.word_of("visibility", fields.visibility.as_ref()),
        implementation: scene.word_of("implementation", fields.implementation.as_ref()),
        positions: stands(scene, no).into_iter().map(|(_, stand)| stand).collect(),
        wording: scene.model.wording(fields).map(ToString::to_string),
    })))
}

/// The anchor, on a provision's page, of the position written at `index`: `stand-<party>`, and `stood-…` for a
/// position that the same party takes back further down.
pub fn stand_id(scene: &Scene<'_>, no: EntryNo, index: usize) -> Option<String> {
    let node = scene.node(no);
    let party = node.link("positions[].party", index)?;
    let is_last = !node
        .links
        .iter()
        .any(|link| link.role == "positions[].party" && link.to == party && link.index > index);
    let party = &scene.node(party).id;
    Some(if is_last { format!("stand-{party}") } else { format!("stood-{}-{party}", index + 1) })
}

/// Who stands where on a provision: parties in order of writing, as everywhere; of one party the last position last.
pub fn stands(scene: &Scene<'_>, no: EntryNo) -> Vec<(EntryNo, PositionView)> {
    let node = scene.node(no);
    let Some(fields) = node.of::<Provision>() else { return Vec::new() };
    let mut all = Vec::new();
    for (index, position) in fields.positions.iter().enumerate() {
        let Some(party) = node.link("positions[].party", index) else { continue };
        let own =
            node.proofs.iter().filter(|proof| proof.role == "positions[].evidence" && proof.index == index);
        let mut evidence: Vec<EvidenceView> = own.map(|proof| scene.evidence(no, proof)).collect();
        if evidence.is_empty() {
            let inherited = node.proofs.iter().filter(|proof| proof.role == "evidence");
            evidence = inherited.map(|proof| scene.evidence(no, proof)).collect();
        }
        let id = stand_id(scene, no, index).unwrap_or_default();
        let stand = PositionView {
            to: Destination { fragment: Some(id.clone()), ..scene.addresses.entry(scene.model, no) },
            id,
            party: scene.link(party),
            position: scene.word("position", position.position.as_deref().unwrap_or("undecided")),
            evidence,
            date: position.date.as_ref().map(|date| scene.when(date)),
            note: position.note.as_ref().map(ToString::to_string),
        };
        all.push((party, stand));
    }
    all.sort_by_key(|(party, _)| *party);
    all
}

/// The card of a document.
pub fn document(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    let node = scene.node(no);
    let fields = node.of::<Instrument>()?;
    let versions = fields.versions.iter().map(|version| VersionView {
        name: version.id.as_ref().map(ToString::to_string),
        date: version.date.as_ref().map(|date| scene.when(date)),
        note: version.note.as_ref().map(ToString::to_string),
    });
    Some(Card::Document(Box::new(DocumentCard {
        entry: entry(scene, no),
        status: scene.word_of("status", fields.status.as_ref()),
        points_total: fields.points_total,
        part_of: node.link("part_of", 0).map(|no| scene.link(no)),
        visibility: scene.word_of("visibility", fields.visibility.as_ref()),
        versions: versions.collect(),
        provisions: scene.links(scene.model.linked_by(no, "document")),
        text: super::text(scene, no),
    })))
}
