//! The briefing as a whole: every part of it is there, its sides are heard, its words are used.

use super::{Check, Sight};
use crate::base::Diagnostic;
use crate::kinds::{Briefing, Kind, Party, Person, Quote, Term};
use crate::model::{EntryNo, Model, Node, Scope};
use crate::parse::Slot;
use crate::rule;
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// Of the parties for whom somebody speaks in a briefing, one is quoted three times as often as another. Whole sentences
    /// count, and not what is only retold.
    pub QUOTES = "balance/quotes", Note;
    bad "---\nkind: briefing\ntitle: T\nparties: [{id: north, name: North, column: true}, {id: south, name: South, column: true}]\npeople:\n  - {id: lee, name: Ann Lee, roles: [{title: Minister, for: north}]}\n  - {id: ray, name: Jo Ray, roles: [{title: Warden, for: south}]}\nquotes:\n  - {id: a, by: lee, text: We will wait.}\n  - {id: b, by: lee, text: We will see.}\n  - {id: c, by: lee, text: We will hear.}\n  - {id: d, by: ray, text: We will not.}\n---\n";
    good "---\nkind: briefing\ntitle: T\nparties: [{id: north, name: North, column: true}, {id: south, name: South, column: true}]\npeople:\n  - {id: lee, name: Ann Lee, roles: [{title: Minister, for: north}]}\n  - {id: ray, name: Jo Ray, roles: [{title: Warden, for: south}]}\nquotes:\n  - {id: a, by: lee, text: We will wait.}\n  - {id: b, by: lee, text: We will see.}\n  - {id: d, by: ray, text: We will not.}\n---\n";
}

rule! {
    /// A briefing says why it matters, what is known, what people say and what happens next. This one has neither words nor
    /// entries for one of these parts.
    pub SECTION = "section/missing", Note;
    bad "---\nkind: briefing\ntitle: T\nsources: [{id: a, title: A}]\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: 'a, para 1'}\nquotes:\n  - {id: q, by: unknown, text: We will see.}\n---\nWords.\n\n## Why it matters {#why}\n\nWords.\n";
    good "---\nkind: briefing\ntitle: T\nsources: [{id: a, title: A}]\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: 'a, para 1'}\nquotes:\n  - {id: q, by: unknown, text: We will see.}\nnext:\n  - {id: s, what: More talks, evidence: 'a, para 2'}\n---\nWords.\n\n## Why it matters {#why}\n\nWords.\n";
}

rule! {
    /// A term is explained whose word no text of the briefing has, and no entry is about it.
    pub TERM = "term/unused", Note;
    bad "---\nkind: briefing\ntitle: T\nterms:\n  - {id: berth, term: Berth, definition: A place for a ship.}\n---\nWords.\n";
    good "---\nkind: briefing\ntitle: T\nterms:\n  - {id: berth, term: Berth, definition: A place for a ship.}\n---\nShips lie at a [berth](@berth).\n";
}

/// The rules of this file.
pub const CHECK: Check = Check { find, rules: &[&QUOTES, &SECTION, &TERM] };

/// How many times as often is too often.
const TIMES: usize = 3;

/// The parts of a briefing, with the entries that they are drawn from where nothing is written.
const PARTS: &[(Slot, Option<Kind>, &str)] = &[
    (Slot::Why, None, "why it matters"),
    (Slot::Know, Some(Kind::Provision), "what is known"),
    (Slot::Say, Some(Kind::Quote), "what people say"),
    (Slot::Next, Some(Kind::Step), "what happens next"),
];

fn find(Sight { model, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    for (no, node, _) in model.all::<Briefing>() {
        if model.setting.is_default {
            report.extend(heard(model, no, node));
        }
        // A few lines of notes are no briefing yet.
        if model.of_kind(Some(no), Kind::Provision).is_empty() {
            continue;
        }
        for (slot, kind, name) in PARTS {
            let written = node.body_of.body.parts.iter().any(|part| part.slot == Some(*slot));
            if !written && kind.is_none_or(|kind| model.of_kind(Some(no), kind).is_empty()) {
                let message = format!("nothing here says {name}");
                let help = format!("write a heading with `{{#{}}}` and a few lines under it", slot.id());
                report.push(node.finding(&SECTION, "title", message).help(help));
            }
        }
    }
    let mut texts: BTreeMap<Scope, String> = BTreeMap::new();
    for (_, node, _) in model.all::<Term>().filter(|(_, node, _)| node.linked_from.is_empty()) {
        let text = texts.entry(node.scope).or_insert_with(|| read(model, node.scope));
        // Its own title is one of the places.
        if text.matches(&node.title.to_lowercase()).count() < 2 {
            let finding = node.finding(&TERM, "id", format!("`{}` is met nowhere", node.title));
            report.push(finding.help("link to it where a reader meets the word, or take it out"));
        }
    }
}

/// Everything that is read in a briefing, in small letters.
fn read(model: &Model, scope: Scope) -> String {
    let mut text = String::new();
    let own: Vec<&Node> = match scope {
        Some(briefing) => model.own(briefing).map(|(_, node)| node).collect(),
        None => model.nodes().map(|(_, node)| node).collect(),
    };
    for node in own {
        let common = node.common();
        for words in [common.title.as_deref(), common.summary.as_deref()].into_iter().flatten() {
            text.push_str(words);
            text.push('\n');
        }
        node.entry().fields.record().texts(&mut |words| {
            text.push_str(words);
            text.push('\n');
        });
        text.push_str(&node.body_of.body.html);
    }
    text.to_lowercase()
}

/// The parties in the columns of a briefing for whom somebody speaks, by how often they are quoted.
fn heard(model: &Model, briefing: EntryNo, node: &Node) -> Option<Diagnostic> {
    let speaks: BTreeSet<EntryNo> =
        model.all::<Person>().flat_map(|(_, person, _)| person.links_in("roles[].for")).collect();
    let parties = model.all::<Party>().filter(|(no, node, party)| {
        party.column == Some(true)
            && speaks.contains(no)
            && (node.scope.is_none() || node.scope == Some(briefing))
    });
    let mut counts: BTreeMap<EntryNo, usize> = parties.map(|(no, ..)| (no, 0)).collect();
    let mut all = 0;
    for (_, quote, _) in model.list::<Quote>(Some(briefing)) {
        let is_whole = !matches!(quote.common().type_.as_deref(), Some("fragment" | "paraphrase"));
        let Some(by) = quote.link("by", 0).filter(|_| is_whole) else { continue };
        all += 1;
        let of: Vec<EntryNo> = if counts.contains_key(&by) {
            vec![by]
        } else {
            model.node(by).links_in("roles[].for").collect()
        };
        for party in of {
            if let Some(count) = counts.get_mut(&party) {
                *count += 1;
            }
        }
    }
    let most = counts.iter().max_by_key(|(_, count)| **count)?;
    let least = counts.iter().min_by_key(|(_, count)| **count)?;
    (all >= TIMES && *most.1 >= TIMES * (*least.1).max(1)).then(|| {
        let title = |no: &EntryNo| model.node(*no).title.to_string();
        let message = format!(
            "`{}` is quoted {} times, `{}` {}",
            title(most.0),
            most.1,
            title(least.0),
            match least.1 {
                0 => "never".to_owned(),
                1 => "once".to_owned(),
                count => format!("{count} times"),
            }
        );
        node.finding(&QUOTES, "title", message)
            .help("look for what the other side said; or accept it with a reason")
    })
}
