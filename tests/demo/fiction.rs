//! The fictional site shows what the demo honestly cannot: things agreed, dated, contradicted, corrected, translated.

use crate::support::drawn_site;
use standfirst::testing::{Node, Provision, Question, Quote, Step, Update};
use standfirst::{Site, testing::Party};
use std::collections::BTreeSet;

fn site() -> Site {
    drawn_site("examples/harbour-accord", "2031-06-20")
}

/// The `type` of every entry, where it has one.
fn types<'m>(nodes: impl Iterator<Item = &'m Node>) -> BTreeSet<&'m str> {
    nodes.filter_map(|node| node.common().type_.as_deref()).collect()
}

#[test]
fn every_kind_of_update_and_of_quote_is_there() {
    let site = site();
    let model = &site.editions[0].model;
    let updates = types(model.all::<Update>().map(|(_, node, _)| node));
    let every =
        ["clarification", "correction", "minor", "note", "published", "retraction", "reviewed", "update"];
    assert_eq!(updates, BTreeSet::from(every));
    for (_, node, update) in model.all::<Update>() {
        let takes_back = matches!(node.common().type_.as_deref(), Some("correction" | "retraction"));
        let says_what = update.was.is_some() && update.now.is_some() && update.approved_by.is_some();
        assert!(!takes_back || says_what, "`{}` does not say what stood there", node.id);
    }
    let translated = |quote: &Quote| quote.original.is_some() && quote.translated_by.is_some();
    assert!(model.all::<Quote>().any(|(_, _, quote)| translated(quote)), "no quote is translated");
}

#[test]
fn provisions_stand_on_every_rung_and_both_delegations_vouch_for_what_is_agreed() {
    let site = site();
    let model = &site.editions[0].model;
    let mut statuses = BTreeSet::new();
    for (no, node, provision) in model.all::<Provision>() {
        let last = provision.history.iter().rev().find_map(|step| step.status.as_deref());
        let status = provision.status.as_deref().or(last).expect("every provision has a status");
        statuses.insert(status);
        if matches!(status, "agreed" | "in-force") {
            let vouching: BTreeSet<&str> = model
                .node(no)
                .proofs
                .iter()
                .filter_map(|proof| proof.via)
                .map(|via| model.node(via).id.as_str())
                .collect();
            assert!(vouching.contains("marren") && vouching.contains("tolle"), "`{}`: {vouching:?}", node.id);
        }
    }
    for status in [
        "floated",
        "proposed",
        "in-draft",
        "contested",
        "agreed-in-principle",
        "agreed",
        "in-force",
        "dropped",
    ] {
        assert!(statuses.contains(status), "nothing is {status}");
    }
    let reworded = model.all::<Provision>().filter(|(_, _, provision)| {
        provision.history.iter().filter_map(|step| step.text.as_ref()).collect::<BTreeSet<_>>().len() > 1
    });
    assert!(reworded.count() >= 5, "wording changes from draft to draft");
}

#[test]
fn the_table_of_positions_is_nearly_full() {
    let site = site();
    let model = &site.editions[0].model;
    let columns = model.all::<Party>().filter(|(_, _, party)| party.column == Some(true)).count();
    let accord: Vec<_> =
        model.all::<Provision>().filter(|(_, node, _)| node.file.contains("/harbour-accord/")).collect();
    let stated: usize = accord.iter().map(|(_, _, provision)| provision.positions.len()).sum();
    assert_eq!((columns, accord.len(), stated), (5, 12, 49), "an update of the site names the number");
}

#[test]
fn steps_are_done_dated_overdue_and_undated_and_a_question_is_open_because_sources_differ() {
    let site = site();
    let model = &site.editions[0].model;
    let day = |step: &Step| step.when.as_ref().and_then(standfirst::testing::When::last_day);
    let today = model.setting.as_of;
    let steps: Vec<&Step> = model.all::<Step>().map(|(_, _, step)| step).collect();
    let is_open = |step: &Step| step.state.as_deref().is_none_or(|state| state == "open");
    assert!(steps.iter().any(|step| step.state.as_deref() == Some("done")), "none is done");
    assert!(
        steps.iter().any(|step| is_open(step) && day(step).is_some_and(|day| day < today)),
        "none is overdue"
    );
    assert!(
        steps.iter().any(|step| is_open(step) && day(step).is_some_and(|day| day >= today)),
        "none has a date"
    );
    assert!(steps.iter().any(|step| day(step).is_none()), "all have a date");
    let differs = model.all::<Question>().any(|(_, _, question)| {
        question.why_open.as_deref() == Some("sources-conflict") && question.state.is_none()
    });
    assert!(differs, "no sources contradict one another");
}

#[test]
fn drawings_have_words_and_a_credit() {
    let site = site();
    let mut drawings = BTreeSet::new();
    for page in site.pages.iter() {
        let html = String::from_utf8(site.draw(page).bytes).expect("pages are UTF-8");
        for figure in html.split("<figure>").skip(1).filter(|figure| figure.contains("<img ")) {
            let figure = figure.split("</figure>").next().unwrap_or_default();
            assert!(!figure.contains("alt=\"\""), "{}: {figure}", page.route);
            assert!(figure.contains("Strait Briefings, CC BY 4.0"), "{}: {figure}", page.route);
            drawings.extend(
                figure.split("src=\"").nth(1).and_then(|rest| rest.split('"').next()).map(ToOwned::to_owned),
            );
        }
    }
    assert!(drawings.len() >= 4, "{drawings:?}");
}
