//! The `standfirst` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    standfirst::cli::run()
}
