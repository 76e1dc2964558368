//! The dated steps of a briefing as a calendar (RFC 5545): whole days and clock times.
//!
//! Invariant: the stamp of an event is the date of the briefing's log, so that the same briefing makes the same bytes.

use crate::base::{Date, When};
use crate::kinds::Step;
use crate::model::EntryNo;
use crate::views::{Log, Scene, is_dated, log, whole_address};
use icalendar::{Calendar, Component as _, Event, EventStatus, Property};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::TimeZone;

/// The calendar of a briefing.
pub fn calendar(scene: &Scene<'_>, briefing: EntryNo) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    let name = scene.words.fill(
        "files.of",
        &[("file", scene.words.get("views.next.title")), ("briefing", &scene.title(briefing))],
    );
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Standfirst//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("X-WR-CALNAME", &name),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    let stamp = stamp(scene, briefing);
    let mut steps: Vec<_> =
        scene.model.list::<Step>(Some(briefing)).filter(|(_, _, step)| is_dated(step)).collect();
    steps
        .sort_by_key(|(no, _, step)| (step.when.as_ref().and_then(When::date).map(|date| date.order()), *no));
    for (no, _, step) in steps {
        calendar.push(event(scene, no, step, &stamp));
    }
    calendar.to_string().into_bytes()
}

/// When the briefing was last changed, as a calendar writes it.
fn stamp(scene: &Scene<'_>, briefing: EntryNo) -> String {
    let logged = log(scene.model, briefing, Log::Updates).map(|(_, date)| date);
    let latest = logged.chain(scene.model.as_of(briefing)).max_by_key(Date::order);
    utc(latest.map_or(Timestamp::UNIX_EPOCH, |date| date.order().0))
}

fn event(scene: &Scene<'_>, no: EntryNo, step: &Step, stamp: &str) -> Event {
    let to = scene.addresses.entry(scene.model, no);
    let page = whole_address(scene.model, &to.route).unwrap_or_default();
    let anchor = scene.addresses.anchor(scene.model, no);
    let place = anchor.fragment.unwrap_or_default();
    let list = whole_address(scene.model, &anchor.route).unwrap_or_default();
    let list = list.split_once("://").map_or(list.as_str(), |(_, rest)| rest);
    let (host, path) = list.split_once('/').unwrap_or((list, ""));
    let mut event = Event::new();
    event.uid(&format!("{path}{place}@{host}"));
    event.add_property("DTSTAMP", stamp);
    event.summary(&scene.title(no));
    event.add_property("URL", to.fragment.map_or_else(|| page.clone(), |id| format!("{page}#{id}")));
    event.status(status(step));
    let words = description(scene, no, step);
    if !words.is_empty() {
        event.description(&words);
    }
    if let Some(When::Known { from, to, .. }) = &step.when {
        days(&mut event, from, to.as_ref());
    }
    event.done()
}

/// How firm a step is.
fn status(step: &Step) -> EventStatus {
    match (step.state.as_deref(), step.modality.as_deref()) {
        (Some("cancelled" | "superseded" | "missed"), _) => EventStatus::Cancelled,
        (Some("done"), _) | (_, Some("scheduled")) => EventStatus::Confirmed,
        _ => EventStatus::Tentative,
    }
}

/// The firmness in words, the summary, and what the step depends on.
fn description(scene: &Scene<'_>, no: EntryNo, step: &Step) -> String {
    let modality = scene.word_of("modality", step.modality.as_ref());
    let modality = modality.map(|label| label.definition.clone().unwrap_or_else(|| label.label.clone()));
    let summary = scene.node(no).common().summary.as_ref().map(ToString::to_string);
    let condition = step.condition.as_ref().map(ToString::to_string);
    let written = step.when.as_ref().and_then(|when| scene.when(when).note);
    [summary, condition, written, modality].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The days or clock times of an event; a day ends where the next one begins.
fn days(event: &mut Event, from: &Date, to: Option<&Date>) {
    if let Date::Instant(at, _) = from {
        event.add_property("DTSTART", utc(*at));
        if let Some(Date::Instant(end, _)) = to {
            event.add_property("DTEND", utc(*end));
        }
        return;
    }
    let last = to.map_or(from.last_day(), Date::last_day);
    let day = |name: &str, day: civil::Date| {
        let mut property = Property::new(name, day.strftime("%Y%m%d").to_string());
        property.add_parameter("VALUE", "DATE");
        property.done()
    };
    event.append_property(day("DTSTART", from.first_day()));
    event.append_property(day("DTEND", last.tomorrow().unwrap_or(last)));
}

fn utc(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}
