//! Changes told in the log: what they are is asked, or taken from flags; the entry goes where the log stands.

use super::Arguments;
use super::ask::{self, Choice};
use super::entry::{self, Words};
use crate::cli::common::{SiteArguments, Stop, display, say};
use crate::cli::new;
use crate::kinds::Kind;
use crate::model::{EntryNo, Model};
use crate::seen::{Change, Difference, Fate};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Where changes are told.
pub struct Scene<'a> {
    /// The site in its default language.
    pub model: &'a Model,
    /// The folder of the site.
    pub root: &'a Path,
    /// The words of its interface.
    pub words: &'a crate::views::Words,
}

/// Writes updates about the differences; gives the items that are told now.
pub fn tell(
    site: &SiteArguments,
    own: &Arguments,
    scene: &Scene<'_>,
    chosen: &[&Difference<'_>],
) -> Result<Vec<String>, Stop> {
    let (mut told, mut taken) = (Vec::new(), BTreeSet::new());
    let day = site.as_of()?;
    let mut groups: BTreeMap<Option<EntryNo>, Vec<&Difference<'_>>> = BTreeMap::new();
    for found in chosen {
        groups.entry(briefing(scene.model, found)).or_default().push(found);
    }
    for (briefing, group) in groups {
        let (gone, changed): (Vec<_>, Vec<_>) =
            group.into_iter().partition(|found| matches!(found.fate, Fate::Gone(_)));
        let Some(folder) = folder(scene, briefing) else {
            // A site of plain pages has no log; what it says is remembered all the same.
            told.extend(changed.iter().map(|found| found.item().to_owned()));
            continue;
        };
        for found in gone {
            let Fate::Gone(line) = found.fate else { continue };
            let Some(words) = why_gone(own, line.title())? else { continue };
            let id = entry::free_id(scene.model, "retraction", day, &mut taken);
            write(&entry::withdrawal(&words, &id, day, line), &folder)?;
            told.push(found.item().to_owned());
        }
        if changed.is_empty() {
            continue;
        }
        let Some(words) = what_changed(own, scene, briefing, &changed)? else { continue };
        let about: Vec<EntryNo> = changed.iter().filter_map(|found| number(found)).collect();
        let id = entry::free_id(scene.model, &words.kind, day, &mut taken);
        write(&entry::lines(scene.model, &words, &id, day, &about), &folder)?;
        told.extend(changed.iter().map(|found| found.item().to_owned()));
    }
    Ok(told)
}

fn write(lines: &[String], folder: &Path) -> Result<(), Stop> {
    let written = new::add(Kind::Update, lines, folder)?;
    say(&format!("wrote the update `{}` in {}", lines[0].trim_start_matches("id: "), display(&written)));
    Ok(())
}

fn number(found: &Difference<'_>) -> Option<EntryNo> {
    match found.fate {
        Fate::New(face) | Fate::Changed(_, face) => Some(face.no),
        Fate::Gone(_) => None,
    }
}

/// The briefing whose log tells of a change: its own; of what briefings share, the first that uses it.
fn briefing(model: &Model, found: &Difference<'_>) -> Option<EntryNo> {
    let briefings = model.briefings();
    let no = number(found);
    if let Some(no) = no {
        if briefings.contains(&no) {
            return Some(no);
        }
        if let Some(scope) = model.node(no).scope {
            return Some(scope);
        }
        return briefings
            .iter()
            .copied()
            .find(|own| model.used(*own).contains(&no))
            .or(briefings.first().copied());
    }
    let home = |briefing: EntryNo| {
        let item = model.item(briefing);
        item.split_once("briefings/").map(|(folder, _)| folder.to_owned()).unwrap_or_default()
    };
    let inside = briefings.iter().copied().filter(|own| found.item().starts_with(&home(*own)));
    inside.max_by_key(|own| home(*own).len()).or(briefings.first().copied())
}

/// The folder of a briefing.
fn folder(scene: &Scene<'_>, briefing: Option<EntryNo>) -> Option<std::path::PathBuf> {
    let file = &scene.model.node(briefing?).file;
    scene.root.join(&**file).parent().map(Path::to_path_buf)
}

/// Why something is gone.
fn why_gone(own: &Arguments, title: &str) -> Result<Option<Words>, Stop> {
    let words = |summary: String| Words {
        kind: "retraction".to_owned(),
        summary,
        severity: own.severity.clone(),
        was: own.was.clone(),
        now: own.now.clone(),
    };
    match (&own.r#type, &own.summary) {
        (Some(kind), Some(summary)) if kind == "retraction" => Ok(Some(words(summary.clone()))),
        (Some(_), _) => Ok(None),
        _ if own.minor || !ask::is_anybody_there() => Ok(None),
        _ => {
            let question = format!("“{title}” is gone. Why was it withdrawn (empty: not now)");
            Ok(ask::line(&question, None).map(words))
        }
    }
}

/// What the changes of a briefing are.
fn what_changed(
    own: &Arguments,
    scene: &Scene<'_>,
    briefing: Option<EntryNo>,
    changed: &[&Difference<'_>],
) -> Result<Option<Words>, Stop> {
    let kind = match &own.r#type {
        Some(kind) if kind == "retraction" => return Ok(None),
        Some(kind) => entry::type_of(scene.model, briefing, kind)?,
        None if own.minor => "minor".to_owned(),
        None if !ask::is_anybody_there() => return Ok(None),
        None => match ask::choice() {
            Choice::Type(kind) => kind.to_owned(),
            Choice::Later => return Ok(None),
        },
    };
    let is_asked = own.r#type.is_none() && !own.minor;
    let summary = match &own.summary {
        Some(summary) => summary.clone(),
        None if kind == "minor" => small(scene, changed),
        None => match ask::line("What are readers told (empty: not now)", None) {
            Some(summary) => summary,
            None => return Ok(None),
        },
    };
    let severity = match &own.severity {
        None if is_asked && kind != "minor" => {
            ask::line("How much does it matter (major, normal, minor)", Some("normal"))
        }
        severity => severity.clone(),
    };
    let (was, now) = if kind == "correction" {
        wording(own, changed, is_asked)?
    } else {
        (own.was.clone(), own.now.clone())
    };
    Ok(Some(Words { kind, summary, severity, was, now }))
}

/// The wrong words of a correction, and the right ones.
fn wording(
    own: &Arguments,
    changed: &[&Difference<'_>],
    is_asked: bool,
) -> Result<(Option<String>, Option<String>), Stop> {
    let changes: Vec<&Change> = changed.iter().flat_map(|found| &found.changes).collect();
    let (was, now) = entry::was_and_now(&changes).unzip();
    let (was, now) = (own.was.clone().or(was), own.now.clone().or(now));
    if is_asked {
        return Ok((
            ask::line("The wrong words", was.as_deref()),
            ask::line("The right words", now.as_deref()),
        ));
    }
    if was.is_none() || now.is_none() {
        return Err(Stop::usage(
            "a correction gives the wrong words and the right ones: `--was WORDS --now WORDS`; here more than one place changed",
        ));
    }
    Ok((was, now))
}

/// What a small mending is called where nobody says it otherwise.
fn small(scene: &Scene<'_>, changed: &[&Difference<'_>]) -> String {
    const MOST: usize = 3;
    let titles =
        changed.iter().filter_map(|found| number(found)).map(|no| scene.model.node(no).title.to_string());
    let mut titles: Vec<String> = titles.collect();
    if titles.len() > MOST {
        titles.truncate(MOST);
        titles.push("…".to_owned());
    }
    scene.words.fill("log.small", &[("titles", &titles.join("; "))])
}
