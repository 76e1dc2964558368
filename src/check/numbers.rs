//! Numbers: what the prose says agrees with what is recorded, and a correction is whole.

use super::{Check, Sight};
use crate::base::Diagnostic;
use crate::held::{Figure, HeldText, figures, folded};
use crate::kinds::{Briefing, Number, Update};
use crate::model::{Model, Node, Scope};
use crate::rule;
use crate::seen;
use std::collections::BTreeMap;

rule! {
    /// A title or summary gives another number of the same thing than the one that is recorded: 21 points, where the number
    /// of points is 20. A number is typed once, and everything else follows it. Shares in percent may be of different things
    /// and are not compared.
    pub DISAGREE = "number/disagree", Error;
    bad "---\nkind: briefing\ntitle: T\nsummary: The plan has 21 points.\nsources:\n  - {id: a, title: A}\nnumbers:\n  - {id: n, label: Points of the plan, value: 20, unit: points, evidence: 'a, para 1'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsummary: The plan has 20 points.\nsources:\n  - {id: a, title: A}\nnumbers:\n  - {id: n, label: Points of the plan, value: 20, unit: points, evidence: 'a, para 1'}\n---\n";
}

rule! {
    /// The minute's reading gives a number that is recorded nowhere, so nothing says what it rests on.
    pub UNTRACKED = "number/untracked", Note;
    bad "---\nkind: briefing\ntitle: T\nsummary: The plan keeps 800,000 soldiers.\n---\n";
    good "---\nkind: briefing\ntitle: T\nsummary: The plan keeps 800,000 soldiers.\nsources:\n  - {id: a, title: A}\nnumbers:\n  - {id: n, label: Soldiers, value: 800000, evidence: 'a, para 1'}\n---\n";
}

rule! {
    /// A correction says what stood there before (`was`) and what stands there now (`now`), and the wrong words are gone from
    /// all that readers see of what it is about: title, summary, text, every field but dated wordings and words of sources.
    pub CORRECTION = "change/correction-incomplete", Error;
    bad "---\nkind: briefing\ntitle: T\nupdates:\n  - {id: c, type: correction, at: 2025-12-22, summary: The cap lasts five years.}\n---\n";
    good "---\nkind: briefing\ntitle: T\nupdates:\n  - {id: c, type: correction, at: 2025-12-22, summary: The cap lasts five years., was: six years, now: five years}\n---\n";
}

/// The rules of this file.
pub const CHECK: Check = Check { find, rules: &[&DISAGREE, &UNTRACKED, &CORRECTION] };

/// A recorded number: its value, as figures write it, and what it counts.
struct Recorded {
    value: String,
    unit: Option<String>,
}

fn find(Sight { model, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    let mut numbers: BTreeMap<Scope, Vec<Recorded>> = BTreeMap::new();
    for (_, node, number) in model.all::<Number>() {
        let unit =
            number.unit.as_deref().map(singular).filter(|unit| !unit.contains("percent") && unit != "%");
        let value = number.value.as_deref().unwrap_or_default();
        numbers.entry(node.scope).or_default().push(Recorded { value: plain(value), unit });
        // What the source writes may hold another number: `20-point plan`.
        let written = number.as_written.as_deref().unwrap_or_default();
        for figure in figures(&HeldText::own(written.to_owned())) {
            numbers.entry(node.scope).or_default().push(Recorded { value: plain(&figure.value), unit: None });
        }
    }
    for (no, node) in model.nodes().filter(|(_, node)| node.of::<Number>().is_none()) {
        let scope = if node.of::<Briefing>().is_some() { Some(no) } else { node.scope };
        let known = numbers.get(&scope).map_or(&[][..], Vec::as_slice);
        let briefing = node.of::<Briefing>();
        if known.is_empty() && briefing.is_none() {
            continue;
        }
        for (field, words) in fields(node) {
            told(node, &field, words, known, report);
        }
    }
    for (no, node, update) in model.all::<Update>() {
        correction(model, (no, node, update), report);
    }
}

/// The texts that give numbers outright: titles, summaries, the lines of the minute's reading.
fn fields(node: &Node) -> Vec<(String, &str)> {
    let common = node.common();
    let title = node.entry().fields.record().title_word().to_owned();
    let mut all: Vec<(String, &str)> =
        common.title.as_deref().map(|words| (title, words)).into_iter().collect();
    all.extend(common.summary.as_deref().map(|words| ("summary".to_owned(), words)));
    for (number, line) in
        node.of::<Briefing>().map_or(&[][..], |briefing| &briefing.summary).iter().enumerate()
    {
        all.push((format!("summary[{number}].text"), &line.text));
    }
    all
}

fn told(node: &Node, field: &str, words: &str, known: &[Recorded], report: &mut Vec<Diagnostic>) {
    if !words.contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    let text = HeldText::own(words.to_owned());
    for figure in figures(&text).iter().filter(|figure| text.speech_at(&figure.at).is_none()) {
        let value = plain(&figure.value);
        if known.iter().any(|number| number.value == value) {
            continue;
        }
        let written = &text.folded.text[figure.at.clone()];
        if let Some(other) = same_unit(known, figure) {
            let message = format!("this says `{written}`, and the recorded number is {}", other.value);
            report.push(
                node.finding(&DISAGREE, field, message)
                    .help("mend one of them; what counts other things has another `unit`"),
            );
        } else if field.starts_with("summary[") && !is_small_or_year(&value) {
            let message = format!("`{written}` is recorded nowhere as a number");
            report.push(
                node.finding(&UNTRACKED, field, message).help("add it to `numbers` with what it rests on"),
            );
        }
    }
}

fn same_unit<'a>(known: &'a [Recorded], figure: &Figure) -> Option<&'a Recorded> {
    let unit = singular(figure.unit.as_deref()?);
    known.iter().find(|number| number.unit.as_ref() == Some(&unit))
}

