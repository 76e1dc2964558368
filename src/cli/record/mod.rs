//! `standfirst record`: what readers will see change, said in the log and remembered in `content/published.lock`.

mod ask;
mod entry;
mod keep;
pub mod show;
mod tell;

use super::common::{Shown, SiteArguments, Stop, is_coloured_out, put, say, show as show_findings};
use crate::base::Diagnostic;
use crate::check::{CHANGE_RULES, renamed};
use crate::kinds::Kind;
use crate::model::Model;
use crate::seen::{Before, Difference, FILE, Fate, Line, Lock, differences, faces, merged};
use crate::site::{Memo, Site};
use show::Form;
use std::path::Path;
use std::process::ExitCode;

/// Show what readers will see change, and record it as an update or a correction
///
/// What readers saw of each entry stands in content/published.lock, which is committed. A change that the log does not tell
/// of is an error of `check` and `build` from then on. This command shows the changes in words, asks what they are (or takes
/// it from --type, --summary and the rest), writes the entry of the log, and brings the lock up to date. Entries that had no
/// `id` of their own get the one they are published under, so that no change of words moves their address.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  standfirst record --first\n  standfirst record\n  standfirst record --minor\n  standfirst record --type correction --summary \"We had the wrong year.\" --was 2024 --now 2025\n  standfirst record --merge"
)]
pub struct Arguments {
    /// Begin: remember everything as it is published now
    #[arg(long, conflicts_with_all = ["merge", "type", "minor", "only", "dry_run"])]
    first: bool,
    /// Mend the lock after a merge that left marks in it
    #[arg(long, conflicts_with_all = ["type", "minor", "only", "dry_run"])]
    merge: bool,
    /// What the changes are: update, correction, clarification, note, minor; retraction for what is gone
    #[arg(long, value_name = "TYPE", requires = "summary")]
    r#type: Option<String>,
    /// What readers are told in the log
    #[arg(long, value_name = "WORDS")]
    summary: Option<String>,
    /// How much it matters: major (top of the page), normal, minor
    #[arg(long, value_name = "WORD")]
    severity: Option<String>,
    /// Of a correction: the wrong words; worked out where a single field changed
    #[arg(long, value_name = "WORDS")]
    was: Option<String>,
    /// Of a correction: the right words
    #[arg(long, value_name = "WORDS")]
    now: Option<String>,
    /// The changes are small mendings, which do not move the date
    #[arg(long, conflicts_with = "type")]
    minor: bool,
    /// Only these entries, by id; the rest stays to be recorded
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    only: Vec<String>,
    /// Show the changes and write nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let (root, sources) = site.load(false)?;
    let mut made = Site::make(sources, &Memo::default());
    let is_other = |finding: &Diagnostic| finding.is_error() && !CHANGE_RULES.contains(&finding.rule);
    if made.report.iter().any(is_other) {
        made.report.retain(is_other);
        show_findings(&mut made, &root, Shown::Chief);
        say("nothing was recorded: mend these first, since nothing of this can be published");
        return Ok(ExitCode::from(1));
    }
    let file = made.sources.files.get(FILE).map(|file| file.text.to_string());
    match (own.first, own.merge, file) {
        (true, _, Some(_)) => {
            Err(Stop::usage(format!("{FILE} is there already; `standfirst record` brings it up to date")))
        }
        (true, _, None) => {
            let lock = keep::all(&made);
            keep::pin(&root, made, &lock)?;
            keep::write(&root, &lock)?;
            say(&format!(
                "{} entries are remembered in {FILE}; commit it: from now on no change of them is silent",
                lock.lines.len()
            ));
            Ok(ExitCode::SUCCESS)
        }
        (_, _, None) => Err(Stop::usage(
            "nothing is remembered yet; `standfirst record --first` remembers everything as it is published now",
        )),
        (_, true, Some(text)) => merge(&made, &root, &text),
        (_, _, Some(text)) => {
            let (lock, wrong) = Lock::read(&text);
            if !wrong.is_empty() {
                made.report.retain(|finding| finding.rule.name == "change/unreadable");
                show_findings(&mut made, &root, Shown::Chief);
                return Ok(ExitCode::from(1));
            }
            record(site, own, &made, &root, &lock)
        }
    }
}

/// Puts both sides of a merge together.
fn merge(made: &Site, root: &Path, text: &str) -> Result<ExitCode, Stop> {
    let models: Vec<&Model> = made.editions.iter().map(|edition| &edition.model).collect();
    let lock = merged(text, &faces(&models)).map_err(|why| Stop::usage(format!("{FILE}: {why}")))?;
    keep::write(root, &lock)?;
    say(&format!(
        "{FILE} holds {} entries of both sides; `standfirst record` shows what is left to say",
        lock.lines.len()
    ));
    Ok(ExitCode::SUCCESS)
}

