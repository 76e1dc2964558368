//! Which theme a template of the site was taken from: the line that `standfirst eject` writes at its head.

use super::rules;
use super::theme::{name, theme_file};
use crate::base::{At, Diagnostic};
use crate::source::SourceFile;

const START: &str = "{#- taken from standfirst ";
const END: &str = " -#}\n";

/// A file of the theme as it is written into a site: a template says which theme it is of.
pub fn stamped(path: &str, bytes: &[u8]) -> Vec<u8> {
    let mut stamped = Vec::new();
    if path.ends_with(".html") {
        let version = env!("CARGO_PKG_VERSION");
        stamped.extend(format!("{START}{version} {}{END}", fingerprint(bytes)).as_bytes());
    }
    stamped.extend(bytes);
    stamped
}

/// A template without the line that says where it is from.
pub(super) fn unstamped(text: &str) -> &str {
    let rest = text.strip_prefix(START).and_then(|rest| rest.split_once(END));
    rest.map_or(text, |(_, rest)| rest)
}

/// A template that was taken from another theme than this one.
pub(super) fn older(file: &SourceFile) -> Option<Diagnostic> {
    let (from, _) = file.text.strip_prefix(START)?.split_once(END)?;
    let (version, known) = from.split_once(' ')?;
    let ours = theme_file(&format!("templates/{}", name(file)))?;
    if fingerprint(ours) == known {
        return None;
    }
    let message = format!("the theme's own file has changed since this was taken from standfirst {version}");
    let at = At::Range(0..START.len() + from.len());
    Some(Diagnostic::new(&rules::OLDER, &file.path, at, message).help(
        "move it away, `standfirst eject` it again, and bring over what you changed; or leave this line out",
    ))
}

fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..8].to_owned()
}
