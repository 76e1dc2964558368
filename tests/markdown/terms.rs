//! Terms linked where a page speaks of them first.

use super::{clean, has, shown};

fn site(setting: &str, body: &str) -> String {
    format!(
        "-- content/site.yaml --\nmarkup: {{link_terms: {setting}, terms: links}}\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\nterms:\n  - {{id: backstop, term: Backstop, definition: A second line., aliases: [safety net]}}\n  - {{id: plan, term: Backstop plan, definition: A paper.}}\n  - {{id: us, term: US, definition: America.}}\n  - {{id: rd, term: R&D, definition: Research.}}\n  - {{id: amp, term: amp, definition: Current.}}\n---\n{body}\n"
    )
}

fn text(body: &str) -> String {
    let (html, found) = shown(&site("true", body), "/full/");
    clean(&found);
    html
}

#[test]
fn terms_are_linked_only_where_the_site_asks_for_it() {
    assert!(!shown(&site("false", "The backstop."), "/full/").0.contains("class=\"term\""));
    has(&text("The backstop."), &["The <a class=\"term\" href=\"/terms/#backstop\">backstop</a>."]);
}

#[test]
fn a_term_is_linked_at_its_first_use_on_the_page() {
    let html = text("The backstop, a backstop.\n\n## Why it matters\n\nThe backstop. A safety net.\n");
    assert_eq!(html.matches("class=\"term\"").count(), 1, "{html}");
}

#[test]
fn whole_words_count_the_longest_first_and_abbreviations_as_written() {
    let html = text("Backstops, the backstop\nplan, us and US, R&D, & more.");
    has(
        &html,
        &[
            "Backstops, the <a class=\"term\" href=\"/terms/#plan\">backstop\nplan</a>, us and <a class=\"term\" href=\"/terms/#us\">US</a>, <a class=\"term\" href=\"/terms/#rd\">R&amp;D</a>, &amp; more.",
        ],
    );
}

#[test]
fn an_alias_of_a_term_is_linked_too() {
    has(&text("A safety net."), &["<a class=\"term\" href=\"/terms/#backstop\">safety net</a>"]);
}

#[test]
fn terms_are_not_linked_in_links_headings_quotations_and_code() {
    let html = text(
        "[the backstop](@us) `backstop`\n\n    backstop\n\n> the backstop\n\n## The backstop\n\nx[^1]\n\n[^1]: The backstop.\n",
    );
    assert!(!html.contains("class=\"term\""), "{html}");
}
