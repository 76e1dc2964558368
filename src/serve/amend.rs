//! Texts that changed, read by themselves: on a large site they are shown before the whole of it is made anew.

use super::Snapshot;
use super::hints::Touched;
use crate::source::{Sources, disk};
use std::path::Path;
use std::sync::Arc;

/// What reading the touched files gave.
pub enum Amended {
    /// They are as they were.
    Same,
    /// A new state, and the paths of the texts that changed, from the site root.
    Texts(Arc<Snapshot>, Vec<String>),
    /// More than the words of texts changed, or may have: the site has to be made anew.
    More,
}

/// The state after `newest` once the files that were touched are read again.
pub fn amended(newest: &Arc<Snapshot>, root: &Path, touched: &Touched) -> Amended {
    let mut next: Option<Snapshot> = None;
    let mut changed = Vec::new();
    if touched.is_vague {
        return Amended::More;
    }
    for disk in &touched.paths {
        let now = next.as_ref().unwrap_or(newest);
        let Some(path) = inside(root, disk) else { return Amended::More };
        if is_passing(&now.site.sources, &path, disk) {
            continue;
        }
        let Some(known) = now.site.sources.files.get(path.as_str()) else { return Amended::More };
        let Some(file) = disk::text(root, &path) else { return Amended::More };
        if file.hash == known.hash {
            continue;
        }
        let Some(site) = now.site.amended(file) else { return Amended::More };
        next = Some(newest.with(site));
        changed.push(path);
    }
    next.map_or(Amended::Same, |next| Amended::Texts(Arc::new(next), changed))
}

/// The path of a file from the site root, with `/` between names.
fn inside(root: &Path, disk: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = disk.strip_prefix(root).ok()?.iter().map(|name| name.to_str()).collect();
    names.map(|names| names.join("/"))
}

/// Whether a file is none of the site's: an editor's, or one that came and went.
fn is_passing(sources: &Sources, path: &str, disk: &Path) -> bool {
    disk::is_passed_over(path) || (!sources.knows(path) && disk.symlink_metadata().is_err())
}
