//! Words that must not stand in a committed file.

use super::File;
use super::code::{is_word, line_of, modules, shipped};
use super::reach::folder_of;

/// Words that say something is not done, each in two halves so that this file does not hold them.
const LATER: &[(&str, &str)] =
    &[("TO", "DO"), ("FIX", "ME"), ("XX", "X"), ("db", "g!"), ("to", "do!"), ("unimple", "mented!")];

/// Files in which such a word is an instruction and not somebody's prose.
const WRITTEN_BY_US: &[&str] = &[".rs", ".html", ".css", ".js", ".mjs", ".toml", ".yml", "/run", "test"];

/// Folders of one machine, in halves likewise.
const MACHINE: &[(&str, &str)] =
    &[("/ro", "ot/"), ("/ho", "me/"), ("/wo", "rk/"), ("/tmp/", "wt"), ("/Use", "rs/")];

/// Places where somebody meant to come back.
pub fn left_behind(files: &[File]) -> Vec<String> {
    let ours = files.iter().filter(|file| WRITTEN_BY_US.iter().any(|end| file.path.ends_with(end)));
    ours.flat_map(|file| words(file, LATER, is_word)).collect()
}

/// Places that name a folder no other machine has.
pub fn machine_paths(files: &[File]) -> Vec<String> {
    // After a letter it is a part of an address: `example.org/home/`.
    let part = |byte: u8| is_word(byte) || matches!(byte, b'.' | b'-' | b'}' | b'*');
    files.iter().flat_map(|file| words(file, MACHINE, part)).collect()
}

/// Values taken without saying why they are there.
pub fn unwrapped(files: &[File]) -> Vec<String> {
    let tests = test_files(files);
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.is_rust_below("src/")) {
        if tests.iter().any(|start| file.path.starts_with(start)) {
            continue;
        }
        let code = shipped(file.text.as_deref().unwrap_or_default());
        for (at, _) in code.match_indices(".unwrap()") {
            let line = line_of(&code, at);
            found.push(format!(
                "{}:{line}: `unwrap` says nothing; `expect` says why it cannot fail",
                file.path
            ));
        }
    }
    found
}

fn words(file: &File, halves: &[(&str, &str)], joins: impl Fn(u8) -> bool) -> Vec<String> {
    let Some(text) = file.text.as_deref() else { return Vec::new() };
    let mut found = Vec::new();
    for (first, second) in halves {
        let word = format!("{first}{second}");
        for (at, _) in text.match_indices(&word) {
            let before = text.as_bytes()[..at].last().copied();
            let after = text.as_bytes().get(at + word.len()).copied();
            let is_longer = after.is_some_and(is_word) && word.ends_with(|c: char| c.is_ascii_uppercase());
            if !before.is_some_and(&joins) && !is_longer {
                found.push(format!("{}:{}: `{word}`", file.path, line_of(text, at)));
            }
        }
    }
    found
}

/// Beginnings of paths of files that stand under `#[cfg(test)]`.
fn test_files(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.is_rust_below("src/")) {
        for (name, is_test) in modules(file.text.as_deref().unwrap_or_default()) {
            if is_test {
                let folder = folder_of(&file.path);
                found.extend([format!("{folder}{name}.rs"), format!("{folder}{name}/")]);
            }
        }
    }
    found
}

#[test]
fn a_word_that_says_later_is_found_and_its_relatives_are_not() {
    let word = ["TO", "DO"].concat();
    let text = format!("// {word}: later\n// MAS{word}N {word}S\nlet mastodon = 1;\n");
    assert_eq!(left_behind(&[File::planted("src/a.rs", &text)]), [format!("src/a.rs:1: `{word}`")]);
    let call = ["db", "g!"].concat();
    assert_eq!(left_behind(&[File::planted("src/a.rs", &format!("{call}(x)"))]).len(), 1);
    assert_eq!(left_behind(&[File::planted("content/a.md", &word)]).len(), 0);
}

#[test]
fn a_path_of_a_machine_is_found_and_an_address_is_not() {
    let path = ["/ho", "me/"].concat();
    let text = format!("see {path}jo/notes\nsee https://a.example{path}\n");
    assert_eq!(machine_paths(&[File::planted("README.md", &text)]), [format!("README.md:1: `{path}`")]);
}

#[test]
fn an_unwrap_is_found_in_code_and_not_in_texts_or_tests() {
    let code =
        "//! `a.unwrap()`\nfn f() { a.unwrap(); }\n#[cfg(test)]\nmod tests { fn g() { a.unwrap(); } }\n";
    let files = [
        File::planted("src/a.rs", code),
        File::planted("src/b/mod.rs", "#[cfg(test)]\nmod tests;\nmod real;\n"),
        File::planted("src/b/tests.rs", "fn g() { a.unwrap(); }"),
        File::planted("src/b/real.rs", "fn g() { a.unwrap(); }"),
    ];
    let found = unwrapped(&files);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("src/a.rs:2:") && found[1].starts_with("src/b/real.rs:1:"));
}
