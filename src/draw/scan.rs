//! The addresses and ids that stand in drawn HTML, found without building a tree.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// One attribute value of interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'a> {
    /// The value of an `id`.
    Id(&'a str),
    /// The value of an `href`, `src` or `action`.
    Address(&'a str),
}

/// Every `id`, `href`, `src` and `action` of a page, in order.
pub fn attributes<'a>(html: &'a str, visit: &mut dyn FnMut(Found<'a>)) {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &bytes[at..]).map(|found| at + found) {
        at = open + 1;
        if html[open..].starts_with("<!--") {
            at = html[open..].find("-->").map_or(bytes.len(), |end| open + end);
        } else if bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            at = tag(html, at, visit);
        }
    }
}

/// The attributes of one tag from just behind its `<`; returns where the tag ends.
fn tag<'a>(html: &'a str, start: usize, visit: &mut dyn FnMut(Found<'a>)) -> usize {
    let bytes = html.as_bytes();
    let (mut at, mut name_start) = (start, start);
    while let Some(byte) = bytes.get(at).filter(|byte| **byte != b'>') {
        match byte {
            b' ' | b'\n' | b'\t' | b'"' | b'\'' => name_start = at + 1,
            b'=' => {
                if let Some(quote) = bytes.get(at + 1).filter(|quote| matches!(quote, b'"' | b'\'')) {
                    let from = at + 2;
                    let Some(end) = memchr::memchr(*quote, &bytes[from..]).map(|end| from + end) else {
                        return bytes.len();
                    };
                    match &bytes[name_start..at] {
                        b"id" => visit(Found::Id(&html[from..end])),
                        b"href" | b"src" | b"action" => visit(Found::Address(&html[from..end])),
                        _ => {}
                    }
                    at = end;
                    name_start = end + 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    at
}

/// The hash of an address of the site: what pages and files are compared by.
pub fn address_hash(address: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    address.hash(&mut hasher);
    hasher.finish()
}

/// The hash of an anchor on a page.
pub fn anchor_hash(address: &str, anchor: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (address, anchor).hash(&mut hasher);
    hasher.finish()
}
