//! The folder beside the output in which a build is made.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::process::{Pid, test_kill_process};

use super::manifest::{self, Entry, Manifest, Survey, above, hash, is_plain};
use super::refuse::{Place, look};
use super::{Edited, Failure, Fs, Interrupt, Note};
use crate::source::disk::system_words;

/// The signal that asks a process to end, by its number on every system.
const TERMINATED: i32 = 15;

/// A build under way; dropped without a commit it leaves nothing behind.
pub struct Stage<'f> {
    pub(super) fs: &'f dyn Fs,
    pub(super) place: Place,
    pub(super) folder: PathBuf,
    pub(super) manifest: Manifest,
    pub(super) edited: Edited,
    pub(super) interrupt: Interrupt,
    pub(super) written: Mutex<BTreeMap<String, Entry>>,
    pub(super) note: Mutex<Note>,
    /// Files not ours that a page replaces, as they are.
    pub(super) claimed: Mutex<BTreeMap<String, Entry>>,
    before: Survey,
    folders: Mutex<BTreeSet<PathBuf>>,
    // Fields drop after `Drop::drop`, so the lock outlives the stage folder.
    _lock: File,
}

/// The value behind a lock, whoever panicked while holding it.
pub(super) fn open<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<'f> Stage<'f> {
    pub(super) fn open(
        fs: &'f dyn Fs,
        place: Place,
        lock: File,
        edited: Edited,
        interrupt: &Interrupt,
    ) -> Result<Self, Failure> {
        sweep(fs, &place)?;
        let manifest = manifest::read(fs, &place)?;
        let before = Survey::take(fs, &place, &manifest)?;
        before.keep_edited(&place, edited)?;
        let folder = place.beside(&format!("stage-{}", std::process::id()));
        fs.create_dir_all(&folder).map_err(|e| place.machine("make", &folder, &e))?;
        Ok(Self {
            fs,
            place,
            folder,
            manifest,
            edited,
            interrupt: interrupt.clone(),
            written: Mutex::default(),
            note: Mutex::default(),
            claimed: Mutex::default(),
            before,
            folders: Mutex::default(),
            _lock: lock,
        })
    }

    /// Puts one file of the site into the stage.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.interrupt.check()?;
        if !is_plain(path) {
            return Err(Failure::Machine(format!(
                "could not write {path:?}: it is not a path inside the site"
            )));
        }
        let blake3 = hash(bytes);
        let old = match self.before.ours.get(path) {
            Some(entry) => Some(entry.clone()),
            None if self.before.exists => self.claim(path, &blake3)?,
            None => None,
        };
        let to = self.folder.join(path);
        let failed = |e: io::Error| self.place.machine("write", &self.place.output.join(path), &e);
        self.folder_of(&to).map_err(failed)?;
        let meta = match old.filter(|entry| entry.blake3 == blake3) {
            Some(entry) => self.link(&entry, &to).map_err(failed)?,
            None => None,
        };
        let meta = if let Some(meta) = meta {
            meta
        } else {
            self.fs.write_new(&to, bytes).map_err(failed)?;
            self.fs.symlink_metadata(&to).map_err(failed)?
        };
        let entry = Entry::new(path, &meta, blake3);
        open(&self.written).insert(path.to_owned(), entry);
        Ok(())
    }

    /// Says of the build what those need to know who send it on.
    pub fn note(&self, note: Note) {
        *open(&self.note) = note;
    }

    /// Puts a copy of the file `from` into the stage.
    pub fn copy(&self, path: &str, from: &Path) -> Result<(), Failure> {
        self.interrupt.check()?;
        let bytes = self.fs.read(from).map_err(|e| {
            Failure::Machine(format!("could not read {}: {}", from.display(), system_words(&e)))
        })?;
        self.write(path, &bytes)
    }

    /// Removes what was written so far, whoever still writes; nothing can be committed any more.
    pub fn abandon(&self) {
        self.interrupt.raise(TERMINATED);
        drop(self.fs.remove_dir_all(&self.folder));
    }

    /// Gives the old file a name in the stage, if it still is the one we know.
    fn link(&self, entry: &Entry, to: &Path) -> io::Result<Option<super::Meta>> {
        match self.fs.hard_link(&self.place.output.join(&entry.path), to) {
            Ok(()) => {}
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => return Err(e),
            Err(_) => return Ok(None),
        }
        let meta = self.fs.symlink_metadata(to)?;
        if entry.agrees(&meta) {
            return Ok(Some(meta));
        }
        self.fs.remove_file(to)?;
        Ok(None)
    }

    fn folder_of(&self, to: &Path) -> io::Result<()> {
        let Some(parent) = to.parent() else { return Ok(()) };
        if parent == self.folder || open(&self.folders).contains(parent) {
            return Ok(());
        }
        self.fs.create_dir_all(parent)?;
        open(&self.folders).insert(parent.to_path_buf());
        Ok(())
    }

    /// The file not ours at a path the site wants, when it may be replaced.
    pub(super) fn claim(&self, path: &str, blake3: &str) -> Result<Option<Entry>, Failure> {
        for up in above(path) {
            let Some(meta) = self.at(up)? else { continue };
            if !meta.is_dir && !self.manifest.contains_key(up) {
                return Err(self.in_the_way(up, "move it elsewhere"));
            }
        }
        let Some(meta) = self.at(path)? else { return Ok(None) };
        if meta.is_dir {
            let ours = self.manifest.keys().any(|old| above(old).any(|up| up == path));
            return if ours { Ok(None) } else { Err(self.in_the_way(path, "move it elsewhere")) };
        }
        let found = if meta.is_file {
            let full = self.place.output.join(path);
            hash(&self.fs.read(&full).map_err(|e| self.place.machine("read", &full, &e))?)
        } else {
            String::new()
        };
        if found != blake3 && self.edited == Edited::Keep {
            return Err(self.in_the_way(path, "use --overwrite to replace it, or move it elsewhere"));
        }
        let entry = Entry::new(path, &meta, found);
        open(&self.claimed).insert(path.to_owned(), entry.clone());
        Ok(Some(entry))
    }

    pub(super) fn in_the_way(&self, path: &str, way_out: &str) -> Failure {
        Failure::Refused(format!(
            "{}{path} was not made by standfirst and the site needs its place; {way_out}",
            self.place.shown
        ))
    }

    fn at(&self, path: &str) -> Result<Option<super::Meta>, Failure> {
        let full = self.place.output.join(path);
        look(self.fs, &full).map_err(|e| self.place.machine("look at", &full, &e))
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        // What cannot be removed now is swept by the next build.
        drop(self.fs.remove_dir_all(&self.folder));
    }
}

/// Removes the stages that dead builds left; the lock is ours.
fn sweep(fs: &dyn Fs, place: &Place) -> Result<(), Failure> {
    let failed = |e: io::Error| place.machine("clear up beside", &place.output, &e);
    let start = format!(".{}.stage-", place.name);
    for name in fs.read_dir(&place.parent).map_err(failed)? {
        let pid = name.strip_prefix(&start).and_then(|pid| pid.parse::<i32>().ok());
        if pid.is_some_and(is_over) {
            fs.remove_dir_all(&place.parent.join(&name)).map_err(failed)?;
        }
    }
    Ok(())
}

/// Our own pid counts as over: we have not made our stage yet.
fn is_over(pid: i32) -> bool {
    let own = u32::try_from(pid).is_ok_and(|pid| pid == std::process::id());
    let Some(pid) = Pid::from_raw(pid.max(0)) else { return false };
    own || test_kill_process(pid) == Err(rustix::io::Errno::SRCH)
}
