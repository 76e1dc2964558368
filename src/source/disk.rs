//! The folders of a site, read once into `Sources`.
//!
//! Invariant: links are not followed out of the site, only regular files are opened, and nothing is
//! written.

use super::name::{is_hidden, is_leaving, is_published_hidden, trouble};
use super::{AssetData, Options, SourceFile, Sources, fixture, rules};
use crate::base::{At, Diagnostic, Rule};
use jiff::civil;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use walkdir::{DirEntry, WalkDir};

/// The folders that make a site, in the order they are read.
const FOLDERS: &[&str] = &["content", "templates", "static", "held"];

/// The most files a site may have.
const MOST_FILES: usize = 1_000_000;

/// How long ago a file must have been written for its stamp to be trusted: coarse file systems count in seconds.
const TICK: Duration = Duration::from_secs(2);

/// The longest text that is read at all, in bytes.
const LONGEST_TEXT: u64 = 20_000_000;

/// Everything in the folders of the site at `root`, and what could not be read of it.
pub fn load(root: &Path, as_of: civil::Date, options: Options) -> Sources {
    Reader::default().read(root, as_of, options)
}

/// Reads the folders of a site again and again, and of its texts only those that changed since.
#[derive(Debug, Default)]
pub struct Reader {
    known: BTreeMap<Arc<str>, (Stamp, SourceFile)>,
}

/// What a file has otherwise once it was written: size, time, number of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    len: u64,
    changed: SystemTime,
    number: u64,
}

impl Stamp {
    /// The stamp of a file that was last written well before `now`: two writings at one tick of the file system's
    /// clock are not told apart by it.
    fn of(file: &std::fs::Metadata, now: SystemTime) -> Option<Stamp> {
        let changed = file.modified().ok()?;
        let is_old = now.duration_since(changed).is_ok_and(|age| age > TICK);
        is_old.then(|| Stamp { len: file.len(), changed, number: number(file) })
    }
}

#[cfg(unix)]
fn number(file: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(file)
}

#[cfg(not(unix))]
fn number(_: &std::fs::Metadata) -> u64 {
    0
}

impl Reader {
    /// Everything in the folders of the site at `root` as it is now.
    #[expect(
        clippy::disallowed_methods,
        reason = "how old a file is decides whether it is read, and nothing else"
    )]
    pub fn read(&mut self, root: &Path, as_of: civil::Date, options: Options) -> Sources {
        let mut sources = Sources::empty(as_of);
        sources.options = options;
        let mut walk =
            Walk { root, real_root: root.canonicalize().ok(), found: Vec::new(), report: Vec::new() };
        for folder in FOLDERS {
            walk.folder(folder);
        }
        let (known, now) = (std::mem::take(&mut self.known), SystemTime::now());
        let read: Vec<(Found, Result<Read, Diagnostic>)> = walk
            .found
            .into_par_iter()
            .map(|found| {
                let outcome = read(&found, known.get(&found.path), now);
                (found, outcome)
            })
            .collect();
        sources.report = walk.report;
        for (found, outcome) in read {
            match outcome {
                Ok(Read::Text(file, stamp)) => {
                    if let Some(stamp) = stamp {
                        self.known.insert(Arc::clone(&found.path), (stamp, file.clone()));
                    }
                    match found.path.strip_prefix("templates/") {
                        Some(name) => drop(sources.templates.insert(name.into(), file)),
                        None if fixture::is_held(&found.path) => drop(sources.held.insert(found.path, file)),
                        None => drop(sources.files.insert(Arc::clone(&found.path), file)),
                    }
                }
                // An original beside its text, which nobody reads here and nobody publishes.
                Ok(Read::Asset(_)) if found.path.starts_with("held/") => {}
                Ok(Read::Asset(len)) => {
                    let changed = std::fs::metadata(&found.disk).and_then(|about| about.modified()).ok();
                    let data = AssetData::Disk(found.disk, len, changed);
                    match found.path.strip_prefix("static/") {
                        Some(name) => sources.statics.insert(name.into(), data),
                        None => sources.assets.insert(found.path, data),
                    };
                }
                Err(finding) => sources.report.push(finding),
            }
        }
        sources
    }
}

