//! `standfirst completions` and `standfirst man`: what the shell and the manual say of us.

use super::common::{Stop, put};
use crate::source::disk::system_words;
use std::process::ExitCode;

/// Print completions for a shell
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  standfirst completions bash > ~/.local/share/bash-completion/completions/standfirst"
)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

/// Prints the completions.
pub fn completions(own: &Completions, mut command: clap::Command) -> Result<ExitCode, Stop> {
    let mut text = Vec::new();
    clap_complete::generate(own.shell, &mut command, "standfirst", &mut text);
    put(&String::from_utf8_lossy(&text));
    Ok(ExitCode::SUCCESS)
}

/// Prints the manual page, with a section for each command.
pub fn manual(command: &clap::Command) -> Result<ExitCode, Stop> {
    let failed =
        |error: std::io::Error| Stop::machine(format!("cannot write the manual: {}", system_words(&error)));
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut text).map_err(failed)?;
    for below in command.get_subcommands() {
        let man = clap_mangen::Man::new(below.clone());
        text.extend(format!(".SH \"standfirst {}\"\n", below.get_name()).into_bytes());
        man.render_description_section(&mut text).map_err(failed)?;
        man.render_options_section(&mut text).map_err(failed)?;
    }
    put(&String::from_utf8_lossy(&text));
    Ok(ExitCode::SUCCESS)
}
