//! `standfirst list`: every address and what it is made from.

use super::common::{SiteArguments, Stop, put};
use crate::site::{Memo, Site};
use std::process::ExitCode;

/// List every address and what it is made from
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  standfirst list | grep provisions")]
pub struct Arguments {
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let (_, sources) = site.load(false)?;
    let made = Site::make(sources, &Memo::default());
    let listing = made.listing();
    let width = listing.iter().map(|(address, ..)| address.chars().count()).max().unwrap_or(0).min(60);
    for (address, view, from) in listing {
        if own.json {
            put(&format!("{}\n", serde_json::json!({ "address": address, "view": view, "from": from })));
        } else {
            put(&format!("{address:width$}  {view:10}  {from}\n"));
        }
    }
    Ok(ExitCode::SUCCESS)
}
