//! No sentence of the demo's source in the project: its runs of seven words are kept as hashes, and looked for.
//!
//! Words that the source itself puts between quotation marks were left out, since quotes are carried word for word.

use super::both;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// How many words in a row are a sentence of somebody else's.
const RUN: usize = 7;

/// Hashes of the source's runs, four bytes each.
const HASHES: &str = include_str!("hashes.txt");

/// Where sentences of the demo could stand.
const PLACES: &[&str] =
    &["content", "examples", "tests/sites", "src", "templates", "README.md", "CHANGELOG.md"];

/// The words of a text in lower case; apostrophes join, all else separates.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(['’', '\''], "");
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

fn hash(run: &[String]) -> String {
    blake3::hash(run.join(" ").as_bytes()).to_hex()[..8].to_owned()
}

/// The runs of `text` that are among `hashes`; none goes on across a quotation mark.
fn runs(text: &str, hashes: &BTreeSet<&str>) -> Vec<String> {
    let mut found = Vec::new();
    for piece in text.split(['“', '”']) {
        let words = words(piece);
        found.extend(
            words.windows(RUN).filter(|run| hashes.contains(hash(run).as_str())).map(|run| run.join(" ")),
        );
    }
    found
}

/// The text of a page as readers see it.
fn visible(html: &str) -> String {
    html.split('<')
        .map(|piece| piece.split_once('>').map_or("", |(_, text)| text))
        .collect::<Vec<_>>()
        .join(" ")
}

fn files(path: &Path, all: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder of the project") {
            files(&entry.expect("an entry").path(), all);
        }
    } else {
        all.push(path.to_owned());
    }
}

#[test]
fn no_file_holds_a_sentence_of_the_source() {
    let hashes: BTreeSet<&str> = HASHES.lines().collect();
    let mut all = Vec::new();
    for place in PLACES {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(place), &mut all);
    }
    for path in all {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let found = runs(&text, &hashes);
        assert!(found.is_empty(), "{}: {found:?}", path.display());
    }
}

#[test]
fn no_page_shows_a_sentence_of_the_source() {
    let hashes: BTreeSet<&str> = HASHES.lines().collect();
    for site in both() {
        for page in site.pages.iter() {
            let html = String::from_utf8(site.draw(page).bytes).expect("pages are UTF-8");
            let found = runs(&visible(&html), &hashes);
            assert!(found.is_empty(), "{}: {found:?}", page.route);
        }
    }
}

#[test]
fn a_run_of_seven_words_is_found_however_it_is_set() {
    let run = hash(&words("Six ferries cross the strait at dawn"));
    let hashes = BTreeSet::from([run.as_str()]);
    assert_eq!(runs("He wrote: six *ferries* cross\nthe Strait, at dawn.", &hashes).len(), 1);
    assert_eq!(runs("Six ferries cross the strait at dusk", &hashes).len(), 0);
    assert_eq!(HASHES.lines().count(), 473);
    assert!(HASHES.lines().all(|line| line.len() == 8), "a hash is eight hexadecimal digits");
}
