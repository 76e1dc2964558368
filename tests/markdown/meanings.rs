//! What a term means, opened where a text uses it.

use super::{clean, has, shown};

const SITE: &str = "-- content/_index.md --
---
kind: briefing
title: T
terms:
  - {id: backstop, term: Backstop, definition: A second line & more.}
  - {id: plan, term: Plan, body: '**A** paper.'}
  - {id: bare, term: Bare}
provisions:
  - {id: cap, title: The cap, status: proposed, evidence: 'https://example.org/'}
---
";

fn text(body: &str) -> String {
    shown(&format!("{SITE}{body}\n"), "/full/").0
}

const BUTTON: &str = "<button type=\"button\" class=\"term\" popovertarget=\"meaning-1\">";

#[test]
fn a_link_to_a_term_opens_its_meaning_behind_the_paragraph() {
    let (html, found) =
        shown(&format!("{SITE}The *[backstop](@term:backstop)* and [the cap](@cap).\n\nMore.\n"), "/full/");
    assert!(!found.iter().any(|found| found.starts_with("link") || found.starts_with("ref")), "{found:#?}");
    has(
        &html,
        &[
            &format!(
                "The <em>{BUTTON}backstop</button></em> and <a href=\"/provisions/cap/\">the cap</a>.</p>\n<div popover id=\"meaning-1\" class=\"meaning\">"
            ),
            "<strong>Backstop</strong> A second line &amp; more. <a href=\"/terms/#backstop\">More in the glossary</a></div>\n<p",
        ],
    );
}

#[test]
fn a_term_used_twice_has_one_meaning_and_two_buttons() {
    let html = text("[A](@backstop), [b](@backstop).\n\n[C](@backstop).");
    assert_eq!(html.matches(BUTTON).count(), 3, "{html}");
    assert_eq!(html.matches("<div popover").count(), 1, "{html}");
}

#[test]
fn parts_of_one_page_have_meanings_of_their_own() {
    let html =
        text("[A](@backstop).\n\n## Why it matters\n\n[B](@backstop).\n\n## What is known\n\n[C](@plan).");
    for id in ["meaning-1", "meaning-2", "meaning-3"] {
        assert_eq!(html.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}: {html}");
        assert_eq!(html.matches(&format!(" popovertarget=\"{id}\"")).count(), 1, "{id}: {html}");
    }
    has(&html, &["<strong>Plan</strong> A paper."]);
}

#[test]
fn in_lists_and_tables_no_block_stands_within_a_paragraph() {
    let html = text("- a [backstop](@backstop)\n- b\n\n| a [plan](@plan) |\n|---|\n| b |\n");
    let (before, _) = html.split_once("<div popover").expect("the meanings");
    assert!(before.contains("</ul>") && before.contains("</table>"), "{html}");
}

#[test]
fn in_headings_and_where_nothing_is_written_a_link_stays_a_link() {
    let html = text(
        "[Bare](@bare).\n\n## The [backstop](@backstop)\n\n[Timely](@backstop \"A hint\")\n\n[c](@cap \"A hint\")",
    );
    has(
        &html,
        &[
            "<a href=\"/terms/#bare\">Bare</a>",
            "<a href=\"/provisions/cap/\" title=\"A hint\">c</a>",
            "Timely</button>",
        ],
    );
    assert_eq!(html.matches("<button").count(), 1, "{html}");
}

#[test]
fn a_link_without_words_takes_the_name_of_the_term() {
    has(&text("The [](@backstop)."), &[&format!("The {BUTTON}Backstop</button>.")]);
}

#[test]
fn on_paper_and_where_the_site_asks_for_it_terms_are_links() {
    let site = format!("{SITE}The [backstop](@backstop).\n");
    let (print, _) = shown(&site, "/print/");
    has(&print, &["The <a href=\"/terms/#backstop\">backstop</a>."]);
    assert!(!print.contains("popover"), "{print}");
    let (html, _) = shown(&format!("-- content/site.yaml --\nmarkup: {{terms: links}}\n{site}"), "/full/");
    has(&html, &["The <a href=\"/terms/#backstop\">backstop</a>."]);
}

#[test]
fn terms_that_are_linked_by_themselves_open_too() {
    let site =
        format!("-- content/site.yaml --\nmarkup: {{link_terms: true}}\n{SITE}The backstop, a plan.\n");
    let (html, found) = shown(&site, "/full/");
    clean(&found.into_iter().filter(|found| found.starts_with("link")).collect::<Vec<_>>());
    has(
        &html,
        &[&format!("The {BUTTON}backstop</button>, a "), "popovertarget=\"meaning-2\">plan</button>."],
    );
}
