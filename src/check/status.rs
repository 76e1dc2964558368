//! What is said of provisions: nothing is called agreed that the evidence does not carry, and doubt stays visible.

use super::groups::group;
use super::{Check, Sight};
use crate::base::Diagnostic;
use crate::held::{hedge, hedge_around};
use crate::kinds::{Briefing, Event, Instrument, Kind, Number, Person, Position, Provision, Question};
use crate::model::{EntryNo, Model, Node, Piece, Scope, Verdict};
use crate::rule;
use crate::settings::Side;
use std::collections::BTreeMap;

rule! {
    /// The title or the summary of a provision says "agreed" (of a bill: "enacted"), and its status says less.
    pub CONTRADICTION = "status/contradiction", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nprovisions:\n  - {id: p, title: P, summary: Both sides have agreed on it., status: proposed, evidence: 'a, para 1'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nprovisions:\n  - {id: p, title: P, summary: Nothing is agreed about it yet., status: proposed, evidence: 'a, para 1'}\n---\n";
}

rule! {
    /// Two positions of one party on one provision, of the same day or of none, say different things, and no question says that
    /// the sources differ (`why_open: sources-conflict`).
    pub CONFLICT = "status/conflict", Warning;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nparties:\n  - {id: north, name: North}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: 'a, para 1', positions: [{party: north, position: supports, evidence: 'a, para 2'}, {party: north, position: opposes, evidence: 'a, para 3'}]}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nparties:\n  - {id: north, name: North}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: 'a, para 1', positions: [{party: north, position: supports, evidence: 'a, para 2'}, {party: north, position: opposes, evidence: 'a, para 3'}]}\nquestions:\n  - {id: q, ask: Is North for it?, why_open: sources-conflict, about: p}\n---\n";
}

rule! {
    /// A move to another status rests on something, as the status itself does.
    pub NO_EVIDENCE = "status/no-evidence", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nprovisions:\n  - {id: p, title: P, evidence: 'a, para 1', history: [{date: 2025-02-01, status: proposed}]}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nprovisions:\n  - {id: p, title: P, evidence: 'a, para 1', history: [{date: 2025-02-01, status: proposed, evidence: 'a, para 1'}]}\n---\n";
}

rule! {
    /// The evidence of a party's position credits somebody of another party.
    pub UNSUPPORTED = "stance/unsupported", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\npeople:\n  - {id: ray, name: Jo Ray, roles: [{title: Warden, for: south}]}\nparties:\n  - {id: north, name: North}\n  - {id: south, name: South}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: 'a, para 1', positions: [{party: north, position: supports, evidence: {source: a, at: para 2, via: ray}}]}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\npeople:\n  - {id: ray, name: Jo Ray, roles: [{title: Warden, for: south}]}\nparties:\n  - {id: north, name: North}\n  - {id: south, name: South}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: 'a, para 1', positions: [{party: south, position: supports, evidence: {source: a, at: para 2, via: ray}}]}\n---\n";
}

rule! {
    /// A party went over from one side to the other. That is news: add a `note` that says what happened.
    pub REVERSAL = "stance/reversal", Note;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nparties:\n  - {id: north, name: North}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: 'a, para 1', positions: [{party: north, position: supports, date: 2025-01-01, evidence: 'a, para 2'}, {party: north, position: opposes, date: 2025-02-01, evidence: 'a, para 3'}]}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\nparties:\n  - {id: north, name: North}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: 'a, para 1', positions: [{party: north, position: supports, date: 2025-01-01, evidence: 'a, para 2'}, {party: north, position: opposes, date: 2025-02-01, evidence: 'a, para 3', note: After the vote in January.}]}\n---\n";
}

