//! Where a site may stand: what its pages load, and what is said of them to search engines.

use crate::support::{AS_OF, addresses, html_of};
use standfirst::{Memo, Options, Site, fixture};
use std::collections::BTreeMap;
use std::sync::Mutex;

const SITE: &str = "-- content/site.yaml --
base_url: https://example.org/base/
languages: [en, uk]
-- content/_index.md --
---
kind: briefing
title: The port
reviewed: 2025-11-01
provisions:
  - {id: cap, title: A cap, status: proposed, evidence: 'https://example.org/a', aliases: [old]}
  - {id: tax, title: A tax, status: proposed, evidence: 'https://example.org/a'}
updates:
  - {id: first, at: 2025-12-03, type: clarification, summary: The cap is clearer, about: [cap]}
---
See [the cap](@cap).
-- content/_index.uk.md --
---
title: Порт
---
Порт.
-- content/about.md --
---
title: About
updated: 2025-02-03
---
[Home](@/_index.md)
-- static/site.css --
a{color:red}
";

fn drawn(relative: bool) -> (Site, BTreeMap<String, String>) {
    let mut sources = fixture::sources(SITE, AS_OF.parse().expect("a date"));
    sources.options = Options { relative, ..Options::default() };
    let mut site = Site::make(sources, &Memo::default());
    let pages: Mutex<BTreeMap<String, String>> = Mutex::default();
    site.draw_all::<()>(|page, bytes| {
        let html = String::from_utf8(bytes.to_vec()).expect("a page is text");
        pages.lock().expect("nobody panics").insert(page.route.to_string(), html);
        Ok(())
    })
    .expect("nothing can fail");
    (site, pages.into_inner().expect("nobody panics"))
}

#[test]
fn a_relative_build_writes_every_address_from_its_page_but_on_the_page_for_what_is_not_there() {
    let (site, pages) = drawn(true);
    assert_eq!(pages.len(), addresses(&site).len());
    for (address, html) in pages {
        let has_root = ["href=\"/", "src=\"/", "action=\"/", "url=/"].iter().any(|root| html.contains(root));
        assert_eq!(has_root, address.ends_with("404.html"), "{address}\n{html}");
        let is_bare = !html.contains("integrity=") && !html.contains("rel=\"preload\"");
        assert!(is_bare, "{address}: a page on a disk can neither check nor load ahead");
        assert!(
            address != "/provisions/old/" || html.contains("content=\"0; url=../cap/index.html\""),
            "{html}"
        );
    }
}

#[test]
fn style_and_script_are_checked_by_the_browser() {
    let (site, pages) = drawn(false);
    let home = html_of(&site, "/");
    assert_eq!(home.matches("integrity=\"sha384-").count(), 3, "{home}");
    assert_eq!(html_of(&site, "/search/").matches("integrity=\"sha384-").count(), 3);
    // printf 'a{color:red}\n' | openssl dgst -sha384 -binary | base64
    let digest = "6GAQO/Es7z92+hnl8045Dk1/SfzFCwt0/CfmgvGd/IZSfM0Lbjihuyztj1V7OeHP";
    assert!(home.contains(&format!("integrity=\"sha384-{digest}\"")), "{home}");
    assert_eq!(pages["/"], home, "what is served is what is built");
}

#[test]
fn the_sitemap_has_the_dates_of_the_entries_and_the_languages_of_the_pages() {
    let (site, _) = drawn(false);
    let (_, sitemap) =
        site.generated().into_iter().find(|(name, _)| name == "sitemap.xml").expect("there is one");
    let line = |address: &str| {
        let start = format!("<url><loc>https://example.org/base{address}</loc>");
        let found = sitemap.lines().find(|line| line.starts_with(&start));
        found.unwrap_or_else(|| panic!("{address} is not in\n{sitemap}")).to_owned()
    };
    assert!(line("/provisions/cap/").contains("<lastmod>2025-12-03</lastmod>"));
    assert!(!line("/provisions/tax/").contains("lastmod"), "nothing says when it was changed");
    for address in ["/", "/uk/", "/provisions/"] {
        assert!(line(address).contains("<lastmod>2025-11-01</lastmod>"), "{}", line(address));
    }
    assert!(!line("/search/").contains("lastmod"), "it says nothing by itself");
    assert!(line("/about/").contains("<lastmod>2025-02-03</lastmod>"));
    assert!(!line("/about/").contains("hreflang"), "it is in one language");
    for address in ["/", "/uk/"] {
        for (language, other) in [("en", "/"), ("uk", "/uk/")] {
            let link = format!("hreflang=\"{language}\" href=\"https://example.org/base{other}\"/>");
            assert!(line(address).contains(&link), "{}", line(address));
        }
    }
}
