//! A file system that fails, or dies, at a chosen operation.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Fs, Meta};

/// What happens at the chosen operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// That one operation fails and does nothing.
    Fail(io::ErrorKind),
    /// That operation and all later ones do nothing, as if the process were dead.
    Crash,
}

/// Another file system, with one fault in it.
pub struct FaultyFs<'a> {
    inner: &'a dyn Fs,
    counter: AtomicUsize,
    fail_at: usize,
    mode: Mode,
}

impl<'a> FaultyFs<'a> {
    /// `inner`, with the fault at operation `fail_at`, counted from one.
    pub fn new(inner: &'a dyn Fs, fail_at: usize, mode: Mode) -> Self {
        let counter = AtomicUsize::new(0);
        Self { inner, counter, fail_at, mode }
    }

    /// Whether the fault was reached.
    pub fn tripped(&self) -> bool {
        self.counter.load(Ordering::SeqCst) >= self.fail_at
    }

    fn step(&self) -> io::Result<&'a dyn Fs> {
        let now = self.counter.fetch_add(1, Ordering::SeqCst) + 1;
        match self.mode {
            Mode::Fail(kind) if now == self.fail_at => Err(kind.into()),
            Mode::Crash if now >= self.fail_at => Err(io::Error::other("the process is dead")),
            _ => Ok(self.inner),
        }
    }
}

impl Fs for FaultyFs<'_> {
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.step()?.canonicalize(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.step()?.read(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let inner = self.step().inspect_err(|_| self.torn(path, bytes))?;
        inner.write_new(path, bytes)
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?.hard_link(from, to)
    }

    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        self.step()?.create_dir_all(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?.rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.step()?.exchange(one, other)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step()?.remove_file(path)
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        self.step()?.remove_dir(path)
    }

    fn remove_dir_all(&self, path: &Path) -> io::Result<()> {
        self.step()?.remove_dir_all(path)
    }

    fn symlink_metadata(&self, path: &Path) -> io::Result<Meta> {
        self.step()?.symlink_metadata(path)
    }

    fn read_dir(&self, path: &Path) -> io::Result<Vec<String>> {
        self.step()?.read_dir(path)
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.step()?.sync_dir(path)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<File>> {
        self.step()?.try_lock(path)
    }
}

impl FaultyFs<'_> {
    /// A write that dies at the very fault leaves half of its bytes behind.
    fn torn(&self, path: &Path, bytes: &[u8]) {
        if self.counter.load(Ordering::SeqCst) == self.fail_at {
            let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
            drop(self.inner.write_new(path, half));
        }
    }
}
