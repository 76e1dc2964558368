//! The ladder: on which rung each provision of a briefing stands, as reported.

use super::Destination;
use super::lists::statuses;
use super::scene::{Label, Scene};
use crate::model::EntryNo;
use crate::settings::RUNGS;
use serde::Serialize;

/// The ladder.
#[derive(Debug, Clone, Serialize)]
pub struct LadderView {
    /// The rungs, the firmest first.
    pub rungs: Vec<RungView>,
    /// Statuses that stand on no rung.
    pub beside: Vec<StatusCount>,
    /// How to read it.
    pub note: String,
}

/// One rung of the ladder.
#[derive(Debug, Clone, Serialize)]
pub struct RungView {
    /// Its name.
    pub label: Label,
    /// Its number, from 1 for the lowest.
    pub number: usize,
    /// How many provisions stand on it.
    pub count: usize,
    /// The words for that.
    pub text: String,
    /// The statuses of the provisions on it.
    pub statuses: Vec<StatusCount>,
}

/// How many provisions stand at one status.
#[derive(Debug, Clone, Serialize)]
pub struct StatusCount {
    /// The status.
    pub status: Label,
    /// How many.
    pub count: usize,
    /// The page that shows them.
    pub to: Destination,
}

/// The ladder of a briefing; none where it has no provisions.
pub fn ladder(scene: &Scene<'_>, briefing: EntryNo) -> Option<LadderView> {
    let vocabulary = scene.model.vocabulary(scene.scope, "status");
    let rung_of = |key: &str| vocabulary.and_then(|known| known.word(key)).and_then(|word| word.rung);
    let provisions = scene.addresses.view(Some(briefing), "provisions");
    let all: Vec<(Option<usize>, StatusCount)> = statuses(scene.model, briefing)
        .into_iter()
        .map(|(_, key, numbers)| {
            let to = Destination::page(provisions.directory(&format!("status/{key}")));
            (rung_of(key), StatusCount { status: scene.word("status", key), count: numbers.len(), to })
        })
        .collect();
    let on = |rung: Option<usize>| -> Vec<StatusCount> {
        all.iter().filter(|(known, _)| *known == rung).map(|(_, status)| status.clone()).collect()
    };
    let rungs = RUNGS.iter().enumerate().rev().map(|(rung, key)| {
        let statuses = on(Some(rung));
        let count = statuses.iter().map(|status| status.count).sum();
        RungView {
            label: scene.rung(key),
            number: rung + 1,
            count,
            text: scene.words.count("counts.provisions", count),
            statuses,
        }
    });
    (!all.is_empty()).then(|| LadderView {
        rungs: rungs.collect(),
        beside: on(None),
        note: scene.words.get(&scene.of_preset("overview.standing_note")).to_owned(),
    })
}
