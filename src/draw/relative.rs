//! Addresses written from where their page stands: for folders that are opened from a disk, or that stand nobody
//! knows where.

use super::scan::{Found, attributes};
use crate::base::Route;

/// What stands before the address that a page leads on to by itself.
const REFRESH: &str = "<meta http-equiv=\"refresh\" content=\"0; url=";

/// A drawn page with every address of the site written from where the page stands.
pub fn relative(html: &[u8], here: &Route, base_path: &str) -> Vec<u8> {
    let Ok(html) = std::str::from_utf8(html) else { return html.to_vec() };
    let mut places: Vec<(usize, &str)> = Vec::new();
    attributes(html, &mut |found| {
        if let Found::Address(address) = found {
            // What was found is a part of the page: its place is the distance of both.
            places.push((address.as_ptr().addr() - html.as_ptr().addr(), address));
        }
    });
    for (at, found) in html.match_indices(REFRESH) {
        let start = at + found.len();
        let end = html[start..].find('"').map_or(html.len(), |end| start + end);
        places.push((start, &html[start..end]));
    }
    places.sort_unstable();
    let mut out = String::with_capacity(html.len());
    let mut done = 0;
    for (at, address) in places {
        let Some(written) = from(here, address, base_path) else { continue };
        out.push_str(&html[done..at]);
        out.push_str(&written);
        done = at + address.len();
    }
    out.push_str(&html[done..]);
    out.into_bytes()
}

/// An address of the site as it is written on the page at `here`; nothing for any other address.
pub fn from(here: &Route, address: &str, base_path: &str) -> Option<String> {
    let below = address.strip_prefix(base_path).filter(|_| !address.starts_with("//"))?;
    let end = below.find(['#', '?']).unwrap_or(below.len());
    let (path, rest) = below.split_at(end);
    let file = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
    let here = crate::views::encoded(here.as_str());
    let folder = &here[1..=here.rfind('/').unwrap_or(0)];
    if rest.starts_with('#') && (path == folder && !file.is_empty()) {
        return Some(rest.to_owned());
    }
    let common = folder.bytes().zip(path.bytes()).take_while(|(one, other)| one == other).count();
    let common = folder[..common].rfind('/').map_or(0, |at| at + 1);
    let up = "../".repeat(folder[common..].matches('/').count());
    let down = &path[common..];
    // A first part with a colon would be read as a scheme.
    let dot = if up.is_empty() && down.split('/').next().is_some_and(|part| part.contains(':')) {
        "./"
    } else {
        ""
    };
    Some(format!("{up}{dot}{down}{file}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_site_are_written_from_the_page() {
        let here = Route::home().directory("a/b");
        let written = |address: &str| from(&here, address, "/sub/").unwrap_or_else(|| address.to_owned());
        let pairs = [
            ("/sub/", "../../index.html"),
            ("/sub/a/b/", "index.html"),
            ("/sub/a/b/#x", "#x"),
            ("/sub/a/b/?q=1#x", "index.html?q=1#x"),
            ("/sub/a/bc/", "../bc/index.html"),
            ("/sub/a/b/c/#x", "c/index.html#x"),
            ("/sub/style.css", "../../style.css"),
            ("/sub/a/b/a:b.png", "./a:b.png"),
            ("/elsewhere/", "/elsewhere/"),
            ("//host/sub/", "//host/sub/"),
            ("https://example.org/", "https://example.org/"),
            ("#x", "#x"),
        ];
        for (address, expected) in pairs {
            assert_eq!(written(address), expected, "{address}");
        }
        assert_eq!(from(&Route::home(), "//host/", "/"), None);
        assert_eq!(from(&Route::home(), "/a/", "/").as_deref(), Some("a/index.html"));
    }

    #[test]
    fn pages_that_lead_on_do_so_from_where_they_stand() {
        let html = format!("{REFRESH}/new/#x\"><a href=\"/new/\">N</a>");
        let out = relative(html.as_bytes(), &Route::home().directory("old"), "/");
        assert_eq!(
            String::from_utf8(out).unwrap(),
            format!("{REFRESH}../new/index.html#x\"><a href=\"../new/index.html\">N</a>")
        );
    }
}
