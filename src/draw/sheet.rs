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
        text.push_str(&squeezed(&String::from_utf8_lossy(part)));
    }
    for (path, bytes) in files {
        text = text.replace(&format!("url({path})"), &format!("url({})", fingerprinted(path, bytes)));
    }
    text.into_bytes()
}

/// A sheet without its comments and indentation; what stands in quotation marks is kept to the letter.
fn squeezed(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let (mut rest, mut quote) = (css, None);
    while let Some(c) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        }
        quote = match quote {
            None if c == '"' || c == '\'' => Some(c),
            Some(open) if open == c => None,
            known => known,
        };
        bare.push(c);
        rest = &rest[c.len_utf8()..];
    }
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::with_capacity(bare.len()), |text, line| text + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_are_not_published() {
        let css = b"/* why */\n.a {\n  content: \"/* kept */\";\n}\n";
        assert_eq!(sheet(&[css], &BTreeMap::new()), b".a {\ncontent: \"/* kept */\";\n}\n");
    }

    #[test]
    fn a_face_gets_the_name_it_is_published_under() {
        let files = BTreeMap::from([("fonts/a.woff2", b"face".to_vec())]);
        let made = String::from_utf8(sheet(&[b"src: url(fonts/a.woff2)"], &files)).expect("it is text");
        assert_eq!(made, format!("src: url({})\n", fingerprinted("fonts/a.woff2", b"face")));
    }
}
