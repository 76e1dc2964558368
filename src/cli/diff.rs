//! `standfirst diff`: what readers would see change since an earlier revision, in words.

use super::common::{SiteArguments, Stop, is_coloured_out, put, say};
use super::past;
use super::record::show::{self, Form};
use crate::check::renamed;
use crate::model::Model;
use crate::seen::{Before, Difference, Face, Fate, Line, Lock, differences, faces, label};
use crate::site::{Memo, Site};
use serde_json::json;
use std::process::ExitCode;

/// Say in words what readers would see change since an earlier revision
///
/// The sources at a commit, branch or tag, or at the last commit before the end of a day, are compared with what stands here
/// now: entry by entry, field by field, typography and comments aside. Nothing is built, and git is only asked.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  standfirst diff\n  standfirst diff --since 2025-12-22\n  standfirst diff --since main --format markdown"
)]
pub struct Arguments {
    /// A commit, branch or tag, or a day; without it, the last commit
    #[arg(long, value_name = "REV|DATE", default_value = "HEAD", hide_default_value = true)]
    since: String,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Plain)]
    format: Format,
}

/// How differences are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    Plain,
    /// A list, for a pull request or a mail
    Markdown,
    /// One JSON object a line
    Json,
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let (root, sources) = site.load(false)?;
    let revision = past::revision(&root, &own.since)?;
    let before = past::sources(&root, &revision, sources.as_of, sources.options.clone())?;
    let (before, made) = (Site::make(before, &Memo::default()), Site::make(sources, &Memo::default()));
    let Some(edition) = made.editions.first() else { return Err(Stop::usage("nothing is written here yet")) };
    let (lock, now) = (lock(&before), seen(&made));
    let becomes = |line: &Line| renamed(&edition.model, line);
    let found = differences(&lock, &now, &becomes);
    let found: Vec<&Difference<'_>> = found.iter().filter(|found| !is_mere_name(found)).collect();
    let form = match own.format {
        Format::Markdown => Form::Markdown,
        _ => Form::Plain { coloured: is_coloured_out() },
    };
    for difference in &found {
        put(&match own.format {
            Format::Json => json(&edition.model, difference) + "\n",
            _ => show::difference(&edition.model, difference, form),
        });
    }
    let short: String = revision.chars().take(10).collect();
    say(&match found.len() {
        0 => format!("readers see nothing change since {short}"),
        1 => format!("readers see 1 entry change since {short}"),
        many => format!("readers see {many} entries change since {short}"),
    });
    Ok(ExitCode::SUCCESS)
}

/// What readers see of a site.
fn seen(made: &Site) -> Vec<Face> {
    faces(&made.editions.iter().map(|edition| &edition.model).collect::<Vec<&Model>>())
}

/// What readers saw, every word of it.
fn lock(before: &Site) -> Lock {
    let mut lock = Lock::default();
    let Some(edition) = before.editions.first() else { return lock };
    for face in seen(before) {
        let at = edition.addresses.entry(&edition.model, face.no).to_string();
        lock.add(Line::whole(&face, at));
    }
    lock
}

/// Whether an entry has another id, and nothing else of it changed.
fn is_mere_name(found: &Difference<'_>) -> bool {
    matches!(found.fate, Fate::Changed(..)) && found.changes.is_empty()
}

fn json(model: &Model, found: &Difference<'_>) -> String {
    let (what, title, file) = match found.fate {
        Fate::New(face) | Fate::Changed(_, face) => {
            let node = model.node(face.no);
            let what = if matches!(found.fate, Fate::New(_)) { "new" } else { "changed" };
            (what, node.title.to_string(), Some(node.file.to_string()))
        }
        Fate::Gone(line) => ("gone", line.title().to_owned(), None),
    };
    let changes = found.changes.iter().map(|change| {
        let before = match &change.before {
            Before::Words(words) => Some(words.as_str()),
            Before::Nothing | Before::Unknown(_) => None,
        };
        json!({ "field": change.field, "label": label(&change.field), "before": before, "after": change.after })
    });
    let changes: Vec<_> = changes.collect();
    json!({ "item": found.item(), "what": what, "title": title, "file": file, "changes": changes })
        .to_string()
}
