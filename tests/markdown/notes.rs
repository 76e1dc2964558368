//! Footnotes.

use super::{clean, has, plain, shown};

#[test]
fn notes_are_numbered_by_their_first_reference() {
    let (html, found) = plain(
        "[^b]: Second.\n\n[^a]: First with **mark** [x](https://e.org).\n\n    More.\n\nA[^a] b[^b] c[^a]\n",
    );
    clean(&found);
    has(
        &html,
        &[
            "A<sup class=\"note\"><a id=\"note-1-from-1\" href=\"#note-1\">1</a></sup>",
            "b<sup class=\"note\"><a id=\"note-2-from-1\" href=\"#note-2\">2</a></sup>",
            "c<sup class=\"note\"><a id=\"note-1-from-2\" href=\"#note-1\">1</a></sup>",
            "<li value=\"1\" id=\"note-1\"><p>First with <strong>mark</strong> <a href=\"https://e.org\">x</a>.</p>\n<p>More.</p> <a class=\"back\" href=\"#note-1-from-1\"",
            "<a class=\"back\" href=\"#note-1-from-2\"",
            "<li value=\"2\" id=\"note-2\"><p>Second.</p>",
        ],
    );
}

#[test]
fn a_note_that_is_missing_unused_or_written_twice_is_found() {
    assert_eq!(
        plain("A[^zz] \\[^no] `[^code]` [^ok]\n\n[^c]: Unused.\n\n[^ok]: A.\n\n[^ok]: B.\n").1,
        [
            "note/twice: the footnote `ok` is written twice",
            "note/unknown: there is no footnote `zz`",
            "note/unused: nothing refers to the footnote `c`; it is not shown",
        ]
    );
}

/// A briefing with notes in its lead and in two of its parts.
const NOTED: &str = "---\nkind: briefing\ntitle: T\nevents:\n  - {id: a, title: A, when: 2025-01-01, evidence: 'https://example.org/b'}\n---\nLead[^1].\n\n## Why it matters\n\nA[^2] and[^1].\n\n## What happens next\n\n[^1]: One.\n[^2]: Two with [a](@a).\n";

#[test]
fn notes_of_a_briefing_stand_once_behind_its_last_part() {
    for address in ["/full/", "/print/"] {
        let (html, found) = shown(NOTED, address);
        clean(&found);
        assert_eq!(html.matches("<ol class=\"notes\">").count(), 1, "{html}");
        has(&html, &["href=\"#note-2\"", "<p>Two with <a href=\"/timeline/#a\">a</a>.</p>"]);
        assert!(!html.contains("id=\"next\""), "a part of notes alone is none: {html}");
    }
}

#[test]
fn a_note_of_the_lead_leads_from_the_overview_to_the_full_reading() {
    let (html, _) = shown(NOTED, "/");
    has(&html, &["href=\"/full/#note-1\""]);
    assert!(!html.contains("<ol class=\"notes\">"), "{html}");
}

#[test]
fn notes_of_texts_in_a_list_have_ids_of_their_own() {
    let site = "---\nkind: briefing\ntitle: T\nupdates:\n  - {id: a, summary: A, at: 2025-01-01, body: \"x[^1]\\n\\n[^1]: One.\\n\"}\n  - {id: b, summary: B, at: 2025-01-02, body: \"x[^1]\\n\\n## H\\n\\n[h](#h)\\n\\n[^1]: One.\\n\"}\n---\nx [b](@b#h)\n";
    let (html, found) = shown(site, "/updates/");
    clean(&found);
    has(
        &html,
        &["id=\"a-note-1\"", "id=\"b-note-1\"", "href=\"#b-note-1-from-1\"", "<a href=\"#b-h\">h</a>"],
    );
    has(&shown(site, "/full/").0, &["<a href=\"/updates/#b-h\">b</a>"]);
}

#[test]
fn a_heading_in_a_note_is_a_paragraph() {
    let (html, _) = plain("A[^1]\n\n[^1]: ## Heading\n\n    More.\n\n## B\n\nx\n");
    has(&html, &["<p><strong>Heading</strong></p>", "<h2 id=\"b\">"]);
    assert!(!html.contains("id=\"heading\""), "{html}");
}
