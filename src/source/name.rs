//! What a file's name says of it: hidden, an editor's leaving, or not fit for every system.

/// The longest name of a file or folder, in bytes.
const LONGEST: usize = 200;

/// Names that Windows keeps for itself, whatever their extension.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul"];

/// Whether `name` is a file that an editor, or the system, left behind.
pub(super) fn is_leaving(name: &str) -> bool {
    let ends = |ending: &str| name.len() > ending.len() && name.ends_with(ending);
    name.starts_with(".#")
        || ends("~")
        || ends(".swp")
        || ends(".tmp")
        || name == "4913"
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
}

/// Whether `name` is hidden.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// Whether a hidden name below `static/` is published all the same.
pub(super) fn is_published_hidden(name: &str) -> bool {
    matches!(name, ".well-known" | ".nojekyll")
}

/// Why `name` cannot stand on every system, if it cannot.
pub(super) fn trouble(name: &str) -> Option<String> {
    if name.len() > LONGEST {
        return Some(format!("this name is {} bytes long", name.len()));
    }
    if let Some(c) = name.chars().find(|c| matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')) {
        return Some(format!("the name `{name}` holds a `{c}`"));
    }
    if name.chars().any(char::is_control) {
        return Some(format!("the name `{}` holds a control character", name.escape_debug()));
    }
    if name.ends_with(['.', ' ']) {
        let what = if name.ends_with('.') { "dot" } else { "space" };
        return Some(format!("the name `{name}` ends in a {what}"));
    }
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    is_reserved(&stem).then(|| format!("the name `{name}` is kept by Windows for a device"))
}

/// `con`, `aux`, `com1` and the like.
fn is_reserved(stem: &str) -> bool {
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    RESERVED.contains(&stem) || port.is_some_and(|digit| matches!(digit.as_bytes(), [b'1'..=b'9']))
}
