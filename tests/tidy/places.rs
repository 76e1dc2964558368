//! Files: how they begin, how long and how heavy they are, and what stands at the top.

use super::File;

const LONGEST: usize = 400;
const HEAVIEST: u64 = 200 * 1024;

/// What may stand at the top of the repository.
const TOP: &[&str] = &[
    ".ci",
    ".clippy.toml",
    ".deny.toml",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".rustfmt.toml",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "content",
    "examples",
    "src",
    "static",
    "templates",
    "test",
    "tests",
];

/// Rust files that do not say in their first line what they are for.
pub fn without_first_line(files: &[File]) -> Vec<String> {
    rust(files)
        .filter(|(_, text)| {
            let first = text.lines().next().unwrap_or_default();
            // `lib.rs` takes its first page from a file.
            !first.starts_with("//! ") && !first.starts_with("#![doc = include_str!(")
        })
        .map(|(path, _)| format!("{path}: the first line does not say what the file is for (`//! …`)"))
        .collect()
}

/// Rust files that no longer hold one idea.
pub fn too_long(files: &[File]) -> Vec<String> {
    rust(files)
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{path}: {lines} lines, at most {LONGEST}"))
        .collect()
}

/// Files that git should not carry.
pub fn too_heavy(files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| file.size > HEAVIEST)
        .map(|file| format!("{}: {} KB, at most {}", file.path, file.size / 1024, HEAVIEST / 1024))
        .collect()
}

/// Entries at the top that nobody decided on.
pub fn strangers(files: &[File]) -> Vec<String> {
    let mut names: Vec<&str> = files
        .iter()
        .map(|file| file.path.split_once('/').map_or(file.path.as_str(), |(top, _)| top))
        .collect();
    names.dedup();
    names
        .into_iter()
        .filter(|name| !TOP.contains(name))
        .map(|name| format!("{name}: not in the list of what stands at the top (tests/tidy/places.rs)"))
        .collect()
}

fn rust(files: &[File]) -> impl Iterator<Item = (&str, &str)> {
    files
        .iter()
        .filter(|file| file.is_rust_below("src/") || file.is_rust_below("tests/"))
        .filter_map(|file| Some((file.path.as_str(), file.text.as_deref()?)))
}

#[test]
fn a_file_that_does_not_introduce_itself_is_named() {
    let files = [
        File::planted("src/a.rs", "use b;\n"),
        File::planted("tests/b.rs", "//! B.\n"),
        File::planted("src/empty.rs", ""),
    ];
    let found = without_first_line(&files);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("src/a.rs:"));
}

#[test]
fn a_file_of_four_hundred_and_one_lines_is_too_long() {
    let files = [
        File::planted("src/a.rs", &"x\n".repeat(LONGEST)),
        File::planted("src/b.rs", &"x\n".repeat(LONGEST + 1)),
    ];
    assert_eq!(too_long(&files), ["src/b.rs: 401 lines, at most 400"]);
}

#[test]
fn a_file_over_two_hundred_kilobytes_is_too_heavy() {
    let heavy = File { path: "static/font.woff2".to_owned(), size: HEAVIEST + 1, text: None };
    assert_eq!(too_heavy(&[heavy]).len(), 1);
    assert_eq!(too_heavy(&[File { path: "a".to_owned(), size: HEAVIEST, text: None }]).len(), 0);
}

#[test]
fn a_stranger_at_the_top_is_named_once() {
    let files = [
        File::planted("notes/a.md", ""),
        File::planted("notes/b.md", ""),
        File::planted("src/notes/c.rs", ""),
    ];
    assert_eq!(strangers(&files).len(), 1);
    assert!(strangers(&files)[0].starts_with("notes:"));
}
