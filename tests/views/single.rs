//! A briefing as one file: nothing is loaded, and what stands in it is reached in it.

use crate::support::site;

const SITE: &str = "-- content/_index.md --
---
kind: briefing
title: The port
provisions:
  - {id: cap, title: A cap, status: proposed, evidence: 'https://example.org/a'}
terms: [{id: levy, term: Levy, definition: A tax.}]
---
See [the cap](@cap), [the levy](@levy), [what is known](#know) and [about](about.md).

![A map](map.svg)

## What is known {#know}

Words.
-- content/about.md --
---
title: About
---
Words.
-- content/map.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 16\"></svg>
-- static/site.css --
a{color:red}
";

fn file(text: &str) -> (String, String) {
    let mut files = site(text).single_files();
    assert_eq!(files.len(), 1);
    files.remove(0)
}

#[test]
fn style_fonts_and_pictures_stand_inside_and_the_policy_lets_nothing_else_in() {
    let (name, html) = file(SITE);
    assert_eq!(name, "briefing.html");
    assert_eq!(html.matches("<style>").count(), 2, "that of the theme and that of the site");
    assert!(
        html.contains("url(data:font/woff2;base64,") && html.contains("src=\"data:image/svg+xml;base64,")
    );
    assert!(html.contains("content=\"default-src 'none'; style-src 'sha256-") && !html.contains("'self'"));
    for loads in
        ["<script", "<link rel=\"stylesheet", "<link rel=\"preload", "href=\"/", "src=\"/", "url(fonts"]
    {
        assert!(!html.contains(loads), "{loads}");
    }
    assert!(html.contains("<link rel=\"icon\" href=\"data:image/svg+xml,"));
}

#[test]
fn links_lead_to_what_stands_in_the_file_or_to_the_whole_address_or_nowhere() {
    let (_, html) = file(SITE);
    for anchor in ["#provision-cap", "#term-levy", "#know"] {
        let id = format!("id=\"{}\"", &anchor[1..]);
        assert!(html.contains(&format!("href=\"{anchor}\"")) && html.contains(&id), "{anchor}");
    }
    assert!(html.contains("<a>about</a>"), "{html}");
    let (_, html) = file(&format!("-- content/site.yaml --\nbase_url: https://example.org/b/\n{SITE}"));
    assert!(html.contains("<a href=\"https://example.org/b/about/\">about</a>"));
    assert!(!html.contains("class=\"doors\""), "lists of other pages");
}
