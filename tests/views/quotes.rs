//! Quotes in three orders, and those that came second-hand.

use super::between;
use crate::support::{drawn, findings, page, site};

const SITE: &str = "---
kind: briefing
title: T
reviewed: 2026-01-01
stale_after: 900d
default_source: paper
sources:
  - {id: paper, title: Paper, url: 'https://example.org/'}
  - {id: herald, title: The Herald, url: 'https://example.org/herald'}
people:
  - {id: zoe, name: Zoe Kern, evidence: 'page 1'}
  - {id: abel, name: Abel Roth, evidence: 'page 1'}
provisions:
  - {id: cap, title: The cap, status: proposed, evidence: 'page 1'}
  - {id: board, title: The board, status: proposed, evidence: 'page 1'}
quotes:
  - {id: late, by: abel, text: We agreed on all of it., when: 2025-05-01, about: [cap, board], outlet: herald, evidence: 'page 1'}
  - {id: early, by: zoe, text: We agreed on none of it., when: 2025-01-01, about: cap, evidence: 'page 1'}
  - {id: some-day, by: zoe, text: We shall see about it., evidence: 'page 1'}
---
Words.
";

/// The headings of a page's groups, and the first words of each quote under them.
fn outline(route: &str) -> Vec<String> {
    let page = page(SITE, route);
    let main = between(&page, "<div class=\"text\">", "</main>");
    let mut lines = Vec::new();
    for group in main.split("<section class=\"group\">").skip(1) {
        let title = between(group, "<h2 id=\"", "</h2>").rsplit("\">").next().expect("a title");
        lines.push(title.trim_end_matches("</a>").to_owned());
        for quote in group.split("<span class=\"open\">").skip(1) {
            lines.push(format!("- {}", between(quote, "</span>", ".")));
        }
    }
    lines
}

#[test]
fn quotes_stand_by_speaker_and_in_two_other_orders() {
    assert_eq!(
        outline("/quotes/"),
        [
            "Zoe Kern",
            "- We agreed on none of it",
            "- We shall see about it",
            "Abel Roth",
            "- We agreed on all of it"
        ]
    );
    assert_eq!(
        outline("/quotes/by-date/"),
        [
            "In order",
            "- We agreed on none of it",
            "- We agreed on all of it",
            "Without a date",
            "- We shall see about it"
        ]
    );
    assert_eq!(
        outline("/quotes/by-provision/"),
        [
            "The cap",
            "- We agreed on all of it",
            "- We agreed on none of it",
            "The board",
            "- We agreed on all of it",
            "About no provision of this briefing",
            "- We shall see about it"
        ]
    );
}

#[test]
fn the_permanent_anchor_of_a_quote_stands_in_the_order_by_speaker_only() {
    for (route, count) in [("/quotes/", 1), ("/quotes/by-date/", 0), ("/quotes/by-provision/", 0)] {
        assert_eq!(page(SITE, route).matches("id=\"late\"").count(), count, "{route}");
    }
    assert!(findings(&drawn(SITE)).is_empty(), "{:#?}", findings(&drawn(SITE)));
}

#[test]
fn each_order_leads_to_the_others_and_says_which_it_is() {
    let by_date = page(SITE, "/quotes/by-date/");
    let orders = between(&by_date, "<nav class=\"orders\"", "</nav>");
    assert!(orders.contains("href=\"/quotes/\">By speaker"), "{orders}");
    assert!(orders.contains("href=\"/quotes/by-date/\" aria-current=\"page\">By date"), "{orders}");
    let crumbs = between(&by_date, "<nav class=\"crumbs", "</nav>");
    assert!(crumbs.contains("href=\"/quotes/\""), "{crumbs}");
}

#[test]
fn an_order_that_would_show_nothing_new_has_no_page() {
    let text = SITE.replace("when: 2025-05-01, ", "").replace("when: 2025-01-01, ", "");
    let routes: Vec<String> = site(&text).pages.iter().map(|page| page.route.to_string()).collect();
    assert!(routes.contains(&"/quotes/by-provision/".to_owned()));
    assert!(!routes.contains(&"/quotes/by-date/".to_owned()));
    assert!(!page(&text, "/quotes/").contains("by-date"));
}

