//! `standfirst build --single-file -o one.html`: a briefing as the very file that was named.

use super::super::common::{SiteArguments, Stop, display, say};
use super::super::patience::{Progress, patiently};
use super::{Arguments, interrupt, told};
use crate::publish::{self, Failure, Target};
use crate::site::{Memo, Site};
use crate::views::Page;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

/// Whether a path names a page rather than a folder.
pub fn is_page(output: &Path) -> bool {
    output.extension().is_some_and(|end| end.eq_ignore_ascii_case("html") || end.eq_ignore_ascii_case("htm"))
}

/// Checks everything and draws every page, then writes the one file.
pub fn run(site: &SiteArguments, own: &Arguments, target: &Target) -> Result<ExitCode, Stop> {
    let started = Instant::now();
    let name = display(&target.output);
    publish::look_alone(target)?;
    let (interrupt, progress) = (interrupt(), Progress::default());
    let (reading, far) = (site.reading(own.options(site))?, progress.clone());
    let work = move || -> Result<Site, Failure> {
        far.stage("reading", 0);
        let mut made = Site::make(reading(), &Memo::default());
        if !made.has_errors() {
            far.stage("drawing", made.pages.len());
            made.draw_for(&far.watching(|_: &Page, _: &[u8]| Ok::<(), Failure>(())))?;
        }
        Ok(made)
    };
    let mut made = patiently(&interrupt, &progress, work)??;
    let state = if target.output.exists() { "is as it was" } else { "was not made" };
    let Some(words) = told(&mut made, (&target.root, own), &format!("{name} {state}")) else {
        return Ok(ExitCode::from(1));
    };
    let files = made.single_files();
    let [(_, html)] = files.as_slice() else { return Err(several(&name, &files)) };
    publish::alone(target, html)?;
    say(&format!("published 1 page to {name} in {} ms{words}", started.elapsed().as_millis()));
    Ok(ExitCode::SUCCESS)
}

/// Why not exactly one file can be made, and what to do.
fn several(name: &str, files: &[(String, String)]) -> Stop {
    if files.is_empty() {
        return Stop::usage(format!("no briefing of this site has anything for {name} yet"));
    }
    let all: Vec<&str> = files.iter().map(|(file, _)| file.as_str()).collect();
    Stop::usage(format!(
        "{name} is one file, and this site makes {}: {}; name a folder for them, as in `-o single`",
        files.len(),
        all.join(", ")
    ))
}
