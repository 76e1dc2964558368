//! What each form of evidence, and each name, is read as.

use crate::support::site;
use standfirst::testing::{Model, Person};

fn model(text: &str) -> Model {
    site(text).editions.into_iter().next().expect("a site has a first edition").model
}

/// The evidence of an event with this line as `evidence`: source, place, words, whom it credits.
fn read(evidence: &str) -> String {
    let text = format!(
        "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\ndefault_source: article\nsources:\n  \
         - {{id: article, title: An article}}\n  - {{id: gazette, title: The Gazette, url: \"https://example.org/g\"}}\n\
         people: [{{id: lee, name: Ann Lee}}]\nevents:\n  - id: e\n    title: E\n    evidence: {evidence}\n---\n"
    );
    let model = model(&text);
    let (_, event) = model.nodes().find(|(_, node)| node.id.as_str() == "e").expect("the event");
    let shown: Vec<String> = event
        .proofs
        .iter()
        .map(|proof| {
            let source = proof.source.map_or("-", |no| model.node(no).id.as_str());
            let via = proof.via.map_or("-", |no| model.node(no).id.as_str());
            let text = |text: &Option<_>| text.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
            format!(
                "{source} | {} | {} | {via} | {}",
                text(&proof.at),
                text(&proof.words),
                text(&proof.hedge)
            )
        })
        .collect();
    shown.join("; ")
}

#[test]
fn every_form_of_evidence_is_a_source_a_place_and_words() {
    for (written, expected) in [
        ("some words of it", "article | - | some words of it | - | -"),
        ("para 12", "article | para 12 | - | - | -"),
        ("\"article, para 12\"", "article | para 12 | - | - | -"),
        ("\"The Gazette, page 3\"", "gazette | page 3 | - | - | -"),
        ("gazette", "gazette | - | - | - | -"),
        ("\"https://example.org/g\"", "gazette | - | - | - | -"),
        ("\"https://example.org/g, para 4\"", "gazette | para 4 | - | - | -"),
        ("\"https://example.org/new?a=b,c\"", "https-example-org-new-a-b-c | - | - | - | -"),
        ("\"He said yes, then no\"", "article | - | He said yes, then no | - | -"),
        (
            "{source: The Gazette, at: line 4, words: some words, via: Ann Lee, hedge: may}",
            "gazette | line 4 | some words | lee | may",
        ),
        ("{at: para 2, excerpt: some words}", "article | para 2 | some words | - | -"),
        (
            "[one, {at: para 2, via: Officials}]",
            "article | - | one | - | -; article | para 2 | - | officials | -",
        ),
    ] {
        assert_eq!(read(written), expected, "{written}");
    }
}

#[test]
fn a_name_with_a_role_makes_a_person_with_that_role() {
    let model = model(
        "---\nkind: briefing\ntitle: T\nquotes:\n  - {id: a, by: \"Steve Witkoff, U.S. envoy\", text: We will see.}\n---\n",
    );
    let (_, node, person) = model.all::<Person>().next().expect("a person");
    assert_eq!((node.id.as_str(), node.title.as_str()), ("steve-witkoff", "Steve Witkoff"));
    let roles: Vec<Option<&str>> = person.roles.iter().map(|role| role.title.as_deref()).collect();
    assert_eq!(roles, [Some("U.S. envoy")]);
}

#[test]
fn a_position_without_evidence_of_its_own_rests_on_the_provision() {
    let text = "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\nsources: [{id: a, title: A}]\n\
                parties: [{id: x, name: Xland}]\npeople: [{id: lee, name: Ann Lee}]\nprovisions:\n  \
                - {id: p, title: P, status: proposed, evidence: {at: para 1, via: lee}, positions: [{party: x, position: supports}]}\n---\n";
    let site = site(text);
    let page = site.pages.iter().find(|page| page.route.as_str() == "/positions/").expect("the view");
    let html = String::from_utf8(site.draw(page).bytes).expect("pages are UTF-8");
    assert!(html.contains("On the record"), "{html}");
}
