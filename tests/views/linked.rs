//! What pages say to programs: previews in other places, and JSON-LD.

use super::between;
use crate::support::page;
use serde_json::Value;

const SITE: &str =
    "-- content/site.yaml --\nbase_url: https://example.org/b/\npublisher: The Desk\n-- content/_index.md --
---
kind: briefing
title: The harbour
authors: [Jo Marsh]
people:
  - {id: tolle, name: Oskar Tolle, roles: [{title: First Warden}]}
documents:
  - {id: bill, title: The bill, type: law, status: in-draft}
  - {id: act, title: The act, type: law, status: in-force, about: [cap, talks]}
provisions:
  - {id: cap, title: The cap </script><!-- &, status: in-draft, about: [tolle, bill, talks, vote], evidence: 'https://example.com/paper'}
quotes:
  - {id: said, by: tolle, text: We will sign., when: 2025-12-01, about: [cap], evidence: 'https://example.com/paper', body: More.}
  - {id: told, by: tolle, type: paraphrase, text: they would sign, evidence: 'https://example.com/paper', body: More.}
events:
  - {id: talks, title: Talks, when: 2025-12-03, where: Tolm, about: [cap, bill], evidence: 'https://example.com/paper'}
  - {id: vote, title: A vote, when: 2025-12, where: Tolm, about: [cap, bill], evidence: 'https://example.com/paper'}
  - {id: fire, title: A fire, when: 2025-12-04, evidence: 'https://example.com/paper'}
terms:
  - {id: quay, term: Quay, definition: Where ships lie.}
updates:
  - {id: a, type: published, at: 2025-12-02, summary: First version.}
  - {id: b, type: correction, at: 2025-12-05, summary: We had the wrong day.}
  - {id: c, type: reviewed, at: 2025-12-20, summary: Read again.}
  - {id: d, type: update, at: 2027-01-01, summary: Not yet.}
---
Words.
";

fn graph(site: &str, route: &str) -> Vec<Value> {
    let html = page(site, route);
    let json = between(&html, "<script type=\"application/ld+json\">", "</script>");
    let all: Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert_eq!(all["@context"], "https://schema.org");
    all["@graph"].as_array().expect("a graph").clone()
}

#[test]
fn the_overview_is_an_article_with_the_dates_of_the_log() {
    let article = &graph(SITE, "/")[0];
    assert_eq!(article["@type"], "BackgroundNewsArticle");
    assert_eq!(article["headline"], "The harbour");
    assert_eq!(article["datePublished"], "2025-12-02");
    assert_eq!(article["dateModified"], "2025-12-05");
    assert_eq!(article["author"][0]["name"], "Jo Marsh");
    assert_eq!(article["publisher"]["name"], "The Desk");
    assert_eq!(article["isBasedOn"][0]["url"], "https://example.com/paper");
    assert_eq!(article["correction"].as_array().map(Vec::len), Some(1));
    assert_eq!(article["correction"][0]["text"], "We had the wrong day.");
    assert_eq!(article["correction"][0]["url"], "https://example.org/b/updates/#b");
}

#[test]
fn no_text_ends_the_script_it_stands_in() {
    let page = page(SITE, "/provisions/cap/");
    let script = between(&page, "<script type=\"application/ld+json\">", "</script>");
    assert!(script.ends_with("]}"), "{script}");
    assert!(!script.contains(['<', '>', '&']), "{script}");
    assert_eq!(graph(SITE, "/provisions/cap/")[0]["name"], "The cap </script><!-- &");
}

#[test]
fn the_breadcrumbs_are_those_that_readers_see() {
    let crumbs = &graph(SITE, "/people/tolle/")[1];
    assert_eq!(crumbs["@type"], "BreadcrumbList");
    let told: Vec<(String, String)> = crumbs["itemListElement"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| (item["name"].as_str().unwrap_or("").into(), item["item"].as_str().unwrap_or("").into()))
        .collect();
    let seen = page(SITE, "/people/tolle/");
    let seen: Vec<&str> = between(&seen, "<nav class=\"crumbs", "</nav>")
        .split("</li>")
        .filter_map(|item| item.trim_end_matches("</a>").rsplit_once('>').map(|(_, words)| words))
        .filter(|words| !words.trim().is_empty())
        .collect();
    assert_eq!(told.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), seen);
    assert_eq!(told[1].1, "https://example.org/b/people/");
    assert_eq!(told[2].1, "");
}

