//! The links of the site's menu, beside the doors.

use super::scene::Scene;
use crate::model::Goal;
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
    let items = scene.model.setting.settings.menu.iter().zip(&scene.model.menu);
    items
        .filter_map(|(item, goal)| {
            let to = match goal {
                Goal::None => item.to.to_string(),
                Goal::Address(address) => address.clone(),
                goal => scene.addresses.goal(scene.model, None, goal)?.to_string(),
            };
            Some(MenuLink { title: item.title.to_string(), to })
        })
        .collect()
}
