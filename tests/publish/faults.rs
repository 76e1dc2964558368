//! Every operation fails once, and every operation is the last one once.

use std::io::ErrorKind;

use standfirst::publish::{FaultyFs, Mode, RealFs};

use super::{Disk, NEW, OLD, Tree, build, fresh, tree};

const GIT: (&str, &str) = ("site/public/.git/config", "git");

#[derive(Clone, Copy, PartialEq)]
enum Case {
    First,
    Rebuild,
    Foreign,
}

fn prepared(case: Case) -> Disk {
    let disk = Disk::new();
    if case != Case::First {
        disk.build(OLD).unwrap();
    }
    if case == Case::Foreign {
        disk.put(GIT.0, GIT.1);
    }
    disk
}

fn with_git(mut tree: Tree, case: Case) -> Tree {
    if case == Case::Foreign {
        tree.insert(".git/".into(), Vec::new());
        tree.insert(".git/config".into(), b"git".to_vec());
    }
    tree
}

/// Each file of a mixture is a whole old or a whole new one.
fn is_mixture(found: &Tree, old: &Tree, new: &Tree) -> bool {
    found.iter().all(|(path, bytes)| old.get(path) == Some(bytes) || new.get(path) == Some(bytes))
}

fn every_fault(case: Case, mode: Mode) {
    let old = if case == Case::First { Tree::new() } else { with_git(fresh(OLD), case) };
    let new = with_git(fresh(NEW), case);
    for n in 1.. {
        let disk = prepared(case);
        let faulty = FaultyFs::new(&RealFs, n, mode);
        let result = build(&faulty, &disk.target(), NEW);
        if !faulty.tripped() {
            result.unwrap();
            assert!(n > 20, "the fault was tried at {n} operations only");
            return;
        }
        let found = disk.public();
        if case == Case::Foreign {
            assert!(is_mixture(&found, &old, &new), "{n}: {found:?}");
            assert_eq!(found.get(".git/config").map(Vec::as_slice), Some(&b"git"[..]));
        } else {
            assert!(found == old || found == new, "{n}: {found:?}");
        }
        if result.is_ok() {
            assert_eq!(found, new, "{n}");
        }
        again(&disk, n, &new);
    }
}

/// The next build needs no flag, ends as a fresh one, and leaves nothing beside.
fn again(disk: &Disk, n: usize, new: &Tree) {
    if let Err(failure) = disk.build(NEW) {
        panic!("{n}: {failure}");
    }
    assert_eq!(disk.public(), *new, "{n}");
    assert_eq!(disk.beside(), [".public.lock", ".public.manifest.json"], "{n}");
    assert_eq!(disk.build(NEW).unwrap().unchanged, NEW.len());
}

#[test]
fn failing_first_build() {
    every_fault(Case::First, Mode::Fail(ErrorKind::Other));
}

#[test]
fn failing_rebuild() {
    every_fault(Case::Rebuild, Mode::Fail(ErrorKind::Other));
}

#[test]
fn failing_rebuild_beside_foreign_files() {
    every_fault(Case::Foreign, Mode::Fail(ErrorKind::Other));
}

#[test]
fn crashing_first_build() {
    every_fault(Case::First, Mode::Crash);
}

#[test]
fn crashing_rebuild() {
    every_fault(Case::Rebuild, Mode::Crash);
}

#[test]
fn crashing_rebuild_beside_foreign_files() {
    every_fault(Case::Foreign, Mode::Crash);
}

#[test]
fn a_full_disk_is_an_error_of_the_machine() {
    let disk = prepared(Case::Rebuild);
    let before = disk.public();
    let mut failures = 0;
    for n in 1.. {
        let faulty = FaultyFs::new(&RealFs, n, Mode::Fail(ErrorKind::StorageFull));
        match build(&faulty, &disk.target(), OLD) {
            Err(failure) => {
                failures += 1;
                assert_eq!(failure.exit_code(), 3, "{failure}");
                assert!(failure.to_string().starts_with("could not "), "{failure}");
            }
            Ok(_) if !faulty.tripped() => break,
            Ok(_) => {}
        }
        assert_eq!(disk.public(), before);
    }
    assert!(failures > 10);
}

#[test]
fn where_folders_cannot_be_exchanged_files_are_moved() {
    for kind in [ErrorKind::CrossesDevices, ErrorKind::InvalidInput, ErrorKind::ResourceBusy] {
        for n in 1.. {
            let disk = prepared(Case::Rebuild);
            let faulty = FaultyFs::new(&RealFs, n, Mode::Fail(kind));
            let result = build(&faulty, &disk.target(), NEW);
            if !faulty.tripped() {
                break;
            }
            if result.is_ok() {
                assert_eq!(disk.public(), fresh(NEW));
            }
            again(&disk, n, &fresh(NEW));
        }
    }
}

#[test]
fn two_crashes_in_a_row() {
    let new = with_git(fresh(NEW), Case::Foreign);
    for first in (1..120).step_by(9) {
        for second in (1..120).step_by(11) {
            let disk = prepared(Case::Foreign);
            for (n, pages) in [(first, NEW), (second, &NEW[..2])] {
                let faulty = FaultyFs::new(&RealFs, n, Mode::Crash);
                drop(build(&faulty, &disk.target(), pages));
            }
            again(&disk, first * 1000 + second, &new);
        }
    }
}

#[test]
fn a_dead_process_touches_nothing() {
    let disk = prepared(Case::Rebuild);
    let before = tree(&disk.at("."));
    let faulty = FaultyFs::new(&RealFs, 1, Mode::Crash);
    assert!(build(&faulty, &disk.target(), NEW).is_err());
    assert_eq!(tree(&disk.at(".")), before);
}
