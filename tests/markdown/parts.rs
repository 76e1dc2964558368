//! The five parts of a briefing.

use super::{clean, has, shown};

fn text(body: &str) -> (String, Vec<String>) {
    shown(&format!("---\nkind: briefing\ntitle: T\n---\n{body}"), "/full/")
}

#[test]
fn parts_are_known_by_text_in_the_languages_of_the_interface() {
    for (heading, id) in [
        ("Why it matters", "why"),
        ("WHY THIS MATTERS?", "why"),
        ("What we know", "know"),
        ("What’s known", "know"),
        ("What people are saying", "say"),
        ("What's next?", "next"),
        ("Чому це важливо", "why"),
        ("Що відомо", "know"),
        ("Що кажуть", "say"),
        ("Що далі?", "next"),
        ("Anything {#know}", "know"),
    ] {
        let (html, found) = text(&format!("Lead.\n\n## {heading}\n\nWords.\n"));
        clean(&found);
        has(&html, &[&format!("<h2 id=\"{id}\">"), &format!("<p id=\"{id}-")]);
    }
}

#[test]
fn parts_are_known_by_the_words_of_the_sites_own_languages() {
    let site = "-- content/site.yaml --\nlanguage: de\n-- templates/i18n/de.yaml --\nparts: {why: Warum es wichtig ist}\nparts_also: {why: Warum das zählt; Worum es geht}\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\n## Worum es geht\n\nWorte.\n";
    has(&shown(site, "/full/").0, &["<h2 id=\"why\">Worum es geht</h2>"]);
}

#[test]
fn the_lead_stands_before_the_first_heading() {
    let (html, found) = text("Lead *one*.\n\n- two\n\n## Why it matters\n\nWords.\n");
    clean(&found);
    let (lead, rest) = html.split_once("<section class=\"part\">").expect("a part");
    has(lead, &["Lead <em>one</em>.", "<li id=\"lead-"]);
    assert!(rest.contains("Words.") && !rest.contains("Lead"), "{rest}");
}

#[test]
fn a_part_that_stands_twice_is_a_heading_like_any_other() {
    let (html, found) = text("## Why it matters\n\nA.\n\n## Why this matters\n\nB.\n");
    assert_eq!(found, ["part/twice: `Why this matters` names a part that stands above already"]);
    has(&html, &["<h2 id=\"why\">Why it matters</h2>", "<h2 id=\"why-this-matters\">Why this matters</h2>"]);
}

#[test]
fn headings_in_lists_and_quotations_divide_nothing() {
    let (html, found) =
        text("## Why it matters\n\n- ## What is known\n\n  x\n\n> ## What happens next\n>\n> y\n\nEnd.\n");
    clean(&found);
    assert_eq!(html.matches("<section class=\"part\">").count(), 1, "{html}");
    assert_eq!(html.matches("<ul>").count(), html.matches("</ul>").count());
}

#[test]
fn an_anchor_of_a_part_leads_to_the_full_reading_from_anywhere() {
    let site = "-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\nLead [a](#why-it-matters).\n\n## Why it matters\n\nx [b](#sub)\n\n### Sub\n\ny\n-- content/about.md --\n---\ntitle: A\n---\n## What is known\n\n[h](#what-is-known) [c](_index.md#why) [d](_index.md#sub) [e](_index.md#why-it-matters)\n";
    let (html, found) = shown(site, "/full/");
    clean(&found);
    has(&html, &["<a href=\"#why\">a</a>", "<a href=\"#sub\">b</a>"]);
    has(&shown(site, "/").0, &["<a href=\"/full/#why\">a</a>"]);
    has(
        &shown(site, "/about/").0,
        &[
            "<a href=\"#what-is-known\">h</a>",
            "<a href=\"/full/#why\">c</a>",
            "<a href=\"/full/#sub\">d</a>",
            "<a href=\"/full/#why\">e</a>",
        ],
    );
}

#[test]
fn paragraphs_are_numbered_and_lead_to_anchors_that_do_not_move() {
    let text = |first: &str| {
        text(&format!("{first}## Why it matters\n\nThe same words.\n\n1. one\n2. two\n\nThe same words.\n")).0
    };
    let (before, after) = (text(""), text("A new lead.\n\n"));
    let id = |html: &str, words: &str| {
        let end = html.find(words).expect("the words");
        let start = html[..end].rfind(" id=\"").expect("an id") + 5;
        html[start..start + html[start..].find('"').expect("its end")].to_owned()
    };
    for words in ["The same words.", "one</li>", "two</li>"] {
        assert_eq!(id(&before, words), id(&after, words), "{words}");
    }
    assert!(id(&before, "two</li>").starts_with("why-") && id(&before, "two</li>").len() == "why-".len() + 8);
    has(&before, &["aria-label=\"Paragraph 1\">1</a> The same words.", ">2</a> The same words."]);
    has(
        &after,
        &["aria-label=\"Paragraph 1\">1</a> A new lead.", ">2</a> The same words.", ">3</a> The same words."],
    );
    assert!(before.contains(&format!("id=\"{}-2\"", id(&before, "The same words."))), "{before}");
}

#[test]
fn the_anchor_of_an_item_is_made_of_its_words_not_its_number() {
    let one = text("## Why it matters\n\n1. one\n2. two\n").0;
    let two = text("## Why it matters\n\n1. new\n2. one\n3. two\n\n   - deep\n").0;
    let id = |html: &str| {
        html[..html.find("two").expect("it")].rsplit("id=\"").next().map(|id| id[..12].to_owned())
    };
    assert_eq!(id(&one), id(&two));
}
