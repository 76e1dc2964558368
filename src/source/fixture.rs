//! A whole site in one string, for tests, rules' examples and documentation.
//!
//! Files are set apart by lines of the form `-- path --`; a string that begins with anything else is
//! `content/_index.md` whole.

use super::{AssetData, Sources};
use jiff::civil;

/// The site written in `text`, as of `as_of`.
pub fn sources(text: &str, as_of: civil::Date) -> Sources {
    let mut sources = Sources::empty(as_of);
    for (path, contents) in files(text) {
        match path.strip_prefix("static/") {
            Some(name) => {
                sources.statics.insert(name.into(), AssetData::Memory(contents.as_bytes().into()));
            }
            None if is_text(&path) => sources.insert(&path, contents.as_bytes()),
            None => {
                sources.assets.insert(path.as_str().into(), AssetData::Memory(contents.as_bytes().into()));
            }
        }
    }
    sources
}

/// The files written in `text`, in order: path from the site root and contents.
pub fn files(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match header(line) {
            Some(path) => files.push((path.to_owned(), String::new())),
            None => match files.last_mut() {
                Some((_, contents)) => contents.push_str(line),
                None => files.push(("content/_index.md".to_owned(), line.to_owned())),
            },
        }
    }
    files
}

/// The path in a line `-- path --`.
fn header(line: &str) -> Option<&str> {
    let path = line.trim_end().strip_prefix("-- ")?.strip_suffix(" --")?;
    (!path.contains(' ') && !path.is_empty()).then_some(path)
}

/// Whether a file is read as text; everything else is an asset.
pub fn is_text(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    path.starts_with("templates/")
        || matches!(extension, "md" | "yaml" | "yml")
        || path.starts_with("content/") && path.ends_with(".lock") && path.matches('/').count() == 1
        || is_held(path)
}

/// Whether a file is a held text.
pub(super) fn is_held(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    path.starts_with("held/") && matches!(extension, "txt" | "md" | "html" | "htm")
}
