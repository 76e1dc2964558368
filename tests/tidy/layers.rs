//! A layer uses those below it and never one above.

use super::File;
use super::code::{is_word, line_of, shipped};

/// The layers, lowest first; `lib.rs` and `main.rs` stand outside.
const LAYERS: &[&str] = &[
    "base", "source", "held", "yaml", "settings", "kinds", "parse", "model", "seen", "check", "views",
    "draw", "hosts", "site", "report", "publish", "deploy", "web", "serve", "editor", "cli",
];

/// Every path from a layer to one above it, or to a name of the root that is no layer.
pub fn upward(files: &[File]) -> Vec<String> {
    let source: Vec<&File> = files.iter().filter(|file| file.is_rust_below("src/")).collect();
    let macros: Vec<(&str, &str)> = source.iter().flat_map(|file| macros(file)).collect();
    source.iter().flat_map(|file| of_file(file, &macros)).collect()
}

/// The macros a file makes, which stand under the root of the crate, with the file's layer.
fn macros(file: &File) -> Vec<(&str, &str)> {
    let (Some(layer), Some(text)) = (layer_of(&file.path), file.text.as_deref()) else {
        return Vec::new();
    };
    text.split("macro_rules! ").skip(1).map(|rest| (word(rest), layer)).collect()
}

fn of_file(file: &File, macros: &[(&str, &str)]) -> Vec<String> {
    let (Some(own), Some(text)) = (layer_of(&file.path), file.text.as_deref()) else {
        return Vec::new();
    };
    let Some(height) = LAYERS.iter().position(|layer| *layer == own) else {
        return vec![format!("{}: `{own}` is not in the list of layers (tests/tidy/layers.rs)", file.path)];
    };
    let code = shipped(text);
    let mut found = Vec::new();
    for (at, used) in paths(&code, depth(&file.path)) {
        let place = format!("{}:{}", file.path, line_of(&code, at));
        let used = macros.iter().find(|(name, _)| *name == used).map_or(used, |(_, layer)| *layer);
        match LAYERS.iter().position(|layer| *layer == used) {
            Some(other) if other <= height => {}
            Some(_) => found.push(format!("{place}: layer `{own}` uses `{used}`, which stands above it")),
            None => {
                found.push(format!("{place}: layer `{own}` uses `{used}` of the root, which is no layer"));
            }
        }
    }
    found
}

/// The layer a file belongs to: its folder below `src/`, or its name there.
fn layer_of(path: &str) -> Option<&str> {
    let inner = path.strip_prefix("src/")?;
    let name = inner.split_once('/').map_or_else(|| inner.trim_end_matches(".rs"), |(folder, _)| folder);
    (!matches!(name, "lib" | "main")).then_some(name)
}

/// How many modules stand between a file's own names and the root.
fn depth(path: &str) -> usize {
    let names = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    names.split('/').count()
}

/// The first name below the root of each path that begins there, with its place.
fn paths(code: &str, depth: usize) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for root in ["crate::".to_owned(), "super::".repeat(depth)] {
        for (at, _) in code.match_indices(&root) {
            let before = code.as_bytes()[..at].last().copied().unwrap_or(b' ');
            if !is_word(before) && (before != b':' || !root.starts_with("super")) {
                found.extend(first_names(&code[at + root.len()..]).into_iter().map(|name| (at, name)));
            }
        }
    }
    found.sort_unstable();
    found.retain(|(_, name)| !name.is_empty() && *name != "super" && *name != "self");
    found
}

/// `name` of `name::…`, or each first name in `{one::…, two}`.
fn first_names(rest: &str) -> Vec<&str> {
    let Some(group) = rest.strip_prefix('{') else {
        return vec![word(rest)];
    };
    let mut names = vec![word(group.trim_start())];
    let mut level = 1;
    for (at, c) in group.char_indices() {
        match c {
            '{' => level += 1,
            '}' => level -= 1,
            ',' if level == 1 => names.push(word(group[at + 1..].trim_start())),
            _ => {}
        }
        if level == 0 {
            break;
        }
    }
    names
}

fn word(text: &str) -> &str {
    &text[..text.bytes().position(|byte| !is_word(byte)).unwrap_or(text.len())]
}

#[cfg(test)]
fn of(path: &str, text: &str) -> Vec<String> {
    upward(&[File::planted(path, text)])
}

#[test]
fn a_use_of_a_higher_layer_is_named_with_its_line_and_both_layers() {
    let found = of("src/base/date.rs", "//! Dates.\nuse crate::base::Id;\nuse crate::draw::Theme;\n");
    assert_eq!(found, ["src/base/date.rs:3: layer `base` uses `draw`, which stands above it"]);
}

#[test]
fn groups_inner_paths_and_climbing_are_seen_too() {
    assert_eq!(of("src/yaml/mod.rs", "use crate::{base::{self, Id}, views};").len(), 1);
    assert_eq!(of("src/model/a/b.rs", "fn f() { crate::cli::run(); }").len(), 1);
    assert_eq!(of("src/model/mod.rs", "use super::publish;").len(), 1);
    assert_eq!(of("src/model/a.rs", "use super::super::publish;").len(), 1);
    assert_eq!(of("src/model/a.rs", "use crate::Site;").len(), 1);
    assert_eq!(of("src/novelty.rs", "").len(), 1);
}

#[test]
fn a_macro_belongs_to_the_layer_that_makes_it() {
    let files = [
        File::planted(
            "src/base/rule.rs",
            "use crate::card;\n#[macro_export]\nmacro_rules! rule { () => {} }\n",
        ),
        File::planted("src/views/card.rs", "use crate::rule;\nmacro_rules! card { () => {} }\n"),
    ];
    assert_eq!(upward(&files), ["src/base/rule.rs:1: layer `base` uses `views`, which stands above it"]);
}

#[test]
fn paths_downwards_comments_and_tests_are_fine() {
    let text = "//! [`crate::cli`]\nuse crate::{base, yaml};\nuse super::cli;\n#[cfg(test)]\nmod tests { use crate::site; }\n";
    assert_none_of("src/model/a.rs", text);
    assert_none_of("src/lib.rs", "use crate::cli;");
    assert_none_of("src/site.rs", "use crate::draw;");
}

#[cfg(test)]
fn assert_none_of(path: &str, text: &str) {
    assert_eq!(of(path, text), Vec::<String>::new());
}
