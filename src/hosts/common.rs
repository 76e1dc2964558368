//! What several hosts read alike: headers, and the files `_headers` and `_redirects`.

use super::Build;
use crate::base::media::{FILE_KINDS, FileKind};
use std::fmt::Write as _;

/// For a file whose name says what is in it.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For everything else: kept, and asked for again each time.
pub const ASK_AGAIN: &str = "public, max-age=0, must-revalidate";

/// At most about so many rules for headers stand in `_headers`: what is left out is only asked for again.
const MOST_KEPT: usize = 90;

/// The headers of every answer.
pub fn headers(build: &Build) -> Vec<(&'static str, &str)> {
    let mut headers = vec![
        ("Content-Security-Policy", build.policy.as_str()),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("X-Content-Type-Options", "nosniff"),
    ];
    if build.is_preview {
        headers.push(("X-Robots-Tag", "noindex"));
    }
    headers
}

/// `_headers`, as Netlify and Cloudflare read it: where several rules fit an address their values are joined, so none is
/// said twice.
pub fn header_file(build: &Build) -> (String, String) {
    let mut text = format!("{}*\n", build.base_path);
    for (name, value) in headers(build) {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for address in kept(build, MOST_KEPT) {
        let _ = write!(text, "{address}\n  Cache-Control: {FOR_EVER}\n");
    }
    for (kind, address) in named(build) {
        let _ = write!(text, "{address}\n  Content-Type: {}\n", kind.media);
    }
    ("_headers".to_owned(), text)
}

/// `_redirects`, in what Netlify, Cloudflare and GitLab understand alike.
pub fn redirect_file(build: &Build) -> Option<(String, String)> {
    let lines = build.redirects.iter().map(|(from, to)| format!("{from} {to} 301\n"));
    let text: String = lines.collect();
    (!text.is_empty()).then(|| ("_redirects".to_owned(), text))
}

/// Addresses of what never changes; folders of an index with `*` behind them. The files of an index come last and are
/// left out beyond `most`.
fn kept(build: &Build, most: usize) -> Vec<String> {
    let mut all = build.kept.clone();
    let mut shards: Vec<String> = Vec::new();
    for (path, _) in build.files.iter().filter(|(path, _)| path.ends_with(".js")) {
        let address = format!("{}{}", build.base_path, crate::views::encoded(path));
        let Some(index) = build.indexes.iter().find(|index| address.starts_with(index.as_str())) else {
            continue;
        };
        shards.push(match address[index.len()..].split_once('/') {
            Some((folder, _)) => format!("{index}{folder}/*"),
            None => address,
        });
    }
    shards.sort();
    shards.dedup();
    all.extend(shards);
    all.truncate(most);
    all
}

/// The kinds of files that a build has and that hosts may not know, by the end of their names.
pub fn rare(build: &Build) -> impl Iterator<Item = &'static FileKind> {
    FILE_KINDS
        .iter()
        .filter(|kind| !kind.is_common && kind.end.starts_with('.'))
        .filter(|kind| build.files.iter().any(|(path, _)| path.ends_with(kind.end)))
}

/// The files of a build that are what their whole name says, with their addresses.
pub fn named(build: &Build) -> Vec<(&'static FileKind, String)> {
    let kinds = FILE_KINDS.iter().filter(|kind| !kind.end.starts_with('.'));
    let files = |kind: &'static FileKind| {
        let files = build.files.iter().filter(|(path, _)| path.ends_with(kind.end));
        files.map(move |(path, _)| (kind, format!("{}{}", build.base_path, crate::views::encoded(path))))
    };
    kinds.flat_map(files).collect()
}

/// What servers compare: an address with everything that is encoded in it decoded.
pub fn decoded(address: &str) -> String {
    let text = percent_encoding::percent_decode_str(address).decode_utf8_lossy();
    text.chars().filter(|c| !c.is_control()).collect()
}

/// A regular expression (PCRE, RE2) of the addresses of what never changes.
pub fn kept_pattern(build: &Build) -> String {
    let indexes = build.indexes.iter().map(|index| format!("{}.+\\.js", escaped(&decoded(index))));
    let all: Vec<String> =
        build.kept.iter().map(|address| escaped(&decoded(address))).chain(indexes).collect();
    format!("^(?:{})$", all.join("|"))
}

/// A text as a regular expression of nothing but itself.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if !(c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '~' | '%')) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The folders that have a page of their own for what is not there: the whole site first, then its languages.
pub fn lost(build: &Build) -> Vec<String> {
    let pages = build.files.iter().filter(|(path, _)| path == "404.html" || path.ends_with("/404.html"));
    let mut folders: Vec<String> =
        pages.map(|(path, _)| format!("{}{}", build.base_path, path.trim_end_matches("404.html"))).collect();
    folders.sort_by_key(String::len);
    folders
}
