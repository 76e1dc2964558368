//! `standfirst build`: check everything, then publish, or change nothing and say why.

mod alone;

use super::common::{Counts, Shown, SiteArguments, Stop, display, host_name, say, show};
use super::patience::{Progress, patiently};
use crate::base::{Diagnostic, Route, Severity};
use crate::draw::Painter;
use crate::publish::{
    self, Cache, Edited, Existing, Failure, Interrupt, Note, Published, RealFs, Stage, Target, is_png,
};
use crate::site::{Memo, Site};
use crate::source::{AssetData, Options, Sources};
use crate::views::Page;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Check everything, then publish to public/, or change nothing and say why
///
/// The published folder is always one whole site: the old one, or the new one. Nothing in it is replaced or
/// removed that standfirst did not write itself.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  standfirst build --base-url https://example.org/briefings/")]
pub struct Arguments {
    /// Where to publish; public/ beside content/ where absent
    #[arg(short, long, alias = "destination", env = "STANDFIRST_OUTPUT_DIR", value_name = "DIR")]
    output_dir: Option<PathBuf>,
    /// A preview: drafts shown, search engines kept away, a band on each page
    #[arg(long)]
    preview: bool,
    /// Write addresses from where each page stands: for file://, IPFS and places not known yet
    #[arg(long, conflicts_with = "host")]
    relative: bool,
    /// Make one file of each briefing instead, its print edition with everything inside, in single/; with
    /// `-o NAME.html`, that very file, where the site has one briefing
    #[arg(long, conflicts_with_all = ["host", "relative"])]
    single_file: bool,
    /// Write what this host reads, beside those of `hosts` in the settings; may be said several times
    #[arg(long, value_name = "NAME", value_parser = host_name)]
    host: Vec<String>,
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
    let usual = if own.single_file { "single" } else { "public" };
    let output = own.output_dir.clone().unwrap_or_else(|| root.join(usual));
    let name = display(&output);
    super::held::refuse(site, &root)?;
    let target = own.target(root.clone(), output.clone());
    if own.single_file && alone::is_page(&output) {
        return alone::run(site, own, &target);
    }
    let (interrupt, progress) = (interrupt(), Progress::default());
    let stage = open(target, &interrupt, &progress)?;
    let reading = site.reading(own.options(site))?;
    let shape = if own.single_file { Shape::Files } else { Shape::Site };
    let (mut made, stage) = make(reading, (stage, shape), &interrupt, &progress).map_err(|stop| Stop {
        sentence: format!("{}; nothing was published, {}", stop.sentence, state(&output, &name)),
        ..stop
    })?;
    let Some(words) = told(&mut made, (&root, own), &state(&output, &name)) else {
        drop(stage);
        return Ok(ExitCode::from(1));
    };
    let pages = match shape {
        Shape::Site => made.pages.iter().filter(|page| made.is_published(page)).count(),
        Shape::Files => made.single_pages().count(),
    };
    let mut laps = std::mem::take(&mut made.timings);
    // A large site takes as much memory as the list of its files, which comes now.
    drop(made);
    let commit = Instant::now();
    let published = stage.commit()?;
    laps.push(("publish", commit.elapsed()));
    for foreign in published.foreign.iter().take(5) {
        say(&format!("note: {name}/{foreign} was not made by standfirst, and stays"));
    }
    if own.timings {
        timings(&laps, started.elapsed());
    }
    say(&format!(
        "published {pages} {} to {name}/ in {} ms ({}){words}",
        if pages == 1 { "page" } else { "pages" },
        started.elapsed().as_millis(),
        changes(&published),
    ));
    Ok(ExitCode::SUCCESS)
}

/// Shows what was found, and what of the published site `state` says where that keeps it from being published; what
/// is to be said of it at the end where it does not.
fn told(made: &mut Site, (root, own): (&Path, &Arguments), state: &str) -> Option<String> {
    show(made, root, if own.all_errors { Shown::All } else { Shown::Chief });
    let counts = Counts::of(&made.report);
    if counts.errors > 0 || (own.strict && counts.warnings > 0) {
        let words = counts.words_in(&files_at_fault(made, own.strict));
        say(&format!("error: {words}; nothing was published, {state}"));
        return None;
    }
    let words = counts.words();
    Some(if words.is_empty() { String::new() } else { format!("; {words}") })
}

