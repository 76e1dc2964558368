//! What time does to a briefing: steps that are due, pages that grow old, roles that end.

use super::groups::group;
use super::{Check, Sight};
use crate::base::{Date, Diagnostic, When, behind};
use crate::kinds::{Briefing, Event, Kind, Person, Provision, Quote, Role, Source, Step, Update};
use crate::model::{EntryNo, Model, Node, Scope};
use crate::rule;
use jiff::{ToSpan, civil};
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// The day of a step has passed, and it is still open. Find out what became of it: `state: done`, `missed`, `cancelled` or
    /// `superseded`, with an `outcome`.
    pub OVERDUE = "step/overdue", Warning;
    bad "---\nkind: briefing\ntitle: T\nnext:\n  - {id: s, title: S, when: 2019-01-01, evidence: 'https://example.org/a'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nnext:\n  - {id: s, title: S, when: 2019-01-01, state: missed, evidence: 'https://example.org/a'}\n---\n";
}

rule! {
    /// A step without a date never becomes overdue by itself. Its `review_by`, that of the briefing, or `stale_after` behind
    /// `reviewed` say when to look again.
    pub NO_REVIEW = "step/no-review-date", Warning;
    bad "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\nnext:\n  - {id: s, title: S, evidence: 'https://example.org/a'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\nstale_after: 60d\nnext:\n  - {id: s, title: S, evidence: 'https://example.org/a'}\n---\n";
}

rule! {
    /// The day on which a step without a date was to be looked at again has passed.
    pub NEEDS_REVIEW = "step/needs-review", Warning;
    bad "---\nkind: briefing\ntitle: T\nnext:\n  - {id: s, title: S, review_by: 2025-12-01, evidence: 'https://example.org/a'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nnext:\n  - {id: s, title: S, review_by: 2999-12-01, evidence: 'https://example.org/a'}\n---\n";
}

rule! {
    /// A briefing was last looked at longer ago than it says it stays fresh (`stale_after`, or `review_by`). Readers are told.
    /// Check it against its sources, then write the day under `reviewed`.
    pub STALE = "briefing/stale", Warning;
    bad "---\nkind: briefing\ntitle: T\nreviewed: 2025-01-01\nstale_after: 14d\n---\nWords.\n";
    good "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-31\nstale_after: 14d\n---\nWords.\n";
}

rule! {
    /// How long a briefing stays fresh is a number and `d`, `w`, `m` or `y`: `14d`, `6w`.
    pub SPAN = "briefing/stale-after", Error;
    bad "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-31\nstale_after: two weeks\n---\nWords.\n";
    good "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-31\nstale_after: 2w\n---\nWords.\n";
}

rule! {
    /// Nothing has been reported of a provision for nine months: what it says may have been overtaken. A status without a date
    /// counts from the day of its latest source.
    pub STALLED = "status/stalled", Note;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, published: 2025-01-01}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: 'a, para 1'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, published: 2025-12-01}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: 'a, para 1'}\n---\n";
}

rule! {
    /// None of the speaker's roles held on the day of the quote, so what they spoke as is not known.
    pub ROLE = "role/at-time", Error;
    bad "---\nkind: briefing\ntitle: T\npeople:\n  - {id: lee, name: Ann Lee, roles: [{title: Minister, from: 2025-06-01}]}\nquotes:\n  - {id: q, by: lee, text: We will wait., when: 2025-05-01}\n---\n";
    good "---\nkind: briefing\ntitle: T\npeople:\n  - {id: lee, name: Ann Lee, roles: [{title: Minister, from: 2025-04-01}]}\nquotes:\n  - {id: q, by: lee, text: We will wait., when: 2025-05-01}\n---\n";
}

rule! {
    /// Something is dated later than today, and is published as if it had happened. What is to come is a step; what may be
    /// published only from a day on has `publish_on`. `--drafts` shows both.
    pub FUTURE = "embargo/future", Error;
    bad "---\nkind: briefing\ntitle: T\nevents:\n  - {id: talks, title: Talks, when: 2999-01-01, evidence: 'https://example.org/a'}\n---\n";
    good "---\nkind: briefing\ntitle: T\nnext:\n  - {id: talks, title: Talks, when: 2999-01-01, evidence: 'https://example.org/a'}\n---\n";
}

