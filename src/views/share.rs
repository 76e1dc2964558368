//! What a page shows where it is shared: the words and the picture of its preview.

use super::linked::Dates;
use super::scene::Scene;
use super::shell::whole_address;
use crate::base::Route;
use crate::model::Model;
use serde::Serialize;

/// The preview of a page in other places.
#[derive(Debug, Clone, Serialize)]
pub struct Share {
    /// The name of the site.
    pub site: Option<String>,
    /// `website` for the front page of a site, else `article`.
    pub kind: &'static str,
    /// The language as previews write it: `en`, `en_GB`.
    pub locale: String,
    /// The picture, where the site has whole addresses.
    pub image: Option<Picture>,
    /// When the briefing was published and changed.
    #[serde(flatten)]
    pub dates: Dates,
}

/// The picture of a preview.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// Its whole address.
    pub address: String,
    /// What it shows, in words.
    pub alt: String,
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
}

impl Picture {
    /// The picture at an address, where the site has whole addresses.
    pub fn at(model: &Model, route: &Route, alt: String, (width, height): (u32, u32)) -> Option<Picture> {
        Some(Picture { address: whole_address(model, route)?, alt, width, height })
    }
}

/// The preview of the pages of one view; they all belong to the scene's briefing.
pub fn share(scene: &Scene<'_>, view: &str, dates: &Dates) -> Share {
    let settings = &scene.model.setting.settings;
    Share {
        site: settings.publisher.as_ref().or(settings.title.as_ref()).map(ToString::to_string),
        kind: if view == "home" { "website" } else { "article" },
        locale: scene.words.language.replace('-', "_"),
        image: None,
        dates: dates.clone(),
    }
}
