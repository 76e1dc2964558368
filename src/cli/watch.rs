//! `standfirst check --watch`: the findings again after each change, until Ctrl-C.

use super::build::interrupt;
use super::common::{Counts, Shown, SiteArguments, Stop, say, show};
use crate::serve::{Hints, Task};
use crate::site::{Memo, Site};
use crate::source::{Options, Sources, disk};
use jiff::civil;
use std::convert::Infallible;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How often we look whether a signal came.
const TICK: Duration = Duration::from_millis(30);

/// Checks again and again on another thread; a signal ends the process at once, since nothing is being written.
pub(super) fn run(site: &SiteArguments, shown: Shown) -> Result<ExitCode, Stop> {
    let (interrupt, options) = (interrupt(), site.options(false));
    let watching = Watching { root: site.root()?, as_of: site.as_of()?, options, shown };
    let worker = std::thread::spawn(move || watching.go());
    loop {
        if let Some(signal) = interrupt.signal() {
            return Ok(ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX)));
        }
        if worker.is_finished() {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            return Ok(ExitCode::SUCCESS);
        }
        std::thread::sleep(TICK);
    }
}

/// What is checked, and how findings are shown.
struct Watching {
    root: PathBuf,
    as_of: civil::Date,
    options: Options,
    shown: Shown,
}

impl Watching {
    fn go(&self) {
        // Watching begins before the first reading, so that no change falls between them.
        let real_root = self.root.canonicalize().unwrap_or_else(|_| self.root.clone());
        let (mut hints, mut watched) = Hints::of(&real_root, false);
        let mut memo = Memo::default();
        let mut before: Option<Sources> = None;
        loop {
            let sources = disk::load(&self.root, self.as_of, self.options.clone());
            if before.as_ref().is_none_or(|before| before.differs(&sources)) {
                let mut made = self.check(sources, &memo, watched.as_ref().err());
                memo = std::mem::take(&mut made.memo);
                before = Some(made.sources);
            }
            let task = hints.wait(false);
            hints.burst().end();
            if task == Task::End {
                return;
            }
            // Folders that came or went, before they are read: what falls between is read then.
            if watched.is_ok() {
                watched = hints.keep_up();
            }
        }
    }

    /// One run, shown.
    fn check(&self, sources: Sources, memo: &Memo, unwatched: Option<&String>) -> Site {
        let started = Instant::now();
        let mut made = Site::make(sources, memo);
        made.draw_all(|_, _| Ok::<(), Infallible>(())).unwrap_or_else(|never| match never {});
        clear();
        show(&mut made, &self.root, self.shown);
        if let Some(why) = unwatched {
            say(&format!("note: {why}; looking each second instead"));
        }
        let (words, time) = (Counts::of(&made.report).said(), started.elapsed().as_millis());
        say(&format!("checked {} pages in {time} ms: {words}", made.pages.len()));
        made
    }
}

/// A terminal shows the last run only.
fn clear() {
    if io::stderr().is_terminal() {
        let _ = io::stderr().lock().write_all(b"\x1b[2J\x1b[3J\x1b[H");
    }
}
