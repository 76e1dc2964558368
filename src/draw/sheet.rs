//! The one style sheet of a site: the faces of its headlines, then the theme's rules, in one file and one request.

use super::assets::fingerprinted;
use std::collections::BTreeMap;

/// The theme's rules, below `static/`.
pub const STYLE: &str = "style.css";
/// The rules that name the files of the headline faces, below `static/`.
pub const FACES: &str = "fonts.css";
/// The folder of the faces and their licence, below `static/`.
pub const FACES_FOLDER: &str = "fonts/";

/// A style sheet, and the files that it names.
pub struct Sheet<'f> {
    /// The rules.
    pub text: String,
    /// The files, by path below `static/`.
    pub named: Vec<&'f str>,
}

/// The sheet made of these parts, in this order. Files that it names get the name they are published under.
pub fn sheet<'f>(parts: &[&[u8]], files: &BTreeMap<&'f str, Vec<u8>>) -> Sheet<'f> {
    let mut text = String::new();
    for part in parts {
        text.push_str(&squeezed(&String::from_utf8_lossy(part)));
    }
    let mut named = Vec::new();
    for (path, bytes) in files {
        let written = format!("url({path})");
        if text.contains(&written) {
            text = text.replace(&written, &format!("url({})", fingerprinted(path, bytes)));
            named.push(*path);
        }
    }
    Sheet { text, named }
}

/// A sheet without its comments, and without the white space that means nothing; what stands in quotation marks is
/// kept to the letter.
fn squeezed(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let (mut rest, mut quote, mut is_apart) = (css, None, false);
    while let Some(c) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if quote.is_none() && c.is_ascii_whitespace() {
            is_apart = true;
            continue;
        }
        quote = match quote {
            None if c == '"' || c == '\'' => Some(c),
            Some(open) if open == c => None,
            known => known,
        };
        let is_closed = bare.is_empty() || bare.ends_with(['{', '}', ';', ',', ':', '>']);
        if is_apart && !is_closed && !matches!(c, '{' | '}' | ';' | ',' | '>') {
            bare.push(' ');
        }
        is_apart = false;
        if c == '}' && bare.ends_with(';') {
            bare.pop();
        }
        bare.push(c);
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_are_not_published() {
        let css = b"/* why */\n.a {\n  content: \"/* kept */  ; }\";\n}\n";
        assert_eq!(sheet(&[css], &BTreeMap::new()).text, ".a{content:\"/* kept */  ; }\"}");
    }

    #[test]
    fn white_space_that_means_something_is_kept() {
        let css = b"@media (width >= 4rem) {\n  .a :is(b, i) > p + p { margin: calc(1rem + 2vw) 0; color: red }\n}\n.b { top: 0 }\n";
        assert_eq!(
            sheet(&[css], &BTreeMap::new()).text,
            "@media (width>= 4rem){.a :is(b,i)>p + p{margin:calc(1rem + 2vw) 0;color:red}}.b{top:0}"
        );
    }

    #[test]
    fn a_face_gets_the_name_it_is_published_under() {
        let files = BTreeMap::from([("fonts/a.woff2", b"face".to_vec())]);
        let made = sheet(&[b"src: url(fonts/a.woff2)"], &files);
        assert_eq!(made.named, ["fonts/a.woff2"]);
        assert_eq!(made.text, format!("src:url({})", fingerprinted("fonts/a.woff2", b"face")));
    }
}
