//! The one style sheet of a site: the faces of its headlines, then the theme's rules, in one file and one request.

use super::assets::fingerprinted;
use std::collections::BTreeMap;

/// The theme's rules, below `static/`.
pub const STYLE: &str = "style.css";
/// The rules that name the files of the headline faces, below `static/`.
pub const FACES: &str = "fonts.css";
/// The folder of the faces and their licence, below `static/`.
pub const FACES_FOLDER: &str = "fonts/";

/// The sheet made of these parts, in this order. Files that it names get the name they are published under.
pub fn sheet(parts: &[&[u8]], files: &BTreeMap<&str, Vec<u8>>) -> Vec<u8> {
    let mut text = String::new();
    for part in parts {
        text.push_str(&String::from_utf8_lossy(part));
    }
    for (path, bytes) in files {
        text = text.replace(&format!("url({path})"), &format!("url({})", fingerprinted(path, bytes)));
    }
    text.into_bytes()
}
