//! What views show: facts in, the words of the page out.

mod addresses;
mod cite;
mod clock;
mod doors;
mod frame;
mod how;
mod languages;
mod linked;
mod order;
mod pictures;
mod places;
mod positions;
mod provision;
mod quotes;
mod settings;
mod shared;
mod single;
mod theme;
mod titles;

/// The part of a page between two stretches.
pub fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let rest = page.split_once(start).unwrap_or_else(|| panic!("no `{start}` in {page}")).1;
    rest.split_once(end).map_or(rest, |(part, _)| part)
}