#[test]
fn a_quote_carried_first_by_somebody_else_is_marked_second_hand() {
    let quotes = page(SITE, "/quotes/");
    let late = between(&quotes, "id=\"late\"", "</figure>");
    assert!(
        late.contains(
            "Second-hand: carried first by <a href=\"/sources/#herald\">The Herald</a>, which we do not hold"
        ),
        "{late}"
    );
    assert!(!between(&quotes, "id=\"early\"", "</figure>").contains("Second-hand"));
}

#[test]
fn a_quote_from_the_outlet_itself_is_not_second_hand() {
    let text =
        SITE.replace("outlet: herald, evidence: 'page 1'", "outlet: herald, evidence: 'herald, page 1'");
    assert!(!page(&text, "/quotes/").contains("Second-hand"));
}

/// A site with quotes; what is left out of each is the same for all.
fn said(quotes: &str) -> String {
    format!(
        "---\nkind: briefing\ntitle: T\nreviewed: 2026-01-01\ndefault_source: paper\nsources:\n  - {{id: paper, title: \
         Paper, url: 'https://example.org/'}}\npeople:\n  - {{id: zoe, name: Zoe Kern}}\nquotes:\n{quotes}---\nWords.\n"
    )
}

#[test]
fn a_quote_has_the_paragraphs_it_was_written_in() {
    let paragraphs = |text: &str| {
        let site = said(&format!("  - id: a\n    by: zoe\n    evidence: page 1\n    text: {text}\n"));
        let page = page(&site, "/quotes/");
        let words =
            between(&page, "<blockquote>", "</blockquote>").replace("<span class=\"open\">“</span>", "“");
        words.split("</p>").map(|p| p.trim().trim_start_matches("<p>").to_owned()).collect::<Vec<_>>()
    };
    for text in [
        "|-\n      We agreed\n      on it.\n\n      We shall sign.",
        ">-\n      We agreed\n      on it.\n\n      We shall sign.",
    ] {
        assert_eq!(paragraphs(text), ["“We agreed on it.", "“We shall sign.”", ""], "{text}");
    }
    assert_eq!(paragraphs("|-\n      We agreed\n      on it."), ["“We agreed on it.”", ""]);
}

#[test]
fn what_was_retold_is_not_counted_among_the_quotes() {
    let quote = |id: &str, type_: &str| {
        format!("  - {{id: {id}, by: zoe, type: {type_}, text: We agreed on it {id}., evidence: page 1}}\n")
    };
    let sentence =
        |quotes: &str| between(&page(&said(quotes), "/quotes/"), "<p class=\"lede\">", "</p>").to_owned();
    let (whole, part, retold) = (quote("a", "full"), quote("b", "fragment"), quote("c", "paraphrase"));
    assert_eq!(sentence(&format!("{whole}{part}{retold}")), "2 quotes and 1 statement retold");
    assert_eq!(sentence(&whole), "1 quote");
    assert_eq!(sentence(&retold), "1 statement retold");
}

#[test]
fn where_nothing_is_proposed_the_overview_shows_quotes() {
    let site = "---\nkind: briefing\ntitle: T\nquotes: [{by: unknown, text: One harbour.}]\n---\nx\n";
    assert!(page(site, "/").contains("One harbour."));
    let with = site.replace(
        "quotes:",
        "provisions: [{title: P, status: proposed, evidence: 'https://example.org/x'}]\nquotes:",
    );
    assert!(!page(&with, "/").contains("One harbour."));
}

#[test]
fn the_page_of_a_speaker_has_their_own_words_and_that_of_a_provision_what_people_say() {
    let heading = |route: &str| {
        let page = page(SITE, route);
        between(&page, "<h2 id=\"on-quotes\">", "</h2>").to_owned()
    };
    assert_eq!(heading("/people/zoe/"), "In their own words");
    assert_eq!(heading("/provisions/cap/"), "What people say");
}
