//! Which pages have pictures of their own, and which share one.
//!
//! Drawing a picture takes as long as drawing two hundred pages, so a large site has fewer of them.

use super::Addresses;
use super::plan::{Page, Subject, view};
use crate::base::Route;
use crate::model::{Model, Scope};

/// Which pages have pictures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pictures {
    /// None: the site has no whole address, or the pictures cannot show its letters.
    #[default]
    None,
    /// Each its own.
    Each,
    /// Those of a briefing share that of its overview.
    Briefings,
    /// All share that of the front page.
    Site,
}

/// The most pages that have a picture each.
const EACH: usize = 300;

/// The most briefings that have a picture each.
const BRIEFINGS: usize = 50;

impl Pictures {
    /// Those of a site with so many pages and briefings.
    pub fn of(pages: usize, briefings: usize) -> Pictures {
        match (pages, briefings) {
            (..=EACH, _) => Pictures::Each,
            (_, ..=BRIEFINGS) => Pictures::Briefings,
            _ => Pictures::Site,
        }
    }

    /// The page whose picture a page shows.
    pub fn page_of(self, model: &Model, addresses: &Addresses, page: &Page, scope: Scope) -> Option<Route> {
        if matches!(view(page).name, "404" | "redirect" | "withdrawn") {
            return None;
        }
        match (self, page.subject) {
            (Pictures::None, _) => None,
            // A card shows the picture of the page that it is the card of.
            (Pictures::Each, Subject::Entry(no)) if view(page).name == "card" => {
                Some(addresses.entry(model, no).route)
            }
            (Pictures::Each, _) => Some(page.route.clone()),
            (Pictures::Briefings, _) => Some(addresses.mount(scope).clone()),
            (Pictures::Site, _) => Some(addresses.root().clone()),
        }
    }
}

/// Where the picture of a page stands.
pub fn picture_at(page: &Route) -> Route {
    page.file("share.png")
}
