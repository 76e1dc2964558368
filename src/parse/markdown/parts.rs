//! The parts of a text: the lead, and what stands under each heading of the second level.

use super::Dialect;
use crate::parse::{Body, Part, Slot};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The words by which the parts of a briefing are known, in one language or several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PartNames(Vec<(Slot, String)>);

impl PartNames {
    /// Adds the words for a part, set apart by semicolons.
    pub fn add(&mut self, slot: Slot, words: &str) {
        self.0.extend(words.split(';').map(folded).filter(|name| !name.is_empty()).map(|name| (slot, name)));
    }

    fn slot(&self, id: &str, text: &str) -> Option<Slot> {
        if let Some(slot) = Slot::NAMED.iter().find(|slot| slot.id() == id) {
            return Some(*slot);
        }
        let text = folded(text);
        self.0.iter().find(|(_, name)| *name == text).map(|(slot, _)| *slot)
    }
}

/// Words in lower case, without the marks at their end.
fn folded(words: &str) -> String {
    words.to_lowercase().replace('’', "'").trim().trim_end_matches(['?', '.', ':', '!']).trim_end().to_owned()
}

/// Divides a body into its parts, and names its blocks by them. A part that stands twice is known by its
/// first heading; the numbers of the others' headings are given.
pub(super) fn divide(body: &mut Body, dialect: &Dialect) -> Vec<usize> {
    let starts: Vec<usize> = (0..body.headings.len())
        .filter(|number| body.headings[*number].level == 2 && body.headings[*number].is_top)
        .collect();
    let end = body.notes;
    let first = starts.first().map_or(end, |number| body.headings[*number].range.start);
    let mut parts = vec![Part {
        slot: Some(Slot::Lead),
        heading: None,
        range: 0..first,
        is_empty: is_empty(body, 0..first),
    }];
    let mut met = BTreeSet::new();
    let mut again = Vec::new();
    for (index, number) in starts.iter().enumerate() {
        let stop = starts.get(index + 1).map_or(end, |next| body.headings[*next].range.start);
        let heading = &body.headings[*number];
        let slot = dialect.part_names.slot(&heading.id, &heading.text);
        if slot.is_some_and(|slot| !met.insert(slot)) {
            again.push(*number);
        }
        parts.push(Part {
            slot: slot.filter(|_| again.last() != Some(number)),
            heading: Some(*number),
            range: heading.range.start..stop,
            is_empty: is_empty(body, heading.range.end..stop),
        });
    }
    body.parts = parts;
    name_blocks(body);
    again
}

/// `why-1a2b3c4d`: the part, the digits, and a number where the same words stand in the part again.
fn name_blocks(body: &mut Body) {
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    let mut parts = body.parts.iter().peekable();
    let mut slot = None;
    for block in &mut body.blocks {
        while let Some(part) = parts.next_if(|part| part.range.start <= block.at) {
            slot = part.slot;
        }
        let id = format!("{}-{}", slot.map_or("p", Slot::id), block.id);
        let times = met.entry(id.clone()).or_default();
        *times += 1;
        block.id = if *times > 1 { format!("{id}-{times}") } else { id };
    }
}

/// Whether nothing stands in a range: no text, and no hole that would be filled.
fn is_empty(body: &Body, range: Range<usize>) -> bool {
    let first = body.holes.partition_point(|hole| hole.at < range.start);
    let has_hole = body.holes.get(first).is_some_and(|hole| hole.at < range.end);
    body.html[range].trim().is_empty() && !has_hole
}
