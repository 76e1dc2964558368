//! The anchors of a text's paragraphs: those it has, and those that readers kept of paragraphs which were edited since.
//!
//! Invariant: nothing is known of a paragraph but its anchor, which is made of its part and its words.

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet};

/// The anchors of one text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchors {
    /// Those of its paragraphs, in order.
    pub now: Vec<String>,
    /// Those of paragraphs as they were: each with that of the paragraph which stands in its place.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub was: BTreeMap<String, String>,
}

impl Anchors {
    /// The same after an edit that leaves the text with paragraphs of these anchors.
    ///
    /// A paragraph with the words of an old one is that one, wherever it stands now. What was put in place of some between two
    /// that stayed stands for them, in order. What was only taken out has no place any more.
    pub fn carried(&self, now: Vec<String>) -> Anchors {
        if self.now == now {
            return self.clone();
        }
        let moved = moved(&self.now, &now);
        let stands: BTreeSet<&str> = now.iter().map(String::as_str).collect();
        let older = self.was.iter().map(|(old, since)| {
            let place = if stands.contains(since.as_str()) { Some(since) } else { moved.get(since) };
            (old, place.cloned())
        });
        let newer = moved.iter().map(|(old, place)| (old, Some(place.clone())));
        let all = older.chain(newer).filter(|(old, _)| !stands.contains(old.as_str()));
        let was = all.filter_map(|(old, place)| Some((old.clone(), place?))).collect();
        Anchors { now, was }
    }

    /// Takes what another record of the same text remembers beside this one.
    pub fn join(&mut self, other: Anchors) {
        let stands = |place: &String| self.now.contains(place);
        let more = other.was.into_iter().filter(|(old, place)| !stands(old) && stands(place));
        let more: Vec<(String, String)> = more.collect();
        for (old, place) in more {
            self.was.entry(old).or_insert(place);
        }
    }
}

/// Where the paragraphs that are no longer there stand now.
fn moved(before: &[String], now: &[String]) -> BTreeMap<String, String> {
    let (was, stands): (BTreeSet<&String>, BTreeSet<&String>) =
        (before.iter().collect(), now.iter().collect());
    let gone = |range: std::ops::Range<usize>| {
        before[range].iter().filter(|anchor| !stands.contains(anchor)).collect::<Vec<_>>()
    };
    let new = |range: std::ops::Range<usize>| {
        now[range].iter().filter(|anchor| !was.contains(anchor)).collect::<Vec<_>>()
    };
    let mut moved = BTreeMap::new();
    for op in capture_diff_slices(Algorithm::Myers, before, now) {
        let DiffOp::Replace { old_index, old_len, new_index, new_len } = op else { continue };
        let (olds, news) = (gone(old_index..old_index + old_len), new(new_index..new_index + new_len));
        for (number, old) in olds.iter().enumerate() {
            if let Some(place) = news.get(number * news.len() / olds.len()) {
                moved.insert((*old).clone(), (*place).clone());
            }
        }
    }
    // The same words under another heading.
    for old in gone(0..before.len()) {
        let mut same = new(0..now.len()).into_iter().filter(|anchor| words(anchor) == words(old));
        if let (Some(place), None) = (same.next(), same.next()) {
            moved.insert(old.clone(), place.clone());
        }
    }
    moved
}

/// The digits of an anchor that are made of the words: what follows the name of the part.
fn words(anchor: &str) -> &str {
    anchor.split_once('-').map_or(anchor, |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::Anchors;

    fn list(words: &str) -> Vec<String> {
        words.split_whitespace().map(str::to_owned).collect()
    }

    /// The old anchors after some edits, each with its place.
    fn check(states: &[&str], wanted: &str) {
        let mut anchors = Anchors::default();
        for state in states {
            anchors = anchors.carried(list(state));
        }
        let told = anchors.was.iter().map(|(old, place)| format!("{old}={place}"));
        assert_eq!(told.collect::<Vec<_>>().join(" "), wanted, "{states:?}");
    }

    #[test]
    fn an_edited_paragraph_keeps_its_old_anchors() {
        check(&["p-a p-b p-c", "p-a p-x p-c"], "p-b=p-x");
        check(&["p-a p-b p-c", "p-a p-x p-c", "p-a p-y p-c"], "p-b=p-y p-x=p-y");
    }

    #[test]
    fn words_that_come_back_have_their_anchor_again() {
        check(&["p-a p-b", "p-a p-x", "p-a p-b"], "p-x=p-b");
        check(&["p-a p-b", "p-b p-a"], "");
    }

    #[test]
    fn new_paragraphs_stand_for_nothing_and_what_is_taken_out_stands_nowhere() {
        check(&["p-a p-b", "p-a p-n p-b"], "");
        check(&["p-a p-b p-c", "p-a p-c"], "");
        check(&["p-a p-b p-c", "p-a p-x p-c", "p-a p-c"], "");
    }

    #[test]
    fn a_paragraph_divided_or_put_together_is_found_where_it_begins() {
        check(&["p-a p-b p-c", "p-a p-x p-y p-c"], "p-b=p-x");
        check(&["p-a p-b p-c p-d", "p-a p-x p-d"], "p-b=p-x p-c=p-x");
    }

    #[test]
    fn words_moved_to_another_part_are_found_there() {
        check(&["why-1 why-2 know-3", "why-1 know-3 know-2"], "why-2=know-2");
    }

    #[test]
    fn two_records_of_a_text_are_joined() {
        let first = Anchors { now: list("p-a"), was: [("p-x".into(), "p-a".into())].into() };
        let mut own = Anchors { now: list("p-a"), was: [("p-y".into(), "p-a".into())].into() };
        own.join(first);
        assert_eq!(own.was.keys().collect::<Vec<_>>(), ["p-x", "p-y"]);
    }
}
