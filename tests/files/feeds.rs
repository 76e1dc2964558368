//! Feeds of the log, read by `feed-rs`.

use super::{SITE, file};
use crate::support::{files, findings, html_of, site};
use feed_rs::model::Feed;

fn feed(address: &str) -> Feed {
    let text = file(address);
    feed_rs::parser::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn atom_and_json_tell_the_log_newest_first() {
    for address in ["/updates/atom.xml", "/updates/feed.json"] {
        let feed = feed(address);
        let title = feed.title.as_ref().map(|title| title.content.as_str());
        assert_eq!(title, Some("“The harbour & \"quay\"”: Updates and corrections"), "{address}");
        let ids: Vec<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, ["https://example.org/b/updates/#day", "https://example.org/b/updates/#first"]);
        let entry = &feed.entries[0];
        let title = entry.title.as_ref().map(|title| title.content.as_str());
        assert_eq!(title, Some("We had the <wrong> day & said so."), "{address}");
        let at = entry.published.map(|at| at.to_rfc3339());
        assert_eq!(at.as_deref(), Some("2025-12-05T06:00:00+00:00"), "{address}");
        assert_eq!(entry.links[0].href, "https://example.org/b/updates/#day");
    }
    let day = feed("/updates/atom.xml").entries[1].updated.map(|at| at.to_rfc3339());
    assert_eq!(day.as_deref(), Some("2025-12-01T22:00:00+00:00"), "a day begins where the site is");
}

#[test]
fn an_entry_stands_in_a_feed_in_full_and_its_links_are_whole() {
    for address in ["/updates/atom.xml", "/updates/feed.json"] {
        let content = feed(address).entries[0].content.clone().expect("a text").body.expect("a text");
        for part in [
            "We had the &lt;wrong&gt; day &amp; said so.",
            "<del>Monday</del>",
            "<ins>Tuesday</ins>",
            "<a href=\"https://example.org/b/provisions/cap/\">stood here</a> “until” noon.",
        ] {
            assert!(content.contains(part), "{address}: {part}: {content}");
        }
        assert!(!content.contains("href=\"/") && !content.contains("href=\"#"), "{content}");
    }
}

#[test]
fn a_feed_of_corrections_has_nothing_else() {
    for address in ["/updates/corrections.xml", "/updates/corrections.json"] {
        assert_eq!(feed(address).entries.len(), 1, "{address}");
    }
}

#[test]
fn each_language_has_its_feeds() {
    let feed = feed("/uk/updates/atom.xml");
    assert_eq!(feed.language.as_deref(), Some("uk"));
    assert_eq!(feed.entries[0].id, "https://example.org/b/uk/updates/#day");
    assert_eq!(
        feed.entries[0].title.as_ref().map(|title| title.content.as_str()),
        Some("Ми помилилися днем.")
    );
}

#[test]
fn feeds_are_announced_on_each_page_of_their_briefing() {
    let site = site(SITE);
    for (address, feed) in [("/provisions/cap/", "/b/updates/atom.xml"), ("/uk/", "/b/uk/updates/atom.xml")] {
        let page = html_of(&site, address);
        let link = "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"";
        assert!(page.contains(link) && page.contains(&format!("href=\"{feed}\">")), "{page}");
        assert!(page.contains("/data/\">"), "a door: {page}");
    }
    let data = html_of(&site, "/data/");
    let is_of_page =
        |file: &str| ["index.md", "share.png", "oembed.json"].iter().any(|end| file.ends_with(end));
    let is_listed = |file: &&String| !file.starts_with("/uk/") && !is_of_page(file);
    for file in files(&site).iter().filter(is_listed) {
        assert!(data.contains(&format!("href=\"/b{file}\"")), "{file}: {data}");
    }
}

#[test]
fn a_briefing_without_a_log_or_an_address_has_no_feeds() {
    let no_address = SITE.replace("base_url: https://example.org/b/\n", "");
    assert!(!files(&site(&no_address)).iter().any(|file| file.ends_with(".xml")));
    let no_log = "-- content/site.yaml --\nbase_url: https://example.org/\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\nWords.\n";
    assert!(!files(&site(no_log)).iter().any(|file| file.ends_with(".xml")));
    assert!(!html_of(&site(no_log), "/").contains("atom+xml"));
}

#[test]
fn a_file_of_the_site_at_the_address_of_a_feed_is_an_error() {
    let clash = SITE.replace("-- held/", "-- content/about.md --\n---\ntitle: About\n---\n[Mine](updates/atom.xml)\n-- content/updates/atom.xml --\nMine.\n-- held/");
    let found = findings(&site(&clash));
    assert!(found.iter().any(|finding| finding.starts_with("address/collision")), "{found:#?}");
}
