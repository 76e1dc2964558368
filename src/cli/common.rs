//! What commands share: the site they speak of, how findings are shown, and why a command stops.

use crate::base::{Date, Diagnostic, Severity};
use crate::hosts;
use crate::report::{self, terminal};
use crate::settings::is_base_url;
use crate::site::Site;
use crate::source::disk::system_words;
use crate::source::{Options, Sources, disk};
use anstream::{AutoStream, ColorChoice};
use jiff::civil;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

/// Which site a command speaks of.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Which site, and how it is read")]
pub struct SiteArguments {
    /// The site root; the nearest folder upwards that holds content/ where absent
    #[arg(short, long, global = true, env = "STANDFIRST_ROOT", value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Build as of this date instead of today: decides what is overdue, stale or current
    #[arg(long, global = true, env = "STANDFIRST_AS_OF", value_name = "DATE")]
    pub as_of: Option<String>,
    /// Show drafts and entries of a later date
    #[arg(long, global = true, alias = "buildDrafts", env = "STANDFIRST_DRAFTS")]
    pub drafts: bool,
    /// Replaces `base_url` of the settings
    #[arg(
        short = 'u',
        long,
        global = true,
        alias = "baseURL",
        env = "STANDFIRST_BASE_URL",
        value_name = "URL",
        value_parser = base_url
    )]
    pub base_url: Option<String>,
}

/// Why a command ends early.
#[derive(Debug)]
pub struct Stop {
    /// The exit code.
    pub code: u8,
    /// What the user reads.
    pub sentence: String,
}

impl Stop {
    /// Wrong use.
    pub fn usage(sentence: impl Into<String>) -> Stop {
        Stop { code: 2, sentence: sentence.into() }
    }

    /// The machine's failure.
    pub fn machine(sentence: impl Into<String>) -> Stop {
        Stop { code: 3, sentence: sentence.into() }
    }
}

impl SiteArguments {
    /// The site root.
    pub fn root(&self) -> Result<PathBuf, Stop> {
        let start = self.root.clone().unwrap_or_else(|| PathBuf::from("."));
        if self.root.is_some() {
            return if start.join("content").is_dir() {
                Ok(start)
            } else {
                Err(Stop::usage(format!(
                    "{} holds no folder content; `standfirst init {}` makes a site there",
                    start.display(),
                    start.display()
                )))
            };
        }
        let here = std::env::current_dir()
            .map_err(|error| Stop::machine(format!("cannot tell where we are: {}", system_words(&error))))?;
        let found = disk::find_root(&here).ok_or_else(|| {
            Stop::usage("there is no site here or above: no folder content; `standfirst init` makes one")
        })?;
        // Paths are shown as the author would type them from here.
        Ok(if found == here { PathBuf::from(".") } else { found })
    }

    /// The date given, or today in the machine's time zone. The clock is read here and nowhere else.
    pub fn as_of(&self) -> Result<civil::Date, Stop> {
        match &self.as_of {
            None => Ok(jiff::Zoned::now().date()),
            Some(text) => match Date::parse(text) {
                Ok(Date::Day(day)) => Ok(day),
                _ => Err(Stop::usage(format!("`{text}` is not a day; write `--as-of 2025-12-22`"))),
            },
        }
    }

    /// What the user asked for, for the sources.
    pub fn options(&self, preview: bool) -> Options {
        Options {
            drafts: self.drafts || preview,
            base_url: self.base_url.clone(),
            preview,
            ..Options::default()
        }
    }

    /// The site's sources, read now.
    pub fn load(&self, preview: bool) -> Result<(PathBuf, Sources), Stop> {
        Ok((self.root()?, self.reading(self.options(preview))?()))
    }

    /// What reads the site's sources, on whatever thread.
    pub fn reading(&self, options: Options) -> Result<impl FnOnce() -> Sources + Send + 'static, Stop> {
        let (root, as_of) = (self.root()?, self.as_of()?);
        Ok(move || disk::load(&root, as_of, options))
    }
}

/// The address a site will have, as given by flag or environment.
fn base_url(written: &str) -> Result<String, String> {
    if is_base_url(written) {
        return Ok(written.to_owned());
    }
    Err("not a web address; write the one the site will have, as in `https://example.org/`".to_owned())
}

