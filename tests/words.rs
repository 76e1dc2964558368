//! No word is asked for that the language files do not have, and both languages have the same words.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the project").map(|entry| entry.expect("an entry"))
    {
        let path = entry.path();
        if path.is_dir() {
            all.extend(files(&path, extension));
        } else if path.extension().is_some_and(|known| known == extension) {
            all.push(path);
        }
    }
    all.sort();
    all
}

/// The paths of all words of a language.
fn words(language: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(format!("templates/i18n/{language}.yaml"))).expect("a file");
    let tree: serde_yaml::Value = serde_yaml::from_str(&text).expect("words that can be read");
    let mut paths = BTreeSet::new();
    flatten(&tree, String::new(), &mut paths);
    paths
}

fn flatten(value: &serde_yaml::Value, path: String, paths: &mut BTreeSet<String>) {
    let Some(map) = value.as_mapping() else {
        paths.insert(path);
        return;
    };
    for (key, value) in map {
        let key = key.as_str().expect("keys of words are text");
        flatten(value, if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }, paths);
    }
}

/// Every stretch of `text` that follows `start`, as far as it is a path of words.
fn paths_after(text: &str, start: &str) -> Vec<String> {
    text.match_indices(start)
        .map(|(at, _)| &text[at + start.len()..])
        .map(|rest| {
            let is_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
            rest[..rest.find(|c| !is_path(c)).unwrap_or(rest.len())].to_owned()
        })
        .collect()
}

/// Whether `path` is a word, a map of words, or a word with plural forms.
fn is_known(words: &BTreeSet<String>, path: &str) -> bool {
    words.contains(path) || words.iter().any(|word| word.starts_with(&format!("{path}.")))
}

#[test]
fn every_word_that_a_template_asks_for_exists() {
    let words = words("en");
    let mut missing = Vec::new();
    let mut asked = 0;
    for file in files(&root().join("templates"), "html") {
        let text = fs::read_to_string(&file).expect("a template");
        for path in paths_after(&text, "words.").into_iter().filter(|path| !path.is_empty()) {
            // `item.words` and the like are fields of an entry, not words of the interface.
            let is_field = text.contains(&format!("item.words.{path}"));
            asked += 1;
            if !is_field && !is_known(&words, &path) {
                missing.push(format!("{}: words.{path}", file.display()));
            }
        }
    }
    assert!(asked > 100, "the templates ask for words, {asked} were found");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_word_that_a_view_asks_for_by_name_exists() {
    let words = words("en");
    let tops: BTreeSet<&str> = words.iter().filter_map(|word| word.split('.').next()).collect();
    let mut missing = Vec::new();
    let mut asked = 0;
    for folder in ["src/views", "src/draw"] {
        for file in files(&root().join(folder), "rs") {
            let text = fs::read_to_string(&file).expect("a source file");
            for path in paths_after(&text, "\"") {
                let is_word = path.split_once('.').is_some_and(|(top, rest)| {
                    // Files, and the one field path that begins like a word, are none.
                    tops.contains(top) && !matches!(rest, "" | "rs" | "js") && path != "evidence.source"
                });
                if is_word {
                    asked += 1;
                    if !is_known(&words, path.trim_end_matches('.')) {
                        missing.push(format!("{}: {path}", file.display()));
                    }
                }
            }
        }
    }
    assert!(asked > 30, "the views ask for words, {asked} were found");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_view_has_a_title_and_every_vocabulary_its_labels() {
    let words = words("en");
    let source = fs::read_to_string(root().join("src/settings/presets.rs")).expect("a source file");
    let mut missing = Vec::new();
    for file in fs::read_dir(root().join("templates")).expect("the templates") {
        let name = file.expect("an entry").file_name().to_string_lossy().into_owned();
        if let Some(view) = name.strip_suffix(".html").filter(|view| !is_no_view(view)) {
            let path = format!("views.{view}.title");
            assert!(words.contains(&path), "{path}");
        }
    }
    for word in ["proposed", "introduced", "repealed"] {
        let path = format!("vocabularies.status.{word}.label");
        assert!(source.contains(word) && words.contains(&path), "{path}");
    }
    for rung in ["on-the-table", "agreed-in-principle", "agreed", "in-force"] {
        if !words.contains(&format!("vocabularies.rung.{rung}.label")) {
            missing.push(rung.to_owned());
        }
    }
    let list = source.split("const WORDS").nth(1).expect("the list of vocabularies");
    let list = list.split("];").next().expect("its end").replace("\\\n", " ");
    let quoted: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    for pair in quoted.chunks(2) {
        let [name, keys] = pair else { panic!("a vocabulary has a name and words: {pair:?}") };
        for key in keys.split_whitespace().map(|key| key.split('@').next().unwrap_or(key)) {
            let path = format!("vocabularies.{name}.{key}");
            for part in ["label", "definition"] {
                if !words.contains(&format!("{path}.{part}")) {
                    missing.push(format!("{path}.{part}"));
                }
            }
        }
    }
    assert!(quoted.len() > 40, "every vocabulary was found");
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Templates that others are made from.
fn is_no_view(template: &str) -> bool {
    matches!(template, "base" | "list" | "embed" | "embed-list" | "head-extra" | "meaning")
}

#[test]
fn both_languages_have_the_same_words() {
    // Plural forms and the genitive of months differ from language to language.
    let comparable = |language: &str| -> BTreeSet<String> {
        words(language)
            .into_iter()
            .filter(|path| !path.starts_with("months_of."))
            .map(|path| match path.rsplit_once('.') {
                Some((stem, "one" | "few" | "many" | "other")) if is_plural(stem) => stem.to_owned(),
                _ => path,
            })
            .collect()
    };
    let (english, ukrainian) = (comparable("en"), comparable("uk"));
    let missing: Vec<_> = english.symmetric_difference(&ukrainian).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The words that are counted.
fn is_plural(stem: &str) -> bool {
    stem.starts_with("counts.")
        || matches!(
            stem,
            "overview.all_provisions"
                | "overview.some_agreed"
                | "overview.no_next_date"
                | "positions.of"
                | "how.corrected"
                | "presets.legislation.overview.some_agreed"
        )
}

#[test]
fn the_gaps_of_a_word_are_the_same_in_both_languages() {
    let read = |language: &str| -> serde_yaml::Value {
        let path = root().join(format!("templates/i18n/{language}.yaml"));
        serde_yaml::from_str(&fs::read_to_string(path).expect("a file")).expect("words that can be read")
    };
    let gaps = |tree: &serde_yaml::Value, path: &str| -> BTreeSet<String> {
        let mut at = tree;
        for part in path.split('.') {
            at = &at[part];
        }
        paths_after(at.as_str().unwrap_or_default(), "{").into_iter().collect()
    };
    let (english, ukrainian) = (read("en"), read("uk"));
    for path in words("en").iter().filter(|path| !path.ends_with(".one")) {
        assert_eq!(gaps(&english, path), gaps(&ukrainian, path), "{path}");
    }
}
