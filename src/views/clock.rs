//! What a page gives the reader's own clock to work with: when it is to be looked at again, and how long its log is.

use super::Destination;
use super::scene::Scene;
use super::shell::whole_address;
use crate::base::{Date, Route};
use crate::kinds::{Kind, Update};
use crate::model::EntryNo;
use serde::Serialize;

/// What the script that looks at the reader's clock is given.
#[derive(Debug, Clone, Serialize)]
pub struct Clock {
    /// What the reader's browser remembers the briefing by.
    pub briefing: String,
    /// How many updates there are that changed something.
    pub news: usize,
    /// The words for a page that may be out of date, where it says how long it is fresh.
    pub aged: Option<String>,
    /// The log of updates, where there is one.
    pub updates: Option<Destination>,
}

/// The last day on which the pages of a briefing are fresh, as machines read it.
pub fn review(scene: &Scene<'_>, briefing: EntryNo) -> Option<String> {
    scene.model.fresh_until(briefing).map(|day| day.to_string())
}

/// The clock of the pages of a briefing; none where the settings want none.
pub fn clock(scene: &Scene<'_>, briefing: EntryNo) -> Option<Clock> {
    let model = scene.model;
    let route: &Route = scene.addresses.mount(Some(briefing));
    let aged = |day| {
        let date = scene.words.date(&Date::Day(day), &scene.zone());
        scene.words.fill("clock.aged", &[("date", &date)])
    };
    let updates = model.list::<Update>(Some(briefing)).filter_map(|(no, ..)| model.news(no));
    let has_log = !model.of_kind(Some(briefing), Kind::Update).is_empty();
    model.setting.settings.clock.0.then(|| Clock {
        briefing: whole_address(model, route).unwrap_or_else(|| route.to_string()),
        news: updates.max().unwrap_or(0),
        aged: model.fresh_until(briefing).map(aged),
        updates: has_log.then(|| Destination::page(scene.addresses.view(Some(briefing), "updates"))),
    })
}
