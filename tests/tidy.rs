//! The repository is in order: layers, first lines, lengths, words left behind, files nobody reaches.
//!
//! Each rule is a function from texts to sentences, so that a planted fault can show that it fires.

mod code;
mod commands;
mod layers;
mod places;
mod reach;
mod words;

use std::path::Path;
use std::process::Command;

/// A file of the repository: its path from the root, and its text where it is text.
struct File {
    path: String,
    size: u64,
    text: Option<String>,
}

impl File {
    fn planted(path: &str, text: &str) -> File {
        File { path: path.to_owned(), size: text.len() as u64, text: Some(text.to_owned()) }
    }

    fn is_rust_below(&self, folder: &str) -> bool {
        self.path.starts_with(folder) && self.path.ends_with(".rs")
    }
}

/// Every file that git holds or would hold, in order of path.
fn repository() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .expect("git is installed");
    assert!(listed.status.success(), "the tests run in a git checkout");
    let mut paths: Vec<String> =
        String::from_utf8_lossy(&listed.stdout).split_terminator('\0').map(str::to_owned).collect();
    paths.sort();
    paths.dedup();
    paths.into_iter().filter_map(|path| read(root, path)).collect()
}

/// A file as it stands on disk; nothing where it was deleted and the deletion is not committed yet.
fn read(root: &Path, path: String) -> Option<File> {
    let bytes = std::fs::read(root.join(&path)).ok()?;
    Some(File { size: bytes.len() as u64, text: String::from_utf8(bytes).ok(), path })
}

#[track_caller]
fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "{} to mend:\n  {}", found.len(), found.join("\n  "));
}

#[test]
fn imports_never_point_upwards() {
    assert_none(&layers::upward(&repository()));
}

#[test]
fn every_rust_file_opens_by_saying_what_it_is_for() {
    assert_none(&places::without_first_line(&repository()));
}

#[test]
fn no_rust_file_is_longer_than_four_hundred_lines() {
    assert_none(&places::too_long(&repository()));
}

#[test]
fn no_file_is_too_heavy_for_git() {
    assert_none(&places::too_heavy(&repository()));
}

#[test]
fn the_top_level_holds_what_it_should_and_nothing_else() {
    assert_none(&places::strangers(&repository()));
}

#[test]
fn nothing_is_left_to_be_done_later() {
    assert_none(&words::left_behind(&repository()));
}

#[test]
fn nothing_names_a_folder_of_one_machine() {
    assert_none(&words::machine_paths(&repository()));
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    assert_none(&words::unwrapped(&repository()));
}

#[test]
fn no_test_file_is_forgotten() {
    assert_none(&reach::forgotten(
        &repository(),
        "tests/",
        &["tests/main.rs", "tests/benches/stages.rs", "tests/benches/quotes.rs"],
    ));
}

#[test]
fn no_source_file_is_forgotten() {
    assert_none(&reach::forgotten(&repository(), "src/", &["src/lib.rs", "src/main.rs"]));
}

#[test]
fn every_command_in_the_documents_exists() {
    assert_none(&commands::unknown(&repository()));
}
