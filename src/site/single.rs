//! Briefings as files of their own.

use super::{Site, base_url};
use crate::draw;
use crate::views::{self, Page};

impl Site {
    /// The print edition of each briefing in each language.
    pub fn single_pages(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(|page| views::view(page).name == "print")
    }

    /// Each of them as one file that needs no other: name, and HTML.
    pub fn single_files(&self) -> Vec<(String, String)> {
        let file = |address: &str| {
            let at = self.assets.all.binary_search_by(|asset| asset.route.as_str().cmp(address)).ok()?;
            self.assets.all[at].data.read().ok().map(|bytes| bytes.to_vec())
        };
        let around = draw::Enclosed {
            base_path: &self.theme.base_path,
            base_url: base_url(&self.settings, &self.sources).filter(|url| url.contains("://")),
            file: &file,
        };
        let made = self.single_pages().map(|page| {
            let drawn = self.draw(page).bytes;
            (draw::file_name(&page.route), draw::single(&String::from_utf8_lossy(&drawn), &around))
        });
        made.collect()
    }
}
