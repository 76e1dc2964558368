//! What the addresses written in the settings lead to: the menu, and the links of the footer.

use super::Setting;
use super::goals::{Goal, goal_of};
use super::index::Index;
use crate::base::{Diagnostic, inline};

/// One address written in the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The field it stands in: `menu[0].to`.
    pub field: String,
    /// The address, as written.
    pub written: String,
    /// What it leads to; nothing for what lies outside of the site.
    pub goal: Goal,
}

/// The field that link number `n` of the menu stands in.
pub fn menu_field(n: usize) -> String {
    format!("menu[{n}].to")
}

/// Every address written in the settings; what leads nowhere is reported once, in the default language.
pub fn places(index: &Index<'_>, setting: &Setting, report: &mut Vec<Diagnostic>) -> Vec<Place> {
    let settings = &setting.settings;
    let menu = settings.menu.iter().enumerate().map(|(n, item)| (menu_field(n), item.to.to_string()));
    let footer = settings.footer.iter().flat_map(|footer| footer.texts("footer"));
    let footer = footer.flat_map(|(field, text)| {
        inline::links(text).into_iter().map(move |written| (field.clone(), written))
    });
    let mut found = Vec::new();
    let places = menu.chain(footer).map(|(field, written)| {
        let goal = goal_of(index, setting, &field, &written, &mut found);
        Place { field, written, goal }
    });
    let places = places.collect();
    if setting.is_default {
        report.extend(found);
    }
    places
}