/// The text file at `path` from the site root as it is now; nothing, where it is no ordinary file that is read.
pub fn text(root: &Path, path: &str) -> Option<SourceFile> {
    let bytes = read_up_to(&root.join(path), LONGEST_TEXT).ok()?;
    Some(SourceFile::new(path, &bytes))
}

/// Whether what stands at `path` from the site root is left out for a name of it, and nothing is said of that.
pub fn is_passed_over(path: &str) -> bool {
    let in_static = path.starts_with("static/");
    path.split('/').any(|name| is_leaving(name) || (!in_static && is_hidden(name)))
}

/// The nearest folder that holds `content/`, from `start` upwards.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(start).ok()?;
    start.ancestors().find(|folder| folder.join("content").is_dir()).map(Path::to_path_buf)
}

/// The bytes of a regular file; anything else is an error, and a pipe never blocks.
pub fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    read_up_to(path, u64::MAX)
}

/// The first bytes of a regular file, at most `most` of them.
pub fn read_head(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let (file, _) = open(path)?;
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What the system said, as part of a sentence: `permission denied`.
pub fn system_words(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// One file to be read, by its path from the root and where its bytes are.
struct Found {
    path: Arc<str>,
    disk: PathBuf,
}

/// What became of it.
enum Read {
    Text(SourceFile, Option<Stamp>),
    Asset(u64),
}

struct Walk<'a> {
    root: &'a Path,
    real_root: Option<PathBuf>,
    found: Vec<Found>,
    report: Vec<Diagnostic>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &'static str) {
        let top = self.root.join(folder);
        if top.symlink_metadata().is_err() {
            return;
        }
        let mut entries =
            WalkDir::new(&top).follow_links(false).follow_root_links(false).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            if self.found.len() >= MOST_FILES {
                let message = format!("this site has more than {MOST_FILES} files");
                self.report(
                    &rules::FILES,
                    folder,
                    message,
                    "move what is not of the site out of this folder",
                );
                return;
            }
            match entry {
                Ok(entry) => {
                    let is_folder = entry.file_type().is_dir();
                    if self.entry(&entry) == Go::Past && is_folder {
                        entries.skip_current_dir();
                    }
                }
                Err(error) => self.unlistable(&error, &top),
            }
        }
    }

    fn entry(&mut self, entry: &DirEntry) -> Go {
        let path = self.path(entry.path());
        let Some(name) = entry.file_name().to_str() else {
            let help = "give it a name in letters that every system can write";
            self.report(&rules::NAME, &path, "this name is not UTF-8".into(), help);
            return Go::Past;
        };
        if entry.depth() > 0 && self.is_skipped(&path, name) {
            return Go::Past;
        }
        if let Some(trouble) = trouble(name) {
            let help = "rename it: not every system can keep a file of this name";
            self.report(&rules::NAME, &path, trouble, help);
            return Go::Past;
        }
        let kind = entry.file_type();
        if kind.is_symlink() {
            match self.target(entry.path()) {
                Ok(disk) => self.found.push(Found { path: path.into(), disk }),
                Err(why) => {
                    let help = "put the file itself there: links are followed to files inside the site only";
                    self.report(&rules::LINK, &path, why, help);
                }
            }
        } else if kind.is_file() {
            self.found.push(Found { path: path.into(), disk: entry.path().to_path_buf() });
        } else if !kind.is_dir() {
            let help = "remove it: only ordinary files are read";
            self.report(&rules::SPECIAL, &path, "this is not an ordinary file".into(), help);
        }
        Go::On
    }

    /// Whether a file is left out for its name; below `static/` that is said.
    fn is_skipped(&mut self, path: &str, name: &str) -> bool {
        if is_leaving(name) {
            return true;
        }
        let in_static = path.starts_with("static/");
        if !is_hidden(name) || (in_static && is_published_hidden(name)) {
            return false;
        }
        if in_static {
            let help = "move it away, or give it a name without the dot if it is to be published";
            self.report(&rules::HIDDEN, path, "a hidden file is not published".into(), help);
        }
        true
    }

    /// Where a link leads, if that is a file inside the site; why it is not followed otherwise.
    fn target(&self, link: &Path) -> Result<PathBuf, String> {
        let real = link.canonicalize().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => "this link leads nowhere".to_owned(),
            _ => format!("this link cannot be followed: {}", system_words(&error)),
        })?;
        let inside = self.real_root.as_ref().and_then(|root| real.strip_prefix(root).ok());
        let Some(inside) = inside else { return Err("this link leads out of the site".into()) };
        let parts: Vec<&str> = inside.iter().map(|part| part.to_str().unwrap_or(".")).collect();
        if parts.first() == Some(&"held") {
            return Err("this link leads to `held/`, which is never published".into());
        }
        if parts.iter().any(|part| is_hidden(part)) {
            return Err("this link leads to a hidden file".into());
        }
        match real.symlink_metadata() {
            Ok(about) if about.is_file() => Ok(real),
            Ok(about) if about.is_dir() => Err("this link leads to a folder".into()),
            _ => Err("this link leads to something that is not an ordinary file".into()),
        }
    }

    /// A folder that could not be listed.
    fn unlistable(&mut self, error: &walkdir::Error, top: &Path) {
        let path = self.path(error.path().unwrap_or(top));
        let words = error.io_error().map_or_else(|| error.to_string(), system_words);
        self.report(
            &rules::UNREADABLE,
            &path,
            format!("this folder cannot be read: {words}"),
            "mend its permissions, or move it out of the site",
        );
    }

    /// The path from the root with `/` between names.
    fn path(&self, disk: &Path) -> String {
        let inside = disk.strip_prefix(self.root).unwrap_or(disk);
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    }

    fn report(&mut self, rule: &'static Rule, path: &str, message: String, help: &str) {
        self.report.push(Diagnostic::new(rule, &path.into(), At::File, message).help(help));
    }
}

