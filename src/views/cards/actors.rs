//! Cards of people and parties.

use super::{Card, EntryView, entry};
use crate::kinds::{Party, Person};
use crate::model::EntryNo;
use crate::views::scene::{LinkTo, Scene};
use serde::Serialize;

/// A person in a list.
#[derive(Debug, Clone, Serialize)]
pub struct PersonCard {
    /// What every kind has.
    pub entry: EntryView,
    /// What they were, newest first as written.
    pub roles: Vec<RoleView>,
    /// How many quotes they have, in words.
    pub quotes: Option<String>,
    /// Their text.
    pub text: Option<String>,
}

/// One role.
#[derive(Debug, Clone, Serialize)]
pub struct RoleView {
    /// The role, as the source words it.
    pub title: String,
    /// For whom.
    pub party: Option<LinkTo>,
    /// From when to when, in words.
    pub from: Option<String>,
    /// Until when.
    pub to: Option<String>,
}

/// A party in a list.
#[derive(Debug, Clone, Serialize)]
pub struct PartyCard {
    /// What every kind has.
    pub entry: EntryView,
    /// Other names it goes by.
    pub also: Vec<String>,
    /// Its members that the source names.
    pub members: Vec<LinkTo>,
    /// The people who speak for it.
    pub people: Vec<LinkTo>,
    /// Its text.
    pub text: Option<String>,
}

impl Card {
    /// Leaves the type of a party to the heading that it stands under.
    pub fn leave_type_to_heading(&mut self) {
        if let Card::Party(party) = self {
            party.entry.type_ = None;
        }
    }
}

/// The card of a person.
pub fn person(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    let node = scene.node(no);
    let fields = node.of::<Person>()?;
    let zone = scene.zone();
    let roles = fields.roles.iter().enumerate().map(|(index, role)| RoleView {
        title: role.title.as_deref().unwrap_or_default().to_owned(),
        party: node.link("roles[].for", index).map(|no| scene.link(no)),
        from: role.from.map(|date| scene.words.date(&date, &zone)),
        to: role.to.map(|date| scene.words.date(&date, &zone)),
    });
    let quotes = super::counted(scene, scene.model.linked_by(no, "by"));
    Some(Card::Person(Box::new(PersonCard {
        entry: entry(scene, no),
        roles: roles.collect(),
        quotes,
        text: super::text(scene, no),
    })))
}

/// The card of a party.
pub fn party(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    let node = scene.node(no);
    node.of::<Party>()?;
    let also = node.common().aliases.iter().filter(|alias| crate::base::Id::new(alias).is_none());
    Some(Card::Party(Box::new(PartyCard {
        entry: entry(scene, no),
        also: also.map(ToString::to_string).collect(),
        members: scene.links(node.links_in("members[]")),
        people: scene.links(scene.model.linked_by(no, "roles[].for")),
        text: super::text(scene, no),
    })))
}
