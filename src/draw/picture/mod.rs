//! The pictures of pages, for previews in other places (feature `og`): a drawing of words, and the image of it.

#[cfg(feature = "og")]
mod letters;
#[cfg(feature = "og")]
mod paint;
#[cfg(feature = "og")]
mod sketch;

#[cfg(feature = "og")]
pub use paint::Painter;

use super::Edition;
use super::page::Around;
use crate::kinds::Kind;
use crate::model::Scope;
use crate::views::{
    File, Page, Picture, Pictures, Poster, Scene, Shell, What, picture_at, poster, view, whole_address,
};

/// How wide and how high a picture is, as previews want it.
pub const SIZE: (u32, u32) = (1200, 630);

/// Whether our letters can show some words.
#[cfg(feature = "og")]
pub fn has_letters(words: &str) -> bool {
    letters::has(words)
}

/// Whether our letters can show some words: without the feature there are none.
#[cfg(not(feature = "og"))]
pub fn has_letters(_words: &str) -> bool {
    false
}

/// Which pages of the editions of a site have pictures: it has to have a whole address, and our letters.
pub fn assign(editions: &mut [Edition], pages: &[Page]) {
    for (number, edition) in (0u8..).zip(editions) {
        let model = &edition.model;
        let is_ours = |no: &crate::model::EntryNo| has_letters(&model.node(*no).title);
        let titles = model.briefings().iter().chain(model.of_kind(None, Kind::Page)).take(20);
        let is_written =
            has_letters(edition.words.get("views.updates.title")) && titles.copied().all(|no| is_ours(&no));
        let is_published =
            !model.setting.options.preview && whole_address(model, edition.addresses.root()).is_some();
        if is_written && is_published {
            let count =
                pages.iter().filter(|page| page.edition == number && view(page).name != "card").count();
            edition.pictures = Pictures::of(count, model.briefings().len());
        }
    }
}

/// The files that are pictures of pages.
pub fn files(editions: &[Edition], pages: &[Page]) -> Vec<File> {
    let all = pages.iter().enumerate().filter_map(|(number, page)| {
        let edition = &editions[usize::from(page.edition)];
        let shown = edition.pictures.page_of(
            &edition.model,
            &edition.addresses,
            page,
            super::page::scope_of(edition, page),
        )?;
        let is_own = shown == page.route;
        is_own.then(|| File {
            route: picture_at(&page.route),
            what: What::Picture(number),
            edition: page.edition,
        })
    });
    all.collect()
}

/// The picture that the preview of a page shows.
pub fn of_page(edition: &Edition, scene: &Scene<'_>, page: &Page, shell: &Shell) -> Option<Picture> {
    let shown = edition.pictures.page_of(scene.model, &edition.addresses, page, scene.scope)?;
    let is_own = shown == page.route || view(page).name == "card";
    let alt = if is_own { poster(scene, page, shell).alt } else { alt_of(scene, scene.scope) };
    Picture::at(scene.model, &picture_at(&shown), alt, SIZE)
}

/// What the picture shows that the pages of a briefing, or of a site, share.
fn alt_of(scene: &Scene<'_>, scope: Scope) -> String {
    let site = scene.model.setting.settings.title.as_ref().map(ToString::to_string);
    scope.map(|no| scene.title(no)).or(site).unwrap_or_default()
}

/// The drawing of a page's picture.
pub fn drawing(around: &Around<'_>, page: &Page) -> String {
    let poster = around.poster(page);
    let brand = around.brand();
    sketched(&poster, brand)
}

#[cfg(feature = "og")]
fn sketched(poster: &Poster, brand: Option<crate::settings::Brand>) -> String {
    sketch::sketch(poster, brand)
}

#[cfg(not(feature = "og"))]
fn sketched(_: &Poster, _: Option<crate::settings::Brand>) -> String {
    String::new()
}

/// Whoever makes image files of drawings: nobody, without the feature.
#[cfg(not(feature = "og"))]
#[derive(Default)]
pub struct Painter;

#[cfg(not(feature = "og"))]
impl Painter {
    /// A painter of nothing.
    pub fn new() -> Painter {
        Painter
    }

    /// Nothing.
    pub fn name(&self, _: &str) -> String {
        String::new()
    }

    /// Nothing.
    pub fn png(&self, _: &str) -> Vec<u8> {
        Vec::new()
    }
}
