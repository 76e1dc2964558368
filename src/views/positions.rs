//! Who stands where: provisions by parties, as a table, and as groups for narrow screens.

use super::cards::{Card, PositionView, card};
use super::lists::{in_order_of_themes, value};
use super::plan::{Subject, View};
use super::scene::{Label, LinkTo, Scene};
use crate::kinds::{Party, Provision};
use crate::model::{EntryNo, Model};
use serde::Serialize;

/// The matrix of each briefing in which anybody is reported to stand anywhere.
pub const POSITIONS: View = View {
    name: "positions",
    pages: |model, addresses| {
        let briefings = model.briefings().iter().filter(|no| has_positions(model, **no));
        briefings.map(|no| (addresses.view(Some(*no), "positions"), Subject::Scope(Some(*no)))).collect()
    },
    context: |scene, subject| match subject {
        Subject::Scope(Some(briefing)) => value(&positions(scene, briefing)),
        _ => tera::Value::none(),
    },
};

/// What "who stands where" shows.
#[derive(Debug, Clone, Serialize)]
pub struct PositionsView {
    /// The result in one sentence.
    pub sentence: String,
    /// How many cells are stated, in words.
    pub completeness: String,
    /// The parties, in the one order used everywhere.
    pub parties: Vec<LinkTo>,
    /// One row for each provision.
    pub rows: Vec<PositionRow>,
    /// The positions and what they mean.
    pub legend: Vec<Label>,
}

/// One provision and where each party stands on it.
#[derive(Debug, Clone, Serialize)]
pub struct PositionRow {
    /// The anchor of the row.
    pub id: String,
    /// The provision.
    pub provision: LinkTo,
    /// One cell for each party; none where it is not stated.
    pub cells: Vec<Option<PositionView>>,
    /// The stated positions only, for narrow screens.
    pub stated: Vec<PositionView>,
}

fn has_positions(model: &Model, briefing: EntryNo) -> bool {
    model.list::<Provision>(Some(briefing)).any(|(_, _, provision)| !provision.positions.is_empty())
}

/// The parties that have a column: those who say so, and those with a position.
fn columns(model: &Model, briefing: EntryNo) -> Vec<EntryNo> {
    let mut columns: Vec<EntryNo> = model
        .all::<Party>()
        .filter(|(_, node, party)| {
            party.column == Some(true) && (node.scope.is_none() || node.scope == Some(briefing))
        })
        .map(|(no, _, _)| no)
        .collect();
    for (_, node, _) in model.list::<Provision>(Some(briefing)) {
        columns.extend(node.links_in("positions[].party").filter(|party| {
            model.node(*party).of::<Party>().is_some_and(|fields| fields.column != Some(false))
        }));
    }
    columns.sort_unstable();
    columns.dedup();
    columns
}

fn positions(scene: &Scene<'_>, briefing: EntryNo) -> PositionsView {
    let columns = columns(scene.model, briefing);
    let mut rows = Vec::new();
    let (mut stated, mut silent) = (0, 0);
    for no in in_order_of_themes(scene.model, briefing) {
        let Card::Provision(provision) = card(scene, no) else { continue };
        let cells: Vec<Option<PositionView>> = columns
            .iter()
            .map(|party| {
                let to = scene.link(*party).to;
                provision.positions.iter().rev().find(|position| position.party.to == to).cloned()
            })
            .collect();
        stated += cells.iter().flatten().count();
        silent += usize::from(cells.iter().all(Option::is_none));
        rows.push(PositionRow {
            id: scene.node(no).id.to_string(),
            provision: scene.link(no),
            stated: cells.iter().flatten().cloned().collect(),
            cells,
        });
    }
    let total = rows.len() * columns.len();
    let (stated_text, total_text) = (stated.to_string(), total.to_string());
    let vocabulary = scene.model.setting.vocabularies.get("position").cloned().unwrap_or_default();
    PositionsView {
        sentence: scene.words.fill(
            "positions.sentence",
            &[
                ("provisions", &scene.words.count("counts.provisions", rows.len())),
                ("silent", &silent.to_string()),
                ("stated", &(rows.len() - silent).to_string()),
            ],
        ),
        completeness: scene
            .words
            .fill("positions.completeness", &[("stated", &stated_text), ("total", &total_text)]),
        parties: scene.links(columns),
        legend: vocabulary.words.iter().map(|word| scene.word("position", &word.key)).collect(),
        rows,
    }
}
