//! A site whose texts are amended equals the one made of the same files, page by page.

use super::{Files, cases, rich, sources};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use standfirst::testing::SourceFile;
use standfirst::{Memo, Site};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// What an author writes into a text, between two of its lines.
const WORDS: &[&str] = &[
    "",
    "A plain sentence more.",
    "A paragraph of *its own*.\n",
    "\nAnother one, with `code` and “marks” — and a dash.\n",
    "- A list\n- of two\n",
    "## A heading\n",
    "See [it](@cap).",
    "<b>raw</b>",
    "[^1]",
    "> A quotation of nobody.\n",
    "Ukraine must accept 5 of them by 2031-01-01.",
];

/// Everything that is published of a site, by address.
fn published(site: &mut Site) -> BTreeMap<String, Vec<u8>> {
    let all = Mutex::new(BTreeMap::new());
    let keep = |path: &str, bytes: &[u8]| -> Result<(), ()> {
        all.lock().expect("no thread panics").insert(path.to_owned(), bytes.to_vec());
        Ok(())
    };
    site.draw_all(|page, bytes| keep(&page.route.to_string(), bytes)).expect("nothing can fail");
    site.make_files(keep).expect("nothing can fail");
    site.index(keep).expect("nothing can fail");
    for (path, text) in site.generated() {
        keep(&path, text.as_bytes()).expect("nothing can fail");
    }
    all.into_inner().expect("no thread panics")
}

/// Puts words between two lines of the text of a file, or in place of one.
fn retold(text: &str, line: Index, words: &str, is_replaced: bool) -> Option<String> {
    let (front, body) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
    let mut lines: Vec<&str> = body.split('\n').collect();
    let at = line.index(lines.len());
    if is_replaced {
        lines[at] = words;
    } else {
        lines.insert(at, words);
    }
    Some(format!("---\n{front}\n---\n{}", lines.join("\n")))
}

fn made(files: &Files) -> Site {
    Site::make(sources(files), &Memo::default())
}

/// The file as `sources` reads it: a fixture ends each in a line end.
fn file(path: &str, text: &str) -> SourceFile {
    SourceFile::new(path, format!("{text}\n").as_bytes())
}

/// The first file, of those that two sites publish otherwise.
fn difference(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    let mut paths = one.keys().chain(other.keys());
    let path = paths.find(|path| one.get(*path) != other.get(*path))?;
    let text = |all: &BTreeMap<String, Vec<u8>>| {
        all.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    };
    let (one, other) = (text(one), text(other));
    let line = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    Some(format!("{path} differs: {line:#?}"))
}

#[test]
fn a_sentence_more_in_any_text_is_amended() {
    let files = rich::files();
    let (mut amended, mut whole) = (Vec::new(), Vec::new());
    let base = made(&files);
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".md")) {
        let text = format!("{}\n\nA sentence more.\n", text.trim_end());
        match base.amended(file(path, &text)) {
            None => whole.push(path.as_str()),
            Some(mut site) => {
                let others = Files::from([(path.clone(), text)]);
                let all: Files = files.clone().into_iter().chain(others).collect();
                let differs = difference(&published(&mut site), &published(&mut made(&all)));
                assert!(differs.is_none(), "{path}: {}", differs.unwrap_or_default());
                amended.push(path.as_str());
            }
        }
    }
    assert!(amended.len() > whole.len(), "amended {amended:#?}, whole {whole:#?}");
}

/// What is published, by address.
type Published = BTreeMap<String, Vec<u8>>;

/// What a site of one file publishes after its text was amended, and after it was made anew.
fn both(before: &str, after: &str) -> Option<(Published, Published)> {
    let path = "content/_index.md";
    let text =
        |body: &str| format!("---\nkind: briefing\ntitle: Tariffs\nprovisions:\n- title: Cap\n---\n{body}\n");
    let files = |body: &str| Files::from([(path.to_owned(), text(body))]);
    let mut amended = made(&files(before)).amended(file(path, &text(after)))?;
    Some((published(&mut amended), published(&mut made(&files(after)))))
}

#[test]
fn a_text_that_says_nothing_any_more_is_not_amended() {
    assert!(both("## Why it matters\n\nWords.", "## Why it matters").is_none());
    assert!(both("## Why it matters", "## Why it matters\n\nWords.").is_none());
    let (amended, whole) =
        both("## Why it matters\n\nWords.", "## Why it matters\n\nOther words.\n\n- One\n- two")
            .expect("it is amended");
    assert_eq!(difference(&amended, &whole), None);
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn an_amended_site_equals_the_one_that_is_made(
        which in any::<Index>(),
        edits in prop::collection::vec((any::<Index>(), select(WORDS), any::<bool>()), 1..4),
    ) {
        let mut files = rich::files();
        let path = files.keys().filter(|path| path.ends_with(".md")).nth(which.index(
            files.keys().filter(|path| path.ends_with(".md")).count()
        )).expect("within").clone();
        let mut site = made(&files);
        for (line, words, is_replaced) in edits {
            let Some(text) = retold(&files[&path], line, words, is_replaced) else { continue };
            files.insert(path.clone(), text.clone());
            match site.amended(file(&path, &text)) {
                None => site = made(&files),
                Some(mut next) => {
                    let differs = difference(&published(&mut next), &published(&mut made(&files)));
                    prop_assert!(differs.is_none(), "{}\nwith {text}", differs.unwrap_or_default());
                    site = next;
                }
            }
        }
    }
}
