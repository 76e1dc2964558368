//! `standfirst serve`: the site live on this machine while you write.

use super::common::{Counts, SiteArguments, Stop, say, way};
use crate::report::{self, terminal};
use crate::serve::{Serving, Told};
use crate::source::disk;
use std::net::IpAddr;
use std::process::ExitCode;

/// Show the site live on this machine while you write
///
/// Every save is on the screen at once; a mistake is shown here and the last good state stays in the browser.
/// Nothing is written to disk.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  standfirst serve --open")]
pub struct Arguments {
    /// The port; 0 for any free one
    #[arg(short, long, default_value_t = 1111)]
    port: u16,
    /// The address to listen on
    #[arg(short, long, default_value = "127.0.0.1", alias = "bind")]
    interface: IpAddr,
    /// Answer to this host name too
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// Look at the folders each second instead of waiting to be told; for disks of the network
    #[arg(long)]
    poll: bool,
    /// Open the browser
    #[arg(short = 'O', long)]
    open: bool,
}

/// Runs the command; ends with the process.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let root = site.root()?;
    let as_of = site.as_of()?;
    let options = site.options(false);
    let from = root.clone();
    let (open, way) = (own.open, way(&root));
    let serving = Serving {
        root: root.canonicalize().unwrap_or(root),
        interface: own.interface,
        port: own.port,
        poll: own.poll,
        allowed_hosts: own.allow_host.clone(),
        load: Box::new(move || disk::load(&from, as_of, options.clone())),
        tell: Box::new(move |told| tell(told, &way, open)),
    };
    crate::serve::run(serving).map_err(Stop::machine)?;
    Ok(ExitCode::SUCCESS)
}

fn tell(told: &Told<'_>, way: &str, open: bool) {
    match told {
        Told::Listening(address) => {
            say(&format!("serving at {address} (Ctrl-C ends it)"));
            if open {
                let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
                if std::process::Command::new(opener).arg(address).spawn().is_err() {
                    say(&format!("note: cannot open a browser; go to {address}"));
                }
            }
        }
        Told::Built(site, time) => {
            let mut found: Vec<_> =
                site.report.iter().filter(|finding| finding.is_error()).cloned().collect();
            report::sort(&mut found, &site.sources);
            let look = terminal::Look { coloured: false, most: Some(terminal::FIRST), root: way };
            if !found.is_empty() {
                say(terminal::text(&found, &site.sources, look).trim_end());
            }
            let words = match Counts::of(&site.report).words() {
                words if words.is_empty() => "nothing is wrong".to_owned(),
                words => words,
            };
            say(&format!("{} pages in {} ms: {words}", site.pages.len(), time.as_millis()));
        }
    }
}
