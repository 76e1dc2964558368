//! Quotes: who speaks, when and where, what they bear on, and how they came to us.

use super::groups::group;
use super::sources::is_primary;
use super::{Check, Sight};
use crate::base::Diagnostic;
use crate::held::{folded, speaker};
use crate::kinds::{Kind, Person, Quote, Source};
use crate::model::{EntryNo, Model, Node, Piece, Scope, Verdict};
use crate::rule;

rule! {
    /// In the held text another person's name stands nearer to the words than the one who is said to speak, and the speaker is
    /// not named in that paragraph at all.
    pub SPEAKER = "quote/speaker", Warning;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\npeople:\n  - {id: lee, name: Ann Lee}\n  - {id: ray, name: Jo Ray}\nquotes:\n  - {id: q, by: lee, text: We will see., evidence: a}\n---\n-- held/a.txt --\nAnn Lee came late.\nJo Ray said: “We will see.”\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\npeople:\n  - {id: lee, name: Ann Lee}\n  - {id: ray, name: Jo Ray}\nquotes:\n  - {id: q, by: ray, text: We will see., evidence: a}\n---\n-- held/a.txt --\nAnn Lee came late.\nJo Ray said: “We will see.”\n";
}

rule! {
    /// Six words or fewer that are no whole sentence are not set as a quotation of their own: out of their sentence they can mean anything. A quote of
    /// `type: fragment` is shown within a sentence.
    pub FRAGMENT = "quote/fragment-as-pull-quote", Warning;
    bad "---\nkind: briefing\ntitle: T\nquotes:\n  - {id: q, by: unknown, type: full, text: quite solid}\n---\n";
    good "---\nkind: briefing\ntitle: T\nquotes:\n  - {id: q, by: unknown, type: fragment, text: quite solid}\n---\n";
}

rule! {
    /// Readers want to know when something was said. Where the source does not say, write `when: unknown` and accept this with
    /// a reason; what was said "on Sunday" has a date that can be worked out.
    pub NO_DATE = "quote/no-date", Warning;
    bad "---\nkind: briefing\ntitle: T\nquotes:\n  - {id: q, by: unknown, text: We will wait and see what comes.}\n---\n";
    good "---\nkind: briefing\ntitle: T\nquotes:\n  - {id: q, by: unknown, text: We will wait and see what comes., when: 2025-12-21}\n---\n";
}

rule! {
    /// Neither `venue` nor `outlet` nor an event says where the words were spoken or printed first, and the source is no statement,
    /// record or transcript, which would be that place.
    pub NO_VENUE = "quote/no-venue", Note;
    bad "---\nkind: briefing\ntitle: T\nquotes:\n  - {id: q, by: unknown, text: We will wait and see what comes.}\n---\n";
    good "---\nkind: briefing\ntitle: T\nquotes:\n  - {id: q, by: unknown, text: We will wait and see what comes., venue: A press conference}\n---\n";
}

