//! `standfirst lsp`: a language server for the author's editor.

use super::common::{SiteArguments, Stop};
use crate::editor::server::{self, Speaking};
use crate::source::Options;
use std::process::ExitCode;

/// Speak with an editor: findings, completion, meanings and jumps while you type
///
/// A language server over standard input and output, to be started by an editor. It speaks of what stands in the
/// editor, saved or not; it writes nothing.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example, in Helix's languages.toml:\n  [language-server.standfirst]\n  command = \"standfirst\"\n  args = [\"lsp\"]"
)]
pub struct Arguments {
    /// Taken for granted; editors that pass it are not refused
    #[arg(long, hide = true)]
    stdio: bool,
}

/// Runs the command; ends when the editor says so.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let Arguments { stdio: _ } = own;
    let root = site.root.as_ref().map(|_| site.root()).transpose()?;
    let speaking =
        Speaking { root, as_of: site.as_of()?, options: Options { writing: true, ..site.options(false) } };
    let said_goodbye = server::run(speaking).map_err(Stop::machine)?;
    // An editor that goes without a word is what the protocol calls an error.
    Ok(ExitCode::from(u8::from(!said_goodbye)))
}
