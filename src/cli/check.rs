//! `standfirst check`: everything that is wrong, and nothing written.

use super::common::{Counts, Shown, SiteArguments, Stop, put, say, show};
use crate::parse::Memo;
use crate::report::{self, json};
use crate::site::Site;
use std::convert::Infallible;
use std::process::ExitCode;

/// Say everything that is wrong, and write nothing
///
/// Every page is drawn and every link, anchor, reference and address is matched, as for a build.
///
/// Example: standfirst check --format json | jq .message
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    /// Show every finding, accepted ones too
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
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let (_, sources) = site.load(false)?;
    let mut made = Site::make(sources, &Memo::default());
    made.draw_all::<Infallible>(|_, _| Ok(())).unwrap_or_else(|never| match never {});
    match own.format {
        Format::Human => show(&mut made, if own.all_errors { Shown::All } else { Shown::Notes }),
        Format::Json => {
            report::sort(&mut made.report, &made.sources);
            put(&json::lines(&made.report, &made.sources));
        }
    }
    let counts = Counts::of(&made.report);
    let words = match counts.words() {
        words if words.is_empty() => "nothing is wrong".to_owned(),
        words => words,
    };
    say(&format!("checked {} pages: {words}", made.pages.len()));
    let fails = counts.errors > 0 || (own.strict && counts.warnings > 0);
    Ok(ExitCode::from(u8::from(fails)))
}
