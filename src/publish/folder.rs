//! A published folder, to be sent elsewhere: every file as the build wrote it, or a refusal.

use super::manifest::{self, hash};
use super::{Failure, Fs, Interrupt, Target, WAIT, lock, refuse};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs::File;
use std::path::PathBuf;

/// What a build says of itself to those who send it on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What keeps it from being sent: `drafts`, `preview`; nothing for what is meant for readers.
    pub private: Option<String>,
    /// The paths of files that never change, since their names say what is in them.
    pub kept: BTreeSet<String>,
}

/// One file of a published folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its path within the folder.
    pub path: String,
    /// How large it is, in bytes.
    pub size: u64,
    /// What is in it, as a fingerprint.
    pub blake3: String,
    /// Whether it never changes.
    pub is_kept: bool,
}

/// A published folder that is as it was built; no build changes it while this lives.
#[derive(Debug)]
pub struct Folder {
    /// The folder, by its real path.
    pub place: PathBuf,
    /// Its files, by path.
    pub files: Vec<Sent>,
    _lock: File,
}

/// Reads a published folder and compares every file with what the build wrote.
pub fn folder(fs: &dyn Fs, target: &Target, interrupt: &Interrupt) -> Result<Folder, Failure> {
    let place = refuse::resolve(fs, target)?;
    let shown = place.shown.clone();
    let again = |what: &str| Failure::Refused(format!("{shown} {what}; `standfirst build` makes it again"));
    if refuse::look(fs, &place.beside("manifest.json"))
        .map_err(|e| place.machine("look at", &place.output, &e))?
        .is_none()
    {
        return Err(again("was not made by standfirst"));
    }
    let lock = lock::take(fs, &place, interrupt, WAIT)?;
    let (known, note) = manifest::read_with_note(fs, &place)?;
    let note = note.ok_or_else(|| again("was not built to its end, or by an older version"))?;
    if let Some(private) = note.private {
        return Err(again(&format!("was built with {private}, which are not for readers")));
    }
    let mut files = Vec::new();
    for (path, entries) in known {
        interrupt.check()?;
        let full = place.output.join(&path);
        let bytes = fs.read(&full).map_err(|e| place.machine("read", &full, &e))?;
        let blake3 = hash(&bytes);
        if entries.iter().all(|entry| entry.blake3 != blake3) {
            return Err(again(&format!("is not as it was built: {path} was changed since")));
        }
        files.push(Sent { is_kept: note.kept.contains(&path), size: bytes.len() as u64, path, blake3 });
    }
    Ok(Folder { place: place.output, files, _lock: lock })
}