#[test]
fn entries_are_what_schema_org_has_words_for() {
    let of = |route: &str| graph(SITE, route)[0]["mainEntity"].clone();
    let quotation = of("/quotes/said/");
    assert_eq!(quotation["@type"], "Quotation");
    assert_eq!(quotation["creator"]["@type"], "Person");
    assert_eq!(quotation["creator"]["name"], "Oskar Tolle");
    assert_eq!(quotation["dateCreated"], "2025-12-01");
    assert_eq!(of("/people/tolle/")["jobTitle"], "First Warden");
    assert_eq!(of("/quotes/told/"), Value::Null, "what was retold is no quotation");
    let glossary = &graph(SITE, "/terms/")[0]["hasPart"][0];
    assert_eq!(glossary["@type"], "DefinedTermSet");
    assert_eq!(glossary["hasDefinedTerm"][0]["description"], "Where ships lie.");
}

#[test]
fn an_event_is_told_where_its_place_and_day_are_known() {
    let told = |route: &str| graph(SITE, route)[0]["mainEntity"]["@type"].clone();
    assert_eq!(told("/events/talks/"), "Event");
    assert_eq!(graph(SITE, "/events/talks/")[0]["mainEntity"]["location"]["name"], "Tolm");
    assert_eq!(told("/events/vote/"), Value::Null, "a month is no day");
    let timeline = serde_json::to_string(&graph(SITE, "/timeline/")).expect("JSON");
    assert!(!timeline.contains("A fire"), "no place is known: {timeline}");
}

#[test]
fn a_draft_is_no_law_and_nothing_is_a_verdict() {
    let of = |route: &str| graph(SITE, route)[0]["mainEntity"]["@type"].clone();
    assert_eq!(of("/documents/bill/"), "CreativeWork");
    assert_eq!(of("/documents/act/"), "Legislation");
    assert_eq!(of("/provisions/cap/"), "CreativeWork");
    assert_eq!(graph(SITE, "/provisions/cap/")[0]["mainEntity"]["creativeWorkStatus"], "In the draft");
}

#[test]
fn without_a_base_url_nothing_needs_a_whole_address() {
    let site = SITE.replace("base_url: https://example.org/b/\n", "");
    let all = serde_json::to_string(&graph(&site, "/people/tolle/")).expect("JSON");
    assert!(!all.contains("\"url\"") && !all.contains("@id"), "{all}");
    let page = page(&site, "/people/tolle/");
    assert!(page.contains("<meta property=\"og:title\" content=\"Oskar Tolle\">"), "{page}");
    assert!(!page.contains("og:url") && !page.contains("og:image"), "{page}");
}

#[test]
fn a_preview_in_other_places_has_title_address_site_and_dates() {
    let page = page(SITE, "/provisions/cap/");
    for tag in [
        "<meta property=\"og:title\" content=\"The cap &lt;/script&gt;&lt;!-- &amp;\">",
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"og:url\" content=\"https://example.org/b/provisions/cap/\">",
        "<meta property=\"og:site_name\" content=\"The Desk\">",
        "<meta property=\"og:locale\" content=\"en\">",
        "<meta property=\"article:published_time\" content=\"2025-12-02\">",
        "<meta property=\"article:modified_time\" content=\"2025-12-05\">",
        "<meta name=\"twitter:card\" content=\"summary",
    ] {
        assert!(page.contains(tag), "{tag}: {page}");
    }
}

#[test]
fn the_page_of_a_lost_address_says_nothing_to_programs() {
    let page = page(SITE, "/404.html");
    assert!(!page.contains("ld+json") && !page.contains("og:title"), "{page}");
}