impl Arguments {
    /// Where to publish, and what may be written over there.
    fn target(&self, root: PathBuf, output: PathBuf) -> Target {
        Target {
            output,
            root,
            home: home(),
            existing: if self.adopt { Existing::Adopt } else { Existing::Refuse },
            edited: if self.overwrite { Edited::Overwrite } else { Edited::Keep },
        }
    }

    /// What the user asked for, for the sources.
    fn options(&self, site: &SiteArguments) -> Options {
        Options { relative: self.relative, hosts: self.host.clone(), ..site.options(self.preview) }
    }
}

/// Refuses what is never built into, waits for other builds, and opens a stage.
fn open(target: Target, interrupt: &Interrupt, progress: &Progress) -> Result<Stage<'static>, Stop> {
    progress.stage("waiting for the published folder", 0);
    let signals = interrupt.clone();
    Ok(patiently(interrupt, progress, move || publish::begin(&RealFs, &target, &signals))??)
}

/// What is published.
#[derive(Clone, Copy)]
enum Shape {
    /// A site: pages, and the files that they load.
    Site,
    /// One file of each briefing.
    Files,
}

/// Reads, links, checks and draws the site into the stage.
fn make(
    reading: impl FnOnce() -> Sources + Send + 'static,
    (stage, shape): (Stage<'static>, Shape),
    interrupt: &Interrupt,
    progress: &Progress,
) -> Result<(Site, Stage<'static>), Stop> {
    let stage = Arc::new(stage);
    let (here, far) = (Arc::clone(&stage), progress.clone());
    let work = move || -> Result<Site, Failure> {
        let started = Instant::now();
        far.stage("reading", 0);
        let sources = reading();
        let read = started.elapsed();
        far.stage("linking", 0);
        let mut made = Site::make(sources, &Memo::default());
        made.timings.insert(0, ("read", read));
        if !made.has_errors() {
            far.stage("drawing", made.pages.len());
            match shape {
                Shape::Site => fill(&mut made, &stage, &far)?,
                Shape::Files => fill_with_files(&mut made, &stage, &far)?,
            }
        }
        Ok(made)
    };
    let made = patiently(interrupt, progress, work).and_then(|made| Ok(made?));
    let made = made.inspect_err(|_| here.abandon())?;
    let stage = Arc::into_inner(here).expect("the work is over and has let go of the stage");
    Ok((made, stage))
}

/// What became of the published folder: nothing.
fn state(output: &Path, name: &str) -> String {
    let state = if output.exists() { "is as it was" } else { "was not made" };
    format!("{name}/ {state}")
}

/// `1 file`, `5 files`: how many keep the site from being published.
fn files_at_fault(site: &Site, strict: bool) -> String {
    let counts = |finding: &&Diagnostic| {
        finding.is_error() || (strict && finding.severity == Severity::Warning && finding.accepted.is_none())
    };
    let files: BTreeSet<&str> = site.report.iter().filter(counts).map(|finding| &*finding.file).collect();
    if files.len() == 1 { "1 file".to_owned() } else { format!("{} files", files.len()) }
}

/// `3 added, 1 changed`.
fn changes(published: &Published) -> String {
    let changes = [
        (published.added, "added"),
        (published.changed, "changed"),
        (published.removed, "removed"),
        (published.unchanged, "unchanged"),
    ];
    let words = changes.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}"));
    words.collect::<Vec<_>>().join(", ")
}

