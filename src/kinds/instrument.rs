//! A document: a plan, an agreement, an annex; the instrument that provisions stand in.

use super::Record;
use super::field::{Evidence, Several};
use super::overlay::{Facts, Mixed, Words};
use super::record::{Accepts, DateField, Reference, Rests, Word};
use crate::base::{Text, When};
use crate::{record, record_basics};

record! {
    /// A document.
    pub struct Instrument, title {
        /// Where it stands: a word of the vocabulary `status`.
        status: Option<Text>,
        /// How many points it is said to have.
        points_total: Option<u32>,
        /// The document it belongs to.
        part_of: Option<Text>,
        /// How much of it the public can see.
        visibility: Option<Text>,
        /// Its dated versions.
        versions: Vec<Version>,
    } words {}
}

/// One dated version of a document.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Version {
    /// The name of the version: `draft-2`.
    pub id: Option<Text>,
    /// When it was made.
    pub date: Option<When>,
    /// What says so.
    pub evidence: Several<Evidence>,
    /// A remark for readers.
    pub note: Option<Text>,
}

impl Mixed for Version {
    fn take(&mut self, translation: &Self) -> bool {
        self.note.take_words(&translation.note);
        self.id.take_facts(&translation.id)
            | self.date.take_facts(&translation.date)
            | self.evidence.take_facts(&translation.evidence)
    }
}

impl Record for Instrument {
    record_basics!();

    fn references<'a>(&'a self, visit: &mut dyn FnMut(Reference<'a>)) {
        if let Some(written) = &self.part_of {
            visit(Reference { role: "part_of", index: 0, written, accepts: Accepts::Only("documents") });
        }
    }

    fn words<'a>(&'a self, visit: &mut dyn FnMut(Word<'a>)) {
        for (role, vocabulary, written) in
            [("status", "status", &self.status), ("visibility", "visibility", &self.visibility)]
        {
            if let Some(written) = written {
                visit(Word { role, index: 0, vocabulary, written });
            }
        }
    }

    fn rests<'a>(&'a self, visit: &mut dyn FnMut(Rests<'a>)) {
        for (index, version) in self.versions.iter().enumerate() {
            visit(Rests { role: "versions[].evidence", index, evidence: &version.evidence });
        }
    }

    fn dates<'a>(&'a self, visit: &mut dyn FnMut(&'static str, usize, DateField<'a>)) {
        for (index, version) in self.versions.iter().enumerate() {
            if let Some(date) = &version.date {
                visit("versions[].date", index, DateField::When(date));
            }
        }
    }

    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        self.versions.iter().flat_map(|version| [&version.id, &version.note]).flatten().for_each(visit);
    }

    fn missing(&self, visit: &mut dyn FnMut(&'static str, usize, &'static str)) {
        for (index, version) in self.versions.iter().enumerate() {
            if version.id.is_none() {
                visit("versions[].id", index, "a name for the version, as in `draft-2`");
            }
        }
    }
}