/// Numbers up to ten are words, and four digits are most often a year.
fn is_small_or_year(value: &str) -> bool {
    value.parse::<u32>().is_ok_and(|number| number <= 10 || (1900..2100).contains(&number))
}

fn plain(value: &str) -> String {
    value.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

/// `point` for `points`.
fn singular(unit: &str) -> String {
    let unit = unit.trim().to_lowercase();
    unit.strip_suffix('s').filter(|word| word.len() > 2).map_or(unit.clone(), str::to_owned)
}

fn correction(
    model: &Model,
    (_, node, update): (crate::model::EntryNo, &Node, &Update),
    report: &mut Vec<Diagnostic>,
) {
    if node.common().type_.as_deref() != Some("correction") {
        return;
    }
    for (field, value) in [("was", &update.was), ("now", &update.now)] {
        if value.is_none() && !node.written.is_unread(&[field]) {
            let message = format!("this correction does not say `{field}`");
            report.push(
                node.finding(&CORRECTION, field, message)
                    .help("write `was` with the wrong words and `now` with the right ones"),
            );
        }
    }
    let Some(was) = update.was.as_deref().map(folded).filter(|was| !was.is_empty()) else { return };
    let now = update.now.as_deref().map(folded).unwrap_or_default();
    for about in node.links_in("about[]").filter(|about| model.node(*about).of::<Update>().is_none()) {
        let other = model.node(about);
        let mut now_seen = seen::fields(model, about).into_iter().filter(|(name, _)| !is_past(name));
        let wrong = now_seen.find_map(|(name, field)| {
            let words = folded(&field.words);
            still_stands(&words, &was, &now).then(|| (name, field.at, excerpt(&words, &was)))
        });
        let Some((name, at, words)) = wrong else { continue };
        let at = if name == "body" && !other.written.is_body_field {
            other.written.itself()
        } else {
            other.at(&at)
        };
        let message =
            format!("the wrong words (`{was}`) still stand in its {}: `{words}`", seen::label(&name));
        report.push(
            Diagnostic::new(&CORRECTION, &other.file, at, message)
                .related(&node.file, node.at("was"), "this was corrected")
                .help("mend the entry, or the correction"),
        );
    }
}

/// Fields that keep what was: dated wordings, and the words of sources.
fn is_past(field: &str) -> bool {
    field.starts_with("history[") || field.ends_with("evidence")
}

/// Whether the wrong words stand among others as words of their own, and not as part of the right ones.
fn still_stands(words: &str, was: &str, now: &str) -> bool {
    let is_inside = |at: usize| {
        now.match_indices(was)
            .any(|(inner, _)| at.checked_sub(inner).is_some_and(|start| words[start..].starts_with(now)))
    };
    words.match_indices(was).any(|(at, _)| {
        let before = words[..at].chars().next_back();
        let after = words[at + was.len()..].chars().next();
        let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        is_apart(before) && is_apart(after) && !is_inside(at)
    })
}

/// The words around a piece of a text.
fn excerpt(words: &str, piece: &str) -> String {
    const AROUND: usize = 40;
    let at = words.find(piece).unwrap_or(0);
    let start = words[..at].char_indices().rev().nth(AROUND).map_or(0, |(start, _)| start);
    let end = at + piece.len();
    let end = words[end..].char_indices().nth(AROUND).map_or(words.len(), |(more, _)| end + more);
    words[start..end].split_whitespace().collect::<Vec<_>>().join(" ")
}
