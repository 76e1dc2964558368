//! `Sources`: everything that is read, as one immutable value.
//!
//! Invariant: no other stage sees the disk, the clock or the environment.

mod decode;
pub mod disk;
pub mod fixture;
mod name;
mod patched;
pub mod picture;
mod rules;

pub use decode::{Decoded, TextProblem, decode};
pub use patched::patched;
pub use rules::RULES;

use crate::base::{Diagnostic, sha256};
use jiff::civil;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// One text file, as read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path from the site root, with `/` between names: `content/_index.md`.
    pub path: Arc<str>,
    /// The text, without byte order mark and with `\n` line ends.
    pub text: Arc<str>,
    /// What had to be mended or could not be read.
    pub decoded: Decoded,
    /// The fingerprint of the bytes as read.
    pub hash: blake3::Hash,
    /// SHA-256 of the bytes, of held texts only: sources and receipts name it.
    pub sha256: Option<String>,
}

/// A file that is copied, not read: an image, a download, a theme asset.
#[derive(Debug, Clone)]
pub enum AssetData {
    /// On disk, with its size in bytes and when it was last changed.
    Disk(PathBuf, u64, Option<std::time::SystemTime>),
    /// In memory: the embedded theme, fixtures.
    Memory(Arc<[u8]>),
}

/// What the user asked for, beside the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Drafts and entries of a later date are shown.
    pub drafts: bool,
    /// Replaces `base_url` of the settings.
    pub base_url: Option<String>,
    /// The site is being written: what will have to be logged is a warning, since nothing was published yet.
    pub writing: bool,
    /// A preview: drafts shown, `noindex`, a band on each page.
    pub preview: bool,
    /// Addresses are written from where each page stands.
    pub relative: bool,
    /// Hosts that the build is prepared for, beside those of the settings.
    pub hosts: Vec<String>,
}

/// The whole input.
#[derive(Debug, Clone)]
pub struct Sources {
    /// Text files below `content/` by path: Markdown and YAML.
    pub files: BTreeMap<Arc<str>, SourceFile>,
    /// Templates of the site by path below `templates/`.
    pub templates: BTreeMap<Arc<str>, SourceFile>,
    /// Other files below `content/` by path from the site root.
    pub assets: BTreeMap<Arc<str>, AssetData>,
    /// Files below `static/` by path below it.
    pub statics: BTreeMap<Arc<str>, AssetData>,
    /// Texts of sources below `held/`, by path from the site root: read to compare with, never published.
    pub held: BTreeMap<Arc<str>, SourceFile>,
    /// Today, or the date given by `--as-of`: decides what is overdue, stale, current or embargoed.
    pub as_of: civil::Date,
    /// What the user asked for.
    pub options: Options,
    /// What could not be read.
    pub report: Vec<Diagnostic>,
}

impl Sources {
    /// An empty site as of a date.
    pub fn empty(as_of: civil::Date) -> Sources {
        Sources {
            files: BTreeMap::new(),
            templates: BTreeMap::new(),
            assets: BTreeMap::new(),
            statics: BTreeMap::new(),
            held: BTreeMap::new(),
            as_of,
            options: Options::default(),
            report: Vec::new(),
        }
    }

    /// Adds or replaces a text file by its path from the site root.
    pub fn insert(&mut self, path: &str, bytes: &[u8]) {
        let file = SourceFile::new(path, bytes);
        match path.strip_prefix("templates/") {
            Some(name) => self.templates.insert(name.into(), file),
            None if path.starts_with("held/") => self.held.insert(Arc::clone(&file.path), file),
            None => self.files.insert(Arc::clone(&file.path), file),
        };
    }

    /// Whether another reading of the same site holds anything else.
    pub fn differs(&self, other: &Sources) -> bool {
        self.report != other.report || self.as_of != other.as_of || !self.changes(other).is_empty()
    }

