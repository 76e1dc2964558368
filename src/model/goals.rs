//! What the holes of a body lead to.

use super::index::{Index, Miss};
use super::rules;
use super::{EntryNo, Node, Scope, Setting};
use crate::base::{At, Diagnostic, Id, nearest};
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
    "how-we-decide",
    "print",
    "search",
];

/// What each hole of the body of `node` leads to.
pub fn goals(index: &Index<'_>, node: &Node, setting: &Setting, report: &mut Vec<Diagnostic>) -> Vec<Goal> {
    let scope = index.briefing_at(&node.file).or(node.scope);
    let place = |source: &Range<usize>| node.body_at(source);
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
                index.spoken(node, *number).map_or(Goal::Lost, |no| Goal::Entry(no, None))
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
        // `@/id` is an entry of the first briefing, as `@folder/id` is one of another.
        let id = path.strip_prefix("content/").filter(|id| Id::is(id));
        if let Some(no) = id.and_then(|id| self.index.find(None, &format!("/{id}"), Accepts::Anything).ok()) {
            return Goal::Entry(no, fragment.cloned());
        }
        let mut finding = if candidates.iter().any(|path| self.index.is_hidden_file(path)) {
            let message = format!("`{path}` is a draft, and is not published");
            Diagnostic::new(&rules::DRAFT, self.file, (self.place)(source), message)
                .help("publish it, or leave the link out")
        } else {
            let message = format!("there is no page `{path}`");
            Diagnostic::new(&rules::LINK_FILE, self.file, (self.place)(source), message)
        };
        if finding.help.is_none() {
            finding = finding.help(match nearest(path, self.index.files()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "write the path of a file as seen from this one, or `@` and the id of an entry".to_owned()
                }
            });
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
                self.report.extend(miss_finding(
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

/// The finding for a reference that leads nowhere, on the place and file of `blank`; nothing where what it
/// follows from has been said.
/// What to do about several ids written as one.
fn several(written: &str) -> Option<String> {
    let ids: Vec<&str> = written.split(',').map(str::trim).collect();
    let is_several = ids.len() > 1 && ids.iter().all(|id| Id::new(id).is_some());
    is_several.then(|| format!("several stand in a list: `[{}]`", ids.join(", ")))
}

pub fn miss_finding(
    index: &Index<'_>,
    miss: &Miss,
    written: &str,
    mut blank: Diagnostic,
    (scope, accepts, more): (Scope, Accepts, &[&str]),
) -> Option<Diagnostic> {
    let (rule, message, help) = match miss {
        Miss::Unread => return None,
        Miss::Unknown if index.elsewhere(written, accepts).is_none() && index.was_published(written) => {
            let message = format!("`{written}` was published, and no entry is called so any more");
            let id = written.trim_start_matches('@').rsplit(['/', ':']).next().unwrap_or(written);
            let help = format!(
                "if it has another name now, give it `aliases: [{id}]`; else bring it back, or take this out"
            );
            (&rules::DANGLING, message, help)
        }
        Miss::Unknown => {
            let near = index.nearest(scope, written.trim_start_matches('@'), accepts, more);
            let other = index.elsewhere(written, accepts);
            let other = other.map(|other| format!("it is in another briefing: write `{other}`"));
            let help = several(written).or(other).or(near).unwrap_or_else(|| match accepts {
                Accepts::Anything => "write the id of an entry; `standfirst list` shows them all".to_owned(),
                _ => format!("write the id of {}", wanted(accepts)),
            });
            (&rules::DANGLING, format!("no entry is called `{written}`"), help)
        }
        Miss::NoBriefing(all) => {
            let name = written.trim_start_matches('@').rsplit_once('/').map_or(written, |(name, _)| name);
            let help = match nearest(name, all.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None if all.is_empty() => "this site has one briefing: write the id alone".to_owned(),
                None => format!("the briefings are {}", listed(all)),
            };
            (&rules::DANGLING, format!("no briefing is called `{name}`"), help)
        }
        Miss::Near(near) => {
            let message = match accepts {
                Accepts::Source => format!("no source is called `{written}`"),
                _ => format!("nobody is called `{written}`"),
            };
            (&rules::NEAR_NAME, message, format!("did you mean `{near}`?"))
        }
        Miss::Draft => {
            let message = format!("`{written}` is a draft, and is not published");
            (&rules::DRAFT, message, "publish it, or leave the reference out".to_owned())
        }
        Miss::NoKind => {
            let (word, id) = written.trim_start_matches('@').split_once(':').unwrap_or((written, ""));
            let kinds = Kind::ALL.iter().map(|kind| kind.singular());
            let help = match nearest(word, kinds) {
                Some(near) => format!("did you mean `{near}:{id}`?"),
                None => {
                    "before the colon stands the kind of the entry: `person`, `term`, `step` …".to_owned()
                }
            };
            (&rules::DANGLING, format!("no kind of entry is called `{word}`"), help)
        }
        Miss::Kind(kind) if written.contains(':') => {
            let (word, id) = written.trim_start_matches('@').split_once(':').unwrap_or(("", written));
            let asked = Kind::of_word(word).map_or_else(String::new, Kind::with_article);
            let message = format!("`{id}` is {}, not {asked}", kind.with_article());
            (&rules::WRONG_KIND, message, format!("did you mean `{}:{id}`?", kind.singular()))
        }
        Miss::Kind(kind) => {
            let is = kind.with_article();
            let message = match accepts {
                Accepts::Anything => format!("`{written}` is {is}"),
                _ => format!("`{written}` is {is}, not {}", wanted(accepts)),
            };
            let near = index.nearest(scope, written, accepts, more);
            (
                &rules::WRONG_KIND,
                message,
                near.unwrap_or_else(|| format!("write the id of {}", wanted(accepts))),
            )
        }
        Miss::Ambiguous(ways) => (
            &rules::AMBIGUOUS,
            if Index::is_id(written) {
                format!("`{written}` is the id of several entries")
            } else {
                format!("several entries are called `{written}`")
            },
            format!("write {}", listed(ways)),
        ),
    };
    blank.rule = rule;
    blank.severity = rule.severity;
    blank.message = message;
    Some(blank.help(help))
}

/// What may stand where `accepts` is asked for, in words.
fn wanted(accepts: Accepts) -> String {
    match accepts {
        Accepts::Anything => "an entry".to_owned(),
        Accepts::Only(key) => Kind::of_key(key).map_or_else(|| key.to_owned(), Kind::with_article),
        Accepts::Speaker | Accepts::Actor => "a person or a party".to_owned(),
        Accepts::Party => "a party".to_owned(),
        Accepts::Via => "a person, a party or a source".to_owned(),
        Accepts::Source => "a source".to_owned(),
    }
}

/// `` `a`, `b` or `c` ``
fn listed(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match &*quoted {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        all => all.concat(),
    }
}