/// Draws every page straight into the stage, and copies the files.
fn fill(site: &mut Site, stage: &Stage<'_>, progress: &Progress) -> Result<(), Failure> {
    let written = Mutex::new(Vec::new());
    let write = |path: &str, bytes: &[u8]| {
        written.lock().unwrap_or_else(PoisonError::into_inner).push((path.to_owned(), bytes.len() as u64));
        stage.write(path, bytes)
    };
    let led_by_rules = led_by_rules(site);
    let take = |page: &Page, bytes: &[u8]| match led_by_rules.binary_search(&page.route) {
        Ok(_) => Ok(()),
        Err(_) => write(&page.route.output_path(), bytes),
    };
    let twin = |route: &Route, text: &str| write(&route.output_path(), text.as_bytes());
    site.draw_for(&progress.watching(take).with_twins(twin))?;
    progress.stage("making the search index", 0);
    let started = Instant::now();
    site.index(write)?;
    site.timings.push(("index", started.elapsed()));
    progress.stage("making feeds and data", 0);
    let started = Instant::now();
    site.make_files(write)?;
    site.timings.push(("files", started.elapsed()));
    progress.stage("drawing pictures", 0);
    let started = Instant::now();
    let (painter, cache) = (Painter::new(), Cache::at(cache_folder().map(|folder| folder.join("pictures"))));
    let paint =
        |svg: &str| cache.remembered(&format!("{}.png", painter.name(svg)), is_png, || painter.png(svg));
    site.paint_files(paint, write)?;
    site.timings.push(("pictures", started.elapsed()));
    progress.stage("copying", 0);
    for (path, text) in site.generated() {
        write(&path, text.as_bytes())?;
    }
    for asset in &site.assets.all {
        let path = asset.route.output_path();
        match &asset.data {
            AssetData::Disk(from, size, _) => {
                written.lock().unwrap_or_else(PoisonError::into_inner).push((path.clone(), *size));
                stage.copy(&path, from)?;
            }
            AssetData::Memory(bytes) => write(&path, bytes)?,
        }
    }
    stage.note(note(site, &written));
    for (path, text) in site.host_files(written.into_inner().unwrap_or_else(PoisonError::into_inner)) {
        stage.write(&path, text.as_bytes())?;
    }
    Ok(())
}

/// Draws every page, so that everything is checked, and puts the print edition of each briefing into one file.
fn fill_with_files(site: &mut Site, stage: &Stage<'_>, progress: &Progress) -> Result<(), Failure> {
    site.draw_for(&progress.watching(|_: &Page, _: &[u8]| Ok::<(), Failure>(())))?;
    if site.has_errors() {
        return Ok(());
    }
    stage.note(note(site, &Mutex::default()));
    for (path, html) in site.single_files() {
        stage.write(&path, html.as_bytes())?;
    }
    Ok(())
}

/// What the build says of itself: what keeps it from readers, and which of its files never change.
fn note(site: &Site, written: &Mutex<Vec<(String, u64)>>) -> Note {
    let options = &site.sources.options;
    let private = match (options.preview, options.drafts) {
        (true, _) => Some("preview".to_owned()),
        (false, true) => Some("drafts".to_owned()),
        (false, false) => None,
    };
    let written = written.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = written.iter().map(|(path, _)| path).filter(|path| site.is_kept(path));
    Note { private, kept: kept.cloned().collect() }
}

/// The addresses of pages that are not published, since rules of the host lead on from there.
fn led_by_rules(site: &Site) -> Vec<Route> {
    let pages = site.pages.iter().filter(|page| !site.is_published(page));
    let mut routes: Vec<Route> = pages.map(|page| page.route.clone()).collect();
    routes.sort();
    routes
}

/// Ends the build cleanly on Ctrl-C and its like.
pub(super) fn interrupt() -> Interrupt {
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

/// Where this user's programs keep what can be made again (XDG Base Directory Specification).
pub(super) fn cache_folder() -> Option<PathBuf> {
    let named = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    let folder = named.or_else(|| home().map(|home| home.join(".cache")))?;
    Some(folder.join("standfirst"))
}

/// The user's home folder, which is never built into.
pub(super) fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| home != Path::new(""))
}

fn timings(laps: &[(&str, Duration)], total: Duration) {
    for (stage, time) in laps {
        say(&format!("{:>9.1} ms  {stage}", time.as_secs_f64() * 1000.0));
    }
    say(&format!("{:>9.1} ms  in all", total.as_secs_f64() * 1000.0));
}
