//! The stage takes the output's place, whole or file by file.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::manifest::{self, Entry, Manifest, Survey, above, unless_absent};
use super::stage::{Stage, open};
use super::{Failure, Published};

/// The name of a file on its way in from another disk.
pub(super) const PART: &str = ".standfirst-part";

/// What is to be done, all of it known before the first step.
struct Plan {
    exists: bool,
    /// What the site wants, from the stage.
    fresh: BTreeMap<String, Entry>,
    /// What is there at paths of ours or claimed by us.
    old: BTreeMap<String, Entry>,
    foreign: Vec<String>,
}

impl Stage<'_> {
    /// Puts the stage in the output's place.
    pub fn commit(self) -> Result<Published, Failure> {
        let plan = self.plan()?;
        self.interrupt.check()?;
        self.intend(&plan)?;
        let whole = self.whole(&plan)?;
        if !whole {
            self.by_file(&plan)?;
        }
        // An unchanged file the swap did not move is the old one.
        let settled = plan.fresh.values().map(|entry| match plan.old.get(&entry.path) {
            Some(old) if !whole && old.blake3 == entry.blake3 => old.clone(),
            _ => entry.clone(),
        });
        let note = open(&self.note).clone();
        manifest::write(self.fs, &self.place, settled, Some(note))?;
        let parent = &self.place.parent;
        self.fs.sync_dir(parent).map_err(|e| self.place.machine("save", parent, &e))?;
        Ok(plan.tally())
    }

    /// Looks again at the output, which may have changed since the stage was opened.
    fn plan(&self) -> Result<Plan, Failure> {
        let fresh = std::mem::take(&mut *open(&self.written));
        let survey = Survey::take(self.fs, &self.place, &self.manifest)?;
        survey.keep_edited(&self.place, self.edited)?;
        for (path, entry) in &fresh {
            if survey.exists && !survey.ours.contains_key(path) {
                self.claim(path, &entry.blake3)?;
            }
        }
        let mut old = survey.ours;
        old.extend(std::mem::take(&mut *open(&self.claimed)));
        let mut foreign = survey.foreign;
        foreign.retain(|path| !fresh.contains_key(path));
        for path in &foreign {
            if let Some(up) = above(path.trim_end_matches('/')).find(|up| fresh.contains_key(*up)) {
                return Err(self.in_the_way(path, &format!("move it out of {up}/")));
            }
        }
        let exists = survey.exists;
        Ok(Plan { exists, fresh, old, foreign })
    }

    /// Lists old and new together, so that any mixture of them is known as ours.
    fn intend(&self, plan: &Plan) -> Result<(), Failure> {
        let mut both: Manifest = self.manifest.clone();
        for entry in plan.fresh.values().chain(plan.old.values()) {
            both.entry(entry.path.clone()).or_default().insert(entry.clone());
        }
        manifest::write(self.fs, &self.place, both.into_values().flatten(), None)
    }

    /// Swaps the whole folder, or says that it cannot be done.
    fn whole(&self, plan: &Plan) -> Result<bool, Failure> {
        let output = &self.place.output;
        if !plan.exists {
            let renamed = self.fs.rename(&self.folder, output);
            return renamed.map(|()| true).map_err(|e| self.place.machine("make", output, &e));
        }
        if !plan.foreign.is_empty() {
            return Ok(false);
        }
        match self.fs.exchange(&self.folder, output) {
            Ok(()) => Ok(true),
            Err(e) if is_beyond(e.kind()) => Ok(false),
            Err(e) => Err(self.place.machine("replace", output, &e)),
        }
    }

    /// Assets first, then pages, the home page last, then what is no longer made.
    fn by_file(&self, plan: &Plan) -> Result<(), Failure> {
        let gone: BTreeSet<&str> = self
            .manifest
            .keys()
            .chain(plan.old.keys())
            .map(String::as_str)
            .filter(|path| !plan.fresh.contains_key(*path))
            .collect();
        let wanted: BTreeSet<&str> = plan.fresh.keys().flat_map(|path| above(path)).collect();
        let (blocking, later): (Vec<&str>, Vec<&str>) = gone
            .into_iter()
            .partition(|path| wanted.contains(path) || above(path).any(|up| plan.fresh.contains_key(up)));
        self.clear(&blocking)?;
        let mut moved: Vec<&str> = plan.fresh.keys().map(String::as_str).collect();
        moved.retain(|path| plan.differs(path));
        moved.sort_by_key(|path| (rank(path), *path));
        for path in moved {
            let to = self.place.output.join(path);
            self.bring(path, &to).map_err(|e| self.place.machine("write", &to, &e))?;
        }
        self.clear(&later)
    }

    fn bring(&self, path: &str, to: &Path) -> io::Result<()> {
        if let Some(parent) = to.parent().filter(|_| path.contains('/')) {
            self.fs.create_dir_all(parent)?;
        }
        let from = self.folder.join(path);
        match self.fs.rename(&from, to) {
            Err(e) if e.kind() == io::ErrorKind::CrossesDevices => {}
            other => return other,
        }
        let part = self.place.output.join(PART);
        unless_absent(self.fs.remove_file(&part))?;
        self.fs.write_new(&part, &self.fs.read(&from)?)?;
        self.fs.rename(&part, to)
    }

    /// Removes files of ours, and the folders they leave empty.
    fn clear(&self, paths: &[&str]) -> Result<(), Failure> {
        let mut folders = BTreeSet::new();
        for path in paths {
            let full = self.place.output.join(path);
            // A folder in the file's place is somebody else's.
            if super::refuse::look(self.fs, &full).is_ok_and(|meta| meta.is_some_and(|m| m.is_dir)) {
                continue;
            }
            unless_absent(self.fs.remove_file(&full)).map_err(|e| self.place.machine("remove", &full, &e))?;
            folders.extend(above(path));
        }
        // Sorted backwards, a folder comes after all that is in it.
        for folder in folders.iter().rev() {
            let full = self.place.output.join(folder);
            match unless_absent(self.fs.remove_dir(&full)) {
                Err(e) if e.kind() != io::ErrorKind::DirectoryNotEmpty => {
                    return Err(self.place.machine("remove", &full, &e));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

impl Plan {
    fn differs(&self, path: &str) -> bool {
        self.fresh.get(path).map(|entry| &entry.blake3) != self.old.get(path).map(|entry| &entry.blake3)
    }

    fn tally(self) -> Published {
        let mut published = Published::default();
        for path in self.fresh.keys() {
            match (self.old.contains_key(path), self.differs(path)) {
                (false, _) => published.added += 1,
                (true, true) => published.changed += 1,
                (true, false) => published.unchanged += 1,
            }
        }
        published.removed = self.old.keys().filter(|path| !self.fresh.contains_key(*path)).count();
        published.foreign = self.foreign;
        published
    }
}

/// Assets, pages, the home page.
fn rank(path: &str) -> u8 {
    match path {
        "index.html" => 2,
        _ if Path::new(path).extension().is_some_and(|e| e == "html") => 1,
        _ => 0,
    }
}

/// Whether an exchange failed because it cannot be had here.
fn is_beyond(kind: io::ErrorKind) -> bool {
    use io::ErrorKind::{CrossesDevices, InvalidInput, PermissionDenied, ResourceBusy, Unsupported};
    matches!(kind, CrossesDevices | InvalidInput | PermissionDenied | ResourceBusy | Unsupported)
}
