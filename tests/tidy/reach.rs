//! A Rust file that no `mod` line leads to is compiled by nobody.

use super::File;
use super::code::modules;

/// Rust files below `folder` that cannot be reached from `roots`; the benches' are reached by `#[path]`.
pub fn forgotten(files: &[File], folder: &str, roots: &[&str]) -> Vec<String> {
    let rust: Vec<&File> = files.iter().filter(|file| file.is_rust_below(folder)).collect();
    let mut reached: Vec<&str> = Vec::new();
    let mut waiting: Vec<&File> =
        rust.iter().filter(|file| roots.contains(&file.path.as_str())).copied().collect();
    while let Some(file) = waiting.pop() {
        reached.push(&file.path);
        let below = folder_of(&file.path);
        for (name, _) in modules(file.text.as_deref().unwrap_or_default()) {
            let places = [format!("{below}{name}.rs"), format!("{below}{name}/mod.rs")];
            waiting.extend(rust.iter().filter(|file| places.contains(&file.path)).copied());
        }
    }
    rust.iter()
        .filter(|file| !reached.contains(&file.path.as_str()))
        .map(|file| format!("{}: no `mod` line leads here", file.path))
        .collect()
}

/// The folder in which a file's modules stand.
pub fn folder_of(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or_default();
    match name {
        "main.rs" | "lib.rs" | "mod.rs" | "stages.rs" => format!("{folder}/"),
        _ => format!("{}/", path.trim_end_matches(".rs")),
    }
}

#[test]
fn a_file_that_no_line_leads_to_is_named() {
    let files = [
        File::planted("tests/main.rs", "mod a;\nmod b;\n// mod lost;\n"),
        File::planted("tests/a.rs", "mod inner;\n"),
        File::planted("tests/a/inner.rs", ""),
        File::planted("tests/b/mod.rs", "mod c;\n"),
        File::planted("tests/b/c.rs", ""),
        File::planted("tests/lost.rs", ""),
    ];
    assert_eq!(forgotten(&files, "tests/", &["tests/main.rs"]), ["tests/lost.rs: no `mod` line leads here"]);
}
