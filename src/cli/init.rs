//! `standfirst init`.

use super::common::Stop;
use std::process::ExitCode;

/// To come.
#[derive(Debug, clap::Args)]
pub struct Arguments {}
pub fn run(_: &Arguments) -> Result<ExitCode, Stop> {
    Err(Stop::usage(""))
}
