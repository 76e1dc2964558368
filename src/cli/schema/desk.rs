//! The editor set up in a site: files in `.vscode/`, and a line at the head of each list that names its schema.
//!
//! Invariant: only files that we wrote, and that nobody changed since, are written anew.

use super::snippets;
use crate::cli::common::{Stop, display};
use crate::cli::write::{create, replace};
use crate::editor::{Schemas, Shape};
use crate::kinds::Kind;
use crate::parse::{Role, Seat};
use crate::site::{Memo, Site};
use crate::source::Sources;
use crate::source::disk::{read_regular, system_words};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Where our schemas stand.
const FOLDER: &str = ".vscode/standfirst";

/// What we wrote, by fingerprint.
const WRITTEN: &str = ".vscode/standfirst/written.json";

/// How a line that names a schema begins.
const MODELINE: &str = "# yaml-language-server: $schema=";

/// What became of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Written, or written anew.
    Wrote(String),
    /// As it should be already.
    Same(String),
    /// Somebody else's, or changed since: it stays as it is.
    Kept {
        /// The file.
        path: String,
        /// What to do.
        help: String,
    },
}

impl Outcome {
    /// What the author reads.
    pub fn words(&self, root: &Path) -> String {
        match self {
            Outcome::Same(path) | Outcome::Wrote(path) => format!("wrote {}", display(&root.join(path))),
            Outcome::Kept { path, help } => {
                format!("{} is not as we wrote it and stays as it is; {help}", display(&root.join(path)))
            }
        }
    }
}

/// Sets up the editor in the site at `root`.
pub fn set_up(root: &Path, sources: Sources) -> Result<Vec<Outcome>, Stop> {
    let site = Site::make(sources, &Memo::default());
    let schemas = Schemas::of(&site);
    let languages: Vec<String> = site.settings.languages().into_iter().map(str::to_owned).collect();
    let mut written = written(root);
    let mut outcomes = Vec::new();
    for (path, text) in files(&schemas, &languages) {
        outcomes.push(put(root, &path, &text, &mut written)?);
    }
    for file in site.sources.files.values() {
        let seat = Seat::of(&file.path, &languages);
        let Some(name) = schema_name(&seat) else { continue };
        if let Some(outcome) = name_schema(root, &file.path, &name)? {
            outcomes.push(outcome);
        }
    }
    let list = super::text(&json!(written));
    if read(root, WRITTEN)?.is_none_or(|known| known != list) {
        write(root, WRITTEN, &list)?;
    }
    Ok(outcomes)
}

/// Every file of the set-up, with its text.
fn files(schemas: &Schemas, languages: &[String]) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut places = Map::new();
    let listed = Kind::LISTED.iter().map(|kind| (kind.key(), Shape::List(*kind)));
    for (stem, shape) in std::iter::once(("records", Shape::Records)).chain(listed) {
        let path = format!("{FOLDER}/{stem}.json");
        files.push((path.clone(), super::text(&schemas.document(shape))));
        places.insert(path, json!([format!("content/**/{stem}.yaml")]));
        let others: Vec<String> =
            languages.iter().skip(1).map(|language| format!("content/**/{stem}.{language}.yaml")).collect();
        if !others.is_empty() {
            let path = format!("{FOLDER}/{stem}.translated.json");
            files.push((path.clone(), super::text(&schemas.translated(shape))));
            places.insert(path, json!(others));
        }
    }
    let path = format!("{FOLDER}/site.json");
    files.push((path.clone(), super::text(&schemas.document(Shape::Settings))));
    places.insert(path, json!(["content/site.yaml"]));
    files.push((".vscode/settings.json".to_owned(), super::text(&json!({ "yaml.schemas": places }))));
    let extensions = json!({ "recommendations": ["redhat.vscode-yaml"] });
    files.push((".vscode/extensions.json".to_owned(), super::text(&extensions)));
    let snippets = snippets::of(schemas);
    files.push((".vscode/standfirst.code-snippets".to_owned(), super::text(&snippets)));
    files
}

/// The name of the schema of a list, by what its place makes of it.
fn schema_name(seat: &Seat) -> Option<String> {
    let stem = match seat.role {
        Role::Records => "records",
        Role::List(kind) => kind.key(),
        _ => return None,
    };
    let translated = if seat.language.is_some() { ".translated" } else { "" };
    Some(format!("{stem}{translated}.json"))
}

/// Puts the line that names its schema at the head of a list that has none.
fn name_schema(root: &Path, path: &str, name: &str) -> Result<Option<Outcome>, Stop> {
    let Some(text) = read(root, path)? else { return Ok(None) };
    if text.lines().any(|line| line.starts_with("# yaml-language-server:")) {
        return Ok(None);
    }
    let up = "../".repeat(path.matches('/').count());
    let (mark, rest) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text.as_str()),
    };
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    write(root, path, &format!("{mark}{MODELINE}{up}{FOLDER}/{name}{end}{rest}"))?;
    Ok(Some(Outcome::Wrote(path.to_owned())))
}

/// Writes one file of ours, unless somebody else's stands there.
fn put(root: &Path, path: &str, text: &str, written: &mut BTreeMap<String, String>) -> Result<Outcome, Stop> {
    let there = read(root, path)?.map(|text| text.replace("\r\n", "\n"));
    let outcome = match there {
        Some(there) if there == text => Outcome::Same(path.to_owned()),
        Some(there) if written.get(path) != Some(&fingerprint(&there)) => {
            return Ok(Outcome::Kept { path: path.to_owned(), help: help(path, text) });
        }
        _ => {
            write(root, path, text)?;
            Outcome::Wrote(path.to_owned())
        }
    };
    written.insert(path.to_owned(), fingerprint(text));
    Ok(outcome)
}

/// What to do about a file that is not ours to change.
fn help(path: &str, text: &str) -> String {
    if path.ends_with("settings.json") || path.ends_with("extensions.json") {
        format!("add to it by hand:\n{text}")
    } else {
        "move it away and run this again, if you want ours".to_owned()
    }
}

fn written(root: &Path) -> BTreeMap<String, String> {
    let known = read(root, WRITTEN).ok().flatten();
    known.and_then(|text| serde_json::from_str::<Value>(&text).ok()).map_or_else(BTreeMap::new, |known| {
        let pairs = known.as_object().into_iter().flatten();
        pairs.filter_map(|(path, print)| Some((path.clone(), print.as_str()?.to_owned()))).collect()
    })
}

fn fingerprint(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

/// The text of a file; nothing where there is none.
fn read(root: &Path, path: &str) -> Result<Option<String>, Stop> {
    let disk = root.join(path);
    match read_regular(&disk) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Stop::machine(format!("cannot read {}: {}", display(&disk), system_words(&error)))),
    }
}

fn write(root: &Path, path: &str, text: &str) -> Result<(), Stop> {
    let disk = root.join(path);
    if disk.exists() { replace(&disk, text) } else { create(&disk, text) }
}
