//! `standfirst new`.

use super::common::{SiteArguments, Stop};
use std::process::ExitCode;

/// To come.
#[derive(Debug, clap::Args)]
pub struct Arguments {}
pub fn run(_: &SiteArguments, _: &Arguments) -> Result<ExitCode, Stop> {
    Err(Stop::usage(""))
}
