//! Who stands where: provisions by parties, as a table, and as groups for narrow screens.

use super::cards::{PositionView, stands};
use super::lists::{in_order_of_themes, value};
use super::plan::{Subject, View};
use super::scene::{Label, LinkTo, Scene};
use super::sides;
use crate::kinds::{Party, Provision};
use crate::model::{EntryNo, Model};
use crate::settings::Side;
use serde::Serialize;

/// The matrix of each briefing in which enough is reported of who stands where.
pub const POSITIONS: View = View {
    name: "positions",
    pages: |model, addresses| {
        let briefings = model.briefings().iter().filter(|no| addresses.has_positions(**no));
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
    /// The result in one sentence: on how many provisions parties are on opposite sides, and so on.
    pub sentence: String,
    /// How many cells are stated, in words.
    pub completeness: String,
    /// The parties, in the one order used everywhere: that in which they are written.
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
    /// The stated positions only, in the order of the parties.
    pub stated: Vec<PositionView>,
    /// The same by position, for narrow screens: who supports, who opposes.
    pub groups: Vec<PositionGroup>,
    /// The parties whose position is not stated.
    pub silent: Vec<LinkTo>,
}

/// The parties that take one position on a provision.
#[derive(Debug, Clone, Serialize)]
pub struct PositionGroup {
    /// The position.
    pub position: Label,
    /// The parties; each link leads to where the provision's page says what rests on it.
    pub parties: Vec<LinkTo>,
}

/// Whether a briefing shows who stands where: some position is stated, and no smaller share of the table than
/// `positions: {hide_below: …}` asks for.
pub fn is_shown(model: &Model, briefing: EntryNo) -> bool {
    let columns = columns(model, briefing);
    let (mut stated, mut rows) = (0, 0);
    for (_, node, _) in model.list::<Provision>(Some(briefing)) {
        let mut parties: Vec<EntryNo> = node.links_in("positions[].party").collect();
        parties.retain(|party| columns.binary_search(party).is_ok());
        parties.sort_unstable();
        parties.dedup();
        stated += parties.len();
        rows += 1;
    }
    stated > 0 && !model.setting.settings.positions.hides(stated, rows * columns.len())
}

/// The parties that have a column: those who say so, and those with a position; in order of writing.
fn columns(model: &Model, briefing: EntryNo) -> Vec<EntryNo> {
    let mut columns: Vec<EntryNo> = [None, Some(briefing)]
        .into_iter()
        .flat_map(|scope| model.list::<Party>(scope))
        .filter(|(_, _, party)| party.column == Some(true))
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
    let vocabulary = scene.model.vocabulary(scene.scope, "position").cloned().unwrap_or_default();
    let side = |cell: &PositionView| vocabulary.word(&cell.position.key).and_then(|word| word.side);
    let rows: Vec<PositionRow> = in_order_of_themes(scene.model, briefing)
        .into_iter()
        .map(|no| row(scene, no, &columns, vocabulary.words.iter().map(|word| word.key.as_str())))
        .collect();
    let sides: Vec<Vec<Option<Side>>> =
        rows.iter().map(|row| row.stated.iter().map(side).collect()).collect();
    let stated: usize = rows.iter().map(|row| row.stated.len()).sum();
    let gaps = [("stated", stated.to_string()), ("total", (rows.len() * columns.len()).to_string())];
    let gaps = gaps.each_ref().map(|(name, number)| (*name, number.as_str()));
    PositionsView {
        sentence: sides::sentence(scene, &sides),
        completeness: scene.words.fill("positions.completeness", &gaps),
        parties: scene.links(columns),
        legend: vocabulary.words.iter().map(|word| scene.word("position", &word.key)).collect(),
        rows,
    }
}

/// The row of a provision; `order` are the positions in the order of their groups.
fn row<'w>(
    scene: &Scene<'_>,
    no: EntryNo,
    columns: &[EntryNo],
    order: impl Iterator<Item = &'w str>,
) -> PositionRow {
    let stands = stands(scene, no);
    let cells: Vec<Option<PositionView>> = columns
        .iter()
        .map(|party| stands.iter().rev().find(|(known, _)| known == party).map(|(_, stand)| stand.clone()))
        .collect();
    let stated: Vec<PositionView> = cells.iter().flatten().cloned().collect();
    let mut groups = Vec::new();
    for key in order {
        let of_word = stated.iter().filter(|stand| stand.position.key == key);
        let parties: Vec<LinkTo> =
            of_word.map(|stand| LinkTo { to: stand.to.clone(), ..stand.party.clone() }).collect();
        if !parties.is_empty() {
            groups.push(PositionGroup { position: scene.word("position", key), parties });
        }
    }
    let silent = columns.iter().zip(&cells).filter(|(_, cell)| cell.is_none()).map(|(party, _)| *party);
    PositionRow {
        id: scene.node(no).id.to_string(),
        provision: scene.link(no),
        silent: scene.links(silent),
        stated,
        groups,
        cells,
    }
}
