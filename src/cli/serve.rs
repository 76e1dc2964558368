//! `standfirst serve`: the site live on this machine while you write.

use super::common::{Counts, SiteArguments, Stop, is_coloured, say, way};
use super::keys::{Keys, open};
use crate::base::{Diagnostic, Severity};
use crate::draw::Edition;
use crate::report::{self, terminal};
use crate::serve::{Built, Editor, Serving, Told};
use crate::site::Site;
use crate::source::{Options, disk};
use std::io::{self, IsTerminal as _};
use std::net::IpAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::channel;

/// Show the site live on this machine while you write
///
/// Every save is on the screen at once; a mistake is shown here and the last good state stays in the browser.
/// Nothing is written to disk.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  standfirst serve --open")]
pub struct Arguments {
    /// The port; 0 for any free one
    #[arg(short, long, default_value_t = 1111)]
    port: u16,
    /// The address to listen on
    #[arg(short, long, default_value = "127.0.0.1", alias = "bind")]
    interface: IpAddr,
    /// Answer to this host name too
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// Look at the folders each second instead of waiting to be told; for disks of the network
    #[arg(long)]
    poll: bool,
    /// Open the browser
    #[arg(short = 'O', long)]
    open: bool,
    /// The browser goes along to the page and paragraph that is being edited
    #[arg(long)]
    follow: bool,
    /// The editor that findings in the browser open: vscode, zed, idea …, or what its links look like, with {path},
    /// {line} and {column}; that of $VISUAL or $EDITOR where absent
    #[arg(long, value_name = "SCHEME")]
    editor: Option<String>,
}

/// Runs the command; ends with the process.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let root = site.root()?;
    let as_of = site.as_of()?;
    let options = Options { writing: true, ..site.options(false) };
    let way = way(&root);
    let editor = editor(own.editor.as_deref())?;
    let follow = Arc::new(AtomicBool::new(own.follow));
    let (want, wanted) = channel();
    let keys = Keys::take(want, Arc::clone(&follow));
    let terminal = Terminal { way, open: own.open, keys, is_drawn: io::stderr().is_terminal() };
    let (from, site, mut reader) = (root.clone(), site.clone(), disk::Reader::default());
    let serving = Serving {
        root: root.canonicalize().unwrap_or(root),
        interface: own.interface,
        port: own.port,
        poll: own.poll,
        allowed_hosts: own.allow_host.clone(),
        editor,
        follow,
        wanted,
        // A server that runs over midnight goes with the day.
        load: Box::new(move || reader.read(&from, site.as_of().unwrap_or(as_of), options.clone())),
        tell: Box::new(move |told| terminal.tell(told)),
    };
    crate::serve::run(serving).map_err(Stop::machine)?;
    Ok(ExitCode::SUCCESS)
}

/// The editor that is asked for, or else that of the environment if it opens links.
#[expect(clippy::disallowed_methods, reason = "the environment is read in `cli`")]
fn editor(asked: Option<&str>) -> Result<Option<Editor>, Stop> {
    if let Some(name) = asked {
        return Editor::named(name).map(Some).map_err(Stop::usage);
    }
    let of = |name: &str| std::env::var(name).ok().and_then(|command| Editor::of_command(&command));
    Ok(of("VISUAL").or_else(|| of("EDITOR")))
}

/// What the person at the terminal sees.
struct Terminal {
    way: String,
    open: bool,
    keys: Option<Keys>,
    /// Findings are drawn anew with each build, not below the former ones.
    is_drawn: bool,
}

impl Terminal {
    fn tell(&self, told: &Told<'_>) {
        match told {
            Told::Listening(address) => {
                let keys =
                    if self.keys.is_some() { "; o opens it, r builds again, f follows, q ends" } else { "" };
                say(&format!("serving at {address} (Ctrl-C ends it{keys})"));
                if let Some(keys) = &self.keys {
                    keys.open_with(address);
                }
                if self.open {
                    open(address);
                }
            }
            Told::Polling(why) => {
                say(&format!("note: {why}; looking at the folders each second instead"));
            }
            Told::Built(built) => {
                if self.is_drawn && !built.changed.is_empty() {
                    say("\x1b[2J\x1b[H");
                }
                if built.is_checked {
                    self.findings(built.site, &built.site.report);
                }
                say(&line(built));
            }
            Told::Checked(site, time) => {
                self.findings(site, &site.report);
                say(&format!("checked in {} ms: {}", time.as_millis(), words(&site.report)));
            }
            Told::Swept(site, found) => {
                self.findings(site, found);
                say(&format!("all pages looked through: {}", words(found)));
            }
        }
    }

    /// The errors and warnings, each with its line.
    fn findings(&self, site: &Site, report: &[Diagnostic]) {
        let is_told =
            |finding: &&Diagnostic| finding.severity != Severity::Note && finding.accepted.is_none();
        let mut found: Vec<_> = report.iter().filter(is_told).cloned().collect();
        if found.is_empty() {
            return;
        }
        report::sort(&mut found, &site.sources);
        let look = terminal::Look { coloured: is_coloured(), most: Some(terminal::FIRST), root: &self.way };
        say(terminal::text(&found, &site.sources, look).trim_end());
    }
}

/// `content/a.md: 3 entries in 12 ms: nothing is wrong`.
fn line(built: &Built<'_>) -> String {
    let time = built.time.as_millis();
    let words =
        if built.is_checked { words(&built.site.report) } else { "shown, and being checked".to_owned() };
    let what = match built.changed {
        [] => format!("{} pages", built.site.pages.len()),
        [one] => format!("{one} changed ({})", entries(built)),
        [first, more @ ..] => format!("{first} and {} more changed ({})", more.len(), entries(built)),
    };
    format!("{what} in {time} ms: {words}")
}

/// How many entries stand in the files that changed.
fn entries(built: &Built<'_>) -> String {
    let of = |edition: &Edition| {
        let nodes = edition.model.nodes();
        nodes.filter(|(_, node)| built.changed.iter().any(|file| **file == *node.file)).count()
    };
    match built.site.editions.iter().map(of).sum() {
        1 => "1 entry".to_owned(),
        n => format!("{n} entries"),
    }
}

fn words(report: &[Diagnostic]) -> String {
    match Counts::of(report).words() {
        words if words.is_empty() => "nothing is wrong".to_owned(),
        words => words,
    }
}
