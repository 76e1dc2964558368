//! Citations: numbered by first use on the page, listed at its end.

use super::{clean, has, shown};

fn text(body: &str, address: &str) -> (String, Vec<String>) {
    let site = format!(
        "---\nkind: briefing\ntitle: T\nsources:\n  - {{id: first, title: First paper}}\n  - {{id: second, title: Second paper}}\n---\n{body}"
    );
    shown(&site, address)
}

#[test]
fn a_citation_has_a_place_and_a_basis() {
    let (html, found) =
        text("A [@second], b [@first, para 12], c [@second, para 5, own voice; @first].", "/full/");
    clean(&found);
    has(
        &html,
        &[
            "A <span class=\"cite\">[<a href=\"#cited-1\" data-source=\"Second paper\">1</a>]</span>",
            "b <span class=\"cite\">[<a href=\"#cited-2\" data-source=\"First paper\">2</a>, para 12]</span>",
            "c <span class=\"cite\">[<a href=\"#cited-1\">1</a>, para 5, stated by our source; <a href=\"#cited-2\">2</a>]</span>",
            "<li id=\"cited-1\"><a href=\"/sources/#second\">Second paper</a>",
            "<li id=\"cited-2\"><a href=\"/sources/#first\">First paper</a>",
        ],
    );
}

#[test]
fn citations_are_numbered_across_the_parts_of_full_and_print() {
    for address in ["/full/", "/print/"] {
        let (html, found) = text(
            "Lead [@second].\n\n## Why it matters [@first]\n\nA [@first].\n\n## Other\n\n| H [@second] |\n|---|\n| c [@first] |\n\nx[^1]\n\n[^1]: Note [@second, page 3].\n",
            address,
        );
        clean(&found);
        // Second is cited in the lead, a head and a note; first in a heading, a paragraph and a cell.
        assert_eq!(html.matches("href=\"#cited-1\"").count(), 3, "{html}");
        assert_eq!(html.matches("href=\"#cited-2\"").count(), 3, "{html}");
        assert_eq!(html.matches("id=\"cited-").count(), 2, "{html}");
        has(
            &html,
            &[
                "<h2 id=\"why\">Why it matters <span class=\"cite\">[<a href=\"#cited-2\" data-source=\"First paper\">2</a>]</span></h2>",
            ],
        );
    }
}

#[test]
fn an_unknown_source_is_an_error() {
    assert_eq!(text("A [@secnd].", "/full/").1, ["ref/dangling: no entry is called `secnd`"]);
}

#[test]
fn what_is_no_source_cannot_be_cited() {
    let site =
        "---\nkind: briefing\ntitle: T\nterms:\n  - {id: a, term: A, definition: B}\n---\nWords [@a].\n";
    assert_eq!(super::found(site), ["ref/kind: `a` is a term, not a source"]);
}

#[test]
fn a_citation_of_another_form_is_an_error_and_stays() {
    let (html, found) = text("A [@first second].", "/full/");
    assert_eq!(found, ["cite/form: `[@first second]` is not a citation"]);
    has(&html, &["A [@first second]."]);
}

#[test]
fn an_exclamation_before_a_citation_is_a_word() {
    let (html, found) = text("Done![@first]", "/full/");
    clean(&found);
    has(&html, &["Done!<span class=\"cite\">"]);
}
