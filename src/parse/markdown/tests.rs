//! What becomes of a text, hole by hole.

use super::{Dialect, PartNames, render};
use crate::parse::{Body, Slot, What};

/// The HTML with its holes written out.
fn shown(body: &Body) -> String {
    let mut out = String::new();
    let mut at = 0;
    for hole in &body.holes {
        out.push_str(&body.html[at..hole.at]);
        at = hole.at;
        let what = match &hole.what {
            What::Level(level) => level.to_string(),
            What::HeadingId(n) => body.headings[*n].id.clone(),
            What::BlockId(_) => "b".to_owned(),
            What::Number(_) => String::new(),
            other => format!("⟨{other:?}⟩"),
        };
        out.push_str(&what);
    }
    out.push_str(&body.html[at..]);
    out
}

fn dialect() -> Dialect {
    let mut names = PartNames::default();
    names.add(Slot::Why, "Why it matters; Чому це важливо");
    names.add(Slot::Next, "What's next");
    Dialect {
        smart_punctuation: true,
        language: "en".into(),
        part_names: std::sync::Arc::new(names),
        ..Dialect::default()
    }
}

fn parse(text: &str) -> (Body, Vec<String>) {
    let mut report = Vec::new();
    let dialect = dialect();
    let body = render(&"content/a/x.md".into(), text, 0..text.len(), &dialect, &mut report);
    (body, report.iter().map(|finding| format!("{}: {}", finding.rule.name, finding.message)).collect())
}

fn check(text: &str, html: &str) {
    let (body, report) = parse(text);
    assert_eq!(shown(&body).trim(), html, "{report:?}");
    assert!(report.is_empty(), "{report:?}");
}

#[test]
fn a_paragraph_has_an_anchor() {
    check("Hello *there*", "<p id=\"b\">Hello <em>there</em></p>");
}

#[test]
fn a_link_to_an_entry_is_a_hole() {
    check(
        "[words](@army-size)",
        "<p id=\"b\">⟨Open(Entry { id: \"army-size\", fragment: None }, \"\")⟩words⟨Close⟩</p>",
    );
}

#[test]
fn a_link_without_words_takes_the_title() {
    let (body, _) = parse("[](@army-size)");
    assert!(body.holes.iter().any(|hole| matches!(hole.what, What::Title(_))));
}

#[test]
fn a_relative_link_is_resolved_from_its_file() {
    let (body, _) = parse("[x](../y.md#m)");
    assert!(shown(&body).contains("File { path: \"content/y.md\", fragment: Some(\"m\") }"));
}

#[test]
fn a_citation_has_a_place_and_a_basis() {
    let (body, report) = parse("Words [@article, para 5, own voice; @other].");
    let shown = shown(&body);
    assert!(
        shown.contains(
            "Citation { source: \"article\", place: Some(\"para 5\"), basis: Some(\"own voice\") }"
        ),
        "{shown}"
    );
    assert!(shown.contains("source: \"other\""), "{shown}");
    assert!(report.is_empty(), "{report:?}");
}

#[test]
fn an_embed_stands_alone() {
    let (body, report) = parse("One.\n\n![](@quote)\n\nTwo.");
    assert!(shown(&body).contains("</p>\n⟨Embed"), "{}", shown(&body));
    assert!(report.is_empty());
    let (_, report) = parse("See ![](@quote) here");
    assert_eq!(report, ["embed/inline: an embed stands on a line of its own"]);
}

#[test]
fn a_blockquote_with_a_speaker_is_a_quote() {
    let (body, _) = parse("> “We will *see*.”\n>\n> — @zelensky\n");
    assert_eq!(body.quotes.len(), 1);
    assert_eq!(
        (body.quotes[0].text.as_str(), body.quotes[0].by.as_str(), body.quotes[0].by_id),
        ("We will see.", "zelensky", true)
    );
    let (body, _) = parse("> Just words\n> in two lines\n");
    assert!(body.quotes.is_empty());
}

#[test]
fn a_heading_in_a_recorded_quote_leaves_nothing_behind() {
    let (body, _) = parse("> ## Loud\n>\n> “We will.”\n>\n> — @zelensky\n\nWords.\n");
    assert!(body.headings.is_empty() && body.parts.len() == 1 && body.quotes.len() == 1);
}

#[test]
fn headings_have_unique_ids_in_any_script() {
    let (body, _) = parse("## Що далі?\n\n## Що далі?\n\n## 中文\n\n## Own {#own}\n");
    let ids: Vec<&str> = body.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["що-далі", "що-далі-2", "中文", "own"]);
}

#[test]
fn the_five_parts_are_known_by_word_or_id() {
    let (body, _) = parse("Lead.\n\n## Why It Matters\n\nx\n\n## Facts {#know}\n\n## What’s next?\n\ny\n");
    let slots: Vec<String> =
        body.parts.iter().map(|part| format!("{:?} {}", part.slot, part.is_empty)).collect();
    assert_eq!(slots, ["Some(Lead) false", "Some(Why) false", "Some(Know) true", "Some(Next) false"]);
}

#[test]
fn html_is_shown_as_text_and_said_once() {
    let (body, report) = parse("<div>\n<p>x</p>\n</div>\n");
    assert!(body.html.contains("&lt;div&gt;"));
    assert_eq!(report, ["markup/raw-html: HTML is shown as text"]);
}

#[test]
fn a_script_link_is_refused() {
    let (body, report) = parse("[x](javascript:alert)");
    assert!(!body.html.contains("<a"), "{}", body.html);
    assert_eq!(report, ["link/scheme: a link cannot begin with `javascript:`"]);
}

#[test]
fn a_note_stands_at_the_end_and_leads_back() {
    let (body, _) = parse("Words[^1].\n\n[^1]: The note [x](@y).\n");
    let shown = shown(&body);
    assert!(shown.contains("<ol class=\"notes\">"), "{shown}");
    assert!(shown.contains("NoteBack(1, 1)"), "{shown}");
    assert!(shown.contains("Open(Entry { id: \"y\""), "{shown}");
}

#[test]
fn a_note_has_its_links_where_they_were_written() {
    let (body, _) = parse("Words[^1].\n\n[^1]: See [it](@y) and [^1].\n\n    ## More\n\n    - One\n");
    let shown = shown(&body);
    let note = shown.split_once("\">").map_or("", |(_, rest)| rest);
    assert!(
        note.contains("<p>See ⟨Open(Entry { id: \"y\", fragment: None }, \"\")⟩it⟨Close⟩ and <sup"),
        "{shown}"
    );
    assert!(note.contains("<p><strong>More</strong></p>\n<ul>\n<li>One</li>"), "{shown}");
    assert!(body.headings.is_empty() && body.blocks.len() == 1);
}

#[test]
fn a_table_scrolls_and_has_heads() {
    let (body, _) = parse("| A | B |\n|---|--:|\n| 1 | 2 |\n");
    assert!(
        body.html.contains("<th scope=\"col\">A</th><th scope=\"col\" class=\"al-right\">B</th>"),
        "{}",
        body.html
    );
}

proptest::proptest! {
    #[test]
    fn no_text_panics_and_holes_are_in_order(text in "[ -~\n“”—@\\[\\]#>*`|(){}:/é中]{0,200}") {
        let (body, _) = parse(&text);
        let mut last = 0;
        for hole in &body.holes {
            assert!(hole.at >= last && body.html.is_char_boundary(hole.at));
            assert!(hole.source.end <= text.len());
            last = hole.at;
        }
        for part in &body.parts {
            assert!(body.html.is_char_boundary(part.range.start) && body.html.is_char_boundary(part.range.end));
        }
    }
}
