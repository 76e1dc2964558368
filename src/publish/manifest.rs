//! The list of files we made, and what the output folder holds today.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::refuse::{Place, look};
use super::{Edited, Failure, Fs, Meta, Note};

/// One file we made, as it was when we made it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Entry {
    pub path: String,
    pub size: u64,
    pub mtime: i64,
    pub ino: u64,
    pub blake3: String,
}

impl Entry {
    pub fn new(path: &str, meta: &Meta, blake3: String) -> Self {
        Self { path: path.to_owned(), size: meta.len, mtime: meta.mtime_ns, ino: meta.ino, blake3 }
    }

    /// Whether the file is, by its looks, still the one we made.
    pub fn agrees(&self, meta: &Meta) -> bool {
        meta.is_file && self.size == meta.len && self.mtime == meta.mtime_ns && self.ino == meta.ino
    }
}

#[derive(Serialize, Deserialize)]
struct Paper {
    version: u32,
    /// What the build says of itself; absent while a swap is under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Note>,
    files: Vec<Entry>,
}

/// The files we made; while a swap is under way, a path may be listed twice.
pub(super) type Manifest = BTreeMap<String, BTreeSet<Entry>>;

/// The hash of some bytes, as the manifest spells it.
pub(super) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// Reads the manifest; an absent one lists nothing.
pub(super) fn read(fs: &dyn Fs, place: &Place) -> Result<Manifest, Failure> {
    read_with_note(fs, place).map(|(manifest, _)| manifest)
}

/// The same, with what the build says of itself.
pub(super) fn read_with_note(fs: &dyn Fs, place: &Place) -> Result<(Manifest, Option<Note>), Failure> {
    let path = place.beside("manifest.json");
    let bytes = match fs.read(&path) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok((Manifest::new(), None)),
        Err(e) => return Err(place.machine("read", &path, &e)),
    };
    let paper = serde_json::from_slice::<Paper>(&bytes).ok();
    let Some(paper) = paper.filter(|paper| paper.version == 1) else {
        return Err(Failure::Refused(format!(
            ".{}.manifest.json beside {} cannot be read; remove both, or remove the first and use --adopt",
            place.name, place.shown
        )));
    };
    let mut manifest = Manifest::new();
    for entry in paper.files.into_iter().filter(|e| is_plain(&e.path)) {
        manifest.entry(entry.path.clone()).or_default().insert(entry);
    }
    Ok((manifest, paper.note))
}

/// Writes the manifest in one step.
pub(super) fn write(
    fs: &dyn Fs,
    place: &Place,
    files: impl Iterator<Item = Entry>,
    note: Option<Note>,
) -> Result<(), Failure> {
    let files = files.collect();
    let path = place.beside("manifest.json");
    let fresh = place.beside("manifest.json.new");
    let failed = |e: io::Error| place.machine("write", &path, &e);
    let bytes = serde_json::to_vec(&Paper { version: 1, note, files }).map_err(|e| failed(e.into()))?;
    unless_absent(fs.remove_file(&fresh)).map_err(failed)?;
    fs.write_new(&fresh, &bytes).map_err(failed)?;
    fs.rename(&fresh, &path).map_err(failed)
}

/// Takes "it was not there" for success.
pub(super) fn unless_absent(result: io::Result<()>) -> io::Result<()> {
    use io::ErrorKind::{NotADirectory, NotFound};
    match result {
        Err(e) if matches!(e.kind(), NotFound | NotADirectory) => Ok(()),
        other => other,
    }
}

/// Whether a path stays inside the folder it is put in.
pub(super) fn is_plain(path: &str) -> bool {
    !path.contains('\0') && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// The folders above a path, nearest first.
pub(super) fn above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(up, _)| up)).skip(1)
}

/// What the output folder holds.
#[derive(Default)]
pub(super) struct Survey {
    /// Whether there is an output folder.
    pub exists: bool,
    /// Our files that are there, as they are.
    pub ours: BTreeMap<String, Entry>,
    /// Those among them that somebody changed.
    pub edited: Vec<String>,
    /// What is not ours; a folder ends in `/` and is not looked into.
    pub foreign: Vec<String>,
}

impl Survey {
    /// Looks at the whole output folder.
    pub fn take(fs: &dyn Fs, place: &Place, manifest: &Manifest) -> Result<Self, Failure> {
        let mut survey = Self::default();
        let failed = |e: io::Error| place.machine("look at", &place.output, &e);
        match look(fs, &place.output).map_err(failed)? {
            None => return Ok(survey),
            Some(meta) if meta.is_dir => survey.exists = true,
            Some(_) => {
                let shown = &place.shown;
                return Err(Failure::Refused(format!("{shown} is no longer a folder; choose another")));
            }
        }
        let folders: BTreeSet<&str> = manifest.keys().flat_map(|path| above(path)).collect();
        let mut open = vec![String::new()];
        while let Some(folder) = open.pop() {
            let here = place.output.join(&folder);
            let names = fs.read_dir(&here).map_err(|e| place.machine("read", &here, &e))?;
            for name in names.iter().filter(|name| !(folder.is_empty() && *name == super::commit::PART)) {
                let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
                let full = place.output.join(&path);
                let meta = look(fs, &full).map_err(|e| place.machine("look at", &full, &e))?;
                match meta {
                    Some(meta) if meta.is_dir && folders.contains(path.as_str()) => open.push(path),
                    Some(meta) if meta.is_dir => survey.foreign.push(format!("{path}/")),
                    Some(meta) => survey.file(fs, place, manifest.get(&path), path, &full, &meta)?,
                    None => survey.foreign.push(path),
                }
            }
        }
        survey.foreign.sort_unstable();
        Ok(survey)
    }

    fn file(
        &mut self,
        fs: &dyn Fs,
        place: &Place,
        listed: Option<&BTreeSet<Entry>>,
        path: String,
        full: &Path,
        meta: &Meta,
    ) -> Result<(), Failure> {
        let Some(listed) = listed else {
            self.foreign.push(path);
            return Ok(());
        };
        if let Some(entry) = listed.iter().find(|entry| entry.agrees(meta)) {
            self.ours.insert(path, entry.clone());
            return Ok(());
        }
        // What is neither file nor folder has no bytes of ours.
        let found = if meta.is_file {
            hash(&fs.read(full).map_err(|e| place.machine("read", full, &e))?)
        } else {
            String::new()
        };
        if listed.iter().all(|entry| entry.blake3 != found) {
            self.edited.push(path.clone());
        }
        self.ours.insert(path.clone(), Entry::new(&path, meta, found));
        Ok(())
    }

    /// Refuses when somebody changed our files and they are to be kept.
    pub fn keep_edited(&self, place: &Place, edited: Edited) -> Result<(), Failure> {
        if self.edited.is_empty() || edited == Edited::Overwrite {
            return Ok(());
        }
        let named: Vec<String> =
            self.edited.iter().take(5).map(|path| format!("{}{path}", place.shown)).collect();
        let more = match self.edited.len() - named.len() {
            0 => String::new(),
            n => format!(" and {n} more"),
        };
        Err(Failure::Refused(format!(
            "{}{more} changed since the last build; use --overwrite to replace, or move what you need elsewhere",
            named.join(", ")
        )))
    }
}
