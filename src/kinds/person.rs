//! A person, and the roles they held.

use super::Record;
use super::field::{Evidence, Several};
use super::overlay::{Facts, Mixed, Words};
use super::record::{Accepts, DateField, Reference, Rests};
use crate::base::{Date, Text};
use crate::{record, record_basics};

record! {
    /// A person.
    pub struct Person, title ("name") {
        /// What they were, for whom, from when to when.
        roles: Vec<Role>,
    } words {}
}

/// One role of a person.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Role {
    /// The role, as the source words it.
    pub title: Option<Text>,
    /// The party they spoke for.
    #[serde(rename = "for")]
    pub party: Option<Text>,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub to: Option<Date>,
    /// What says so.
    pub evidence: Several<Evidence>,
}

impl Mixed for Role {
    fn take(&mut self, translation: &Self) -> bool {
        self.title.take_words(&translation.title);
        self.party.take_facts(&translation.party)
            | self.from.take_facts(&translation.from)
            | self.to.take_facts(&translation.to)
            | self.evidence.take_facts(&translation.evidence)
    }
}

impl Record for Person {
    record_basics!();

    fn references<'a>(&'a self, visit: &mut dyn FnMut(Reference<'a>)) {
        for (index, role) in self.roles.iter().enumerate() {
            if let Some(written) = &role.party {
                visit(Reference { role: "roles[].for", index, written, accepts: Accepts::Party });
            }
        }
    }

    fn rests<'a>(&'a self, visit: &mut dyn FnMut(Rests<'a>)) {
        for (index, role) in self.roles.iter().enumerate() {
            visit(Rests { role: "roles[].evidence", index, evidence: &role.evidence });
        }
    }

    fn dates<'a>(&'a self, visit: &mut dyn FnMut(&'static str, usize, DateField<'a>)) {
        for (index, role) in self.roles.iter().enumerate() {
            if let Some(from) = &role.from {
                visit("roles[].from", index, DateField::Date(from));
            }
            if let Some(to) = &role.to {
                visit("roles[].to", index, DateField::Date(to));
            }
        }
    }

    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        self.roles.iter().filter_map(|role| role.title.as_ref()).for_each(visit);
    }

    fn missing(&self, visit: &mut dyn FnMut(&'static str, usize, &'static str)) {
        for (index, role) in self.roles.iter().enumerate() {
            if role.title.is_none() {
                visit("roles[].title", index, "the role as the source words it");
            }
        }
    }
}
