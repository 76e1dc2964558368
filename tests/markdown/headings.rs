//! Headings: their ids, levels and attributes.

use super::{clean, found, has, plain};

#[test]
fn ids_are_made_of_words_in_any_script() {
    let (html, found) = plain(
        "## Who’s next? — Ever\n\n## Що далі?\n\n## العربية نص\n\n## 中文 标题\n\n## 🎉\n\n## 🎉🎉\n\n## हिन्दी\n",
    );
    clean(&found);
    has(
        &html,
        &[
            "<h2 id=\"whos-next-ever\">",
            "<h2 id=\"що-далі\">",
            "<h2 id=\"العربية-نص\">",
            "<h2 id=\"中文-标题\">",
            "<h2 id=\"section\">",
            "<h2 id=\"section-2\">",
            "<h2 id=\"हिन्दी\">",
        ],
    );
}

#[test]
fn ids_are_unique_and_those_of_the_page_are_taken() {
    let (html, found) = plain("## A\n\n## A\n\n## A 2\n\n## B {#a-3}\n\n## A\n\n## Main\n\n## Cited\n");
    clean(&found);
    for id in ["a", "a-2", "a-2-2", "a-3", "a-4", "main-2", "cited-2"] {
        has(&html, &[&format!("<h2 id=\"{id}\">")]);
    }
}

#[test]
fn a_heading_takes_an_id_and_classes_and_nothing_else() {
    let (html, found) = plain("## Method {#how .wide .x}\n\n## Other {onclick=alert(1)}\n");
    assert_eq!(found, ["heading/attribute: a heading takes no `onclick`"]);
    has(&html, &["<h2 id=\"how\" class=\"wide x\">Method</h2>", "<h2 id=\"other\">Other</h2>"]);
}

#[test]
fn two_headings_with_one_written_id_are_an_error() {
    assert_eq!(plain("## A {#x}\n\n## B {#x}\n").1, ["heading/duplicate-id: two headings have the id `x`"]);
}

#[test]
fn an_anchor_that_a_page_has_twice_is_an_error() {
    assert_eq!(
        found("---\nkind: briefing\ntitle: T\n---\n## What is known\n\nA.\n\n### More {#know}\n\nB.\n"),
        [
            "page/anchor-twice: /full/ has the anchor `know` twice",
            "page/anchor-twice: /print/ has the anchor `know` twice"
        ]
    );
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    assert_eq!(
        plain("### A\n\n# B\n\n#### C\n").1,
        [
            "heading/first-level: a text has no heading of the first level",
            "heading/jump: this heading jumps from level 1 to level 3",
            "heading/jump: this heading jumps from level 2 to level 4",
        ]
    );
}

#[test]
fn headings_keep_their_marks_links_and_code() {
    let (html, found) = plain("## A *b* `c` [d](https://e.org) & \"e\"\n");
    clean(&found);
    has(
        &html,
        &["<h2 id=\"a-b-c-d-e\">A <em>b</em> <code>c</code> <a href=\"https://e.org\">d</a> &amp; “e”</h2>"],
    );
}