rule! {
    /// Another outlet carried the words first, and we have not read what it wrote. Readers are told so.
    pub SECOND_HAND = "quote/second-hand", Note;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\n  - {id: b, title: B}\nquotes:\n  - {id: q, by: unknown, text: We will wait and see what comes., outlet: b, evidence: 'a, para 1'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\n  - {id: b, title: B}\nquotes:\n  - {id: q, by: unknown, text: We will wait and see what comes., outlet: b, evidence: 'b, para 1'}\n---\n";
}

rule! {
    /// A quote that bears on no provision, question, number, step, event or document stands by itself: readers meet it in the
    /// list of quotes only.
    pub UNLINKED = "quote/unlinked", Note;
    bad "---\nkind: briefing\ntitle: T\nquotes:\n  - {id: q, by: unknown, text: We will wait and see what comes.}\n---\n";
    good "---\nkind: briefing\ntitle: T\ndocuments:\n  - {id: plan, title: The plan}\nquotes:\n  - {id: q, by: unknown, text: We will wait and see what comes., about: plan}\n---\n";
}

rule! {
    /// A quote that was misattributed or withdrawn is shown with a notice that says so: its `context`, or an update or a text
    /// that is about it.
    pub DISPUTED = "quote/disputed", Error;
    bad "---\nkind: briefing\ntitle: T\nquotes:\n  - {id: q, by: unknown, text: We will see., integrity: withdrawn}\n---\n";
    good "---\nkind: briefing\ntitle: T\nquotes:\n  - {id: q, by: unknown, text: We will see., integrity: withdrawn, context: The speaker took this back the next day.}\n---\n";
}

/// The rules of this file.
pub const CHECK: Check =
    Check { find, rules: &[&SPEAKER, &FRAGMENT, &NO_DATE, &NO_VENUE, &SECOND_HAND, &UNLINKED, &DISPUTED] };

type Found = Vec<(Scope, Diagnostic)>;

/// What a quote may bear on.
const BEARS: &[Kind] =
    &[Kind::Provision, Kind::Question, Kind::Document, Kind::Number, Kind::Step, Kind::Event];

/// The most words of a fragment.
const FEW: usize = 6;

fn find(Sight { model, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    let (mut undated, mut placeless, mut relayed, mut lone) = <(Found, Found, Found, Found)>::default();
    let people: Vec<(EntryNo, Vec<String>)> =
        model.all::<Person>().map(|(no, node, _)| (no, spellings(node))).collect();
    for (no, node, quote) in model.all::<Quote>() {
        let type_ = node.common().type_.as_deref();
        if matches!(quote.integrity.as_deref(), Some("misattributed" | "withdrawn"))
            && !is_noticed(model, no, node, quote)
        {
            report.push(
                node.finding(&DISPUTED, "integrity", "nothing tells readers what is wrong with this quote")
                    .help("add `context` that says so, or an update that is about it"),
            );
        }
        if type_ == Some("paraphrase") {
            continue;
        }
        report.extend(other_speaker(model, no, node, &people));
        let words = quote.text.as_deref().map_or(0, |text| text.split_whitespace().count());
        if words <= FEW
            && words > 0
            && type_ != Some("fragment")
            && !quote.text.as_deref().is_some_and(is_sentence)
        {
            report.push(
                node.finding(&FRAGMENT, "text", format!("{words} words are set as a quotation of their own"))
                    .help("write `type: fragment`, so that they are shown within a sentence"),
            );
        }
        let is_read = !node.written.is_unread(&["when"]);
        if quote.when.as_ref().and_then(crate::base::When::date).is_none() && is_read {
            let finding = node.finding(&NO_DATE, "when", "it is not known when this was said");
            undated.push((
                node.scope,
                finding.help("add `when`, where a source says it; readers see `date not given`"),
            ));
        }
        let has_event = links_to(model, no, node, &[Kind::Event]);
        let is_there =
            node.proofs.iter().filter_map(|proof| proof.source).any(|source| is_primary(model.node(source)));
        if quote.venue.is_none() && quote.outlet.is_none() && !has_event && !is_there {
            let finding = node.finding(&NO_VENUE, "venue", "it is not known where this was said");
            placeless.push((node.scope, finding.help("add `venue`, or `outlet`, where a source says it")));
        }
        if let Some(outlet) = node.link("outlet", 0).filter(|outlet| is_second_hand(model, node, *outlet)) {
            let message =
                format!("`{}` carried this first, and we do not hold what it wrote", model.node(outlet).id);
            relayed.push((
                node.scope,
                node.finding(&SECOND_HAND, "outlet", message)
                    .help("readers are told so; hold its text if you can"),
            ));
        }
        // An `about` of which nothing is found has been told.
        let is_lost = node.links_in("about[]").next().is_none() && !node.common().about.is_empty();
        if !links_to(model, no, node, BEARS) && !is_lost {
            let finding = node.finding(&UNLINKED, "about", "this quote bears on nothing");
            lone.push((
                node.scope,
                finding.help("add `about` with the provision, question or document it is about"),
            ));
        }
    }
    group(undated, |count| format!("of {count} quotes it is not known when they were said"), report);
    group(placeless, |count| format!("of {count} quotes it is not known where they were said"), report);
    group(
        relayed,
        |count| format!("{count} quotes were carried first by outlets whose text we do not hold"),
        report,
    );
    group(lone, |count| format!("{count} quotes bear on nothing"), report);
}

/// Whether words are a whole sentence.
fn is_sentence(words: &str) -> bool {
    words.starts_with(char::is_uppercase) && words.ends_with(['.', '!', '?', '…'])
}

/// Whether an entry and one of these kinds are about each other.
fn links_to(model: &Model, no: EntryNo, node: &Node, kinds: &[Kind]) -> bool {
    let is_of = |no: EntryNo| kinds.contains(&model.node(no).kind());
    node.links_in("about[]").any(is_of) || model.linked_by(no, "about[]").any(is_of)
}

fn is_noticed(model: &Model, no: EntryNo, node: &Node, quote: &Quote) -> bool {
    quote.context.is_some()
        || node.has_body()
        || model.linked_by(no, "about[]").any(|by| model.node(by).kind() == Kind::Update)
}

/// Whether words that `outlet` carried first came to us by way of another source.
fn is_second_hand(model: &Model, node: &Node, outlet: EntryNo) -> bool {
    let is_held = model.node(outlet).of::<Source>().is_some_and(|source| source.held.is_some());
    !is_held && !node.proofs.iter().any(|proof| proof.source == Some(outlet))
}

/// Names folded, and the last word of each.
fn spellings(node: &Node) -> Vec<String> {
    let names = node.common().aliases.iter().chain([&node.title]);
    names
        .flat_map(|name| [Some(folded(name)), name.rsplit_once(' ').map(|(_, last)| folded(last))])
        .flatten()
        // Records set the names of those who speak in capitals.
        .flat_map(|name| [name.to_uppercase(), name])
        .collect()
}

/// Another person whose name stands nearer to the words than the speaker's, who is not named beside them.
fn other_speaker(
    model: &Model,
    no: EntryNo,
    node: &Node,
    people: &[(EntryNo, Vec<String>)],
) -> Option<Diagnostic> {
    let Some(Verdict::Found(source, found)) = model.verdict(no, Piece::Words) else { return None };
    let text = model.text_of(*source)?;
    let by = node.link("by", 0).filter(|by| model.node(*by).kind() == Kind::Person)?;
    if found.times > 1 {
        return None;
    }
    let said = text.speech_at(&found.at).cloned().unwrap_or_else(|| found.at.clone());
    let near: Vec<&(EntryNo, Vec<String>)> = people.iter().collect();
    let names: Vec<Vec<String>> = near.iter().map(|(_, names)| names.clone()).collect();
    let (number, _) = speaker(text, &said, &names)?;
    let nearest = near[number].0;
    let own = near.iter().position(|(no, _)| *no == by)?;
    let own_names = [names[own].clone()];
    let is_beside = speaker(text, &said, &own_names).is_some() && nearest == by;
    let is_other = model.node(nearest).title != model.node(by).title;
    (!is_beside && nearest != by && is_other).then(|| {
        let message = format!(
            "para {} names `{}` nearest to these words, not `{}`",
            found.line,
            model.node(nearest).title,
            model.node(by).title
        );
        node.finding(&SPEAKER, "by", message)
            .help(format!("if they said it, write `by: {}`", model.node(nearest).id))
    })
}
