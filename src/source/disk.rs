//! The folders of a site, read once into `Sources`.
use super::{AssetData, Options, Sources};
use std::io;
use std::path::Path;

/// The bytes of a regular file; anything else is an error, and a pipe never blocks.
pub fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}
pub fn load(root: &Path, as_of: jiff::civil::Date, options: Options) -> Sources {
    let mut s = Sources::empty(as_of);
    s.options = options;
    for dir in ["content", "templates"] {
        for e in walkdir::WalkDir::new(root.join(dir))
            .sort_by_file_name()
            .into_iter()
            .flatten()
            .filter(|e| e.file_type().is_file())
        {
            let rel = e.path().strip_prefix(root).unwrap().to_string_lossy().into_owned();
            if super::fixture::is_text(&rel) {
                s.insert(&rel, &std::fs::read(e.path()).unwrap());
            } else {
                s.assets.insert(rel.as_str().into(), AssetData::Disk(e.path().into(), 1));
            }
        }
    }
    s
}
