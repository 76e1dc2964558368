//! What was made before and need not be made again: files under the names of what they were made of.
//!
//! Invariant: a build with it equals one without it. It may be removed at any time, and need not be writable.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

/// A folder of things made before; none where there is no place for it.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: Option<PathBuf>,
}

impl Cache {
    /// The cache in a folder.
    pub fn at(folder: Option<PathBuf>) -> Cache {
        Cache { folder }
    }

    /// The bytes called `name`: those of before where they are whole, else those that `make` makes.
    pub fn remembered(
        &self,
        name: &str,
        is_whole: fn(&[u8]) -> bool,
        make: impl FnOnce() -> Vec<u8>,
    ) -> Vec<u8> {
        let Some(folder) = &self.folder else { return make() };
        let path = folder.join(name);
        if let Some(bytes) = fs::read(&path).ok().filter(|bytes| is_whole(bytes)) {
            return bytes;
        }
        let bytes = make();
        // What cannot be kept is made again next time.
        let keep = || -> std::io::Result<()> {
            fs::create_dir_all(folder)?;
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(&bytes)?;
            file.persist(&path)?;
            Ok(())
        };
        drop(keep());
        bytes
    }
}

/// Whether a PNG has its beginning and its end (PNG, section 5).
pub fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.ends_with(b"IEND\xaeB`\x82")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n....IEND\xaeB`\x82";

    #[test]
    fn what_was_made_before_is_not_made_again_unless_it_is_broken() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::at(Some(folder.path().join("a/b")));
        let made = |cache: &Cache| {
            let mut made = false;
            let bytes = cache.remembered("x", is_png, || {
                made = true;
                PNG.to_vec()
            });
            assert_eq!(bytes, PNG);
            made
        };
        assert!(made(&cache) && !made(&cache));
        fs::write(folder.path().join("a/b/x"), &PNG[..12]).expect("a file");
        assert!(made(&cache) && !made(&cache));
        assert!(made(&Cache::at(None)) && made(&Cache::at(None)));
    }

    #[test]
    fn a_place_that_cannot_be_written_is_no_fault() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, "x").expect("a file");
        let cache = Cache::at(Some(file.join("below")));
        assert_eq!(cache.remembered("x", is_png, || PNG.to_vec()), PNG);
    }
}
