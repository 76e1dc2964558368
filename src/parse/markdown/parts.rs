//! The parts of a text: the lead, and what stands under each heading of the second level.

use crate::parse::{Body, Part, Slot};
use std::ops::Range;

/// The words by which the parts of a briefing are known, beside their ids.
const NAMES: &[(Slot, &str, &[&str])] = &[
    (Slot::Why, "why", &["why it matters", "why this matters", "чому це важливо"]),
    (Slot::Know, "know", &["what is known", "what to know", "what we know", "what's known", "що відомо"]),
    (
        Slot::Say,
        "say",
        &["what people say", "what people are saying", "who says what", "what they say", "що кажуть"],
    ),
    (Slot::Next, "next", &["what happens next", "what's next", "what comes next", "що далі"]),
];

/// Divides a body into its parts.
pub fn divide(body: &mut Body) {
    let starts: Vec<(usize, usize)> = body
        .headings
        .iter()
        .enumerate()
        .filter(|(_, heading)| heading.level == 2)
        .map(|(number, heading)| (number, heading.range.start))
        .collect();
    let end = body.html.len();
    let first = starts.first().map_or(end, |(_, start)| *start);
    let mut parts = vec![Part {
        slot: Some(Slot::Lead),
        heading: None,
        range: 0..first,
        is_empty: is_empty(body, 0..first),
    }];
    for (index, (number, start)) in starts.iter().enumerate() {
        let stop = starts.get(index + 1).map_or(end, |(_, next)| *next);
        let heading = &body.headings[*number];
        parts.push(Part {
            slot: slot(&heading.id, &heading.text),
            heading: Some(*number),
            range: *start..stop,
            is_empty: is_empty(body, heading.range.end..stop),
        });
    }
    body.parts = parts;
}

fn slot(id: &str, text: &str) -> Option<Slot> {
    let text = text.to_lowercase().replace('’', "'");
    let text = text.trim().trim_end_matches(['?', '.', ':']);
    NAMES.iter().find(|(_, known, names)| id == *known || names.contains(&text)).map(|(slot, ..)| *slot)
}

/// Whether nothing stands in a range: no text, and no hole that would be filled.
fn is_empty(body: &Body, range: Range<usize>) -> bool {
    let has_hole = body.holes.iter().any(|hole| {
        hole.at >= range.start && hole.at < range.end.max(range.start + 1) && hole.at <= range.end
    });
    body.html[range.clone()].trim().is_empty()
        && (!has_hole || range.is_empty() && range.end != body.html.len())
}
