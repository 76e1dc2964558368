//! What the holes of a body lead to.

use super::index::{Index, Miss};
use super::rules;
use super::{EntryNo, Node, Scope, Setting};
use crate::base::{At, Diagnostic, nearest};
use crate::kinds::{Accepts, Kind};
use crate::parse::{Target, What, markdown};
use crate::settings;
use std::ops::Range;
use std::sync::Arc;

/// What one hole leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// The hole leads nowhere: a level, an id, a note.
    None,
    /// An entry, a page or a briefing, and an anchor in it.
    Entry(EntryNo, Option<String>),
    /// A view, of the briefing that is named or else of where the text stands, and an anchor in it.
    View(&'static str, Scope, Option<String>),
    /// A page in another language: the language, the entry, an anchor.
    Translation(String, EntryNo, Option<String>),
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
pub fn goals(index: &Index<'_>, node: &Node, setting: &Setting, report: &mut Vec<Diagnostic>) -> Vec<Goal> {
    let scope = index.briefing_at(&node.file).or(node.scope);
    // The place of a hole: its own range, or the field it stands in for the text of a list item.
    let place = |source: &Range<usize>| match node.written.place.as_str() {
        "" => At::Range(source.clone()),
        _ => node.at("body"),
    };
    let mut seeker = Seeker { index, setting, file: &node.body_file, scope, place: &place, report };
    let holes = node.written.body.holes.iter();
    holes
        .map(|hole| match &hole.what {
            What::Href(target) | What::Open(target, _) | What::Title(target) | What::Embed { target, .. } => {
                match target {
                    Target::Here { fragment } => {
                        index.number_of(node).map_or(Goal::Lost, |no| Goal::Entry(no, Some(fragment.clone())))
                    }
                    target => seeker.target(target, &hole.source),
                }
            }
            What::Cite(citations) => {
                let sources = citations.iter().filter_map(|citation| {
                    seeker.find(&citation.source, Accepts::Only("sources"), &hole.source)
                });
                Goal::Sources(sources.collect())
            }
            What::Spoken(number) => {
                index.spoken(&node.file, *number).map_or(Goal::Lost, |no| Goal::Entry(no, None))
            }
            _ => Goal::None,
        })
        .collect()
}

/// What an address written in a field of the settings leads to; web addresses lead to `Goal::None`.
pub fn goal_of(
    index: &Index<'_>,
    setting: &Setting,
    field: &str,
    written: &str,
    report: &mut Vec<Diagnostic>,
) -> Goal {
    let file = Arc::from(settings::FILE);
    let place = |_: &Range<usize>| At::Value(field.to_owned());
    // A site with one briefing has no other that its ids could belong to.
    let scope = index.only_briefing();
    let mut seeker = Seeker { index, setting, file: &file, scope, place: &place, report };
    markdown::target(written, &file).map_or(Goal::None, |target| seeker.target(&target, &(0..0)))
}

struct Seeker<'a> {
    index: &'a Index<'a>,
    setting: &'a Setting,
    file: &'a Arc<str>,
    scope: Scope,
    place: &'a dyn Fn(&Range<usize>) -> At,
    report: &'a mut Vec<Diagnostic>,
}

