//! Vocabularies: every word of one is known, and fields that need others have them.

use super::{Check, Sight};
use crate::base::{Diagnostic, nearest};
use crate::kinds::{Move, Provision};
use crate::model::{Model, Node};
use crate::rule;

rule! {
    /// Statuses, positions, types and their like are words of a vocabulary. Keys are fixed; a site
    /// relabels, defines or adds words under `vocabularies` in `content/site.yaml`.
    pub UNKNOWN = "vocabulary/unknown", Error;
    bad "---\nkind: briefing\ntitle: T\ndocuments:\n  - {id: plan, title: The plan, status: agred}\n---\n";
    good "---\nkind: briefing\ntitle: T\ndocuments:\n  - {id: plan, title: The plan, status: agreed}\n---\n";
}

rule! {
    /// A provision that was superseded says by which one, so that readers can go on to it.
    pub NO_TARGET = "status/superseded-no-target", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nprovisions:\n  - {id: old, title: Old, status: superseded, evidence: 'a, para 1'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nprovisions:\n  - {id: old, title: Old, status: superseded, superseded_by: new, evidence: 'a, para 1'}\n  - {id: new, title: New, status: proposed, evidence: 'a, para 2'}\n---\n";
}

rule! {
    /// A history is in order of date, and where both are written the top-level status is the last one's.
    pub HISTORY = "status/history-order", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nprovisions:\n  - id: p\n    title: P\n    evidence: a, para 1\n    history:\n      - {date: 2025-03-01, status: agreed}\n      - {date: 2025-02-01, status: proposed}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nprovisions:\n  - id: p\n    title: P\n    evidence: a, para 1\n    history:\n      - {date: 2025-02-01, status: proposed}\n      - {date: 2025-03-01, status: agreed}\n---\n";
}

/// The rules of this file.
pub const CHECK: Check = Check { find, rules: &[&UNKNOWN, &NO_TARGET, &HISTORY] };

fn find(Sight { model, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    for (no, node) in model.nodes() {
        if let Some(written) = &node.common().type_ {
            word(model, node, "type", &node.kind().type_vocabulary(), written, report);
        }
        node.entry().fields.record().words(&mut |found| {
            let field = crate::kinds::path(found.role, found.index);
            word(model, node, &field, found.vocabulary, found.written, report);
        });
        for proof in &node.proofs {
            if let Some(basis) = &proof.basis {
                word(
                    model,
                    node,
                    &format!("{}.basis", proof.path()),
                    "basis",
                    &basis.replace(' ', "-"),
                    report,
                );
            }
        }
        let Some(provision) = node.of::<Provision>() else { continue };
        if model.stand(no).status == "superseded" && provision.superseded_by.is_none() {
            report.push(
                node.finding(&NO_TARGET, "status", "this provision was superseded, but not by what")
                    .help("add `superseded_by` with the id of the provision that took its place"),
            );
        }
        history(node, provision, report);
    }
}

fn word(model: &Model, node: &Node, field: &str, name: &str, written: &str, report: &mut Vec<Diagnostic>) {
    let Some(vocabulary) = model.vocabulary(node.scope, name) else { return };
    if vocabulary.word(written).is_some() {
        return;
    }
    let keys: Vec<&str> = vocabulary.words.iter().map(|word| word.key.as_str()).collect();
    let help = match nearest(written, keys.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of {}", keys.join(", ")),
    };
    let shown = field.rsplit('.').next().unwrap_or(field);
    report.push(node.finding(&UNKNOWN, field, format!("`{written}` is no word for `{shown}`")).help(help));
}

fn history(node: &Node, provision: &Provision, report: &mut Vec<Diagnostic>) {
    let day = |step: &Move| step.date.as_ref().and_then(crate::base::When::date).map(|date| date.order());
    for (index, pair) in provision.history.windows(2).enumerate() {
        if let (Some(before), Some(after)) = (day(&pair[0]), day(&pair[1]))
            && after < before
        {
            let field = format!("history[{}].date", index + 1);
            report.push(
                node.finding(&HISTORY, &field, "this move is dated before the one above it")
                    .help("mend its date; or put the moves in order, the oldest first"),
            );
        }
    }
    let last = provision.history.iter().rev().find_map(|step| step.status.as_ref());
    if let (Some(status), Some(last)) = (&provision.status, last)
        && status != last
    {
        let message = format!("the status is `{status}`, but the last move of the history says `{last}`");
        report
            .push(node.finding(&HISTORY, "status", message).help("leave `status` out: the history tells it"));
    }
}
