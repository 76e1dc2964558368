//! Fields that an entry cannot do without, and evidence for what it says.

use super::{Check, Sight};
use crate::base::{Diagnostic, is_web_address};
use crate::kinds::{Briefing, Kind, Provision, Source, Term};
use crate::model::{Node, Proof};
use crate::rule;

rule! {
    /// A field without which an entry says nothing: the words and the speaker of a quote, why a question
    /// is open, the value of a number.
    pub MISSING = "entry/incomplete", Error;
    bad "---\nkind: briefing\ntitle: T\nquotes:\n  - {by: Ann Lee}\n---\n";
    good "---\nkind: briefing\ntitle: T\nquotes:\n  - {by: Ann Lee, text: We will see.}\n---\n";
}

rule! {
    /// A provision or a position without evidence is an assertion of ours. Say what it rests on: words of
    /// the source, or a source and a place in it.
    pub EVIDENCE = "evidence/missing", Error;
    bad "---\nkind: briefing\ntitle: T\nprovisions:\n  - {id: a, title: A, status: proposed}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: plan, title: The plan}\nprovisions:\n  - {id: a, title: A, status: proposed, evidence: 'plan, para 3'}\n---\n";
}

rule! {
    /// A step, a number or an event ought to say what it rests on.
    pub EVIDENCE_WANTED = "evidence/wanted", Warning;
    bad "---\nkind: briefing\ntitle: T\nevents:\n  - {id: talks, title: Talks, when: 2025-12-21}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: plan, title: The plan}\nevents:\n  - {id: talks, title: Talks, when: 2025-12-21, evidence: 'plan, para 3'}\n---\n";
}

rule! {
    /// The minute's reading has at most 90 words.
    pub SUMMARY = "summary/too-long", Warning;
    bad "---\nkind: briefing\ntitle: T\nsummary:\n  - one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten and one more\n---\n";
    good "---\nkind: briefing\ntitle: T\nsummary:\n  - Nothing is agreed.\n---\n";
}

rule! {
    /// Readers see the date as of which a briefing stands: the latest of `reviewed` and its updates. This
    /// one has neither, and readers are told that it was not reviewed yet.
    pub NOT_REVIEWED = "briefing/not-reviewed", Warning;
    bad "---\nkind: briefing\ntitle: T\nterms:\n  - {id: a, term: A, definition: B}\n---\n";
    good "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\nterms:\n  - {id: a, term: A, definition: B}\n---\n";
}

rule! {
    /// A provision without a status is shown as "Not reported". Where a source says how far it has come,
    /// say so.
    pub STATUS = "status/missing", Note;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: plan, title: The plan}\nprovisions:\n  - {id: a, title: A, evidence: 'plan, para 3'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: plan, title: The plan}\nprovisions:\n  - {id: a, title: A, status: proposed, evidence: 'plan, para 3'}\n---\n";
}

rule! {
    /// Where a source stands on the web is an address that begins with `https://` or `http://`. Anything
    /// else would be a link that leads nowhere, or does harm.
    pub ADDRESS = "source/address", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: plan, title: The plan, url: example.org/plan}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: plan, title: The plan, url: 'https://example.org/plan'}\n---\n";
}

/// The rules of this file.
pub const CHECK: Check = Check {
    find,
    rules: &[&MISSING, &EVIDENCE, &EVIDENCE_WANTED, &SUMMARY, &NOT_REVIEWED, &STATUS, &ADDRESS],
};

fn find(Sight { model, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    for (no, node) in model.nodes() {
        missing(node, report);
        evidence(node, report);
        if let Some(source) = node.of::<Source>() {
            addresses(node, source, report);
        }
        if let Some(briefing) = node.of::<Briefing>() {
            summary(node, briefing, report);
            if model.as_of(no).is_none() && !node.written.is_unread(&["reviewed", "updates"]) {
                report.push(
                    node.finding(
                        &NOT_REVIEWED,
                        "reviewed",
                        "this briefing does not say as of when it stands",
                    )
                    .help("add `reviewed` with the day you last checked it against its sources"),
                );
            }
        }
        if node.of::<Provision>().is_some()
            && model.stand(no).status == "not-reported"
            && !node.written.is_unread(&["status", "history"])
        {
            report.push(
                node.finding(&STATUS, "status", "no status is reported for this provision")
                    .help("readers see `Not reported`; add `status` if a source gives one"),
            );
        }
    }
}

fn missing(node: &Node, report: &mut Vec<Diagnostic>) {
    let kind = node.kind();
    node.entry().fields.record().missing(&mut |role, index, words| {
        let field = crate::kinds::path(role, index);
        if node.written.is_unread(&[&field]) {
            return;
        }
        let (what, name) = match role.split_once("[].") {
            Some((list, name)) => (format!("item {} of `{list}`", index + 1), name),
            None => (format!("this {}", kind.singular()), role),
        };
        report.push(
            node.finding(&MISSING, &field, format!("{what} has no `{name}`"))
                .help(format!("add `{name}: …`, {words}")),
        );
    });
    if let Some(term) = node.of::<Term>()
        && term.definition.is_none()
        && !node.has_body()
        && !node.written.is_unread(&["definition", "body"])
    {
        report.push(
            node.finding(&MISSING, "definition", "this term has no `definition`")
                .help("say what the word means here, or leave the term out"),
        );
    }
}

fn evidence(node: &Node, report: &mut Vec<Diagnostic>) {
    let kind = node.kind();
    let has = |role: &str| node.proofs.iter().any(|proof| proof.role == role);
    let rule = match kind {
        Kind::Provision => &EVIDENCE,
        Kind::Step | Kind::Number | Kind::Event => &EVIDENCE_WANTED,
        _ => return,
    };
    if has("evidence") || node.written.is_unread(&["evidence"]) {
        return;
    }
    let help = "say what it rests on: `evidence: source, para 3`, or words of the source";
    if !has("history[].evidence") {
        let message = format!("this {} has no evidence", kind.singular());
        report.push(node.finding(rule, "evidence", message).help(help));
        return;
    }
    // The evidence of moves says where a provision stood, not who stands where.
    for (index, _) in node.of::<Provision>().map_or(&[][..], |own| &own.positions).iter().enumerate() {
        let is_own = |proof: &Proof| proof.role == "positions[].evidence" && proof.index == index;
        let field = format!("positions[{index}].evidence");
        if !node.proofs.iter().any(is_own) && !node.written.is_unread(&[&field]) {
            let message = format!("item {} of `positions` has no evidence", index + 1);
            report.push(node.finding(&EVIDENCE, &field, message).help(help));
        }
    }
}

fn addresses(node: &Node, source: &Source, report: &mut Vec<Diagnostic>) {
    for (field, address) in [("url", &source.url), ("archive_url", &source.archive_url)] {
        if let Some(address) = address
            && !is_web_address(address)
        {
            report.push(
                node.finding(&ADDRESS, field, format!("`{address}` is not a web address"))
                    .help("write it whole, as in `https://example.org/page`"),
            );
        }
    }
}

/// The longest summary, in words.
const LONGEST: usize = 90;

fn summary(node: &Node, briefing: &Briefing, report: &mut Vec<Diagnostic>) {
    let words: usize = briefing.summary.iter().map(|line| line.text.split_whitespace().count()).sum();
    if words > LONGEST {
        report.push(
            node.finding(
                &SUMMARY,
                "summary",
                format!("the summary has {words} words; a minute holds {LONGEST}"),
            )
            .help("leave out what can wait for the full reading"),
        );
    }
}
