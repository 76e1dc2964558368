//! The doors of a briefing: the views that have something to say, and which of them stand in front.

use super::reading;
use super::scene::{LinkTo, Scene};
use super::{Addresses, Destination};
use crate::kinds::Kind;
use crate::model::{Model, Scope};
use serde::Serialize;

/// A link to a view, on every page of a briefing.
#[derive(Debug, Clone, Serialize)]
pub struct Door {
    /// The name of the view.
    pub view: &'static str,
    /// The words.
    pub title: String,
    /// Where it leads.
    pub to: Destination,
    /// Whether it stands in front; the others open behind one more.
    pub is_front: bool,
}

impl Door {
    fn new(scene: &Scene<'_>, scope: Scope, view: &'static str, is_front: bool) -> Door {
        Door {
            view,
            title: scene.words.get(&format!("views.{view}.door")).to_owned(),
            to: Destination::page(scene.addresses.view(scope, view)),
            is_front,
        }
    }

    /// The door as a link.
    pub fn link(&self) -> LinkTo {
        LinkTo { title: self.title.clone(), to: self.to.clone(), language: None }
    }
}

/// As many doors stand in front where there are no more, and none behind.
const FEW: usize = 7;

/// Whether a door stands in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Front,
    Behind,
}

/// The doors, in order: view, the kind it needs entries of, and where the door stands.
const DOORS: &[(&str, Option<Kind>, Place)] = &[
    ("full", None, Place::Behind),
    ("provisions", Some(Kind::Provision), Place::Front),
    ("positions", None, Place::Front),
    ("quotes", Some(Kind::Quote), Place::Behind),
    ("next", Some(Kind::Step), Place::Front),
    ("timeline", Some(Kind::Event), Place::Front),
    ("questions", Some(Kind::Question), Place::Behind),
    ("people", Some(Kind::Person), Place::Behind),
    ("parties", Some(Kind::Party), Place::Behind),
    ("documents", Some(Kind::Document), Place::Behind),
    ("numbers", Some(Kind::Number), Place::Behind),
    ("terms", Some(Kind::Term), Place::Behind),
    ("sources", Some(Kind::Source), Place::Front),
    ("updates", Some(Kind::Update), Place::Behind),
    ("print", None, Place::Behind),
    ("search", None, Place::Front),
];

/// The views of a briefing, or of what is shared, that have something to say.
pub fn doors_of(model: &Model, addresses: &Addresses, scope: Scope) -> Vec<&'static str> {
    let has_entries = |view: &str, kind: Option<Kind>| match (view, kind) {
        (_, Some(kind)) => !model.of_kind(scope, kind).is_empty(),
        ("full", None) => scope.is_some_and(|briefing| reading::has_parts(model, briefing)),
        ("print", None) => scope.is_some_and(|briefing| reading::has_print(model, briefing)),
        ("positions", None) => scope.is_some_and(|briefing| addresses.has_positions(briefing)),
        (_, None) => scope.is_some(),
    };
    DOORS.iter().filter(|(view, kind, _)| has_entries(view, *kind)).map(|(view, ..)| *view).collect()
}

/// The kinds that have a door, in the order of the doors.
pub fn kinds_of_doors() -> impl Iterator<Item = Kind> {
    DOORS.iter().filter_map(|(_, kind, _)| *kind)
}

/// The doors that every page of a briefing shows.
pub fn doors(scene: &Scene<'_>) -> Vec<Door> {
    let mut doors = Vec::new();
    if scene.scope.is_some() {
        doors.push(Door::new(scene, scene.scope, "overview", true));
    }
    let mut own = doors_of(scene.model, scene.addresses, scene.scope);
    let is_home =
        !scene.model.briefings().iter().any(|no| scene.addresses.mount(Some(*no)) == scene.addresses.root());
    if scene.scope.is_none() && is_home {
        own.push("search");
    }
    for (view, kind, place) in DOORS {
        let scope = if own.contains(view) {
            scene.scope
        } else if kind.is_some_and(|kind| kind.is_shared() && !scene.model.of_kind(None, kind).is_empty()) {
            None
        } else {
            continue;
        };
        doors.push(Door::new(scene, scope, view, *place == Place::Front));
    }
    if doors.len() <= FEW {
        for door in &mut doors {
            door.is_front = true;
        }
    }
    doors
}
