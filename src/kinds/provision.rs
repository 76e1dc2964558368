//! A provision: one thing that is proposed, drafted, agreed or dropped.

use super::Record;
use super::field::{Evidence, Several};
use super::overlay::{Facts, Mixed, Words};
use super::record::{Accepts, DateField, Reference, Rests, Word};
use crate::base::{Text, When};
use crate::{record, record_basics};

record! {
    /// A provision.
    pub struct Provision, title {
        /// Where it stands: a word of the vocabulary `status`.
        status: Option<Text>,
        /// Where it stood, in order of date; the last one on or before the as-of date is current.
        history: Vec<Move>,
        /// The document it stands in.
        document: Option<Text>,
        /// Its number in the document, as written there.
        number: Option<Text>,
        /// The heading it stands under.
        theme: Option<Text>,
        /// The provision it is part of.
        part_of: Option<Text>,
        /// The provisions it depends on.
        depends_on: Several<Text>,
        /// The provision that took its place.
        superseded_by: Option<Text>,
        /// How much of it the public can see.
        visibility: Option<Text>,
        /// How far it is carried out.
        implementation: Option<Text>,
        /// Who stands where.
        positions: Vec<Position>,
    } words {}
}

/// One dated move of a provision.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Move {
    /// When it moved.
    #[serde(alias = "on")]
    #[schemars(extend("x-also" = "on"))]
    pub date: Option<When>,
    /// Where it stood from then on.
    pub status: Option<Text>,
    /// The wording from then on.
    pub text: Option<Text>,
    /// What says so.
    pub evidence: Several<Evidence>,
    /// A remark for readers.
    pub note: Option<Text>,
}

/// Where one party stands on a provision.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Position {
    /// The party, by id or name.
    pub party: Option<Text>,
    /// A word of the vocabulary `position`.
    pub position: Option<Text>,
    /// What says so; the provision's own evidence where absent.
    pub evidence: Several<Evidence>,
    /// Since when.
    pub date: Option<When>,
    /// A remark for readers.
    pub note: Option<Text>,
}

impl Mixed for Move {
    fn take(&mut self, translation: &Self) -> bool {
        self.text.take_words(&translation.text);
        self.note.take_words(&translation.note);
        self.date.take_facts(&translation.date)
            | self.status.take_facts(&translation.status)
            | self.evidence.take_facts(&translation.evidence)
    }
}

impl Mixed for Position {
    fn take(&mut self, translation: &Self) -> bool {
        self.note.take_words(&translation.note);
        self.party.take_facts(&translation.party)
            | self.position.take_facts(&translation.position)
            | self.date.take_facts(&translation.date)
            | self.evidence.take_facts(&translation.evidence)
    }
}

impl Record for Provision {
    record_basics!();

    fn references<'a>(&'a self, visit: &mut dyn FnMut(Reference<'a>)) {
        let single = [
            ("document", "documents", &self.document),
            ("theme", "themes", &self.theme),
            ("part_of", "provisions", &self.part_of),
            ("superseded_by", "provisions", &self.superseded_by),
        ];
        for (role, key, written) in single {
            if let Some(written) = written {
                visit(Reference { role, index: 0, written, accepts: Accepts::Only(key) });
            }
        }
        for (index, written) in self.depends_on.iter().enumerate() {
            visit(Reference { role: "depends_on[]", index, written, accepts: Accepts::Only("provisions") });
        }
        for (index, position) in self.positions.iter().enumerate() {
            if let Some(written) = &position.party {
                visit(Reference { role: "positions[].party", index, written, accepts: Accepts::Party });
            }
        }
    }

    fn words<'a>(&'a self, visit: &mut dyn FnMut(Word<'a>)) {
        let single = [
            ("status", "status", &self.status),
            ("visibility", "visibility", &self.visibility),
            ("implementation", "implementation", &self.implementation),
        ];
        for (role, vocabulary, written) in single {
            if let Some(written) = written {
                visit(Word { role, index: 0, vocabulary, written });
            }
        }
        for (index, step) in self.history.iter().enumerate() {
            if let Some(written) = &step.status {
                visit(Word { role: "history[].status", index, vocabulary: "status", written });
            }
        }
        for (index, position) in self.positions.iter().enumerate() {
            if let Some(written) = &position.position {
                visit(Word { role: "positions[].position", index, vocabulary: "position", written });
            }
        }
    }

    fn rests<'a>(&'a self, visit: &mut dyn FnMut(Rests<'a>)) {
        for (index, step) in self.history.iter().enumerate() {
            visit(Rests { role: "history[].evidence", index, evidence: &step.evidence });
        }
        for (index, position) in self.positions.iter().enumerate() {
            visit(Rests { role: "positions[].evidence", index, evidence: &position.evidence });
        }
    }

    fn dates<'a>(&'a self, visit: &mut dyn FnMut(&'static str, usize, DateField<'a>)) {
        for (index, step) in self.history.iter().enumerate() {
            if let Some(date) = &step.date {
                visit("history[].date", index, DateField::When(date));
            }
        }
        for (index, position) in self.positions.iter().enumerate() {
            if let Some(date) = &position.date {
                visit("positions[].date", index, DateField::When(date));
            }
        }
    }

    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        let moves = self.history.iter().rev().flat_map(|step| [&step.text, &step.note]);
        let notes = self.positions.iter().map(|position| &position.note);
        moves.chain(notes).flatten().for_each(visit);
    }

    fn missing(&self, visit: &mut dyn FnMut(&'static str, usize, &'static str)) {
        for (index, step) in self.history.iter().enumerate() {
            if step.status.is_none() && step.text.is_none() && step.note.is_none() {
                visit("history[].status", index, "where it stood from then on");
            }
        }
        for (index, position) in self.positions.iter().enumerate() {
            if position.party.is_none() {
                visit("positions[].party", index, "who takes it");
            }
            if position.position.is_none() {
                visit("positions[].position", index, "where the party stands: `supports`, `opposes` …");
            }
        }
    }
}