/// Nothing is to be told; what the lock does not remember yet, as anchors and ids, it does from now on.
fn unchanged(own: &Arguments, made: &Site, root: &Path) -> Result<ExitCode, Stop> {
    if !own.dry_run {
        let lock = keep::all(made);
        keep::pin(root, Site::make(made.sources.clone(), &made.memo), &lock)?;
        keep::write(root, &lock)?;
    }
    say("nothing has changed for readers since the last recording");
    Ok(ExitCode::SUCCESS)
}

fn record(
    site: &SiteArguments,
    own: &Arguments,
    made: &Site,
    root: &Path,
    lock: &Lock,
) -> Result<ExitCode, Stop> {
    let models: Vec<&Model> = made.editions.iter().map(|edition| &edition.model).collect();
    let Some(model) = models.first() else { return Err(Stop::usage("nothing is written here yet")) };
    let faces = faces(&models);
    let becomes = |line: &Line| renamed(model, line);
    let mut found = differences(lock, &faces, &becomes);
    if found.is_empty() {
        return unchanged(own, made, root);
    }
    keep::remember(&mut found, root, made)?;
    let form = Form::Plain { coloured: is_coloured_out() };
    put(&found.iter().map(|found| show::difference(model, found, form)).collect::<String>());
    let untold = untold(made, lock, &found);
    if own.dry_run {
        let new = if untold.is_empty() { " (what is new need not be)" } else { "" };
        let (count, all) = (untold.len(), found.len());
        say(&format!("{count} of {all} are to be told in the log{new}; nothing was written"));
        return Ok(ExitCode::SUCCESS);
    }
    let asked = if untold.is_empty() && own.summary.is_some() { news(&found) } else { untold.clone() };
    let is_chosen = |found: &&Difference<'_>| own.only.is_empty() || is_named(found, &own.only);
    let chosen: Vec<&Difference<'_>> = asked.into_iter().filter(is_chosen).collect();
    let told = tell::tell(site, own, &tell::Scene { model, root, words: &made.editions[0].words }, &chosen)?;
    let left: Vec<&Difference<'_>> =
        untold.into_iter().filter(|found| !told.iter().any(|item| item == found.item())).collect();
    let made = Site::make(site.load(false)?.1, &Memo::default());
    let lock = keep::but(&made, lock, &left);
    keep::pin(root, made, &lock)?;
    keep::write(root, &lock)?;
    if left.is_empty() {
        say(&format!("recorded in {FILE}: {}", counted(&found)));
        return Ok(ExitCode::SUCCESS);
    }
    say(&format!(
        "{} left to record: say what they are at a terminal, or with `--type TYPE --summary WORDS` or `--minor` (`--type \
         retraction` for what is gone)",
        match left.len() {
            1 => "1 change is".to_owned(),
            many => format!("{many} changes are"),
        }
    ));
    Ok(ExitCode::from(1))
}

/// The differences that no update tells of yet.
fn untold<'f, 'a>(made: &Site, lock: &Lock, found: &'f [Difference<'a>]) -> Vec<&'f Difference<'a>> {
    let model = &made.editions[0].model;
    let waits = |difference: &&Difference<'a>| !crate::check::is_told(model, lock, difference);
    found.iter().filter(waits).collect()
}

/// Entries that are new, those of the log aside: an update tells of them only where the author has words for it.
fn news<'f, 'a>(found: &'f [Difference<'a>]) -> Vec<&'f Difference<'a>> {
    let is_log = |found: &Difference<'_>| found.item().split('/').any(|part| part == Kind::Update.key());
    found.iter().filter(|found| matches!(found.fate, Fate::New(_)) && !is_log(found)).collect()
}

fn is_named(found: &Difference<'_>, ids: &[String]) -> bool {
    let item = found.item();
    ids.iter().any(|id| item == id || item.rsplit('/').next() == Some(id))
}

fn counted(found: &[Difference<'_>]) -> String {
    let count = |is: &dyn Fn(&Fate<'_>) -> bool| found.iter().filter(|found| is(&found.fate)).count();
    let parts = [
        (count(&|fate| matches!(fate, Fate::New(_))), "new"),
        (count(&|fate| matches!(fate, Fate::Changed(..))), "changed"),
        (count(&|fate| matches!(fate, Fate::Gone(_))), "withdrawn"),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    parts.collect::<Vec<_>>().join(", ")
}

/// Whether the words of a change before are not known.
fn is_unknown(found: &Difference<'_>) -> bool {
    found.changes.iter().any(|change| matches!(change.before, Before::Unknown(_)))
}
