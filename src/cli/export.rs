//! `standfirst export`: the records as JSON, tables or Markdown, without building.

use super::build::{home, interrupt};
use super::common::{Shown, SiteArguments, Stop, display, say, show};
use crate::publish::{self, Edited, Existing, Failure, RealFs, Target};
use crate::site::{Memo, Site};
use crate::views::{File, What};
use rayon::prelude::*;
use std::path::PathBuf;
use std::process::ExitCode;

/// Export the records as JSON, CSV or Markdown, without building
///
/// The files are those that a build publishes beside its pages. Drafts are not among them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  standfirst export data/ --format csv")]
pub struct Arguments {
    /// Where to write; a folder that is empty, not there yet, or was written by an export
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// How the records are written
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
}

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// One file for each briefing, and its schema
    Json,
    /// A table for each kind of entry
    Csv,
    /// A text for each entry, page and briefing
    Markdown,
}

impl Format {
    fn has(self, file: &File) -> bool {
        match file.what {
            What::Records(_) | What::Schema => self == Format::Json,
            What::Table(..) => self == Format::Csv,
            What::Twin(_) | What::Guide => self == Format::Markdown,
            What::Feed(..) | What::Calendar(_) | What::Picture(_) | What::Embed(_) => false,
        }
    }
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let (root, sources) = site.load(false)?;
    let mut made = Site::make(sources, &Memo::default());
    let name = display(&own.dir);
    if made.has_errors() {
        show(&mut made, &root, Shown::Chief);
        say(&format!("error: nothing was written to {name}/: the site has errors"));
        return Ok(ExitCode::from(1));
    }
    let target = Target {
        output: own.dir.clone(),
        root,
        home: home(),
        existing: Existing::Refuse,
        edited: Edited::Keep,
    };
    let stage = publish::begin(&RealFs, &target, &interrupt())?;
    let files: Vec<&File> = made.files.iter().filter(|file| own.format.has(file)).collect();
    files.par_iter().try_for_each(|file| -> Result<(), Failure> {
        stage.write(&file.route.output_path(), &made.file(file))
    })?;
    let written = files.len();
    stage.commit()?;
    say(&format!("wrote {written} {} to {name}/", if written == 1 { "file" } else { "files" }));
    Ok(ExitCode::SUCCESS)
}
