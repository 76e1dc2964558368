//! The folders of a site, watched by the system: each change in them is a hint, and nothing else is.

use super::hints::Hinter;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// The folders whose changes matter; what else stands beside them (an output folder, a build's) never wakes us.
const FOLDERS: &[&str] = &["content", "templates", "static", "held"];

/// A watcher of the folders of one site.
pub struct Watch {
    watcher: RecommendedWatcher,
    root: PathBuf,
    /// A folder came or went: they are to be watched anew.
    is_moved: Arc<AtomicBool>,
    /// Why the system no longer tells of all changes.
    lost: Arc<OnceLock<String>>,
}

impl Watch {
    /// Watches the site at `root`: each change is a hint. An error says why it cannot be.
    pub fn start(root: &Path, hinter: Hinter) -> Result<Watch, String> {
        let is_moved = Arc::new(AtomicBool::new(false));
        let lost = Arc::new(OnceLock::new());
        let (moved, why, top) = (Arc::clone(&is_moved), Arc::clone(&lost), root.to_path_buf());
        let heard = move |event: notify::Result<notify::Event>| {
            let event = match event {
                Ok(event) => event,
                // Such as a folder that was made when there were no watches left.
                Err(error) => {
                    why.get_or_init(|| words(&error));
                    hinter.hint(&[]);
                    return;
                }
            };
            // Our own reading is an access; it must not wake us.
            if matches!(event.kind, EventKind::Access(_)) {
                return;
            }
            let of_site = |path: &PathBuf| {
                let inside = path.strip_prefix(&top).unwrap_or(path);
                inside.iter().next().is_none_or(|first| FOLDERS.iter().any(|folder| first == *folder))
            };
            let is_top = |path: &PathBuf| path.parent() == Some(&top) || *path == top;
            if event.paths.iter().any(|path| of_site(path) && is_top(path)) {
                moved.store(true, Ordering::Relaxed);
            }
            // Nobody listens any more when the process ends.
            if event.need_rescan() {
                hinter.hint(&[]);
            } else if event.paths.iter().any(of_site) {
                hinter.hint(&event.paths);
            }
        };
        let watcher = notify::recommended_watcher(heard).map_err(|error| words(&error))?;
        let mut watch = Watch { watcher, root: root.to_path_buf(), is_moved, lost };
        watch.watcher.watch(root, RecursiveMode::NonRecursive).map_err(|error| words(&error))?;
        watch.folders()?;
        Ok(watch)
    }

    /// Watches the folders anew if one of them came or went. An error says why that cannot be, or why what was
    /// watched is watched no more.
    pub fn keep_up(&mut self) -> Result<(), String> {
        if let Some(why) = self.lost.get() {
            return Err(why.clone());
        }
        if self.is_moved.swap(false, Ordering::Relaxed) { self.folders() } else { Ok(()) }
    }

    fn folders(&mut self) -> Result<(), String> {
        for folder in FOLDERS {
            let path = self.root.join(folder);
            // What was watched under this name may be another folder by now.
            drop(self.watcher.unwatch(&path));
            if !path.is_dir() {
                continue;
            }
            match self.watcher.watch(&path, RecursiveMode::Recursive) {
                Err(error) if path.is_dir() => return Err(words(&error)),
                _ => {}
            }
        }
        Ok(())
    }
}

fn words(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => "the system watches no more files".to_owned(),
        notify::ErrorKind::Io(error) => crate::source::disk::system_words(error),
        _ => error.to_string(),
    }
}