rule! {
    /// The source keeps its distance ("reportedly", "would", "may", "claimed"), and neither the title nor the summary nor
    /// the evidence's `hedge` does. The whole sentence around the words is read, since a word at its beginning can govern all of
    /// it; what somebody says in quotation marks is theirs. Laws, statements, records and transcripts are not reports, and their
    /// "may" and "should" are the matter itself.
    pub HEDGE = "hedge/lost", Warning;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\nprovisions:\n  - {id: p, title: The fee is capped, status: in-draft, evidence: {source: a, words: the fee is capped}}\n---\n-- held/a.txt --\nThe plan reportedly says that the fee is capped.\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\nprovisions:\n  - {id: p, title: The fee is capped, status: in-draft, evidence: {source: a, words: the fee is capped, hedge: reportedly}}\n---\n-- held/a.txt --\nThe plan reportedly says that the fee is capped.\n";
}

rule! {
    /// A provision has a theme, where the briefing has themes; it stands apart from all others otherwise.
    pub NO_THEME = "provision/no-theme", Warning;
    bad "---\nkind: briefing\ntitle: T\nthemes:\n  - {id: money, title: Money}\nsources:\n  - {id: a, title: A}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: 'a, para 1'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nthemes:\n  - {id: money, title: Money}\nsources:\n  - {id: a, title: A}\nprovisions:\n  - {id: p, title: P, status: proposed, theme: money, evidence: 'a, para 1'}\n---\n";
}

