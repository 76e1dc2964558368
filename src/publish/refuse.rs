//! Where the output really is, and the places that are never built into.

use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::{Existing, Failure, Fs, Meta, Target};
use crate::source::disk::system_words;

/// The folders of a site that hold sources.
const SOURCES: [&str; 4] = ["content", "templates", "static", "held"];

/// The output by its real path, and what it is called in messages.
pub(super) struct Place {
    /// The output folder, links followed.
    pub output: PathBuf,
    /// The folder it is in.
    pub parent: PathBuf,
    /// Its own name.
    pub name: String,
    /// As the user wrote it, with a `/` at the end.
    pub shown: String,
}

impl Place {
    /// The path of our own file or folder beside the output.
    pub fn beside(&self, what: &str) -> PathBuf {
        self.parent.join(format!(".{}.{what}", self.name))
    }

    /// The sentence for an operation the machine refused.
    pub fn machine(&self, verb: &str, path: &Path, error: &io::Error) -> Failure {
        Failure::Machine(format!("could not {verb} {}: {}", self.show(path), system_words(error)))
    }

    fn show(&self, path: &Path) -> String {
        if let Ok(rest) = path.strip_prefix(&self.output) {
            return format!("{}{}", self.shown, rest.display());
        }
        let above = Path::new(self.shown.trim_end_matches('/')).parent();
        match (path.strip_prefix(&self.parent), above) {
            (Ok(rest), Some(above)) if rest != Path::new("") => above.join(rest).display().to_string(),
            (Ok(_), _) => format!("the folder of {}", self.shown),
            (Err(_), _) => path.display().to_string(),
        }
    }
}

/// `Ok(None)` when nothing is there.
pub(super) fn look(fs: &dyn Fs, path: &Path) -> io::Result<Option<Meta>> {
    use io::ErrorKind::{NotADirectory, NotFound};
    match fs.symlink_metadata(path) {
        Ok(meta) => Ok(Some(meta)),
        Err(e) if matches!(e.kind(), NotFound | NotADirectory) => Ok(None),
        Err(e) => Err(e),
    }
}

/// The place of the output, or why it is never built into.
pub(super) fn resolve(fs: &dyn Fs, target: &Target) -> Result<Place, Failure> {
    let written = target.output.display().to_string();
    let shown = format!("{}/", written.strip_prefix("./").unwrap_or(&written).trim_end_matches('/'));
    let failed = |e: io::Error| Failure::Machine(format!("could not look at {shown}: {}", system_words(&e)));
    // A trailing slash would follow a link, so the name is looked at without it.
    let plain: PathBuf = target.output.components().collect();
    if let Some(meta) = look(fs, &plain).map_err(failed)? {
        if meta.is_symlink {
            return Err(Failure::Refused(format!(
                "{written} is a symbolic link; name the folder it points to instead"
            )));
        }
        if !meta.is_dir {
            return Err(Failure::Refused(format!("{written} is a file; choose a folder to build into")));
        }
    }
    let output = real(fs, &plain).map_err(failed)?;
    forbidden(fs, target, &output, &shown)?;
    let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
        return Err(other_folder(&shown, "is the root of the disk"));
    };
    Ok(Place {
        parent: parent.to_path_buf(),
        name: name.to_string_lossy().into_owned(),
        output: output.clone(),
        shown,
    })
}

fn other_folder(shown: &str, why: &str) -> Failure {
    Failure::Refused(format!("{shown} {why}; choose another folder to build into"))
}

pub(super) fn forbidden(fs: &dyn Fs, target: &Target, output: &Path, shown: &str) -> Result<(), Failure> {
    let failed = |e: io::Error| Failure::Machine(format!("could not look at {shown}: {}", system_words(&e)));
    if output.parent().is_none() {
        return Err(other_folder(shown, "is the root of the disk"));
    }
    let root = real(fs, &target.root).map_err(failed)?;
    if root == output {
        return Err(other_folder(shown, "is the site's own folder"));
    }
    if root.starts_with(output) {
        return Err(other_folder(shown, "contains the site's own folder"));
    }
    for name in SOURCES {
        let source = real(fs, &target.root.join(name)).map_err(failed)?;
        if output.starts_with(&source) {
            return Err(other_folder(shown, &format!("is inside the site's {name}/")));
        }
        if source.starts_with(output) {
            return Err(other_folder(shown, &format!("contains the site's {name}/")));
        }
    }
    if let Some(home) = &target.home {
        let home = real(fs, home).map_err(failed)?;
        if home.starts_with(output) {
            return Err(other_folder(shown, "is or contains your home folder"));
        }
    }
    Ok(())
}

/// The real path of what exists, and the rest as written.
pub fn real(fs: &dyn Fs, path: &Path) -> io::Result<PathBuf> {
    let mut rest: Vec<OsString> = Vec::new();
    let mut here = std::path::absolute(path)?;
    loop {
        match fs.canonicalize(&here) {
            Ok(found) => return Ok(join(found, &rest)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => return Err(e),
        }
        match here.components().next_back() {
            Some(last @ (Component::Normal(_) | Component::ParentDir)) => {
                rest.push(last.as_os_str().to_owned());
            }
            _ => return Err(io::ErrorKind::NotFound.into()),
        }
        here = here.parent().map(Path::to_path_buf).unwrap_or_default();
    }
}

fn join(mut found: PathBuf, rest: &[OsString]) -> PathBuf {
    for part in rest.iter().rev() {
        if part == ".." {
            found.pop();
        } else {
            found.push(part);
        }
    }
    found
}

/// Refuses a folder with something in it that has no manifest of ours.
pub(super) fn not_ours(fs: &dyn Fs, place: &Place, target: &Target) -> Result<(), Failure> {
    let failed = |e: io::Error| place.machine("look at", &place.output, &e);
    let manifest = look(fs, &place.beside("manifest.json")).map_err(failed)?;
    if target.existing == Existing::Adopt || manifest.is_some() {
        return Ok(());
    }
    if look(fs, &place.output).map_err(failed)?.is_none() {
        return Ok(());
    }
    if fs.read_dir(&place.output).map_err(failed)?.is_empty() {
        return Ok(());
    }
    Err(Failure::Refused(format!(
        "{} is not empty and was not made by standfirst; use --adopt to build into it, or choose another folder",
        place.shown
    )))
}
