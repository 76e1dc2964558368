//! Publishing: what reaches the disk, whatever happens on the way.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod faults;
mod foreign;
mod refusals;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use standfirst::publish::{
    Edited, Existing, Failure, Fs, Interrupt, Published, RealFs, Target, begin, begin_waiting,
};
use tempfile::TempDir;

/// What a folder holds: bytes by path, folders with a `/` and no bytes.
type Tree = BTreeMap<String, Vec<u8>>;

const OLD: &[(&str, &str)] = &[
    ("index.html", "old home"),
    ("a/index.html", "old a"),
    ("gone/deep/index.html", "gone"),
    ("same.css", "same"),
    ("style.css", "old style"),
];
const NEW: &[(&str, &str)] = &[
    ("index.html", "new home"),
    ("a/index.html", "new a"),
    ("b/index.html", "new b"),
    ("same.css", "same"),
    ("style.css", "new style"),
];

/// A disk of its own, with a site in it.
struct Disk {
    folder: TempDir,
}

impl Disk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        for source in ["content", "templates", "static"] {
            fs::create_dir_all(folder.path().join("site").join(source)).unwrap();
        }
        Self { folder }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn put(&self, path: &str, bytes: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn target(&self) -> Target {
        Target {
            output: self.at("site/public"),
            root: self.at("site"),
            home: Some(self.at("home")),
            existing: Existing::Refuse,
            edited: Edited::Keep,
        }
    }

    fn build(&self, pages: &[(&str, &str)]) -> Result<Published, Failure> {
        build(&RealFs, &self.target(), pages)
    }

    fn public(&self) -> Tree {
        tree(&self.at("site/public"))
    }

    /// The names beside the output, ours only.
    fn beside(&self) -> Vec<String> {
        let names = RealFs.read_dir(&self.at("site")).unwrap();
        names.into_iter().filter(|name| name.starts_with('.')).collect()
    }
}

fn build(fs: &dyn Fs, target: &Target, pages: &[(&str, &str)]) -> Result<Published, Failure> {
    let stage = begin(fs, target, &Interrupt::new())?;
    for (path, text) in pages {
        stage.write(path, text.as_bytes())?;
    }
    stage.commit()
}

