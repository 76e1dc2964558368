//! Deploying: whatever breaks off, it can be run again and ends right.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod broken;
mod command;
mod service;

use standfirst::publish::{self, Edited, Existing, Interrupt, Note, RealFs, Target};
use std::collections::BTreeSet;
use tempfile::TempDir;

/// A site in a folder of its own.
struct Site {
    folder: TempDir,
}

impl Site {
    fn new() -> Site {
        let folder = TempDir::new().unwrap();
        std::fs::create_dir_all(folder.path().join("site/content")).unwrap();
        Site { folder }
    }

    fn target(&self) -> Target {
        Target {
            output: self.folder.path().join("site/public"),
            root: self.folder.path().join("site"),
            home: None,
            existing: Existing::Refuse,
            edited: Edited::Keep,
        }
    }

    /// Publishes these files; those that never change have a digit in their names.
    fn publish(&self, files: &[(&str, &str)], private: Option<&str>) {
        let stage = publish::begin(&RealFs, &self.target(), &Interrupt::new()).unwrap();
        for (path, text) in files {
            stage.write(path, text.as_bytes()).unwrap();
        }
        let has_digit = |path: &str| path.contains(|c: char| c.is_ascii_digit());
        let kept: BTreeSet<String> =
            files.iter().map(|(path, _)| (*path).to_owned()).filter(|path| has_digit(path)).collect();
        stage.note(Note { private: private.map(str::to_owned), kept });
        stage.commit().unwrap();
    }

    fn published(&self) -> Result<publish::Folder, publish::Failure> {
        publish::folder(&RealFs, &self.target(), &Interrupt::new())
    }
}
