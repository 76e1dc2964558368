//! `standfirst build`: check everything, then publish, or change nothing and say why.

use super::common::{Counts, Shown, SiteArguments, Stop, display, say, show};
use crate::parse::Memo;
use crate::publish::{self, Edited, Existing, Failure, Interrupt, RealFs, Stage, Target};
use crate::site::Site;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Check everything, then publish to public/, or change nothing and say why
///
/// The published folder is always one whole site: the old one, or the new one. Nothing in it is replaced or
/// removed that standfirst did not write itself.
///
/// Example: standfirst build --base-url <https://example.org/briefings>/
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Where to publish; public/ beside content/ where absent
    #[arg(short, long, alias = "destination", env = "STANDFIRST_OUTPUT_DIR", value_name = "DIR")]
    output_dir: Option<PathBuf>,
    /// A preview: drafts shown, search engines kept away, a band on each page
    #[arg(long)]
    preview: bool,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    /// Build into a folder that standfirst did not make; what is there stays
    #[arg(long)]
    adopt: bool,
    /// Write over files of ours that somebody edited since
    #[arg(long)]
    overwrite: bool,
    /// Show every finding, not the first twenty
    #[arg(long)]
    all_errors: bool,
    /// Print how long each stage took
    #[arg(long)]
    timings: bool,
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop { code: failure.exit_code(), sentence: failure.to_string() }
    }
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let started = Instant::now();
    let root = site.root()?;
    let output = own.output_dir.clone().unwrap_or_else(|| root.join("public"));
    let interrupt = interrupt();
    let target = Target {
        output: output.clone(),
        root: root.clone(),
        home: home(),
        existing: if own.adopt { Existing::Adopt } else { Existing::Refuse },
        edited: if own.overwrite { Edited::Overwrite } else { Edited::Keep },
    };
    let stage = publish::begin(&RealFs, &target, &interrupt)?;
    let (_, sources) = site.load(own.preview)?;
    let read = started.elapsed();
    let mut made = Site::make(sources, &Memo::default());
    made.timings.insert(0, ("read", read));
    if !made.has_errors() {
        fill(&mut made, &stage)?;
    }
    let name = display(&output);
    show(&mut made, if own.all_errors { Shown::All } else { Shown::Chief });
    let counts = Counts::of(&made.report);
    if counts.errors > 0 || (own.strict && counts.warnings > 0) {
        drop(stage);
        let state =
            if output.exists() { format!("{name}/ is as it was") } else { format!("{name}/ was not made") };
        say(&format!("error: {}; nothing was published, {state}", counts.words()));
        return Ok(ExitCode::from(1));
    }
    let commit = Instant::now();
    let published = stage.commit()?;
    made.timings.push(("publish", commit.elapsed()));
    for foreign in published.foreign.iter().take(5) {
        say(&format!("note: {name}/{foreign} was not made by standfirst, and stays"));
    }
    if own.timings {
        timings(&made, started.elapsed());
    }
    let changes = [
        (published.added, "added"),
        (published.changed, "changed"),
        (published.removed, "removed"),
        (published.unchanged, "unchanged"),
    ];
    let changes: Vec<String> =
        changes.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    let words = counts.words();
    let words = if words.is_empty() { String::new() } else { format!("; {words}") };
    say(&format!(
        "published {} pages to {name}/ in {} ms ({}){words}",
        made.pages.len(),
        started.elapsed().as_millis(),
        changes.join(", "),
    ));
    Ok(ExitCode::SUCCESS)
}

/// Draws every page straight into the stage, and copies the files.
fn fill(site: &mut Site, stage: &Stage<'_>) -> Result<(), Failure> {
    site.draw_all(|page, bytes| stage.write(&page.route.output_path(), bytes))?;
    let started = Instant::now();
    site.index(|path, bytes| stage.write(path, bytes))?;
    site.timings.push(("index", started.elapsed()));
    for (path, text) in site.generated() {
        stage.write(&path, text.as_bytes())?;
    }
    for asset in &site.assets.all {
        let path = asset.route.output_path();
        match &asset.data {
            crate::source::AssetData::Disk(from, ..) => stage.copy(&path, from)?,
            crate::source::AssetData::Memory(bytes) => stage.write(&path, bytes)?,
        }
    }
    Ok(())
}

/// Ends the build cleanly on Ctrl-C and its like.
fn interrupt() -> Interrupt {
    let interrupt = Interrupt::new();
    let raised = interrupt.clone();
    if let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP]) {
        std::thread::spawn(move || {
            for signal in signals.forever() {
                raised.raise(signal);
            }
        });
    }
    interrupt
}

fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| home != Path::new(""))
}

fn timings(site: &Site, total: std::time::Duration) {
    for (stage, time) in &site.timings {
        say(&format!("{:>9.1} ms  {stage}", time.as_secs_f64() * 1000.0));
    }
    say(&format!("{:>9.1} ms  in all", total.as_secs_f64() * 1000.0));
}
