//! The entries that can be named from a place in the site.

use crate::kinds::{Accepts, Kind};
use crate::model::{EntryNo, Model, Node, Scope, fits, is_by_name};
use crate::site::Site;

/// The edition that authors write first.
pub(super) fn model(site: &Site) -> Option<&Model> {
    site.editions.first().map(|edition| &edition.model)
}

/// The briefing that a file belongs to: that of the nearest folder.
pub(super) fn scope(model: &Model, path: &str) -> Scope {
    let folder = |no: EntryNo| {
        model.node(no).file.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"))
    };
    let own = model.briefings().iter().copied().filter(|no| path.starts_with(&folder(*no)));
    let nearest = own.max_by_key(|no| folder(*no).len());
    nearest.or_else(|| model.briefings().first().copied().filter(|_| model.briefings().len() == 1))
}

/// The entries that may be named where `accepts` is asked for, with what to write: its briefing's own and shared ones.
pub(super) fn named(model: &Model, scope: Scope, accepts: Accepts) -> Vec<(String, EntryNo, &Node)> {
    let is_near = |node: &Node| node.scope == scope || node.scope.is_none();
    let nodes = model.nodes().filter(|(_, node)| is_near(node) && fits(accepts, node.kind()));
    let nodes: Vec<(EntryNo, &Node)> = nodes.filter(|(_, node)| node.kind() != Kind::Page).collect();
    let written = nodes.iter().filter_map(|(no, node)| {
        if node.stub {
            return is_by_name(accepts).then(|| (node.title.to_string(), *no, *node));
        }
        let is_alone = nodes.iter().filter(|(_, other)| !other.stub && other.id == node.id).count() == 1;
        let word =
            if is_alone { node.id.to_string() } else { format!("{}:{}", node.kind().singular(), node.id) };
        Some((word, *no, *node))
    });
    let mut all: Vec<(String, EntryNo, &Node)> = written.collect();
    all.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    all
}

/// The entry that a word behind `@` means: `id`, `kind:id` or `briefing/id`.
pub(super) fn meant(model: &Model, scope: Scope, word: &str) -> Option<EntryNo> {
    let (folder, word) = word.rsplit_once('/').map_or((None, word), |(folder, word)| (Some(folder), word));
    let (kind, id) = word.split_once(':').map_or((None, word), |(kind, id)| (Kind::of_word(kind), id));
    let scope = match folder {
        None => scope,
        Some(folder) => model.briefings().iter().copied().find(|no| {
            model.node(*no).file.trim_start_matches("content/").trim_end_matches("/_index.md") == folder
        }),
    };
    let is_meant = |node: &Node| node.id.as_str() == id && kind.is_none_or(|kind| node.kind() == kind);
    let near = |wanted: Scope| {
        model.nodes().find(|(_, node)| node.scope == wanted && is_meant(node)).map(|(no, _)| no)
    };
    near(scope).or_else(|| near(None))
}
