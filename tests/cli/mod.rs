//! The command line, driven as an author would: the real binary, real folders.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod alone;
mod commands;
mod editor;
mod export;
mod hostile;
mod mended;
mod newcomer;
mod planted;
mod private;
mod published;
mod quoted;
mod recorded;
mod refused;
mod same_bytes;
mod schema;
mod streams;
mod usage;
mod watched;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// What a folder holds: bytes by path; a link is where it leads, a folder ends in `/`.
type Tree = BTreeMap<String, Vec<u8>>;

/// A desk: a home folder, and a site in `site/`.
struct Desk {
    folder: TempDir,
}

/// How a command ended, and what it said.
#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    /// With an empty folder `site/`.
    fn empty() -> Desk {
        let folder = TempDir::new().unwrap();
        for name in ["site", "home"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        Desk { folder }
    }

    /// With the site that `init` makes.
    fn started() -> Desk {
        let desk = Desk::empty();
        assert_eq!(desk.run(["init"]).code, 0);
        desk
    }

    /// With these files in `site/`.
    fn with(files: &[(&str, &str)]) -> Desk {
        let desk = Desk::empty();
        for (path, text) in files {
            desk.put(path, text);
        }
        desk
    }

    /// A path within `site/`.
    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join("site").join(path)
    }

    fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The file with one piece of it replaced.
    fn change(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.at(path)).unwrap();
        assert!(text.contains(from), "{path} holds no {from:?}");
        fs::write(self.at(path), text.replacen(from, to, 1)).unwrap();
    }

    /// The command, to be run in `site/`.
    fn command<I: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = I>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_standfirst"));
        command.args(arguments).current_dir(self.at("")).stdin(Stdio::null());
        // Pictures that a test has drawn need not be drawn by each of the others.
        command.env("XDG_CACHE_HOME", Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache"));
        for name in ["ROOT", "DRAFTS", "BASE_URL", "OUTPUT_DIR"] {
            command.env_remove(format!("STANDFIRST_{name}"));
        }
        command.env("STANDFIRST_AS_OF", crate::support::AS_OF).env("HOME", self.folder.path().join("home"));
        command
    }

    fn run<I: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = I>) -> Ran {
        ended(&self.command(arguments).output().unwrap())
    }

    /// Builds, which must do.
    fn build(&self) -> Ran {
        let ran = self.run(["build"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran
    }

    fn public(&self) -> Tree {
        tree(&self.at("public"))
    }
}

fn ended(output: &Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

fn tree(root: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1).into_iter().filter_map(Result::ok) {
        let path = entry.path().strip_prefix(root).unwrap().display().to_string();
        let kind = entry.file_type();
        if kind.is_dir() {
            tree.insert(format!("{path}/"), Vec::new());
        } else if kind.is_symlink() {
            tree.insert(path, fs::read_link(entry.path()).unwrap().display().to_string().into_bytes());
        } else if kind.is_file() {
            tree.insert(path, fs::read(entry.path()).unwrap());
        } else {
            tree.insert(path, b"special".to_vec());
        }
    }
    tree
}

/// The addresses that `list` names.
fn addresses(desk: &Desk) -> Vec<String> {
    let ran = desk.run(["list"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}
