//! `standfirst check`: everything that is wrong, and nothing written.

use super::common::{Counts, Shown, SiteArguments, Stop, display, host_name, put, say, show, way};
use super::links::{self, Told};
use super::mend::{show as show_patch, unchanged, write};
use super::patience::{Progress, patiently};
use crate::publish::Interrupt;
use crate::report::{self, github, json, page, sarif, terminal};
use crate::site::{Memo, Site};
use crate::source::disk::system_words;
use crate::source::{Options, Sources};
use crate::views::Page;
use std::convert::Infallible;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

/// Say everything that is wrong, and write nothing
///
/// Every page is drawn and every link, anchor, reference and address is matched, as for a build.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  standfirst check --format json | jq .message\n  standfirst check --format sarif --report findings.sarif\n  standfirst check --report editor.html\n  standfirst check --fix --dry-run\n  standfirst check --fix\n  standfirst check --watch\n  standfirst check --external-links"
)]
pub struct Arguments {
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Write the findings to a file instead; a name that ends in .html gets the editor's page, which is private
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Check against what this host takes, beside those of `hosts` in the settings; may be said several times
    #[arg(long, value_name = "NAME", value_parser = host_name, conflicts_with = "watch")]
    host: Vec<String>,
    /// Ask other sites whether the addresses that lead to them still do; the answers are kept for some days
    #[arg(long, conflicts_with = "watch")]
    external_links: bool,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    /// Mend what one certain edit mends, say each, and check again: ids that nothing pins, slips in YAML
    #[arg(long)]
    fix: bool,
    /// With --fix: show the changes as a patch and write nothing
    #[arg(short = 'n', long, requires = "fix", conflicts_with_all = ["format", "report"])]
    dry_run: bool,
    /// Check again after each change, until Ctrl-C
    #[arg(long, conflicts_with_all = ["format", "report", "fix"])]
    watch: bool,
    /// Show every finding, accepted ones too, and with --external-links what could not be told
    #[arg(long)]
    all_errors: bool,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people, on standard error
    Human,
    /// One JSON object a line, on standard output
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Commands of GitHub Actions, shown beside the lines of a change
    Github,
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let shown = if own.all_errors { Shown::All } else { Shown::Notes };
    if own.watch {
        return super::watch::run(site, shown);
    }
    if own.fix && !mend(site, own)? {
        return Ok(ExitCode::from(1));
    }
    let progress = Progress::default();
    let (mut made, root) = (checked(site, own, &progress)?, site.root()?);
    let told = if own.external_links { Some(links::ask(&mut made, &progress)?) } else { None };
    match (&own.report, own.format) {
        (None, Format::Human) => show(&mut made, &root, shown),
        (None, format) => put(&text(&mut made, format, &way(&root))),
        (Some(file), format) => {
            let is_page = format == Format::Human && file.extension().is_some_and(|ending| ending == "html");
            let way = way(&root);
            let text = if is_page { page::text(&mut made, &way) } else { text(&mut made, format, &way) };
            std::fs::write(file, text).map_err(|error| {
                Stop::machine(format!("cannot write {}: {}", display(file), system_words(&error)))
            })?;
        }
    }
    let counts = Counts::of(&made.report);
    let beside = told.as_ref().map(Told::said).unwrap_or_default();
    for note in told.iter().flat_map(|told| told.notes(own.all_errors)) {
        say(&note);
    }
    say(&format!("checked {} pages: {}{beside}", made.pages.len(), counts.said()));
    let fails = counts.errors > 0 || (own.strict && counts.warnings > 0);
    Ok(ExitCode::from(u8::from(fails)))
}

/// The site as it is now, with everything found.
fn checked(site: &SiteArguments, own: &Arguments, progress: &Progress) -> Result<Site, Stop> {
    let reading = site.reading(Options { hosts: own.host.clone(), ..site.options(false) })?;
    let far = progress.clone();
    patiently(&Interrupt::new(), progress, move || make(reading(), &Memo::default(), &far))
}

/// Mends what can be mended, or shows it; whether every file could be written.
fn mend(site: &SiteArguments, own: &Arguments) -> Result<bool, Stop> {
    let progress = Progress::default();
    let (made, root) = (checked(site, own, &progress)?, site.root()?);
    let read = (root.clone(), made.sources.clone());
    let far = progress.clone();
    let mended = patiently(&Interrupt::new(), &progress, move || {
        let read = |path: &str| unchanged(&read.0, &read.1, path);
        report::mended(made, &read, &|sources, memo| make(sources, memo, &far))
    })?;
    if own.dry_run {
        show_patch(&way(&root), &mended.files, mended.told.len());
        return Ok(true);
    }
    write(&root, &way(&root), &mended)
}

/// All findings in a format, sorted.
fn text(made: &mut Site, format: Format, way: &str) -> String {
    report::sort(&mut made.report, &made.sources);
    let look = terminal::Look { coloured: false, most: None, root: way };
    match format {
        Format::Human => terminal::text(&made.report, &made.sources, look),
        Format::Json => json::lines(&made.report, &made.sources),
        Format::Sarif => sarif::text(&made.report, &made.sources, way),
        Format::Github => github::lines(&made.report, &made.sources, way),
    }
}

/// The site with every page drawn, so that every link is matched.
fn make(sources: Sources, memo: &Memo, progress: &Progress) -> Site {
    progress.stage("linking", 0);
    let mut made = Site::make(sources, memo);
    progress.stage("drawing", made.pages.len());
    let sizes = Mutex::new(Vec::new());
    let size = |path: &str, bytes: &[u8]| {
        sizes.lock().unwrap_or_else(PoisonError::into_inner).push((path.to_owned(), bytes.len() as u64));
        Ok::<(), Infallible>(())
    };
    let take = |page: &Page, bytes: &[u8]| size(&page.route.output_path(), bytes);
    made.draw_for(&progress.watching(take)).unwrap_or_else(|never| match never {});
    if made.hosts.is_empty() || made.has_errors() {
        return made;
    }
    progress.stage("measuring", 0);
    made.index(size).unwrap_or_else(|never| match never {});
    let mut sizes = sizes.into_inner().unwrap_or_else(PoisonError::into_inner);
    sizes.extend(made.generated().into_iter().map(|(path, text)| (path, text.len() as u64)));
    sizes.extend(made.assets.all.iter().map(|asset| (asset.route.output_path(), asset.data.len())));
    made.host_files(sizes);
    made
}
