//! `standfirst init`: a new site that builds clean, with nothing but the binary.

use super::common::{SiteArguments, Stop, display, host_name, say};
use super::schema;
use super::write::create;
use crate::source::disk;
use jiff::ToSpan as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Make a new site that builds clean
///
/// Writes settings, one small fictional briefing to be replaced, a .gitignore, and help for VS Code. Nothing that is there
/// already is changed.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  standfirst init my-briefing\n  standfirst init my-briefing --host github"
)]
pub struct Arguments {
    /// Where; the current folder where absent
    dir: Option<PathBuf>,
    /// Prepare the site for this host; for `github` also what checks, builds and publishes it there
    #[arg(long, value_name = "NAME", value_parser = host_name)]
    host: Vec<String>,
}

/// What a new site is made of.
const FILES: &[(&str, &str)] = &[
    ("content/site.yaml", include_str!("starter/site.yaml")),
    ("content/_index.md", include_str!("starter/index.md")),
    ("content/records.yaml", include_str!("starter/records.yaml")),
    (
        ".gitignore",
        "# What is published, and texts of sources that stay private.\n/public\n/single\n/held\n.*.lock\n.*.manifest.json\n.*.stage-*\n",
    ),
];

/// The days that the files of a new site are written with: of its review, and of what it is made from.
const DAYS: [&str; 2] = ["2025-12-22", "2025-12-20"];

/// A text with those days put where they are when it is made: a new site is fresh.
fn dated(text: &str, today: jiff::civil::Date) -> String {
    let before = today - 2.days();
    text.replace(DAYS[0], &today.to_string()).replace(DAYS[1], &before.to_string())
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let dir = own.dir.as_ref().or(site.root.as_ref()).cloned().unwrap_or_else(|| PathBuf::from("."));
    let there: Vec<&str> =
        FILES.iter().map(|(path, _)| *path).filter(|path| dir.join(path).exists()).collect();
    let content: Vec<&&str> = there.iter().filter(|path| path.starts_with("content")).collect();
    if let Some(first) = content.first() {
        return Err(Stop::usage(format!(
            "{} is there already; nothing was written",
            display(&dir.join(first))
        )));
    }
    let today = site.as_of()?;
    for (path, text) in FILES.iter().filter(|(path, _)| !there.contains(path)) {
        let hosts = if *path == "content/site.yaml" { hosts(&own.host) } else { String::new() };
        create(&dir.join(path), &format!("{}{hosts}", dated(text, today)))?;
        say(&format!("wrote {}", display(&dir.join(path))));
    }
    if own.host.iter().any(|host| host == "github") {
        workflow(&dir.join(".github/workflows/briefing.yml"))?;
    }
    // What helps in the editor is no reason for a new site to fail.
    if schema::set_up(&dir, disk::load(&dir, site.as_of()?, site.options(false))).is_ok() {
        say(&format!("wrote {} (help while you type, in VS Code)", display(&dir.join(".vscode"))));
    }
    let enter = match display(&dir).as_str() {
        "" | "." => String::new(),
        dir => format!("cd {dir}\n  "),
    };
    say(&format!(
        "\nnow:\n  {enter}standfirst serve --open    shows it while you write\n  standfirst build           publishes it to public/"
    ));
    Ok(ExitCode::SUCCESS)
}

/// The line of the settings that names the hosts.
fn hosts(names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!("hosts: [{}]\n", names.join(", ")) }
}

/// The repository whose releases are used: the one that made this binary, where a release did.
const REPOSITORY: Option<&str> = option_env!("STANDFIRST_REPOSITORY");

/// Writes what GitHub runs for each change, unless something of that name is there.
fn workflow(path: &Path) -> Result<(), Stop> {
    if path.exists() {
        return Ok(());
    }
    let text = include_str!("starter/github.yml")
        .replace("{version}", env!("CARGO_PKG_VERSION"))
        .replace("{repository}", REPOSITORY.unwrap_or("OWNER/standfirst"));
    create(path, &text)?;
    say(&format!("wrote {}", display(path)));
    if REPOSITORY.is_none() {
        say(
            "note: this standfirst is of no release; write in it whose releases are used (STANDFIRST_REPOSITORY)",
        );
    }
    Ok(())
}
