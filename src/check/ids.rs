//! Ids: one owner each, none that an address is kept for, written down where they were derived.

use super::Check;
use crate::base::Diagnostic;
use crate::kinds::Kind;
use crate::model::{Model, Scope, VIEW_NAMES};
use crate::rule;
use crate::source::Sources;
use std::collections::BTreeMap;

rule! {
    /// An id has one owner within its kind and briefing; entries that all briefings share count
    /// everywhere. Two entries of different kinds may have the same id.
    pub DUPLICATE = "id/duplicate", Error;
    bad "---\nkind: briefing\ntitle: T\nterms:\n  - {id: backstop, term: Backstop, definition: A second line.}\n  - {id: backstop, term: Support, definition: Help.}\n---\n";
    good "---\nkind: briefing\ntitle: T\nterms:\n  - {id: backstop, term: Backstop, definition: A second line.}\n  - {id: support, term: Support, definition: Help.}\n---\n";
}

rule! {
    /// Some words are kept for addresses: the names of views and of kinds, `card`, `status`, and the codes
    /// of the site's languages. An entry with such an id would stand in their place.
    pub RESERVED = "id/reserved", Error;
    bad "---\nkind: briefing\ntitle: T\nterms:\n  - {id: timeline, term: Timeline, definition: What happened when.}\n---\n";
    good "---\nkind: briefing\ntitle: T\nterms:\n  - {id: time-line, term: Timeline, definition: What happened when.}\n---\n";
}

rule! {
    /// An entry without an `id` gets one made of its title. Should the title change, so would the
    /// address: write the id down before others link to it.
    pub DERIVED = "id/derived", Note;
    bad "---\nkind: briefing\ntitle: T\nterms:\n  - {term: Backstop, definition: A second line.}\n---\n";
    good "---\nkind: briefing\ntitle: T\nterms:\n  - {id: backstop, term: Backstop, definition: A second line.}\n---\n";
}

/// The rules of this file.
pub const CHECK: Check = Check { find, rules: &[&DUPLICATE, &RESERVED, &DERIVED] };

fn find(model: &Model, _: &Sources, report: &mut Vec<Diagnostic>) {
    let mut owners: BTreeMap<(Scope, Kind, &str), usize> = BTreeMap::new();
    let nodes: Vec<_> = model.nodes().map(|(_, node)| node).collect();
    for (number, node) in nodes.iter().enumerate() {
        let kind = node.kind();
        if matches!(kind, Kind::Page | Kind::Briefing) {
            continue;
        }
        let first = owners.entry((node.scope, kind, node.id.as_str())).or_insert(number);
        if *first != number {
            let first = nodes[*first];
            let message = format!("two {} have the id `{}`", kind.key(), node.id);
            report.push(
                node.finding(&DUPLICATE, "id", message)
                    .related(&first.file, first.at("id"), "the first one stands here")
                    .help("give one of them another id"),
            );
        }
        if is_reserved(model, &node.id.to_string()) {
            report.push(
                node.finding(&RESERVED, "id", format!("`{}` is kept for an address of the site", node.id))
                    .help("add a word to the id"),
            );
        }
        if !node.pinned && !node.stub {
            report.push(
                node.finding(
                    &DERIVED,
                    "id",
                    format!("the id `{}` was made from the words of the entry", node.id),
                )
                .help(format!("write `id: {}` to keep its address when the words change", node.id)),
            );
        }
    }
}

fn is_reserved(model: &Model, id: &str) -> bool {
    VIEW_NAMES.contains(&id)
        || Kind::of_key(id).is_some()
        || matches!(id, "card" | "status" | "404" | "by-date" | "by-provision")
        || model.setting.settings.languages().len() > 1 && model.setting.settings.languages().contains(&id)
}
