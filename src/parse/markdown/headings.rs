//! Headings: their ids, one owner each within a text.

use super::rules;
use super::writer::Writer;
use crate::base::{At, Diagnostic, slug};
use crate::parse::{Body, Heading, What};
use pulldown_cmark::CowStr;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// The ids that every page has already: its main part, and its list of sources.
const OF_THE_PAGE: &[&str] = &["main", "cited"];

/// A heading as written.
pub(super) struct WrittenHeading<'e> {
    pub level: u8,
    pub id: Option<CowStr<'e>>,
    pub classes: Vec<CowStr<'e>>,
    pub attributes: Vec<(CowStr<'e>, Option<CowStr<'e>>)>,
}

/// A heading that is open.
pub(super) struct OpenHeading {
    level: u8,
    id: Option<String>,
    plain: usize,
    html: usize,
    start: usize,
    source: Range<usize>,
}

impl Writer<'_> {
    pub(super) fn start_heading(&mut self, written: &WrittenHeading<'_>, at: Range<usize>) {
        if self.in_note > 0 {
            // A note stands at the end of a page, out of its order.
            self.push("<p><strong>");
            return;
        }
        self.judge_level(written.level, &at);
        for (name, _) in &written.attributes {
            self.find(
                &rules::ATTRIBUTE,
                at.clone(),
                format!("a heading takes no `{name}`"),
                "write `{#id}` for its address and `{.class}` for its looks, nothing else",
            );
        }
        let level = written.level.max(2);
        let number = self.body.headings.len();
        let start = self.body.html.len();
        self.push("<h");
        self.hole(What::Level(level), at.clone());
        self.push(" id=\"");
        self.hole(What::HeadingId(number), at.clone());
        if !written.classes.is_empty() {
            let classes: Vec<&str> = written.classes.iter().map(|class| &**class).collect();
            self.push("\" class=\"");
            self.attribute(&classes.join(" "));
        }
        self.push("\">");
        self.closed_to_terms += 1;
        self.heading = Some(OpenHeading {
            level,
            id: written.id.as_deref().map(str::to_owned),
            plain: self.plain.len(),
            html: self.body.html.len(),
            start,
            source: at,
        });
    }

    fn judge_level(&mut self, level: u8, at: &Range<usize>) {
        if level == 1 {
            self.find(
                &rules::FIRST_LEVEL,
                at.clone(),
                "a text has no heading of the first level",
                "the title is the page's first heading; begin with `##`",
            );
        }
        let before = self.body.headings.last().map_or(1, |heading| heading.level);
        if level.max(2) > before + 1 {
            let message = format!("this heading jumps from level {before} to level {level}");
            let help = format!("write `{}`", "#".repeat(usize::from(before) + 1));
            self.find(&rules::JUMP, at.clone(), message, &help);
        }
    }

    pub(super) fn end_heading(&mut self, at: Range<usize>) {
        let Some(open) = self.heading.take() else {
            self.push("</strong></p>\n");
            return;
        };
        self.closed_to_terms -= 1;
        let text = self.plain[open.plain..].split_whitespace().collect::<Vec<_>>().join(" ");
        let words = open.html..self.body.html.len();
        self.push("</h");
        self.hole(What::Level(open.level), at);
        self.push(">\n");
        self.plain.push('\n');
        let is_pinned = open.id.is_some();
        let made = || Some(slug(&text)).filter(|id| !id.is_empty()).unwrap_or_else(|| "section".to_owned());
        self.body.headings.push(Heading {
            level: open.level,
            id: open.id.unwrap_or_else(made),
            is_pinned,
            is_top: self.depth == 0 && self.quotes.is_empty(),
            text,
            words,
            range: open.start..self.body.html.len(),
            source: open.source,
        });
    }
}

/// Makes the ids of headings unique: a made one gets a number, a written one that stands twice is an error.
pub(super) fn unique_ids(body: &mut Body, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
    let mut ids = Ids::default();
    for heading in body.headings.iter_mut().filter(|heading| heading.is_pinned) {
        if ids.taken.contains(&heading.id) {
            let message = format!("two headings have the id `{}`", heading.id);
            report.push(
                Diagnostic::new(&rules::DUPLICATE_ID, file, At::Range(heading.source.clone()), message)
                    .help("give one of them another id"),
            );
        }
        heading.id = ids.free(&heading.id);
    }
    ids.taken.extend(OF_THE_PAGE.iter().map(|id| (*id).to_owned()));
    for heading in body.headings.iter_mut().filter(|heading| !heading.is_pinned) {
        heading.id = ids.free(&heading.id);
    }
}

/// The ids that are taken, and the number to try next for each that was met before.
#[derive(Default)]
struct Ids {
    taken: BTreeSet<String>,
    next: BTreeMap<String, usize>,
}

impl Ids {
    /// The id itself, or with the first number behind it that makes it free; taken from now on.
    fn free(&mut self, id: &str) -> String {
        if self.taken.insert(id.to_owned()) {
            return id.to_owned();
        }
        let next = self.next.entry(id.to_owned()).or_insert(2);
        loop {
            let numbered = format!("{id}-{next}");
            *next += 1;
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}