/// The name of a host, as given by a flag.
pub fn host_name(written: &str) -> Result<String, String> {
    if hosts::host(written).is_some() {
        return Ok(written.to_owned());
    }
    let known: Vec<&str> = hosts::HOSTS.iter().map(|host| host.name).collect();
    Err(format!("no such host; the hosts are {}", known.join(", ")))
}

/// Says a line to the person at the terminal; a closed terminal never ends a command.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Puts data on standard output; a closed pipe never ends a command.
pub fn put(text: &str) {
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// How many errors, warnings and notes stand, accepted ones aside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
    /// Findings that the settings accept.
    pub accepted: usize,
}

impl Counts {
    /// Counts the findings of a report.
    pub fn of(report: &[Diagnostic]) -> Counts {
        let mut counts = Counts::default();
        for finding in report {
            let count = match finding.severity {
                _ if finding.accepted.is_some() => &mut counts.accepted,
                Severity::Error => &mut counts.errors,
                Severity::Warning => &mut counts.warnings,
                Severity::Note => &mut counts.notes,
            };
            *count += 1;
        }
        counts
    }

    /// `2 errors in 2 files, 1 warning`.
    pub fn words_in(&self, files: &str) -> String {
        let words = self.words();
        let (first, rest) = words.split_at(words.find(',').unwrap_or(words.len()));
        format!("{first} in {files}{rest}")
    }

    /// `2 errors, 1 warning`, or that there are none.
    pub fn said(&self) -> String {
        match self.words() {
            words if words.is_empty() => "nothing is wrong".to_owned(),
            words => words,
        }
    }

    /// `2 errors, 1 warning`; nothing where there are none.
    pub fn words(&self) -> String {
        let part = |n: usize, word: &str| match n {
            0 => None,
            1 => Some(format!("1 {word}")),
            n => Some(format!("{n} {word}s")),
        };
        let accepted = (self.accepted > 0).then(|| format!("{} accepted", self.accepted));
        let parts =
            [part(self.errors, "error"), part(self.warnings, "warning"), part(self.notes, "note"), accepted];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Which findings are shown in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Errors and warnings, the first twenty.
    Chief,
    /// Notes too.
    Notes,
    /// Everything, accepted findings too.
    All,
}

/// Shows findings to the person at the terminal.
pub fn show(site: &mut Site, root: &Path, shown: Shown) {
    report::sort(&mut site.report, &site.sources);
    let chosen: Vec<Diagnostic> = site
        .report
        .iter()
        .filter(|finding| match shown {
            Shown::Chief => finding.accepted.is_none() && finding.severity != Severity::Note,
            Shown::Notes => finding.accepted.is_none(),
            Shown::All => true,
        })
        .cloned()
        .collect();
    let coloured = is_coloured();
    let most = if shown == Shown::All { None } else { Some(terminal::FIRST) };
    let way = way(root);
    let text = terminal::text(&chosen, &site.sources, terminal::Look { coloured, most, root: &way });
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Whether findings have colours: where a person sees them who does not ask for none.
pub fn is_coloured() -> bool {
    AutoStream::choice(&io::stderr()) != ColorChoice::Never && io::stderr().is_terminal()
}

/// Whether what is printed as data has colours.
pub fn is_coloured_out() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never && io::stdout().is_terminal()
}

/// The way from here to the site root: nothing, or a path that ends in `/`.
pub fn way(root: &Path) -> String {
    let way = display(root);
    if matches!(way.as_str(), "" | ".") { String::new() } else { format!("{way}/") }
}

/// A path as the author would type it from here.
pub fn display(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let text = match path.strip_prefix(&here) {
        Ok(below) => below.display().to_string(),
        Err(_) => beside(path, &here).unwrap_or_else(|| path.display().to_string()),
    };
    text.strip_prefix("./").unwrap_or(&text).trim_end_matches('/').to_owned()
}

/// The way to a path of which a folder near above holds the folder `here`: `../public`.
fn beside(path: &Path, here: &Path) -> Option<String> {
    const FAR: usize = 3;
    let (up, above) =
        here.ancestors().enumerate().take(FAR + 1).find(|(_, above)| path.starts_with(above))?;
    let below = path.strip_prefix(above).ok()?;
    // From the root of the disk, the whole path says more.
    let is_near = above.parent().is_some();
    is_near.then(|| PathBuf::from("../".repeat(up)).join(below).display().to_string())
}
