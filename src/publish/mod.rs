//! What was built reaches the disk: refusals, staging, swap, manifest.
//!
//! [`begin`] refuses or opens a stage beside the output; [`Stage::write`] fills
//! it from any thread; [`Stage::commit`] puts it in place of the output.

mod alone;
mod cache;
mod commit;
mod failure;
mod faulty;
mod folder;
mod fs;
mod lock;
mod manifest;
mod refuse;
mod stage;

use std::path::PathBuf;
use std::time::Duration;

pub use alone::{alone, look_alone};
pub use cache::{Cache, is_png};
pub use failure::{Failure, Interrupt};
pub use faulty::{FaultyFs, Mode};
pub use folder::{Folder, Note, Sent, folder};
pub use fs::{Fs, Meta, RealFs};
pub use refuse::real;
pub use stage::Stage;

/// How long a build waits for another one that writes to the same folder.
const WAIT: Duration = Duration::from_secs(10);

/// What to do with a folder that is not empty and was not made by us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Leave it alone and say so.
    Refuse,
    /// Build into it, beside what is there.
    Adopt,
}

/// What to do with files of ours that somebody changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// Leave them alone and say so.
    Keep,
    /// Write over them.
    Overwrite,
}

/// Where a site goes, and what may be done there.
#[derive(Clone, Debug)]
pub struct Target {
    /// The folder to build into, as the user wrote it.
    pub output: PathBuf,
    /// The folder of the site's sources.
    pub root: PathBuf,
    /// The user's home folder, which is never built into.
    pub home: Option<PathBuf>,
    /// What to do with a folder we did not make.
    pub existing: Existing,
    /// What to do with files somebody edited.
    pub edited: Edited,
}

/// What a commit changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that were not there before.
    pub added: usize,
    /// Files whose bytes changed.
    pub changed: usize,
    /// Files of ours that are no longer made.
    pub removed: usize,
    /// Files that stayed as they were.
    pub unchanged: usize,
    /// What else is in the folder and was left alone; a folder ends in `/`.
    pub foreign: Vec<String>,
}

/// Checks the target, takes its lock and opens a stage beside it.
pub fn begin<'f>(fs: &'f dyn Fs, target: &Target, interrupt: &Interrupt) -> Result<Stage<'f>, Failure> {
    begin_waiting(fs, target, interrupt, WAIT)
}

/// As [`begin`], waiting at most `wait` for another build to finish.
pub fn begin_waiting<'f>(
    fs: &'f dyn Fs,
    target: &Target,
    interrupt: &Interrupt,
    wait: Duration,
) -> Result<Stage<'f>, Failure> {
    interrupt.check()?;
    let place = refuse::resolve(fs, target)?;
    refuse::not_ours(fs, &place, target)?;
    fs.create_dir_all(&place.parent).map_err(|e| place.machine("make", &place.parent, &e))?;
    let lock = lock::take(fs, &place, interrupt, wait)?;
    refuse::not_ours(fs, &place, target)?;
    Stage::open(fs, place, lock, target.edited, interrupt)
}
