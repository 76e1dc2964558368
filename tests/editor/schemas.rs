//! Every entry of our own sites is valid by the schemas.

use super::{errors, schema, value};
use std::collections::BTreeMap;
use std::path::Path;

/// Front matter and body of a Markdown file.
fn parts(text: &str) -> (&str, &str) {
    let rest = text.strip_prefix("---\n").unwrap_or(text);
    rest.split_once("\n---\n").unwrap_or((rest.strip_suffix("\n---").unwrap_or(rest), ""))
}

/// Which schema a file is read by; nothing for what is no YAML, and for translations, which tell less.
fn name_of(path: &Path, text: &str) -> Option<String> {
    const LISTS: &[&str] = &[
        "themes",
        "documents",
        "provisions",
        "quotes",
        "people",
        "parties",
        "sources",
        "events",
        "next",
        "questions",
        "numbers",
        "terms",
        "updates",
    ];
    const ENTRIES: &[&str] = &[
        "theme",
        "document",
        "provision",
        "quote",
        "person",
        "party",
        "source",
        "event",
        "step",
        "question",
        "number",
        "term",
        "update",
    ];
    let name = path.file_name()?.to_str()?;
    let (stem, end) = name.split_once('.')?;
    match (stem, end) {
        ("site", "yaml") => Some("settings".to_owned()),
        (stem, "yaml") => Some(stem.to_owned()),
        (_, "md") => {
            let kind = parts(text).0.lines().find_map(|line| line.strip_prefix("kind: "));
            let folder = path.parent()?.file_name()?.to_str()?;
            let of_folder = LISTS.iter().position(|list| *list == folder).map(|at| ENTRIES[at]);
            Some(kind.or(of_folder).unwrap_or("page").to_owned())
        }
        _ => None,
    }
}

/// How many files of each schema there are; each is valid.
#[track_caller]
fn valid(site: &str) -> BTreeMap<String, usize> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join(site).join("content");
    let (mut counts, mut schemas) = (BTreeMap::new(), BTreeMap::new());
    for entry in walkdir::WalkDir::new(content).sort_by_file_name().into_iter().filter_map(Result::ok) {
        let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
        let Some(name) = name_of(entry.path(), &text) else { continue };
        let schema = schemas.entry(name.clone()).or_insert_with(|| schema(site, &name));
        let is_markdown = entry.path().extension().is_some_and(|end| end == "md");
        let (yaml, body) = if is_markdown { parts(&text) } else { (text.as_str(), "") };
        let mut fields = value(yaml);
        if !body.trim().is_empty() {
            fields["body"] = body.into();
        }
        let found = errors(schema, &fields);
        assert!(found.is_empty(), "{}: {found:#?}", entry.path().display());
        *counts.entry(name).or_insert(0) += 1;
    }
    counts
}

#[test]
fn every_entry_of_the_demo_is_valid() {
    let counts = valid(".");
    for name in ["briefing", "records", "people", "parties", "sources", "settings", "provision", "page"] {
        assert!(counts.contains_key(name), "{name}: {counts:?}");
    }
}

#[test]
fn every_entry_of_the_example_is_valid() {
    let counts = valid("examples/harbour-accord");
    assert!(counts["briefing"] >= 2 && counts["settings"] == 1, "{counts:?}");
    assert!(counts.values().sum::<usize>() > 10, "{counts:?}");
}