    /// The files that another reading of the same site has otherwise, or that only one of the two has: paths from the
    /// site root, in order.
    pub fn changes(&self, other: &Sources) -> Vec<String> {
        let mut paths = Vec::new();
        let text = |one: &SourceFile, two: &SourceFile| one.hash == two.hash;
        let asset = |one: &AssetData, two: &AssetData| one.stamp() == two.stamp();
        changed(&self.files, &other.files, "", &text, &mut paths);
        changed(&self.templates, &other.templates, "templates/", &text, &mut paths);
        changed(&self.assets, &other.assets, "", &asset, &mut paths);
        changed(&self.statics, &other.statics, "static/", &asset, &mut paths);
        changed(&self.held, &other.held, "", &text, &mut paths);
        paths.sort();
        paths
    }

    /// Whether anything was read at a path from the site root, or below it.
    pub fn knows(&self, path: &str) -> bool {
        holds(&self.files, path)
            || holds(&self.assets, path)
            || holds(&self.held, path)
            || path.strip_prefix("templates").is_some_and(|name| holds(&self.templates, below(name)))
            || path.strip_prefix("static").is_some_and(|name| holds(&self.statics, below(name)))
    }

    /// The text of a file that a diagnostic names.
    pub fn text(&self, path: &str) -> Option<&Arc<str>> {
        match path.strip_prefix("templates/") {
            Some(name) => self.templates.get(name).map(|file| &file.text),
            None => self.files.get(path).map(|file| &file.text),
        }
    }
}

/// A path below a folder, without the slash before it.
fn below(path: &str) -> &str {
    path.strip_prefix('/').unwrap_or(path)
}

/// Whether something stands at `path` or below it.
fn holds<T>(files: &BTreeMap<Arc<str>, T>, path: &str) -> bool {
    let from = files.range::<str, _>((std::ops::Bound::Included(path), std::ops::Bound::Unbounded));
    let mut near = from.map(|(known, _)| &**known).take_while(|known| known.starts_with(path));
    near.any(|known| known.len() == path.len() || path.is_empty() || known.as_bytes()[path.len()] == b'/')
}

/// The keys that one of two maps has alone or otherwise.
fn changed<T>(
    one: &BTreeMap<Arc<str>, T>,
    two: &BTreeMap<Arc<str>, T>,
    prefix: &str,
    is_same: &dyn Fn(&T, &T) -> bool,
    paths: &mut Vec<String>,
) {
    let gone_or_other =
        one.iter().filter(|(path, data)| !two.get(*path).is_some_and(|now| is_same(data, now)));
    let new = two.iter().filter(|(path, _)| !one.contains_key(*path));
    paths.extend(gone_or_other.chain(new).map(|(path, _)| format!("{prefix}{path}")));
}

impl SourceFile {
    /// The file at `path` with these bytes.
    pub fn new(path: &str, bytes: &[u8]) -> SourceFile {
        let (text, decoded) = decode(bytes);
        let sha256 = path.starts_with("held/").then(|| sha256(bytes));
        SourceFile { path: path.into(), text: text.into(), decoded, hash: blake3::hash(bytes), sha256 }
    }
}

impl AssetData {
    /// The size in bytes.
    pub fn len(&self) -> u64 {
        match self {
            AssetData::Disk(_, len, _) => *len,
            AssetData::Memory(bytes) => bytes.len() as u64,
        }
    }

    /// What changes when the file does: its size, and its time of change on disk.
    fn stamp(&self) -> (u64, Option<std::time::SystemTime>) {
        let time = match self {
            AssetData::Disk(_, _, changed) => *changed,
            AssetData::Memory(_) => None,
        };
        (self.len(), time)
    }

    /// The first bytes, at most `most` of them.
    pub fn head(&self, most: u64) -> std::io::Result<Vec<u8>> {
        match self {
            AssetData::Disk(path, ..) => disk::read_head(path, most),
            AssetData::Memory(bytes) => {
                Ok(bytes[..bytes.len().min(usize::try_from(most).unwrap_or(usize::MAX))].to_vec())
            }
        }
    }

    /// The bytes.
    pub fn read(&self) -> std::io::Result<Arc<[u8]>> {
        match self {
            AssetData::Disk(path, ..) => disk::read_regular(path).map(Into::into),
            AssetData::Memory(bytes) => Ok(Arc::clone(bytes)),
        }
    }
}
