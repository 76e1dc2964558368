//! The files beside the pages, made: feeds, calendars, data.
//!
//! Invariant: a file is a function of its edition and the theme, as a page is. Nothing is in it that no page shows.

mod calendar;
mod feed;
mod guide;
mod table;

use super::page::scene;
use super::picture;
use super::{Edition, Theme};
use crate::base::{Date, Route};
use crate::model::{EntryNo, Scope};
use crate::views::{self, File, Kept, Page, Scene, What, oembed, records, rows, schema};
use jiff::tz::TimeZone;

/// Every file for programs, in order of edition; what is made of pages last.
pub fn files(editions: &[Edition], pages: &[Page]) -> Vec<File> {
    let of_editions = (0u8..)
        .zip(editions)
        .flat_map(|(number, edition)| views::files(&edition.model, &edition.addresses, number));
    let twins = pages.iter().enumerate().filter_map(|(number, page)| {
        let route = views::twin(&editions[usize::from(page.edition)].model, page)?;
        Some(File { route, what: What::Twin(number), edition: page.edition })
    });
    of_editions.chain(twins).chain(picture::files(editions, pages)).collect()
}

/// Makes one file; a page as Markdown, and its picture, are made of the page.
pub fn file(edition: &Edition, theme: &Theme, file: &File) -> Vec<u8> {
    let of = |briefing: EntryNo, make: &dyn Fn(&Scene<'_>) -> Vec<u8>| {
        within(edition, theme, &file.route, Some(briefing), make)
    };
    match file.what {
        What::Feed(briefing, log, form) => of(briefing, &|scene| {
            feed::feed(scene, &Desk { edition, theme, briefing, route: &file.route }, (log, form))
        }),
        What::Calendar(briefing) => of(briefing, &|scene| calendar::calendar(scene, briefing)),
        What::Records(briefing) => of(briefing, &|scene| lines(&records(scene, briefing)).into_bytes()),
        What::Table(briefing, kind) => of(briefing, &|scene| table::table(&rows(scene, briefing, kind))),
        What::Schema => lines(&schema()).into_bytes(),
        What::Embed(no) => {
            let scope = edition.model.node(no).scope;
            let make = |scene: &Scene<'_>| lines(&oembed(scene, no)).into_bytes();
            within(edition, theme, &file.route, scope, &make)
        }
        What::Guide => {
            within(edition, theme, &file.route, None, &|scene| guide::guide(scene, &theme.base_path))
        }
        What::Twin(_) | What::Picture(_) => Vec::new(),
    }
}

/// Where a file is made.
struct Desk<'a> {
    edition: &'a Edition,
    theme: &'a Theme,
    briefing: EntryNo,
    route: &'a Route,
}

/// Makes something in a scene of a briefing, or of what is shared, where nothing opens.
fn within<T>(
    edition: &Edition,
    theme: &Theme,
    here: &Route,
    scope: Scope,
    make: &dyn Fn(&Scene<'_>) -> T,
) -> T {
    let kept = Kept::default();
    let mut scene = scene(edition, theme, here, scope, &kept);
    scene.is_plain = true;
    make(&scene)
}

/// A date as RFC 3339 wants it: a day begins at midnight where the briefing is written.
fn instant(date: &Date, zone: &TimeZone) -> String {
    let at = match date {
        Date::Instant(at, offset) => at.to_zoned(TimeZone::fixed(*offset)),
        day => {
            let start = day.first_day().to_zoned(zone.clone());
            start.or_else(|_| day.first_day().to_zoned(TimeZone::UTC)).expect("UTC has every day")
        }
    };
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A value as JSON that people can read and compare line by line.
fn lines<T: serde::Serialize>(value: &T) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("texts and numbers can be written as JSON");
    text.push('\n');
    text
}
