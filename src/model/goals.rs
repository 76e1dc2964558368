//! What the holes of a body lead to.

use super::EntryNo;
use super::index::{Index, Miss};
use super::rules;
use super::{Node, Scope};
use crate::base::Diagnostic;
use crate::base::{At, nearest};
use crate::kinds::Accepts;
use crate::parse::{Hole, Target, What};
use std::ops::Range;

/// What one hole leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// The hole leads nowhere: a level, an id, a note.
    None,
    /// An entry, a page or a briefing, and an anchor in it.
    Entry(EntryNo, Option<String>),
    /// A view of a briefing, and an anchor in it.
    View(&'static str, Option<String>),
    /// The sources of a citation; those that are not known are left out.
    Sources(Vec<EntryNo>),
    /// An address of the site, as written: `/about/`.
    Address(String),
    /// What was written leads nowhere; it has been reported.
    Lost,
}

/// The computed views that a link or an embed may name.
pub const VIEW_NAMES: &[&str] = &[
    "overview",
    "full",
    "provisions",
    "positions",
    "quotes",
    "next",
    "timeline",
    "questions",
    "people",
    "parties",
    "documents",
    "sources",
    "terms",
    "numbers",
    "updates",
    "print",
    "search",
];

/// What each hole of the body of `node` leads to.
pub fn goals(index: &Index<'_>, node: &Node, report: &mut Vec<Diagnostic>) -> Vec<Goal> {
    let seeker = Seeker { index, node, scope: seen_from(node, index) };
    node.written.body.holes.iter().map(|hole| seeker.goal(hole, report)).collect()
}

/// The scope whose ids a body sees first: a briefing sees its own.
fn seen_from(node: &Node, index: &Index<'_>) -> Scope {
    index.briefing_at(&node.file).or(node.scope)
}

struct Seeker<'a> {
    index: &'a Index<'a>,
    node: &'a Node,
    scope: Scope,
}

impl Seeker<'_> {
    /// The place of a hole: its own range, or the field it stands in for the text of a list item.
    fn place(&self, source: &Range<usize>) -> At {
        if self.node.written.place.is_empty() { At::Range(source.clone()) } else { self.node.at("body") }
    }

    fn goal(&self, hole: &Hole, report: &mut Vec<Diagnostic>) -> Goal {
        match &hole.what {
            What::Href(target) | What::Title(target) => self.target(target, &hole.source, report),
            What::Embed { target, .. } => self.target(target, &hole.source, report),
            What::Cite(citations) => Goal::Sources(
                citations
                    .iter()
                    .filter_map(|citation| {
                        self.find(&citation.source, Accepts::Only("sources"), &hole.source, report)
                    })
                    .collect(),
            ),
            What::Spoken(number) => self.spoken(*number),
            _ => Goal::None,
        }
    }

    /// The entry made from the blockquote `number` of this file.
    fn spoken(&self, number: usize) -> Goal {
        self.index.spoken(&self.node.file, number).map_or(Goal::Lost, |no| Goal::Entry(no, None))
    }

    fn target(&self, target: &Target, source: &Range<usize>, report: &mut Vec<Diagnostic>) -> Goal {
        match target {
            Target::Here { fragment } => match self.index.number_of(self.node) {
                Some(no) => Goal::Entry(no, Some(fragment.clone())),
                None => Goal::Lost,
            },
            Target::File { path, fragment } if path.starts_with('/') => {
                let fragment = fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default();
                Goal::Address(format!("{path}{fragment}"))
            }
            Target::File { path, fragment } => self.file(path, fragment.as_ref(), source, report),
            Target::Entry { id, fragment } => {
                let name = id.strip_suffix(".md").unwrap_or(id);
                if let Some(view) = VIEW_NAMES.iter().find(|view| **view == name)
                    && self.index.find(self.scope, name, Accepts::Anything).is_err()
                {
                    return Goal::View(view, fragment.clone());
                }
                self.find(id, Accepts::Anything, source, report)
                    .map_or(Goal::Lost, |no| Goal::Entry(no, fragment.clone()))
            }
        }
    }

    fn file(
        &self,
        path: &str,
        fragment: Option<&String>,
        source: &Range<usize>,
        report: &mut Vec<Diagnostic>,
    ) -> Goal {
        if let Some(no) = self.index.of_file(path) {
            return Goal::Entry(no, fragment.cloned());
        }
        let mut finding = Diagnostic::new(
            &rules::LINK_FILE,
            &self.node.body_file,
            self.place(source),
            format!("there is no page `{path}`"),
        );
        if let Some(near) = nearest(path, self.index.files()) {
            finding = finding.help(format!("did you mean `{near}`?"));
        }
        report.push(finding);
        Goal::Lost
    }

    fn find(
        &self,
        id: &str,
        accepts: Accepts,
        source: &Range<usize>,
        report: &mut Vec<Diagnostic>,
    ) -> Option<EntryNo> {
        match self.index.find(self.scope, id, accepts) {
            Ok(no) => Some(no),
            Err(miss) => {
                let views = matches!(accepts, Accepts::Anything).then_some(VIEW_NAMES);
                report.push(miss_finding(
                    self.index,
                    &miss,
                    id,
                    Diagnostic::new(&rules::DANGLING, &self.node.body_file, self.place(source), ""),
                    (self.scope, accepts, views.unwrap_or(&[])),
                ));
                None
            }
        }
    }
}

/// The finding for a reference that leads nowhere, on the place and file of `blank`.
pub fn miss_finding(
    index: &Index<'_>,
    miss: &Miss,
    written: &str,
    mut blank: Diagnostic,
    (scope, accepts, more): (Scope, Accepts, &[&str]),
) -> Diagnostic {
    match miss {
        Miss::Unknown => {
            blank.message = format!("no entry is called `{written}`");
            let bare = written.trim_start_matches('@');
            blank.help = index
                .nearest(scope, bare, accepts, more)
                .or_else(|| Some("write the id of an entry; `standfirst list` shows them all".to_owned()));
        }
        Miss::Draft => {
            blank.rule = &rules::DRAFT;
            blank.message = format!("`{written}` is a draft, and is not published");
            blank.help = Some("publish it, or leave the reference out".to_owned());
        }
        Miss::Kind(kind) => {
            blank.rule = &rules::WRONG_KIND;
            blank.message = match accepts {
                Accepts::Only(key) => {
                    let wanted = crate::kinds::Kind::of_key(key).map_or(key, crate::kinds::Kind::singular);
                    format!("`{written}` is a {}, not a {wanted}", kind.singular())
                }
                _ => format!("`{written}` is a {}", kind.singular()),
            };
            blank.help = index.nearest(scope, written, accepts, more);
        }
        Miss::Ambiguous(kinds) => {
            blank.rule = &rules::AMBIGUOUS;
            blank.message = format!("`{written}` is the id of several entries");
            let ways: Vec<String> =
                kinds.iter().map(|kind| format!("`{}:{written}`", kind.singular())).collect();
            blank.help = Some(format!("write {}", ways.join(" or ")));
        }
    }
    blank.severity = blank.rule.severity;
    blank
}
