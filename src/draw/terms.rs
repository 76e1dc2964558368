//! Terms made links where a page speaks of them first.

use crate::kinds::Kind;
use crate::model::{EntryNo, Model, Scope};
use crate::parse::Body;
use crate::views::Scene;
use pulldown_cmark_escape::escape_html_body_text;
use std::ops::Range;

/// The names of a briefing's terms as they stand in HTML, the longest first, so that it wins.
pub fn names(model: &Model, scope: Scope) -> Vec<(String, EntryNo)> {
    let mut all = Vec::new();
    for no in model.of_kind(scope, Kind::Term) {
        let node = model.node(*no);
        let names = std::iter::once(&node.title).chain(node.common().aliases.iter());
        for name in names.filter(|name| !name.starts_with('/')) {
            let mut html = String::new();
            escape_html_body_text(&mut html, name).expect("a string takes all text");
            all.push((html, *no));
        }
    }
    all.retain(|(name, _)| !name.is_empty());
    all.sort_by_key(|(name, no)| (std::cmp::Reverse(name.len()), *no));
    all
}

/// Writes a range of a body's HTML, the first mention of each term of the page as `mark` writes it.
pub fn link(
    out: &mut String,
    scene: &Scene<'_>,
    (entry, body): (EntryNo, &Body),
    range: Range<usize>,
    mark: &dyn Fn(&mut String, EntryNo, &str),
) {
    let first = body.runs.partition_point(|run| run.end <= range.start);
    let mut at = range.start;
    for run in body.runs[first..].iter().take_while(|run| run.start < range.end) {
        let run = run.start.max(range.start)..run.end.min(range.end);
        while at.max(run.start) < run.end {
            let from = at.max(run.start);
            let Some((found, no)) = mention(scene, entry, &body.html[from..run.end]) else { break };
            let found = from + found.start..from + found.end;
            out.push_str(&body.html[at..found.start]);
            mark(out, no, &body.html[found.clone()]);
            scene.met.borrow_mut().insert(no);
            at = found.end;
        }
    }
    out.push_str(&body.html[at..range.end]);
}

/// The first mention in `text` of a term that the page has not linked yet.
fn mention(scene: &Scene<'_>, entry: EntryNo, text: &str) -> Option<(Range<usize>, EntryNo)> {
    let met = scene.met.borrow();
    // A line break within a name is a space.
    let text = &text.replace('\n', " ");
    let open = scene.terms.iter().filter(|(_, no)| *no != entry && !met.contains(no));
    // Of several at the same place the longest comes first, and `min_by_key` keeps the first.
    open.filter_map(|(name, no)| find(text, name).map(|found| (found, *no)))
        .min_by_key(|(found, _)| found.start)
}

/// Where `name` stands in `text` as words of its own, however its first letter is written.
fn find(text: &str, name: &str) -> Option<Range<usize>> {
    let first = name.chars().next()?;
    let rest = &name[first.len_utf8()..];
    // An abbreviation is written in one way only.
    let is_exact = rest.chars().next().is_none_or(char::is_uppercase);
    let mut other = first.to_lowercase().chain(first.to_uppercase()).filter(|c| *c != first);
    let other = other.next().filter(|other| !is_exact && other.len_utf8() == first.len_utf8());
    let is_word = |c: char| c.is_alphanumeric();
    std::iter::once(first)
        .chain(other)
        .filter_map(|first| {
            let wanted = format!("{first}{rest}");
            text.match_indices(&wanted).map(|(at, _)| at..at + wanted.len()).find(|found| {
                let (before, behind) = (&text[..found.start], &text[found.end..]);
                let is_entity = before.ends_with('&') && behind.starts_with(';');
                !before.ends_with(is_word) && !behind.starts_with(is_word) && !is_entity
            })
        })
        .min_by_key(|found| found.start)
}