rule! {
    /// Two provisions of one document have the same number, or one has a number that the document does not reach.
    pub NUMBER = "document/number", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\ndocuments:\n  - {id: plan, title: The plan, points_total: 20}\nprovisions:\n  - {id: p, title: P, document: plan, number: 21, status: proposed, evidence: 'a, para 1'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\ndocuments:\n  - {id: plan, title: The plan, points_total: 20}\nprovisions:\n  - {id: p, title: P, document: plan, number: 20, status: proposed, evidence: 'a, para 1'}\n---\n";
}

rule! {
    /// How many of the points of a document are described here, and how many it is said to have. Points without a number are
    /// not known to be among them. Where the briefing's `scope` says what it covers, readers know.
    pub COVERAGE = "document/coverage", Note;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\ndocuments:\n  - {id: plan, title: The plan, points_total: 20}\nprovisions:\n  - {id: p, title: P, document: plan, status: proposed, evidence: 'a, para 1'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\ndocuments:\n  - {id: plan, title: The plan, points_total: 1}\nprovisions:\n  - {id: p, title: P, document: plan, number: 1, status: proposed, evidence: 'a, para 1'}\n---\n";
}

/// The rules of this file.
pub const CHECK: Check = Check {
    find,
    rules: &[
        &CONTRADICTION,
        &CONFLICT,
        &NO_EVIDENCE,
        &UNSUPPORTED,
        &REVERSAL,
        &HEDGE,
        &NO_THEME,
        &NUMBER,
        &COVERAGE,
    ],
};

fn find(Sight { model, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    let (mut flat, mut bare) = <(Found, Found)>::default();
    for (no, node, provision) in model.all::<Provision>() {
        report.extend(contradiction(model, no, node));
        for (index, step) in provision.history.iter().enumerate() {
            if step.status.is_some() && step.evidence.is_empty() {
                let finding =
                    node.finding(&NO_EVIDENCE, &format!("history[{index}]"), "this move rests on nothing");
                report.push(finding.help("add `evidence` to it"));
            }
        }
        stances(model, no, node, provision, report);
        flat.extend(lost(model, no, node).map(|finding| (node.scope, finding)));
        if node.link("theme", 0).is_none()
            && provision.theme.is_none()
            && !model.of_kind(node.scope, Kind::Theme).is_empty()
        {
            bare.push((
                node.scope,
                node.finding(&NO_THEME, "theme", "this provision has no theme").help("add `theme`"),
            ));
        }
    }
    for (no, node) in
        model.nodes().filter(|(_, node)| node.of::<Number>().is_some() || node.of::<Event>().is_some())
    {
        flat.extend(lost(model, no, node).map(|finding| (node.scope, finding)));
    }
    for (no, node, document) in model.all::<Instrument>() {
        numbered(model, no, node, document, report);
    }
    group(
        flat,
        |count| format!("{count} entries state flatly what their source keeps its distance from"),
        report,
    );
    group(bare, |count| format!("{count} provisions have no theme"), report);
}

type Found = Vec<(Scope, Diagnostic)>;

/// Words that take "agreed" back.
const BACK: &[&str] = &[
    "not", "no", "nothing", "none", "never", "nobody", "neither", "once", "if", "until", "whether", "be",
    "to", "yet", "being",
];

/// The rung of a status.
fn rung(model: &Model, no: EntryNo) -> Option<usize> {
    let vocabulary = model.vocabulary(model.node(no).scope, "status")?;
    vocabulary.word(model.stand(no).status)?.rung
}

/// The parties that somebody speaks for: a party for itself.
pub(super) fn parties_of(model: &Model, no: EntryNo) -> Vec<EntryNo> {
    let node = model.node(no);
    match node.kind() {
        Kind::Party if super::sources::is_unnamed(node) => Vec::new(),
        Kind::Party => vec![no],
        Kind::Person if node.of::<Person>().is_some() => node.links_in("roles[].for").collect(),
        _ => Vec::new(),
    }
}

/// "Agreed" in a title or summary that nothing takes back, beside a status that says less; of a bill, "enacted".
fn contradiction(model: &Model, no: EntryNo, node: &Node) -> Option<Diagnostic> {
    if rung(model, no)? > 0 {
        return None;
    }
    let firm = model.vocabulary(node.scope, "status")?.claim;
    let common = node.common();
    let texts = [("title", &common.title), ("summary", &common.summary)];
    texts.into_iter().find_map(|(field, text)| {
        let text = text.as_deref()?.to_lowercase();
        let sentence = text
            .split(['.', ';'])
            .find(|part| part.split(|c: char| !c.is_alphanumeric()).any(|word| word == firm))?;
        let is_taken_back = sentence.split(|c: char| !c.is_alphanumeric()).any(|word| BACK.contains(&word));
        (!is_taken_back).then(|| {
            let message = format!("this says `{firm}`, and the status says `{}`", model.stand(no).status);
            let help = format!("say what is {firm} and by whom; or mend the status");
            node.finding(&CONTRADICTION, field, message).help(help)
        })
    })
}

fn stances(model: &Model, no: EntryNo, node: &Node, provision: &Provision, report: &mut Vec<Diagnostic>) {
    for proof in node.proofs.iter().filter(|proof| proof.role == "positions[].evidence") {
        let (Some(via), Some(party)) = (proof.via, node.link("positions[].party", proof.index)) else {
            continue;
        };
        let own = parties_of(model, via);
        let is_member = |one: &EntryNo| {
            *one == party || model.node(party).links_in("members[]").any(|member| member == *one)
        };
        if !own.is_empty() && !own.iter().any(is_member) {
            let message =
                format!("`{}` does not speak for `{}`", model.node(via).title, model.node(party).title);
            report.push(
                node.finding(&UNSUPPORTED, &format!("{}.via", proof.path()), message)
                    .help("name somebody of the party; what others say of it is no position of its own"),
            );
        }
    }
    let mut last: BTreeMap<EntryNo, &Position> = BTreeMap::new();
    for (index, position) in provision.positions.iter().enumerate() {
        let Some(party) = node.link("positions[].party", index) else { continue };
        let Some(before) = last.insert(party, position) else { continue };
        let side = |position: &Position| {
            let word = position.position.as_deref()?;
            model.vocabulary(node.scope, "position")?.word(word)?.side
        };
        if before.date == position.date && before.position != position.position && !is_asked(model, no) {
            let message =
                format!("`{}` has two positions here, of the same day or of none", model.node(party).title);
            report.push(
                node.finding(&CONFLICT, &format!("positions[{index}]"), message)
                    .help("date them; or ask a question about it with `why_open: sources-conflict`"),
            );
        }
        let is_against = |position: &Position| side(position).map(|side| side == Side::Against);
        let is_turned = is_against(before).zip(is_against(position)).is_some_and(|(one, other)| one != other);
        if before.date != position.date && is_turned && position.note.is_none() {
            let message = format!("`{}` went over to the other side", model.node(party).title);
            report.push(
                node.finding(&REVERSAL, &format!("positions[{index}]"), message)
                    .help("add a `note` that says what happened"),
            );
        }
    }
}

/// Whether a question says that sources differ about an entry.
fn is_asked(model: &Model, no: EntryNo) -> bool {
    let is_conflict = |by: EntryNo| {
        model
            .node(by)
            .of::<Question>()
            .is_some_and(|question| question.why_open.as_deref() == Some("sources-conflict"))
    };
    model.linked_by(no, "about[]").any(is_conflict) || model.node(no).links_in("about[]").any(is_conflict)
}

/// A word of doubt of the source that the entry has lost.
fn lost(model: &Model, no: EntryNo, node: &Node) -> Option<Diagnostic> {
    let common = node.common();
    let kept = [common.title.as_deref(), common.summary.as_deref()]
        .into_iter()
        .flatten()
        .any(|text| hedge(text).is_some());
    if kept {
        return None;
    }
    node.proofs
        .iter()
        .enumerate()
        .filter(|(_, proof)| proof.role == "evidence" && proof.hedge.is_none())
        .find_map(|(number, proof)| {
            let words = proof.words.as_deref()?;
            // What a law or a speaker permits or doubts is the matter itself, and no distance of a report.
            if proof.source.is_some_and(|source| super::sources::is_primary(model.node(source))) {
                return None;
            }
            let around = match model.verdict(no, Piece::Proof(number)) {
                Some(Verdict::Found(source, found)) => {
                    model.text_of(*source).and_then(|text| hedge_around(text, &found.at))
                }
                _ => hedge(words),
            };
            let word = around?;
            let message =
                format!("the source says this with a word of doubt (`{word}`), and this entry does not");
            Some(node.finding(&HEDGE, &format!("{}.words", proof.path()), message).help(format!(
                "keep the doubt in the title or summary, or add `hedge: {word}` to the evidence"
            )))
        })
}

fn numbered(model: &Model, no: EntryNo, node: &Node, document: &Instrument, report: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<&str, &Node> = BTreeMap::new();
    let total: Option<usize> =
        document.points_total.as_ref().and_then(|total| total.to_string().parse().ok());
    let mut described = 0;
    for by in model.linked_by(no, "document") {
        let other = model.node(by);
        let Some(provision) = other.of::<Provision>() else { continue };
        described += 1;
        let Some(number) = provision.number.as_deref() else { continue };
        if let Some(first) = known.insert(number, other) {
            let message = format!("`{}` has the number {number} too", first.id);
            report
                .push(other.finding(&NUMBER, "number", message).help("a point of a document has one number"));
        }
        if let (Some(total), Ok(number)) = (total, number.parse::<usize>())
            && (number > total || number == 0)
        {
            let message =
                format!("`{}` is said to have {total} points, and this is number {number}", node.id);
            report.push(
                other
                    .finding(&NUMBER, "number", message)
                    .help("mend the number, or `points_total` of the document"),
            );
        }
    }
    let says_scope = node
        .scope
        .and_then(|scope| model.node(scope).of::<Briefing>())
        .is_some_and(|briefing| briefing.scope.is_some());
    if let Some(total) = total.filter(|total| known.len() < *total && !says_scope) {
        let message = format!(
            "{described} provisions are described; `{}` is said to have {total} points, and {} of them have a number here",
            node.id,
            known.len()
        );
        report.push(node.finding(&COVERAGE, "points_total", message).help("say in `scope` what is left out"));
    }
}
