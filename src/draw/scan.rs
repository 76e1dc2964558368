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
        if bytes.get(at) == Some(&b'!') && html[open..].starts_with("<!--") {
            at = html[open..].find("-->").map_or(bytes.len(), |end| open + end);
        } else if bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            at = tag(html, at, visit);
        }
    }
}

/// The attributes of one tag from just behind its `<`; returns where the tag ends.
fn tag<'a>(html: &'a str, start: usize, visit: &mut dyn FnMut(Found<'a>)) -> usize {
    let bytes = html.as_bytes();
    // Most tags are a name alone, which is shorter than what looking far ahead costs.
    let named = bytes[start..].iter().position(|byte| matches!(byte, b'>' | b' ' | b'\n' | b'\t'));
    let mut at = named.map_or(bytes.len(), |end| start + end);
    while let Some(mark) = memchr::memchr3(b'>', b'"', b'\'', &bytes[at..]).map(|found| at + found) {
        if bytes[mark] == b'>' {
            return mark;
        }
        if bytes[mark - 1] != b'=' {
            at = mark + 1;
            continue;
        }
        let from = mark + 1;
        let Some(end) = memchr::memchr(bytes[mark], &bytes[from..]).map(|end| from + end) else { break };
        let name = &bytes[start..mark - 1];
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\t' | b'"' | b'\'');
        match &name[name.iter().rposition(is_space).map_or(0, |space| space + 1)..] {
            b"id" => visit(Found::Id(&html[from..end])),
            b"href" | b"src" | b"action" => visit(Found::Address(&html[from..end])),
            _ => {}
        }
        at = end + 1;
    }
    bytes.len()
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