/// The rules of this file.
pub const CHECK: Check =
    Check { find, rules: &[&OVERDUE, &NO_REVIEW, &NEEDS_REVIEW, &STALE, &SPAN, &STALLED, &ROLE, &FUTURE] };

type Found = Vec<(Scope, Diagnostic)>;

/// How long nothing may be reported of a provision, in months.
const STILL: i32 = 9;

fn find(Sight { model, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    let today = model.setting.as_of;
    for (no, node, briefing) in model.all::<Briefing>() {
        stale(model, (no, node, briefing), today, report);
    }
    let (mut unwatched, mut due, mut still) = <(Found, Found, Found)>::default();
    for (_, node, step) in
        model.all::<Step>().filter(|(_, _, step)| step.state.as_deref().is_none_or(|state| state == "open"))
    {
        match step.when.as_ref().and_then(When::last_day) {
            Some(day) if day < today => {
                let message = format!("this step was due on {day}, and is still open");
                report.push(
                    node.finding(&OVERDUE, "when", message)
                        .help("write what became of it: `state: done`, `missed` or `cancelled`"),
                );
            }
            Some(_) => {}
            None => undated(model, node, step, today, (&mut unwatched, &mut due)),
        }
    }
    for (no, node, provision) in model.all::<Provision>() {
        still.extend(stalled(model, no, node, provision, today).map(|finding| (node.scope, finding)));
    }
    for (_, node, quote) in model.all::<Quote>() {
        report.extend(future(model, node, "when", quote.when.as_ref(), today));
    }
    roles(model, report);
    for (_, node, event) in model.all::<Event>() {
        report.extend(future(model, node, "when", event.when.as_ref(), today));
    }
    for (_, node, update) in model.all::<Update>() {
        report.extend(future(model, node, "at", update.at.as_ref(), today));
    }
    group(
        unwatched,
        |count| format!("nothing says when to look again at {count} steps without a date"),
        report,
    );
    group(due, |count| format!("{count} steps without a date were to be looked at again by now"), report);
    group(still, |count| format!("nothing has been reported of {count} provisions for nine months"), report);
}

fn stale(
    model: &Model,
    (no, node, briefing): (EntryNo, &Node, &Briefing),
    today: civil::Date,
    report: &mut Vec<Diagnostic>,
) {
    if let Some(span) = briefing.stale_after.as_deref()
        && behind(civil::date(2000, 1, 1), span).is_none()
    {
        let message = format!("`{span}` is no length of time");
        report.push(
            node.finding(&SPAN, "stale_after", message)
                .help("write a number and `d`, `w`, `m` or `y`, as in `14d`"),
        );
    }
    let Some(day) = model.fresh_until(no).filter(|day| *day < today) else { return };
    let reviewed = model.as_of(no).map(|date| date.first_day());
    let message = match reviewed.map(|reviewed| (reviewed, (today - reviewed).get_days())) {
        Some((reviewed, days)) => format!(
            "this briefing was last reviewed on {reviewed}, {days} days ago; it was fresh until {day}"
        ),
        None => format!("this briefing was to be reviewed by {day}"),
    };
    report.push(
        node.finding(&STALE, "reviewed", message)
            .help("check it against its sources, then write the day under `reviewed`"),
    );
}

fn undated(
    model: &Model,
    node: &Node,
    step: &Step,
    today: civil::Date,
    (unwatched, due): (&mut Found, &mut Found),
) {
    let own = step.review_by.map(|date| date.last_day());
    match own.or_else(|| node.scope.and_then(|scope| model.fresh_until(scope))) {
        None => {
            let finding = node.finding(
                &NO_REVIEW,
                "review_by",
                "this step has no date, and nothing says when to look again",
            );
            unwatched.push((node.scope, finding.help("add `review_by`, or give the briefing `stale_after`")));
        }
        Some(day) if day < today => {
            let finding = node.finding(
                &NEEDS_REVIEW,
                "review_by",
                format!("this step was to be looked at again by {day}"),
            );
            due.push((node.scope, finding.help("look what became of it, and move the day")));
        }
        Some(_) => {}
    }
}

fn stalled(
    model: &Model,
    no: EntryNo,
    node: &Node,
    provision: &Provision,
    today: civil::Date,
) -> Option<Diagnostic> {
    let stand = model.stand(no);
    let word = model.vocabulary(node.scope, "status").and_then(|known| known.word(stand.status))?;
    // What is in force, dropped or superseded moves no more.
    if word.rung.is_none_or(|rung| rung > 2) {
        return None;
    }
    let moved = stand.since.and_then(When::last_day);
    let positions = provision.positions.iter().filter_map(|position| position.date.as_ref()?.last_day());
    let source = |no: EntryNo| {
        model
            .node(no)
            .of::<Source>()
            .and_then(|source| source.updated.or(source.published))
            .map(|date| date.last_day())
    };
    let sources = node.proofs.iter().filter_map(|proof| source(proof.source?));
    let last = moved.into_iter().chain(positions).chain(sources).max()?;
    (last.checked_add(STILL.months()).ok()? < today).then(|| {
        let finding = node.finding(
            &STALLED,
            "status",
            format!("nothing has been reported of this provision since {last}"),
        );
        finding.help("look for news; where there are none, say so in the text")
    })
}

/// Whoever has no role on the day of a quote: one finding a person, with all the days.
fn roles(model: &Model, report: &mut Vec<Diagnostic>) {
    let mut without: BTreeMap<(Scope, EntryNo), Vec<(&Node, Date)>> = BTreeMap::new();
    for (_, node, quote) in model.all::<Quote>() {
        if let Some((by, said)) = without_role(model, node, quote) {
            without.entry((node.scope, by)).or_default().push((node, said));
        }
    }
    for ((_, by), quotes) in without {
        let Some(((first, _), others)) = quotes.split_first() else { continue };
        let by = model.node(by);
        let days: BTreeSet<String> = quotes.iter().map(|(_, said)| said.to_string()).collect();
        let days = days.into_iter().collect::<Vec<_>>().join(", ");
        let message = format!("`{}` had none of the roles that are written down on {days}", by.title);
        let finding =
            first.finding(&ROLE, "when", message).related(&by.file, by.at("roles"), "the roles stand here");
        let others = others.iter().fold(finding, |finding, (node, said)| {
            finding.related(&node.file, node.at("when"), format!("this was said on {said}"))
        });
        let dates = if quotes.len() == 1 { "the date" } else { "the dates" };
        report.push(others.help(format!("add the role of that time to the person; or mend {dates}")));
    }
}

/// Who spoke and when, where they had roles at other times only.
fn without_role(model: &Model, node: &Node, quote: &Quote) -> Option<(EntryNo, Date)> {
    let said = quote.when.as_ref().and_then(When::date)?;
    let by = node.link("by", 0).filter(|by| model.node(*by).kind() == Kind::Person)?;
    let roles = &model.node(by).of::<Person>()?.roles;
    let holds = |role: &Role| {
        role.from.is_none_or(|from| from.first_day() <= said.last_day())
            && role.to.is_none_or(|to| to.last_day() >= said.first_day())
    };
    (!roles.is_empty() && !roles.iter().any(holds)).then_some((by, said))
}

fn future(
    model: &Model,
    node: &Node,
    field: &str,
    when: Option<&When>,
    today: civil::Date,
) -> Option<Diagnostic> {
    let day = when.and_then(When::date)?.first_day();
    (day > today && !model.setting.options.drafts).then(|| {
        let message = format!("this is dated {day}, which is still to come");
        node.finding(&FUTURE, field, message)
            .help("make it a step in `next`, or hold it back with `publish_on`")
    })
}