/// Whether the walk goes on into a folder.
#[derive(PartialEq, Eq)]
enum Go {
    On,
    Past,
}

/// Reads one file unless it is known as it is, or only its size where it is not text.
fn read(found: &Found, known: Option<&(Stamp, SourceFile)>, now: SystemTime) -> Result<Read, Diagnostic> {
    let outcome = if fixture::is_text(&found.path) && !found.path.starts_with("static/") {
        let about = found.disk.symlink_metadata().ok().filter(std::fs::Metadata::is_file);
        let stamp = about.and_then(|about| Stamp::of(&about, now));
        match known.filter(|(before, _)| stamp == Some(*before)) {
            Some((_, file)) => Ok(Read::Text(file.clone(), stamp)),
            None => read_up_to(&found.disk, LONGEST_TEXT)
                .map(|bytes| Read::Text(SourceFile::new(&found.path, &bytes), stamp)),
        }
    } else {
        readable_size(&found.disk).map(Read::Asset)
    };
    outcome.map_err(|error| {
        let finding = |rule, message: String| Diagnostic::new(rule, &found.path, At::File, message);
        match error.kind() {
            io::ErrorKind::NotFound => {
                finding(&rules::UNREADABLE, "this file was listed and is gone".into()).help("build again")
            }
            io::ErrorKind::FileTooLarge => {
                finding(&rules::TEXT_SIZE, "this text is longer than 20 MB".into()).help("split it up")
            }
            _ => finding(&rules::UNREADABLE, format!("this file cannot be read: {}", system_words(&error)))
                .help("mend its permissions, or move it out of the site"),
        }
    })
}

fn read_up_to(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let (mut file, len) = open(path)?;
    if len > limit {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or(0).saturating_add(1));
    file.by_ref().take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// The size of a regular file that may be read.
fn readable_size(path: &Path) -> io::Result<u64> {
    open(path).map(|(_, len)| len)
}

/// Opens a regular file, never waiting for a pipe and never following a link; its size with it.
fn open(path: &Path) -> io::Result<(File, u64)> {
    let file = open_quietly(path)?;
    let about = file.metadata()?;
    if about.is_file() { Ok((file, about.len())) } else { Err(io::Error::other("not an ordinary file")) }
}

#[cfg(unix)]
fn open_quietly(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(File::from(rustix::fs::open(path, flags, Mode::empty())?))
}

#[cfg(not(unix))]
fn open_quietly(path: &Path) -> io::Result<File> {
    if path.symlink_metadata()?.is_file() {
        File::open(path)
    } else {
        Err(io::Error::other("not an ordinary file"))
    }
}