fn tree(root: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1).into_iter().filter_map(Result::ok) {
        let path = entry.path().strip_prefix(root).unwrap().display().to_string();
        if entry.file_type().is_dir() {
            tree.insert(format!("{path}/"), Vec::new());
        } else if entry.file_type().is_symlink() {
            let to = fs::read_link(entry.path()).unwrap();
            tree.insert(path, to.display().to_string().into_bytes());
        } else {
            tree.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    tree
}

/// The tree that a fresh build of these pages gives.
fn fresh(pages: &[(&str, &str)]) -> Tree {
    let disk = Disk::new();
    disk.build(pages).unwrap();
    disk.public()
}

fn refusal(result: Result<Published, Failure>) -> String {
    match result {
        Err(Failure::Refused(sentence)) => {
            assert!(!sentence.contains('\n'), "{sentence}");
            sentence
        }
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn counts_and_removals() {
    let disk = Disk::new();
    assert_eq!(disk.build(OLD).unwrap().added, 5);
    let second = disk.build(NEW).unwrap();
    let expected = Published { added: 1, changed: 3, removed: 1, unchanged: 1, foreign: vec![] };
    assert_eq!(second, expected);
    assert_eq!(disk.public(), fresh(NEW));
    assert_eq!(disk.beside(), [".public.lock", ".public.manifest.json"]);
}

#[test]
fn unchanged_files_keep_inode_and_time() {
    for foreign in [false, true] {
        let disk = Disk::new();
        disk.build(OLD).unwrap();
        if foreign {
            disk.put("site/public/.git/config", "git");
        }
        let meta = || RealFs.symlink_metadata(&disk.at("site/public/same.css")).unwrap();
        let before = meta();
        disk.build(NEW).unwrap();
        disk.build(NEW).unwrap();
        assert_eq!(meta(), before);
        assert_eq!(disk.build(NEW).unwrap().unchanged, NEW.len());
    }
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    for foreign in [false, true] {
        let disk = Disk::new();
        let (file, folder) = ([("x", "file")], [("x/y/index.html", "page")]);
        disk.build(&file).unwrap();
        if foreign {
            disk.put("site/public/CNAME", "name");
        }
        for pages in [&folder[..], &file[..], &folder[..]] {
            disk.build(pages).unwrap();
            let mut expected = fresh(pages);
            if foreign {
                expected.insert("CNAME".into(), b"name".to_vec());
            }
            assert_eq!(disk.public(), expected);
        }
    }
}

#[test]
fn copies_are_files_like_others() {
    let disk = Disk::new();
    disk.put("site/static/logo.svg", "svg");
    let stage = begin(&RealFs, &disk.target(), &Interrupt::new()).unwrap();
    stage.copy("logo.svg", &disk.at("site/static/logo.svg")).unwrap();
    assert!(stage.copy("none", &disk.at("site/static/none")).is_err());
    assert!(stage.write("../escape", b"").is_err());
    stage.commit().unwrap();
    assert_eq!(disk.public(), fresh(&[("logo.svg", "svg")]));
}

#[test]
fn an_interrupt_leaves_all_as_it_was() {
    let disk = Disk::new();
    disk.build(OLD).unwrap();
    let before = tree(&disk.at("site"));
    for (signal, code) in [(2, 130), (15, 143), (1, 129)] {
        let interrupt = Interrupt::new();
        let stage = begin(&RealFs, &disk.target(), &interrupt).unwrap();
        stage.write("index.html", b"new").unwrap();
        interrupt.clone().raise(signal);
        let failure = stage.write("b.html", b"new").unwrap_err();
        assert_eq!(failure, Failure::Interrupted(signal));
        assert_eq!(failure.exit_code(), code);
        assert_eq!(stage.commit().unwrap_err(), failure);
        assert!(begin(&RealFs, &disk.target(), &interrupt).is_err());
    }
    assert_eq!(tree(&disk.at("site")), before);
}

#[test]
fn one_build_at_a_time() {
    let disk = Disk::new();
    let stage = begin(&RealFs, &disk.target(), &Interrupt::new()).unwrap();
    let (target, short) = (disk.target(), Duration::from_millis(60));
    let second = begin_waiting(&RealFs, &target, &Interrupt::new(), short);
    let failure = second.err().unwrap();
    assert_eq!(failure.exit_code(), 3);
    let ending = format!("public/ (pid {})", std::process::id());
    assert!(failure.to_string().starts_with("another build is writing to "), "{failure}");
    assert!(failure.to_string().ends_with(&ending), "{failure}");
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| build(&RealFs, &target, NEW));
        std::thread::sleep(short);
        stage.write("index.html", b"first").unwrap();
        stage.commit().unwrap();
        assert_eq!(waiting.join().unwrap().unwrap().changed, 1);
    });
    assert_eq!(disk.public(), fresh(NEW));
}

#[test]
fn leftovers_of_dead_builds_are_swept() {
    let disk = Disk::new();
    disk.put("site/.public.stage-2147483646/index.html", "half");
    disk.put("site/.public.stage-1/index.html", "a living one");
    disk.build(NEW).unwrap();
    let left = [".public.lock", ".public.manifest.json", ".public.stage-1"];
    assert_eq!(disk.beside(), left);
}

#[test]
fn many_threads_write_one_stage() {
    let disk = Disk::new();
    let stage = begin(&RealFs, &disk.target(), &Interrupt::new()).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let stage = &stage;
            scope.spawn(move || {
                for n in 0..50 {
                    stage.write(&format!("{n}/{thread}/index.html"), b"page").unwrap();
                }
            });
        }
    });
    assert_eq!(stage.commit().unwrap().added, 200);
}
