//! Files of the author's written: new ones never over another, old ones never half.

use super::common::{Stop, display};
use crate::source::disk::system_words;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// Writes a new file; one that is there stays as it is.
pub fn create(path: &Path, text: &str) -> Result<(), Stop> {
    let shown = display(path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| {
            Stop::machine(format!("cannot make {}: {}", display(folder), system_words(&error)))
        })?;
    }
    let opened = fs::OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = opened.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Stop::usage(format!("{shown} is there already; it stays as it is")),
        _ => Stop::machine(format!("cannot write {shown}: {}", system_words(&error))),
    })?;
    file.write_all(text.as_bytes())
        .map_err(|error| Stop::machine(format!("cannot write {shown}: {}", system_words(&error))))
}

/// Writes a file anew: the old one stands until the new one is whole.
pub fn replace(path: &Path, text: &str) -> Result<(), Stop> {
    let shown = display(path);
    let failed = |error: io::Error| Stop::machine(format!("cannot write {shown}: {}", system_words(&error)));
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".standfirst-").tempfile_in(folder).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    if let Ok(about) = fs::metadata(path) {
        fs::set_permissions(file.path(), about.permissions()).map_err(failed)?;
    }
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}
