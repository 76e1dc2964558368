//! Keys that other site generators know and this one does not.

use super::mistake::What;
use super::rules;
use crate::base::{At, Diagnostic};
use std::sync::Arc;

/// Their keys, and what stands for them here.
const KEYS: &[(&str, &[&str])] = &[
    ("author", &["authors", "by"]),
    ("categories", &["theme", "type"]),
    ("category", &["theme", "type"]),
    ("cover", &[]),
    ("date", &["when", "at", "published"]),
    ("description", &["summary"]),
    ("excerpt", &["summary"]),
    ("expiryDate", &["review_by"]),
    ("image", &[]),
    ("images", &[]),
    ("in_search_index", &[]),
    ("insert_anchor_links", &[]),
    ("keywords", &["about"]),
    ("lastmod", &["reviewed", "updated"]),
    ("layout", &["template"]),
    ("menu", &[]),
    ("name", &["title"]),
    ("outputs", &[]),
    ("page_template", &[]),
    ("paginate_by", &[]),
    ("permalink", &["id", "slug"]),
    ("pubDate", &["published"]),
    ("publishDate", &["publish_on"]),
    ("redirect_from", &["aliases"]),
    ("redirect_to", &[]),
    ("series", &[]),
    ("slug", &["id"]),
    ("sort_by", &[]),
    ("tag", &["theme", "about"]),
    ("tags", &["theme", "about"]),
    ("taxonomies", &["theme", "about"]),
    ("template", &[]),
    ("toc", &[]),
    ("transparent", &[]),
    ("updated", &["reviewed"]),
    ("url", &["id"]),
    ("weight", &["order"]),
];

/// The key of another tool, and what stands for it here.
pub(super) struct Ours {
    key: &'static str,
    ours: Vec<&'static str>,
}

impl Ours {
    /// What stands for it here.
    pub fn words(&self) -> Vec<&'static str> {
        self.ours.clone()
    }
}

/// If an unknown key is one of another tool's, what stands for it here.
pub(super) fn ours(what: &What) -> Option<Ours> {
    let What::UnknownKey(key, known) = what else { return None };
    // Only where an entry's own fields are expected; within evidence or a role a tool's key is just a slip.
    if !known.contains(&"extra") {
        return None;
    }
    let (key, ours) = KEYS.iter().find(|(theirs, _)| theirs == key)?;
    Some(Ours { key, ours: ours.iter().copied().filter(|word| known.contains(word)).collect() })
}

/// One finding for all of them in a file, at the first.
pub(super) fn finding(file: &Arc<str>, strangers: &[(String, Ours)]) -> Option<Diagnostic> {
    let (first, _) = strangers.first()?;
    let mut all: Vec<&Ours> = Vec::new();
    for (_, it) in strangers {
        if all.iter().all(|other| other.key != it.key) {
            all.push(it);
        }
    }
    let keys: Vec<String> = all.iter().map(|it| format!("`{}`", it.key)).collect();
    let message = match &*keys {
        [key] => format!("{key} is a key of other site generators"),
        [before @ .., last] => format!("{} and {last} are keys of other site generators", before.join(", ")),
        [] => return None,
    };
    let mut help: Vec<String> = all
        .iter()
        .filter(|it| !it.ours.is_empty())
        .map(|it| format!("for `{}` there is `{}`", it.key, it.ours.join("` or `")))
        .collect();
    help.push("keys of your own go under `extra:`".to_owned());
    Some(Diagnostic::new(&rules::FOREIGN_KEY, file, At::Key(first.clone()), message).help(help.join("; ")))
}
