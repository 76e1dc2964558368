//! What a written address is: something of the site, a file beside the text, the web.

use crate::base::forbidden_scheme;
use crate::parse::Target;

/// What a written address is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// Something of the site.
    Target(Target),
    /// A file beside the text, as a path from the site root, and what is written behind its `#`.
    Asset(String, Option<String>),
    /// The web, mail or a telephone; the top of the same page.
    Outside,
    /// A mail address without `mailto:`.
    Mail,
    /// A scheme that is not let through.
    Scheme(String),
    /// A path that leads out of `content/`.
    Escape,
    /// Nothing at all.
    Nothing,
}

/// What `to`, written in the file at `path`, is.
pub(super) fn address(to: &str, path: &str) -> Address {
    let to = to.trim();
    match to {
        "" => return Address::Nothing,
        "#" => return Address::Outside,
        _ => {}
    }
    if let Some(fragment) = to.strip_prefix('#') {
        return Address::Target(Target::Here { fragment: decoded(fragment) });
    }
    if let Some(path) = to.strip_prefix("@/") {
        return file(path, "content");
    }
    if let Some(id) = to.strip_prefix('@') {
        let (id, fragment) = fragment(id);
        return Address::Target(Target::Entry { id: decoded(id), fragment });
    }
    if to.starts_with("//") {
        return Address::Outside;
    }
    if to.starts_with('/') {
        let (path, fragment) = fragment(to);
        return Address::Target(Target::File { path: decoded(path), fragment });
    }
    if let Some(scheme) = forbidden_scheme(to) {
        return Address::Scheme(scheme);
    }
    if has_scheme(to) {
        return Address::Outside;
    }
    if is_mail(to) {
        return Address::Mail;
    }
    file(to, path.rsplit_once('/').map_or("", |(folder, _)| folder))
}

/// Whether an address begins with a scheme.
fn has_scheme(to: &str) -> bool {
    let Some((scheme, _)) = to.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// Whether an address is `name@host.tld`, and not the name of a file such as `map@2x.png`.
fn is_mail(to: &str) -> bool {
    let Some((name, host)) = to.split_once('@') else { return false };
    let is_file = host.rsplit_once('.').is_none_or(|(_, ending)| {
        matches!(ending, "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg" | "pdf" | "md")
    });
    !name.is_empty() && !is_file && !to.contains(['/', '#', '?'])
}

/// An address and the anchor behind its `#`.
fn fragment(to: &str) -> (&str, Option<String>) {
    match to.split_once('#') {
        Some((path, fragment)) => (path, Some(decoded(fragment)).filter(|fragment| !fragment.is_empty())),
        None => (to, None),
    }
}

pub(super) fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// A path as written, from a folder. One that ends in `.md`, in a slash or in no ending at all is a page.
fn file(to: &str, folder: &str) -> Address {
    let (path, fragment) = fragment(to);
    let path = decoded(path);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Address::Escape;
                }
            }
            part => parts.push(part),
        }
    }
    if parts.first().is_none_or(|first| *first != "content") {
        return Address::Escape;
    }
    let name = path.rsplit('/').next().unwrap_or("");
    let whole = parts.join("/");
    if name.ends_with(".md") || !name.trim_matches('.').contains('.') {
        Address::Target(Target::File { path: whole, fragment })
    } else {
        Address::Asset(whole, fragment)
    }
}
