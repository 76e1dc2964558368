//! The command line: one file for each command.
//!
//! Talk goes to standard error, data to standard output. Exit codes: 0 good, 1 problems in the site, 2 wrong
//! use, 3 the machine, 70 our own fault, 129, 130 and 143 interrupted.

mod build;
mod check;
mod common;
#[cfg(feature = "deploy")]
mod deploy;
mod diff;
mod draft;
mod edit;
mod eject;
mod explain;
mod export;
mod held;
mod init;
mod keys;
mod links;
mod list;
mod lsp;
mod mend;
mod new;
mod past;
mod patience;
mod print;
mod quote;
mod record;
mod schema;
mod serve;
mod split;
mod watch;
mod write;

use clap::{CommandFactory as _, Parser, Subcommand};
use std::process::ExitCode;

/// Turns Markdown with YAML front matter into a public briefing: who proposes what, who says so, what is
/// agreed, what is not known and what happens next.
#[derive(Debug, Parser)]
#[command(name = "standfirst", version, propagate_version = true, max_term_width = 100)]
pub struct Arguments {
    #[command(flatten)]
    site: common::SiteArguments,
    #[command(subcommand)]
    command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Arguments),
    New(new::Arguments),
    Build(build::Arguments),
    Serve(serve::Arguments),
    Check(check::Arguments),
    Quote(quote::Arguments),
    Draft(draft::Arguments),
    Record(record::Arguments),
    Diff(diff::Arguments),
    #[cfg(feature = "deploy")]
    Deploy(deploy::Arguments),
    Split(split::Arguments),
    Eject(eject::Arguments),
    Explain(explain::Arguments),
    Export(export::Arguments),
    List(list::Arguments),
    Schema(schema::Arguments),
    Lsp(lsp::Arguments),
    Completions(print::Completions),
    /// Print the manual page
    Man,
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let outcome = std::panic::catch_unwind(move || dispatch(&arguments));
    outcome.unwrap_or_else(|_| {
        common::say("error: this is a bug in standfirst; please report it with the lines above");
        ExitCode::from(70)
    })
}

fn dispatch(arguments: &Arguments) -> ExitCode {
    let site = &arguments.site;
    let outcome = match &arguments.command {
        Command::Init(own) => init::run(site, own),
        Command::New(own) => new::run(site, own),
        Command::Build(own) => build::run(site, own),
        Command::Serve(own) => serve::run(site, own),
        Command::Check(own) => check::run(site, own),
        Command::Draft(own) => draft::run(site, own),
        Command::Record(own) => record::run(site, own),
        Command::Diff(own) => diff::run(site, own),
        Command::Quote(own) => quote::run(site, own),
        #[cfg(feature = "deploy")]
        Command::Deploy(own) => deploy::run(site, own),
        Command::Split(own) => split::run(site, own),
        Command::Eject(own) => eject::run(site, own),
        Command::Explain(own) => explain::run(own),
        Command::Export(own) => export::run(site, own),
        Command::List(own) => list::run(site, own),
        Command::Schema(own) => schema::run(site, own),
        Command::Lsp(own) => lsp::run(site, own),
        Command::Completions(own) => print::completions(own, Arguments::command()),
        Command::Man => print::manual(&Arguments::command()),
    };
    outcome.unwrap_or_else(|stop| {
        common::say(&format!("error: {}", stop.sentence));
        ExitCode::from(stop.code)
    })
}
