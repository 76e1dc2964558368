//! `standfirst split`: list items become files of their own; no address changes.

use super::common::{SiteArguments, Stop, display, say};
use super::edit::{Moved, cut};
use super::write::{create, replace};
use crate::base::nearest;
use crate::kinds::Kind;
use crate::site::{Memo, Site};
use crate::source::disk::system_words;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Move list items into files of their own
///
/// Comments and spelling stay as they are; `body` becomes the text below the front matter. No address changes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  standfirst split provisions")]
pub struct Arguments {
    /// The kind, as its list is called: provisions, quotes, next, …
    kind: String,
    /// The briefing, by its folder below content/
    #[arg(short, long, default_value = "")]
    briefing: String,
}

/// One list to be split: its file, and the item texts with the ids they have now.
struct List {
    path: PathBuf,
    rest: String,
    items: Vec<(String, Moved)>,
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let kind =
        Kind::LISTED.iter().copied().find(|kind| kind.key() == own.kind || kind.singular() == own.kind);
    let kind = kind.ok_or_else(|| {
        let near = nearest(&own.kind, Kind::LISTED.iter().map(|kind| kind.key()));
        let help = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        Stop::usage(format!("no list is called `{}`{help}", own.kind))
    })?;
    let (root, sources) = site.load(false)?;
    let made = Site::make(sources, &Memo::default());
    let folder = root.join("content").join(own.briefing.trim_matches('/'));
    let lists = lists(&made, &root, &folder, kind)?;
    let total: usize = lists.iter().map(|list| list.items.len()).sum();
    if total == 0 {
        return Err(Stop::usage(format!("there is no list `{}` in {}", kind.key(), display(&folder))));
    }
    let target = folder.join(kind.key());
    let written = write(&lists, &target)?;
    let moved = lists.iter().try_for_each(replace_or_remove);
    if let Err(stop) = moved {
        for path in written {
            let _ = fs::remove_file(path);
        }
        return Err(stop);
    }
    let words = if total == 1 { kind.singular() } else { kind.key() };
    say(&format!("moved {total} {words} to {}/", display(&target)));
    Ok(ExitCode::SUCCESS)
}

/// The lists of a kind in a folder: in `_index.md`, in `records.yaml`, in a file of their own.
fn lists(site: &Site, root: &Path, folder: &Path, kind: Kind) -> Result<Vec<List>, Stop> {
    let ids = ids(site);
    let mut lists = Vec::new();
    for (name, key) in [
        ("_index.md".to_owned(), Some(kind.key())),
        ("records.yaml".to_owned(), Some(kind.key())),
        (format!("{}.yaml", kind.key()), None),
    ] {
        let path = folder.join(&name);
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let range = if path.extension().is_some_and(|extension| extension == "md") {
            crate::yaml::front_matter(&text).yaml
        } else {
            0..text.len()
        };
        let found = cut(&text[range.clone()], key)
            .map_err(|why| Stop::usage(format!("{}: {why}; nothing was changed", display(&path))))?;
        let Some(found) = found else { continue };
        let rest = format!("{}{}{}", &text[..range.start], found.rest, &text[range.end..]);
        let file = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let items = found.items.into_iter().enumerate().map(|(index, item)| {
            let place = format!("{}[{index}]", key.unwrap_or(""));
            let id = ids.get(&(file.clone(), place.clone())).cloned();
            id.map(|id| (id, item)).ok_or_else(|| {
                Stop::usage(format!(
                    "{} cannot be read at {place}; `standfirst check` says why",
                    display(&path)
                ))
            })
        });
        lists.push(List { path: path.clone(), rest, items: items.collect::<Result<_, _>>()? });
    }
    Ok(lists)
}

/// The id that each list item has now, by file and place.
fn ids(site: &Site) -> BTreeMap<(String, String), String> {
    let model = &site.editions[0].model;
    model
        .nodes()
        .filter(|(_, node)| !node.stub && node.written.spoken.is_none() && !node.written.place.is_empty())
        .map(|(_, node)| ((node.file.to_string(), node.written.place.clone()), node.id.to_string()))
        .collect()
}

/// Writes every item; on the first failure those already written go again.
fn write(lists: &[List], target: &Path) -> Result<Vec<PathBuf>, Stop> {
    let mut written = Vec::new();
    for (id, item) in lists.iter().flat_map(|list| &list.items) {
        let path = target.join(format!("{id}.md"));
        let body = item.body.as_deref().map(|body| format!("\n{}\n", body.trim_end())).unwrap_or_default();
        if let Err(stop) = create(&path, &format!("---\n{}---\n{body}", item.yaml)) {
            for path in written {
                let _ = fs::remove_file(path);
            }
            return Err(stop);
        }
        written.push(path);
    }
    Ok(written)
}

/// The file without its list; a file that held nothing else goes.
fn replace_or_remove(list: &List) -> Result<(), Stop> {
    let is_empty = list.rest.lines().all(|line| line.trim().is_empty());
    if is_empty {
        return fs::remove_file(&list.path).map_err(|error| {
            Stop::machine(format!("cannot remove {}: {}", display(&list.path), system_words(&error)))
        });
    }
    replace(&list.path, &list.rest)
}
