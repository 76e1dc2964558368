//! The links of the site's menu, beside the doors.

use super::Addresses;
use super::scene::Scene;
use crate::model::{Goal, Model, Place, menu_field};
use serde::Serialize;

/// A link of the site's menu.
#[derive(Debug, Clone, Serialize)]
pub struct MenuLink {
    /// The words.
    pub title: String,
    /// Where it leads: an address of the site, or of the web.
    pub to: String,
}

/// The links of the site's menu; those that lead nowhere have been reported.
pub fn menu(scene: &Scene<'_>) -> Vec<MenuLink> {
    let settings = &scene.model.setting.settings;
    let items = settings.menu.iter().enumerate();
    items
        .filter_map(|(number, item)| {
            let field = menu_field(number);
            let place = scene.model.places.iter().find(|place| place.field == field)?;
            let own = item.title.as_ref();
            let own = own.and_then(|title| title.get(&scene.words.language, settings.languages()[0]));
            let title = own.map(str::to_owned).or_else(|| title(scene, &place.goal))?;
            Some(MenuLink { title, to: address_of(scene.model, scene.addresses, place)? })
        })
        .collect()
}

/// The words for a link that has none of its own.
fn title(scene: &Scene<'_>, goal: &Goal) -> Option<String> {
    match goal {
        Goal::Entry(no, _) | Goal::Translation(_, no, _) => Some(scene.title(*no)),
        Goal::View(name, ..) => Some(scene.words.get(&format!("views.{name}.title")).to_owned()),
        _ => None,
    }
}

/// The address that one of the settings leads to; nothing where it leads nowhere.
pub fn address_of(model: &Model, addresses: &Addresses, place: &Place) -> Option<String> {
    match &place.goal {
        Goal::None => Some(place.written.clone()),
        Goal::Address(address) => Some(address.clone()),
        goal => Some(addresses.goal(model, None, goal)?.to_string()),
    }
}
