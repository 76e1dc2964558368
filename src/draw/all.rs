//! Every page of a site drawn, in parallel, handed on and let go.

use super::page::{Around, scope_of};
use super::relative::relative;
use super::{Edition, Theme, Trace};
use crate::base::{Diagnostic, Route};
use crate::views::{Page, twin, view};
use rayon::prelude::*;

/// How many pages are drawn in one go: enough to share what stands around them, few enough to share the work.
const RUN: std::ops::RangeInclusive<usize> = 8..=64;

/// How many runs every thread gets at least, where there are pages enough.
const RUNS_EACH: usize = 8;

/// Who watches pages being drawn, and takes them.
pub trait Taker<E>: Sync {
    /// A page is begun.
    fn begin(&self, _page: &Page) {}
    /// A page is done.
    fn take(&self, page: &Page, bytes: &[u8]) -> Result<(), E>;
    /// Whether pages are wanted as Markdown, too.
    fn wants_twins(&self) -> bool {
        false
    }
    /// A page as Markdown.
    fn take_twin(&self, _route: &Route, _text: &str) -> Result<(), E> {
        Ok(())
    }
}

impl<E, F: Fn(&Page, &[u8]) -> Result<(), E> + Sync> Taker<E> for F {
    fn take(&self, page: &Page, bytes: &[u8]) -> Result<(), E> {
        self(page, bytes)
    }
}

/// Draws all pages and hands each to `taker`; gives what is kept of each, in the order of `pages`.
pub fn all<E: Send>(
    editions: &[Edition],
    theme: &Theme,
    pages: &[Page],
    taker: &impl Taker<E>,
) -> Result<Vec<(Trace, Vec<Diagnostic>)>, E> {
    let drawn: Vec<Vec<(usize, Trace, Vec<Diagnostic>)>> = runs(editions, pages)
        .par_iter()
        .map(|run| {
            let first = &pages[run[0]];
            let around = Around::of(&editions[usize::from(first.edition)], theme, first);
            let draw = |number: &usize| {
                taker.begin(&pages[*number]);
                let mut drawn = around.draw(&pages[*number]);
                hand(theme, &pages[*number], &drawn.bytes, taker)?;
                let model = &editions[usize::from(first.edition)].model;
                if let Some(route) = twin(model, &pages[*number]).filter(|_| taker.wants_twins()) {
                    taker.take_twin(&route, &super::twin(&drawn, &pages[*number].route, &theme.base_path))?;
                }
                let report = std::mem::take(&mut drawn.report);
                Ok((*number, Trace::from(drawn), report))
            };
            run.iter().map(draw).collect()
        })
        .collect::<Result<_, E>>()?;
    let mut drawn: Vec<_> = drawn.into_iter().flatten().collect();
    drawn.sort_unstable_by_key(|(number, ..)| *number);
    Ok(drawn.into_iter().map(|(_, trace, report)| (trace, report)).collect())
}

/// Hands a page on, as it is to be published: what a host shows at any depth keeps its addresses from the root.
fn hand<E>(theme: &Theme, page: &Page, bytes: &[u8], taker: &impl Taker<E>) -> Result<(), E> {
    if theme.is_relative && view(page).name != "404" {
        return taker.take(page, &relative(bytes, &page.route, &theme.base_path));
    }
    taker.take(page, bytes)
}

/// The numbers of all pages in runs that belong to one briefing of one edition, or to what is shared.
fn runs(editions: &[Edition], pages: &[Page]) -> Vec<Vec<usize>> {
    let scope = |number: &usize| {
        let page = &pages[*number];
        (page.edition, scope_of(&editions[usize::from(page.edition)], page))
    };
    let mut numbers: Vec<usize> = (0..pages.len()).collect();
    numbers.sort_by_key(scope);
    let of_scope = numbers.chunk_by(|one, other| scope(one) == scope(other));
    let run = pages.len() / (RUNS_EACH * rayon::current_num_threads());
    let run = run.clamp(*RUN.start(), *RUN.end());
    of_scope.flat_map(|numbers| numbers.chunks(run)).map(<[usize]>::to_vec).collect()
}
