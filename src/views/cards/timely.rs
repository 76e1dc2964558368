//! Cards of what has a date, or admits that it has none: events, steps, updates.

use super::{Card, EntryView, entry};
use crate::base::When;
use crate::kinds::{Event, Step, Update};
use crate::model::{EntryNo, Model};
use crate::views::scene::{Label, LinkTo, Scene};
use crate::views::words::Moment;
use serde::Serialize;

/// An event in a list.
#[derive(Debug, Clone, Serialize)]
pub struct EventCard {
    /// What every kind has.
    pub entry: EntryView,
    /// When it happened.
    pub when: Moment,
    /// Where it happened.
    pub place: Option<String>,
    /// Who took part.
    pub who: Vec<LinkTo>,
    /// Its text.
    pub text: Option<String>,
}

/// A step in a list.
#[derive(Debug, Clone, Serialize)]
pub struct StepCard {
    /// What every kind has.
    pub entry: EntryView,
    /// How firm it is.
    pub modality: Option<Label>,
    /// When it is to happen.
    pub when: Moment,
    /// Who is to act.
    pub who: Vec<LinkTo>,
    /// What it depends on.
    pub condition: Option<String>,
    /// `dated`, `undated`, `conditional`, `done` or `overdue`.
    pub group: &'static str,
    /// What became of it.
    pub state: Label,
    /// What came of it.
    pub outcome: Option<String>,
    /// The event that completed it.
    pub completed_by: Option<LinkTo>,
    /// When we look again.
    pub review_by: Option<String>,
    /// Its text.
    pub text: Option<String>,
}

/// An update in a list.
#[derive(Debug, Clone, Serialize)]
pub struct UpdateCard {
    /// What every kind has.
    pub entry: EntryView,
    /// When it was made.
    pub at: Moment,
    /// How much it matters.
    pub severity: Option<Label>,
    /// The wording before.
    pub was: Option<String>,
    /// The wording now.
    pub now: Option<String>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// Its text.
    pub text: Option<String>,
}

/// The card of an event.
pub fn event(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    let node = scene.node(no);
    let fields = node.of::<Event>()?;
    Some(Card::Event(Box::new(EventCard {
        entry: entry(scene, no),
        when: scene.when(fields.when.as_ref().unwrap_or(&When::Unknown)),
        place: fields.place.as_ref().map(ToString::to_string),
        who: scene.links(node.links_in("who[]")),
        text: super::text(scene, no),
    })))
}

/// The card of a step.
pub fn step(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    let node = scene.node(no);
    let fields = node.of::<Step>()?;
    let zone = scene.zone();
    Some(Card::Step(Box::new(StepCard {
        entry: entry(scene, no),
        modality: scene.word_of("modality", fields.modality.as_ref()),
        when: scene.when(fields.when.as_ref().unwrap_or(&When::NoneAnnounced)),
        who: scene.links(node.links_in("who[]")),
        condition: fields.condition.as_ref().map(ToString::to_string),
        group: step_group(scene.model, fields),
        state: scene.word("step-state", fields.state.as_deref().unwrap_or("open")),
        outcome: fields.outcome.as_ref().map(ToString::to_string),
        completed_by: node.link("completed_by", 0).map(|no| scene.link(no)),
        review_by: fields.review_by.map(|date| scene.words.date(&date, &zone)),
        text: super::text(scene, no),
    })))
}

/// The heading a step stands under as of the model's date.
pub fn step_group(model: &Model, step: &Step) -> &'static str {
    let is_open = matches!(step.state.as_deref(), None | Some("open"));
    let day = step.when.as_ref().and_then(When::last_day);
    match day {
        _ if !is_open || step.completed_by.is_some() => "done",
        Some(day) if day < model.setting.as_of => "overdue",
        Some(_) => "dated",
        None if step.condition.is_some() || step.modality.as_deref() == Some("depends") => "conditional",
        None => "undated",
    }
}

/// The card of an update.
pub fn update(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    let node = scene.node(no);
    let fields = node.of::<Update>()?;
    Some(Card::Update(Box::new(UpdateCard {
        entry: entry(scene, no),
        at: scene.when(fields.at.as_ref().unwrap_or(&When::Unknown)),
        severity: scene.word_of("severity", fields.severity.as_ref()),
        was: fields.was.as_ref().map(ToString::to_string),
        now: fields.now.as_ref().map(ToString::to_string),
        approved_by: fields.approved_by.as_ref().map(ToString::to_string),
        text: super::text(scene, no),
    })))
}