impl Seeker<'_> {
    fn target(&mut self, target: &Target, source: &Range<usize>) -> Goal {
        match target {
            Target::Here { .. } => Goal::Lost,
            Target::File { path, fragment } if path.starts_with('/') => {
                let fragment = fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default();
                Goal::Address(format!("{path}{fragment}"))
            }
            Target::File { path, fragment } => self.file(path, fragment.as_ref(), source),
            Target::Entry { id, fragment } => {
                if id.ends_with(".md") {
                    return self.file(&format!("content/{id}"), fragment.as_ref(), source);
                }
                if let Some((name, of)) = self.view(id) {
                    if of.is_none() {
                        self.judge_view(name, source);
                    }
                    return Goal::View(name, of, fragment.clone());
                }
                self.find(id, Accepts::Anything, source)
                    .map_or(Goal::Lost, |no| Goal::Entry(no, fragment.clone()))
            }
        }
    }

    /// The view called `written`, `timeline` or `harbour-treaty/timeline`, unless an entry is called so.
    fn view(&self, written: &str) -> Option<(&'static str, Scope)> {
        let (briefing, name) = match written.rsplit_once('/') {
            Some((briefing, name)) => (Some(self.index.briefing(briefing)?), name),
            None => (None, written),
        };
        let view = VIEW_NAMES.iter().find(|view| **view == name)?;
        let is_entry = self.index.find(self.scope, written, Accepts::Anything).is_ok();
        (!is_entry).then_some((*view, briefing))
    }

    /// Where several briefings have a view, a text that stands in none says which one is meant.
    fn judge_view(&mut self, name: &str, source: &Range<usize>) {
        let is_one = Kind::of_key(name).is_some_and(Kind::is_shared) || name == "search";
        let folders: Vec<&str> = self.index.briefing_folders().filter(|folder| !folder.is_empty()).collect();
        if self.scope.is_some() || is_one || self.index.briefing_folders().count() < 2 {
            return;
        }
        let ways: Vec<String> = folders.iter().take(3).map(|folder| format!("`@{folder}/{name}`")).collect();
        self.report.push(
            Diagnostic::new(
                &rules::AMBIGUOUS,
                self.file,
                (self.place)(source),
                format!("several briefings have a page `{name}`"),
            )
            .help(format!("say which one: {}", ways.join(" or "))),
        );
    }

    /// The page that the file at `path` is: `about.md`, `about`, `about/`, or a translation of it.
    fn file(&mut self, path: &str, fragment: Option<&String>, source: &Range<usize>) -> Goal {
        let path = path.trim_end_matches('/');
        let candidates = [path.to_owned(), format!("{path}.md"), format!("{path}/_index.md")];
        if let Some(no) = candidates.iter().find_map(|path| self.index.of_file(path)) {
            return Goal::Entry(no, fragment.cloned());
        }
        if let Some(goal) = self.translation(path, fragment) {
            return goal;
        }
        let mut finding = if candidates.iter().any(|path| self.index.is_hidden_file(path)) {
            let message = format!("`{path}` is a draft, and is not published");
            Diagnostic::new(&rules::DRAFT, self.file, (self.place)(source), message)
                .help("publish it, or leave the link out")
        } else {
            let message = format!("there is no page `{path}`");
            Diagnostic::new(&rules::LINK_FILE, self.file, (self.place)(source), message)
        };
        if finding.help.is_none()
            && let Some(near) = nearest(path, self.index.files())
        {
            finding = finding.help(format!("did you mean `{near}`?"));
        }
        self.report.push(finding);
        Goal::Lost
    }

    /// The page that `about.uk.md` translates, in that language.
    fn translation(&self, path: &str, fragment: Option<&String>) -> Option<Goal> {
        let stem = path.strip_suffix(".md")?;
        let (stem, language) = stem.rsplit_once('.')?;
        if !self.setting.settings.languages().contains(&language) || !self.index.is_written(path) {
            return None;
        }
        let no = self.index.of_file(&format!("{stem}.md"))?;
        Some(if language == self.setting.language {
            Goal::Entry(no, fragment.cloned())
        } else {
            Goal::Translation(language.to_owned(), no, fragment.cloned())
        })
    }

    fn find(&mut self, id: &str, accepts: Accepts, source: &Range<usize>) -> Option<EntryNo> {
        match self.index.find(self.scope, id, accepts) {
            Ok(no) => Some(no),
            Err(miss) => {
                let views = matches!(accepts, Accepts::Anything).then_some(VIEW_NAMES);
                self.report.push(miss_finding(
                    self.index,
                    &miss,
                    id,
                    Diagnostic::new(&rules::DANGLING, self.file, (self.place)(source), ""),
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
