//! Dates: what the words say and what the calendar says, and which comes first.

use super::calendar::{english, offsets, weekdays, written};
use super::{Check, Sight};
use crate::base::{Date, Diagnostic, When};
use crate::kinds::{DateField, Person, Source, Step};
use crate::model::Node;
use crate::rule;
use crate::yaml::rules::ZONE;
use jiff::ToSpan as _;

rule! {
    /// A date worked out from a weekday must fall on that day: "on Sunday" cannot be a Monday.
    pub WEEKDAY = "date/weekday", Error;
    bad "---\nkind: briefing\ntitle: T\nevents:\n  - {id: talks, title: Talks, when: {date: 2025-12-22, as_written: on Sunday}, evidence: 'https://example.org/a'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nevents:\n  - {id: talks, title: Talks, when: {date: 2025-12-21, as_written: on Sunday}, evidence: 'https://example.org/a'}\n---\n";
}

rule! {
    /// The first day of a range comes before the last, a role begins before it ends, a source is
    /// published before it is updated.
    pub ORDER = "date/impossible-order", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, published: 2025-12-22, updated: 2025-12-20}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, published: 2025-12-20, updated: 2025-12-22}\n---\n";
}

rule! {
    /// A step that was done cannot lie in the future.
    pub DONE_EARLY = "step/done-in-future", Error;
    bad "---\nkind: briefing\ntitle: T\nnext:\n  - {id: s, title: S, state: done, when: 2999-01-01, evidence: 'https://example.org/a'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nnext:\n  - {id: s, title: S, state: done, when: 2019-01-01, evidence: 'https://example.org/a'}\n---\n";
}

/// The rules of this file.
pub const CHECK: Check = Check { find, rules: &[&WEEKDAY, &ORDER, &DONE_EARLY] };

fn find(Sight { model, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    for (_, node) in model.nodes() {
        node.entry().fields.record().dates(&mut |role, index, field| {
            if let DateField::When(when) = field {
                moment(node, &crate::kinds::path(role, index), when, report);
            }
        });
        if let Some(source) = node.of::<Source>() {
            ordered(node, "updated", source.published, source.updated, report);
            ordered(node, "archived", source.published, source.archived, report);
        }
        for (index, role) in node.of::<Person>().map_or(&[][..], |person| &person.roles).iter().enumerate() {
            ordered(node, &format!("roles[{index}].to"), role.from, role.to, report);
        }
        if let Some(step) = node.of::<Step>()
            && step.state.as_deref() == Some("done")
            && step
                .when
                .as_ref()
                .and_then(When::date)
                .is_some_and(|date| date.first_day() > model.setting.as_of)
        {
            report.push(
                node.finding(&DONE_EARLY, "when", "this step was done, but lies in the future")
                    .help("mend the date or the state"),
            );
        }
    }
}

fn moment(node: &Node, field: &str, when: &When, report: &mut Vec<Diagnostic>) {
    let When::Known { from, to, as_written } = when else { return };
    if let Some(to) = to
        && to.last_day() < from.first_day()
    {
        report.push(
            node.finding(&ORDER, field, format!("the range ends on {to}, before it begins on {from}"))
                .help("write the earlier date first"),
        );
    }
    if let Some(words) = as_written {
        weekday(node, field, words, (*from, to.unwrap_or(*from)), report);
        clock(node, field, words, *from, report);
    }
}

/// The weekday that the words name is one of the days from the first to the last.
fn weekday(node: &Node, field: &str, words: &str, (from, to): (Date, Date), report: &mut Vec<Diagnostic>) {
    let is_day = |date: Date| matches!(date, Date::Day(_) | Date::Instant(..));
    let said = weekdays(words);
    if said.is_empty() || !is_day(from) || !is_day(to) {
        return;
    }
    let mut days = from.first_day().series(1.day()).take_while(|day| *day <= to.last_day()).take(7);
    if !days.any(|day| said.contains(&day.weekday())) {
        let day = from.first_day();
        let message = format!("{day} is a {}, not what `{words}` says", english(day.weekday()));
        report.push(
            node.finding(&WEEKDAY, field, message).help("mend the date, or the words it was worked out from"),
        );
    }
}

/// The zone that the words name stands as far from UTC as the date says.
fn clock(node: &Node, field: &str, words: &str, date: Date, report: &mut Vec<Diagnostic>) {
    let Date::Instant(at, offset) = date else { return };
    let Some((zone, right)) = offsets(words, at) else { return };
    if right != offset {
        let message = format!("`{zone}` was {} then, not {}", written(right), written(offset));
        report.push(
            node.finding(&ZONE, field, message)
                .help("mend the offset behind the clock time, or the words it was worked out from"),
        );
    }
}

fn ordered(node: &Node, field: &str, first: Option<Date>, then: Option<Date>, report: &mut Vec<Diagnostic>) {
    if let (Some(first), Some(then)) = (first, then)
        && then.last_day() < first.first_day()
    {
        report.push(
            node.finding(&ORDER, field, format!("{then} comes before {first}"))
                .help("one of the two dates is wrong"),
        );
    }
}
