//! Ids: one owner each, none that an address is kept for, written down where they were derived.

use super::groups::group;
use super::{Check, Sight};
use crate::base::{Diagnostic, Fix, Id};
use crate::kinds::Kind;
use crate::model::{Model, Node, Scope, VIEW_NAMES};
use crate::rule;
use crate::yaml;
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

rule! {
    /// An entry that was published (`content/published.lock` remembers it) has no `id` of its own: the one it has is made of its
    /// title, or of its speaker and first words. Should these change, so would its address, and every link to it that readers
    /// have kept would break.
    ///
    /// `standfirst check --fix` writes the id down where it is missing, and changes nothing else; so does `standfirst record`
    /// for what it records. An entry that is a file of its own has the file's name for an id.
    pub UNPINNED = "id/unpinned", Warning;
    bad "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\nterms:\n  - {term: Berth, definition: Where a ship lies.}\n---\n-- content/published.lock --\n{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{\"title\":\"T\"}}\n{\"item\":\"terms/berth\",\"at\":\"/terms/#berth\",\"seen\":{\"definition\":\"Where a ship lies.\",\"title\":\"Berth\"}}\n";
    good "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\nterms:\n  - {id: berth, term: Berth, definition: Where a ship lies.}\n---\n-- content/published.lock --\n{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{\"title\":\"T\"}}\n{\"item\":\"terms/berth\",\"at\":\"/terms/#berth\",\"seen\":{\"definition\":\"Where a ship lies.\",\"title\":\"Berth\"}}\n";
}

/// The rules of this file.
pub const CHECK: Check = Check { find, rules: &[&DUPLICATE, &RESERVED, &DERIVED, &UNPINNED] };

fn find(Sight { model, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    let mut owners: BTreeMap<(Kind, &str), Vec<&Node>> = BTreeMap::new();
    let mut published = Vec::new();
    for (no, node) in model.nodes() {
        let kind = node.kind();
        if matches!(kind, Kind::Page | Kind::Briefing) {
            continue;
        }
        let known = owners.entry((kind, node.id.as_str())).or_default();
        // What all briefings share counts in each of them.
        let first = known
            .iter()
            .find(|other| other.scope == node.scope || other.scope.is_none() || node.scope.is_none());
        if let Some(first) = first {
            let message = format!("two {} have the id `{}`", kind.plural(), node.id);
            let help = if node.pinned { "give one of them another id" } else { "give each of them an `id`" };
            report.push(
                node.finding(&DUPLICATE, "id", message)
                    .related(&first.file, first.at("id"), "the first one stands here")
                    .help(help),
            );
        }
        known.push(node);
        if is_reserved(model, &node.id.to_string()) {
            report.push(
                node.finding(&RESERVED, "id", format!("`{}` is kept for an address of the site", node.id))
                    .help("add a word to the id"),
            );
        }
        if is_derived(node) {
            if model.setting.recorded.contains_key(&model.item(no)) {
                published.push((node.scope, unpinned(node)));
            } else {
                report.push(derived(node));
            }
        }
    }
    let (mendable, others) = published.into_iter().partition(|(_, finding)| !finding.fixes.is_empty());
    let words = |count: usize| format!("{count} published entries have ids that are made of their words");
    group(mendable, words, report);
    group(others, words, report);
    aliases(model, &owners, report);
}

/// Whether the id of an entry is made of its words.
fn is_derived(node: &Node) -> bool {
    let title = node.entry().fields.record().title_word();
    let is_written = node.pinned || node.common().id.is_some() || node.written.is_unread(&["id", title]);
    !is_written && !node.stub
}

/// What to do about a quote that stands in a text, and so has no place for an `id`.
const MOVE: &str =
    "to keep its address when the words change, move it to the list `quotes` and give it an `id`";

fn derived(node: &Node) -> Diagnostic {
    let message = format!("the id `{}` was made from the words of the entry", node.id);
    let finding = node.finding(&DERIVED, "id", message);
    match node.written.spoken {
        Some(_) => finding.help(MOVE),
        None => finding.help(format!("write `id: {}` to keep its address when the words change", node.id)),
    }
}

/// What is said of an entry that was published under an id made of its words; an entry that has its own id has no edit here.
pub fn unpinned(node: &Node) -> Diagnostic {
    let message = format!("`{}` is published, and its id is made of its words", node.id);
    let finding = node.finding(&UNPINNED, "id", message);
    match pin(node) {
        None => finding.help(MOVE),
        Some(fix) => finding.fix([fix]).help(
            "should the words change, so would the address, and links to it would break; `standfirst check --fix` writes the id \
             down",
        ),
    }
}

/// What writes down the id of an entry that is made of its words.
fn pin(node: &Node) -> Option<Fix> {
    let is_item = is_derived(node) && node.written.spoken.is_none();
    is_item.then(|| Fix::field(&node.file, node.written.itself(), "id", yaml::word(node.id.as_str())))
}

/// An alias that is an id has one owner too, or nobody knows which entry a link to it means.
fn aliases(model: &Model, owners: &BTreeMap<(Kind, &str), Vec<&Node>>, report: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<(Scope, Kind, &str), &Node> = BTreeMap::new();
    for (_, node) in model.nodes() {
        for (index, alias) in node.common().aliases.iter().enumerate() {
            if Id::new(alias).is_none() || matches!(node.kind(), Kind::Page | Kind::Briefing) {
                continue;
            }
            let key = (node.scope, node.kind(), alias.as_str());
            let by_id = owners.get(&(node.kind(), alias.as_str())).into_iter().flatten();
            let first = by_id.copied().find(|other| other.scope == node.scope).or(known.get(&key).copied());
            if let Some(first) = first.filter(|first| !std::ptr::eq(*first, node)) {
                let message = format!(
                    "`{alias}` is also an id or alias of the {} `{}`",
                    node.kind().singular(),
                    first.id
                );
                report.push(
                    node.finding(&DUPLICATE, &format!("aliases[{index}]"), message)
                        .related(&first.file, first.at("id"), "the other one stands here")
                        .help("leave it out at one of them"),
                );
            }
            known.entry(key).or_insert(node);
        }
    }
}

fn is_reserved(model: &Model, id: &str) -> bool {
    VIEW_NAMES.contains(&id)
        || Kind::of_key(id).is_some()
        || matches!(id, "card" | "status" | "404" | "by-date" | "by-provision")
        || model.setting.settings.languages().len() > 1 && model.setting.settings.languages().contains(&id)
}
