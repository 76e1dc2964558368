//! What is mended, said and written: for `check --fix`, and for the ids that `record` writes down.
//!
//! Invariant: a file is written whole, and only if nobody else wrote it since it was read.

use super::common::{Stop, display, is_coloured_out, put, say};
use super::write::replace;
use crate::report::{Mended, Mending, Rewritten};
use crate::source::disk::read_regular;
use crate::source::{SourceFile, Sources};
use similar::TextDiff;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The bytes of a file of the site, if they are still those that were read.
pub fn unchanged(root: &Path, sources: &Sources, path: &str) -> Option<Vec<u8>> {
    let known = sources.files.get(path)?;
    let bytes = read_regular(&root.join(path)).ok()?;
    (SourceFile::new(path, &bytes).hash == known.hash).then_some(bytes)
}

/// Writes what was mended and says each edit; whether every file could be written.
pub fn write(root: &Path, way: &str, mended: &Mended) -> Result<bool, Stop> {
    let mut is_whole = true;
    for (path, file) in &mended.files {
        let place = real(&root.join(&**path));
        // The author may have saved it meanwhile: what stands there then is theirs.
        if read_regular(&place).ok().as_ref() != Some(&file.was) {
            say(&format!("{way}{path} was changed meanwhile, and stays as it is; run this again"));
            is_whole = false;
            continue;
        }
        let text = String::from_utf8(file.now.clone())
            .map_err(|_| Stop::machine(format!("{} is not UTF-8", display(&place))))?;
        replace(&place, &text)?;
        for told in mended.told.iter().filter(|told| told.file == *path) {
            say(&sentence(way, told));
        }
    }
    for (path, rule) in &mended.left {
        say(&format!("{way}{path}: {rule}: left as it is, since other findings would stand there instead"));
    }
    if !mended.files.is_empty() && is_whole {
        say(&format!("mended {}", counted(mended.told.len(), mended.files.len())));
    }
    Ok(is_whole)
}

/// Shows what would be written, as a patch.
pub fn show(way: &str, files: &BTreeMap<Arc<str>, Rewritten>, told: usize) {
    for (path, file) in files {
        let (was, now) = (String::from_utf8_lossy(&file.was), String::from_utf8_lossy(&file.now));
        let name = |side: &str| format!("{side}/{way}{path}");
        let diff = TextDiff::from_lines(&*was, &*now);
        let patch = diff.unified_diff().header(&name("a"), &name("b")).to_string();
        put(&if is_coloured_out() { coloured(&patch) } else { patch });
    }
    match files.len() {
        0 => say("nothing here can be mended by machine"),
        count => say(&format!("{} to be mended; nothing was written", counted(told, count))),
    }
}

fn coloured(patch: &str) -> String {
    let line = |line: &str| match line.as_bytes().first() {
        Some(b'+') => format!("\u{1b}[32m{line}\u{1b}[0m\n"),
        Some(b'-') => format!("\u{1b}[31m{line}\u{1b}[0m\n"),
        _ => format!("{line}\n"),
    };
    patch.lines().map(line).collect()
}

/// `3 places in 2 files`
fn counted(places: usize, files: usize) -> String {
    let count = |number: usize, word: &str| match number {
        1 => format!("1 {word}"),
        number => format!("{number} {word}s"),
    };
    format!("{} in {}", count(places, "place"), count(files, "file"))
}

/// `content/_index.md:4: yaml/unknown-key: titel → title`
fn sentence(way: &str, told: &Mending) -> String {
    let (before, after) = (shown(&told.before), shown(&told.after));
    let edit = match (before.is_empty(), after.trim()) {
        (true, "") => "a space was put in".to_owned(),
        (true, after) => format!("`{}` was put in", after.trim_end_matches(',')),
        (false, _) => format!("{before} → {after}"),
    };
    format!("{way}{}:{}: {}: {edit}", told.file, told.line, told.rule)
}

/// A piece of a file as it can be printed: what is long, with its middle left out.
fn shown(text: &str) -> String {
    const MOST: usize = 72;
    let letters: Vec<char> = text.replace('\t', "⇥").replace('\u{a0}', "⍽").chars().collect();
    if letters.len() <= MOST {
        return letters.into_iter().collect();
    }
    let (head, tail) = (&letters[..MOST / 2], &letters[letters.len() - MOST / 2..]);
    head.iter().chain(&[' ', '…', ' ']).chain(tail).collect()
}

/// The file that a path leads to: through a link, the link stays.
fn real(path: &Path) -> std::path::PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::Memo;
    use crate::site::Site;
    use std::collections::BTreeSet;
    use std::fs;

    #[test]
    fn a_file_that_was_changed_meanwhile_is_not_overwritten() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let mend = |name: &str| {
            fs::write(folder.path().join(name), "was").expect("it is written");
            (Arc::from(name), Rewritten { was: b"was".to_vec(), now: b"now".to_vec() })
        };
        let files: BTreeMap<Arc<str>, Rewritten> = [mend("one.md"), mend("other.md")].into();
        let site = Site::make(Sources::empty(jiff::civil::date(2026, 1, 1)), &Memo::default());
        let mended = Mended { site, files, told: Vec::new(), left: BTreeSet::new() };
        fs::write(folder.path().join("one.md"), "the author's").expect("it is written");
        assert!(!write(folder.path(), "", &mended).expect("the disk is sound"));
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("it is there");
        assert_eq!((read("one.md").as_str(), read("other.md").as_str()), ("the author's", "now"));
    }
}
