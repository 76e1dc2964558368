//! What holds as of a date, who says so, and what is shown where nothing is known.

use crate::support::site;

/// The model of a site without mistakes.
fn model(text: &str) -> standfirst::testing::Model {
    let site = site(text);
    let editorial = standfirst::testing::editorial();
    let wrong = site.report.iter().filter(|found| found.is_error() && !editorial.contains(&found.rule));
    let errors: Vec<String> = wrong.map(|found| found.message.clone()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    site.editions.into_iter().next().expect("a site has a first edition").model
}

/// The bytes of the page at an address.
fn page(text: &str, address: &str) -> String {
    let site = site(text);
    let page = site.pages.iter().find(|page| page.route.as_str() == address).expect("a page at the address");
    String::from_utf8(site.draw(page).bytes).expect("pages are UTF-8")
}

const BASES: &str = r#"---
kind: briefing
title: T
reviewed: 2025-12-22
default_source: article
sources:
  - {id: article, title: An article, type: news}
  - {id: law, title: A law, type: law}
  - {id: other, title: Another, type: news}
people: [{id: lee, name: Ann Lee}]
parties: [{id: officials, name: Officials, type: unnamed}, {id: board, name: The board, type: body}]
events:
  - {id: text, title: A, evidence: "law, para 1"}
  - {id: on-record, title: B, evidence: {at: para 1, via: lee}}
  - {id: on-record-too, title: B, evidence: {at: para 1, via: The board}}
  - {id: relayed, title: C, evidence: {at: para 1, via: other}}
  - {id: unnamed, title: D, evidence: {at: para 1, via: officials}}
  - {id: unnamed-too, title: D, evidence: {at: para 1, via: Some diplomats}}
  - {id: hedged, title: E, evidence: he is reportedly there}
  - {id: hedged-too, title: E, evidence: {at: para 1, hedge: reportedly}}
  - {id: own-voice, title: F, evidence: he is there}
  - {id: editorial, title: G, evidence: {at: para 1, basis: editorial}}
  - {id: strongest, title: H, evidence: [he is there, {at: para 1, via: lee}]}
---
"#;

#[test]
fn who_says_so_follows_from_the_evidence() {
    let model = model(BASES);
    let basis = |id: &str| {
        let (no, _) = model.nodes().find(|(_, node)| node.id.as_str() == id).expect("an entry");
        model.basis(no, "evidence", None).expect("it has evidence").key()
    };
    for id in ["text", "on-record", "relayed", "unnamed", "hedged", "own-voice", "editorial"] {
        assert_eq!(basis(id), id);
    }
    assert_eq!(basis("on-record-too"), "on-record");
    assert_eq!(basis("unnamed-too"), "unnamed");
    assert_eq!(basis("hedged-too"), "hedged");
    assert_eq!(basis("strongest"), "on-record");
}

const HISTORY: &str = "---
kind: briefing
title: T
reviewed: 2025-12-22
sources: [{id: a, title: A}]
people: [{id: lee, name: Ann Lee, roles: [{title: deputy, to: 2024}, {title: minister, from: 2025}]}]
quotes:
  - {id: then, by: lee, when: 2024-06-01, text: We will see what comes.}
  - {id: now, by: lee, when: 2025-06-01, text: We have seen what came.}
provisions:
  - id: p
    title: P
    evidence: para 1
    history:
      - {date: 2025-01, status: floated, text: Free.}
      - {date: 2025-06-01, status: proposed}
      - {date: 2026-06-01, status: agreed, text: Cheap.}
  - {id: q, title: Q, evidence: para 1}
---
";

#[test]
fn the_last_move_on_or_before_the_as_of_date_is_current() {
    let status = |as_of: &str, id: &str| {
        let sources = standfirst::fixture::sources(HISTORY, as_of.parse().expect("a date"));
        let site = standfirst::Site::make(sources, &standfirst::Memo::default());
        let model = &site.editions[0].model;
        let (no, _) = model.nodes().find(|(_, node)| node.id.as_str() == id).expect("an entry");
        model.stand(no).status.to_owned()
    };
    assert_eq!(status("2024-12-31", "p"), "not-reported");
    assert_eq!(status("2025-05-31", "p"), "floated");
    assert_eq!(status("2025-06-01", "p"), "proposed");
    assert_eq!(status("2026-06-01", "p"), "agreed");
    assert_eq!(status("2026-06-01", "q"), "not-reported");
}

#[test]
fn a_speaker_has_the_role_of_the_day() {
    let html = page(HISTORY, "/quotes/");
    let card = |id: &str| {
        let start = html.find(&format!("id=\"{id}\"")).expect("a card");
        let card = &html[start..];
        &card[..card[1..].find(" id=\"").map_or(card.len(), |end| end + 1)]
    };
    assert!(card("then").contains("deputy") && !card("then").contains("minister"), "{}", card("then"));
    assert!(card("now").contains("minister") && !card("now").contains("deputy"), "{}", card("now"));
}

#[test]
fn the_date_readers_see_is_never_the_clock() {
    let dated = |lines: &str| {
        let model = model(&format!("---\nkind: briefing\ntitle: T\n{lines}---\n"));
        model.as_of(model.briefings()[0]).map(|date| date.to_string())
    };
    assert_eq!(dated(""), None);
    assert_eq!(dated("reviewed: 2025-12-01\n"), Some("2025-12-01".to_owned()));
    let update = |type_: &str, at: &str| {
        format!("reviewed: 2025-12-01\nupdates: [{{id: u, summary: S, type: {type_}, at: {at}}}]\n")
    };
    for counted in ["reviewed", "update", "correction"] {
        assert_eq!(dated(&update(counted, "2025-12-05")), Some("2025-12-05".to_owned()));
    }
    for not_counted in ["note", "minor", "clarification", "published"] {
        assert_eq!(dated(&update(not_counted, "2025-12-05")), Some("2025-12-01".to_owned()));
    }
    assert_eq!(dated(&update("update", "2026-02-01")), Some("2025-12-01".to_owned()));
}

#[test]
fn no_default_reads_as_a_finding() {
    let text = "---
kind: briefing
title: T
sources: [{id: a, title: A}]
parties: [{id: x, name: Xland}, {id: y, name: Yland}]
provisions:
  - {id: p, title: P, evidence: para 1, positions: [{party: x, position: supports}]}
  - {id: q, title: Q, status: proposed, evidence: para 1, positions: [{party: y, position: opposes}]}
next: [{id: s, what: S, evidence: para 1}]
events: [{id: e, title: E, evidence: para 1}]
---
";
    assert!(page(text, "/provisions/p/").contains("Not reported"));
    assert!(page(text, "/positions/").contains("Not stated in our sources"));
    assert!(page(text, "/").to_lowercase().contains("not yet reviewed"));
    assert!(page(text, "/next/").contains("No date announced"));
}

#[test]
fn a_date_worked_out_from_words_says_so() {
    let text = "---
kind: briefing
title: T
reviewed: 2025-12-22
sources: [{id: a, title: A}]
events:
  - {id: e, title: E, evidence: para 1, when: {date: 2025-12-21, as_written: on Sunday}}
  - {id: f, title: F, evidence: para 1, when: {as_written: overnight}}
  - {id: g, title: G, evidence: para 1}
---
";
    let html = page(text, "/timeline/");
    assert!(html.contains("on Sunday") && html.contains("overnight"), "{html}");
    for title in ["E", "F", "G"] {
        assert!(html.contains(&format!("id=\"{}\"", title.to_lowercase())), "{html}");
    }
}

#[test]
fn each_fact_is_typed_once() {
    let text = "---
kind: briefing
title: T
reviewed: 2025-12-22
sources: [{id: a, title: A}]
provisions: [{id: p, title: Ferries stay cheap, status: proposed, evidence: para 1}]
quotes: [{id: q, by: unknown, text: We will see what the board decides.}]
next: [{id: s, what: A vote, evidence: para 1}]
---
The lead of it.

## What we know {#know}

## Who says what {#say}

## What happens next {#next}

Words of our own.
";
    let full = page(text, "/full/");
    assert!(
        full.contains("Ferries stay cheap") && full.contains("We will see what the board decides."),
        "{full}"
    );
    assert!(full.contains("Words of our own."), "{full}");
    assert!(page(text, "/").contains("The lead of it."));
}

#[test]
fn old_addresses_stay_alive() {
    let text = r#"---
kind: briefing
title: T
reviewed: 2025-12-22
provisions:
  - {id: army-size, title: Size, aliases: [troops, /old/place/], status: proposed, evidence: "https://example.org/a"}
---
"#;
    for old in ["/provisions/troops/", "/old/place/"] {
        assert!(page(text, old).contains("/provisions/army-size/"), "{old}");
    }
}
