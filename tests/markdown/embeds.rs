//! Embeds: entries, views, and what a site makes of its own.

use super::{clean, found, has, shown};

/// One entry of each kind that can stand in a text, each called by the word for its kind.
const ALL: &str = "kind: briefing
title: All
themes: [{id: theme, title: A theme}]
documents: [{id: document, title: A document, type: plan, evidence: source}]
provisions:
  - id: provision
    title: A provision
    theme: theme
    status: proposed
    evidence: {source: source, at: para 1}
    positions: [{party: party, position: supports}]
people: [{id: person, name: Ann Lee}]
parties: [{id: party, name: A party, type: state}]
quotes: [{id: quote, by: person, text: We will see.}]
sources: [{id: source, title: A source}]
events:
  - {id: event, title: Later, when: 2025-02-02, evidence: source}
  - {id: earlier, title: Earlier, when: 2025-01-01, evidence: source}
next: [{id: step, what: A step, when: 2027-01-01, evidence: source}]
questions: [{id: question, ask: What now?, why_open: source-silent}]
numbers: [{id: number, label: A number, value: 5, evidence: source}]
terms: [{id: term, term: A term, definition: Words.}]
updates: [{id: update, summary: An update, at: 2025-01-01}]
";

fn text(body: &str) -> (String, Vec<String>) {
    shown(&format!("---\n{ALL}---\n{body}"), "/full/")
}

#[test]
fn every_kind_can_stand_in_a_text() {
    for kind in [
        "theme",
        "document",
        "provision",
        "person",
        "party",
        "quote",
        "source",
        "event",
        "step",
        "question",
        "number",
        "term",
        "update",
    ] {
        let (html, found) =
            text(&format!("Lead.\n\n![]( @{kind})\n\n![A caption](@{kind})").replace("( ", "("));
        clean(&found);
        let lead = html.split("<section").next().expect("a lead");
        assert_eq!(lead.matches("<div class=\"embed\">").count(), 2, "{kind}: {lead}");
        has(lead, &[&format!("class=\"card {kind}"), "<p class=\"caption\">A caption</p>"]);
        assert!(!lead.contains("<h3"), "an embed has no heading: {lead}");
    }
}

#[test]
fn every_view_that_lists_can_stand_in_a_text() {
    for view in [
        "provisions",
        "positions",
        "quotes",
        "next",
        "timeline",
        "questions",
        "people",
        "parties",
        "documents",
        "sources",
        "terms",
        "numbers",
        "updates",
    ] {
        let (html, found) = text(&format!("![](@{view})"));
        clean(&found);
        let lead = html.split("<section").next().expect("a lead");
        has(lead, &["<div class=\"embed embed-list\">", &format!("href=\"/{view}/\"")]);
        assert!(lead.contains("class=\"card") || lead.contains("class=\"row\""), "{view}: {lead}");
    }
}

#[test]
fn an_embedded_view_has_the_order_of_its_page() {
    let (html, _) = text("![](@timeline)");
    assert!(html.find("Earlier") < html.find("Later"), "{html}");
}

#[test]
fn whole_pages_cannot_stand_in_a_text() {
    for view in ["overview", "full", "print", "search"] {
        let found = text(&format!("![](@{view})")).1;
        assert!(found[0].starts_with(&format!("embed/view: `{view}` cannot stand in a text")), "{found:?}");
    }
}

#[test]
fn an_embedded_view_without_entries_is_an_error() {
    assert_eq!(
        found("---\nkind: briefing\ntitle: T\n---\nWords.\n\n![](@timeline)\n"),
        ["link/address: there is no page at `/timeline/`"]
    );
}

#[test]
fn an_embed_in_a_paragraph_is_an_error() {
    assert_eq!(text("See ![](@quote) here").1, ["embed/inline: an embed stands on a line of its own"]);
}

#[test]
fn embeds_on_lines_of_their_own_need_no_empty_line_between() {
    let (html, found) = text("![](@quote)\n![](@term)\n![](@number)");
    clean(&found);
    assert_eq!(html.split("<section").next().expect("a lead").matches("class=\"embed\"").count(), 3);
}

#[test]
fn an_embed_that_leads_to_itself_is_an_error() {
    let site = |a: &str, b: &str| {
        format!(
            "---\nkind: briefing\ntitle: T\nupdates:\n  - {{id: a, summary: A, at: 2025-01-01, body: '![](@{a})'}}\n  - {{id: b, summary: B, at: 2025-01-02, body: '![](@{b})'}}\n---\nWords.\n"
        )
    };
    for (a, b) in [("a", "a"), ("b", "a")] {
        let found = found(&site(a, b));
        assert!(
            found.iter().all(|finding| finding.starts_with("embed/loop: this embeds itself")),
            "{found:?}"
        );
        assert!(!found.is_empty());
    }
}

#[test]
fn a_briefing_may_embed_the_views_of_another() {
    let site = "-- content/_index.md --\n---\ntitle: T\n---\nx\n\n![](@one/terms)\n\n![](@one)\n-- content/one/_index.md --\n---\nkind: briefing\ntitle: One\nterms:\n  - {id: a, term: A word, definition: B}\n---\nx\n-- content/two/_index.md --\n---\nkind: briefing\ntitle: Two\n---\nx\n";
    let (html, found) = shown(site, "/");
    clean(&found);
    has(&html, &["<a href=\"/one/terms/#a\">A word</a>", "href=\"/one/terms/\"", "class=\"card briefing\""]);
}

#[test]
fn something_of_your_own_is_drawn_by_its_template() {
    let site = "-- content/_index.md --\n---\ntitle: T\n---\n![A *chart*](embed:chart?id=3&unit=a%20%26%20b&flag)\n-- templates/embeds/chart.html --\n<p>{{ caption }}: {{ arguments.id }} {{ arguments.unit }} [{{ arguments.flag }}]</p>\n";
    let (html, found) = shown(site, "/");
    clean(&found);
    has(&html, &["<p>A chart: 3 a &amp; b []</p>"]);
}

#[test]
fn an_own_embed_without_a_template_is_an_error() {
    for name in ["nope", "../base", "nope/x"] {
        assert_eq!(
            found(&format!("---\ntitle: T\n---\n![A chart](embed:{name}?id=3)\n")),
            [format!("embed/unknown: there is no embed called `{name}`")]
        );
    }
}

#[test]
fn a_template_of_an_own_embed_that_fails_says_where_and_for_which_page() {
    let site = "-- content/_index.md --\n---\ntitle: T\n---\n![A chart](embed:chart?id=3)\n-- templates/embeds/chart.html --\n<p>\n{{ arguments.nope }}</p>\n";
    let site = crate::support::drawn(site);
    let finding = &site.report[0];
    assert_eq!((finding.rule.name, &*finding.file), ("template/render", "templates/embeds/chart.html"));
    assert!(finding.help.as_ref().is_some_and(|help| help.contains("met while drawing /")), "{finding:?}");
    assert_eq!(&*finding.related[0].file, "content/_index.md");
}
