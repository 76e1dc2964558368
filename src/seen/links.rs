//! Where the links of a text lead, as readers would find out.

use super::face::id;
use crate::model::{Goal, Model, Node};
use crate::parse::What;

/// The entry or address that hole number `number` of a text leads to.
pub(super) fn links(model: &Model, node: &Node, number: usize) -> Option<String> {
    let hash = |fragment: &Option<String>| fragment.as_ref().map(|at| format!("#{at}")).unwrap_or_default();
    match node.goals.get(number)? {
        Goal::Entry(to, fragment) => Some(format!("{}{}", id(model, *to), hash(fragment))),
        Goal::View(name, _, fragment) => Some(format!("@{name}{}", hash(fragment))),
        Goal::Translation(language, to, _) => Some(format!("{} ({language})", id(model, *to))),
        Goal::Address(address) => Some(address.clone()),
        Goal::Sources(_) | Goal::None | Goal::Lost => None,
    }
}

/// All that a text leads to, shows or names as its source, in order of reading.
pub(super) fn all(model: &Model, node: &Node) -> Vec<String> {
    let body = &node.written.body;
    let mut found: Vec<(usize, String)> = Vec::new();
    for (number, hole) in body.holes.iter().enumerate() {
        let words = match &hole.what {
            What::Href(_) | What::Open(..) | What::Embed { .. } | What::Spoken(_) => {
                links(model, node, number)
            }
            What::Cite(citations) => {
                let named = citations.iter().map(|cited| {
                    let parts = [Some(&cited.source), cited.place.as_ref(), cited.basis.as_ref()];
                    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
                });
                Some(format!("@{}", named.collect::<Vec<_>>().join("; @")))
            }
            What::Own { name, arguments, .. } => {
                let arguments = arguments.iter().map(|(key, value)| format!(" {key}={value}"));
                Some(format!("embed:{name}{}", arguments.collect::<String>()))
            }
            What::Asset(path) => Some(path.clone()),
            _ => None,
        };
        found.extend(words.map(|words| (hole.at, words)));
    }
    for mark in [" href=\"", " src=\""] {
        for (at, _) in body.html.match_indices(mark) {
            let start = at + mark.len();
            let address = body.html[start..].split('"').next().unwrap_or("");
            if !address.is_empty() && !address.starts_with('#') {
                found.push((at, address.to_owned()));
            }
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, words)| words).collect()
}
