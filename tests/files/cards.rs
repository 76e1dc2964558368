//! Cards to embed: bare pages, the code to copy, and what programs read.

use super::{SITE, file};
use crate::support::{addresses, drawn, file_of, files, findings, html_of, site};
use crate::views::between;
use serde_json::Value;

fn with_quotes() -> String {
    SITE.replace(
        "next:\n",
        "people:\n  - {id: jo, name: Jo & Co}\nquotes:\n  - {id: whole, by: jo, text: 'We \"will\" sign.', about: [cap], evidence: 'paper, para 5', body: More.}\n  \
         - {id: half, by: jo, type: fragment, text: a good day, about: [cap], evidence: 'paper, para 5', body: More.}\n\
         numbers:\n  - {id: boats, label: Boats, value: 12, evidence: 'paper, para 6'}\nnext:\n",
    )
}

#[test]
fn provisions_quotes_steps_and_numbers_have_cards_and_nothing_else_has() {
    let site = site(&with_quotes());
    let cards: Vec<String> = addresses(&site)
        .into_iter()
        .filter(|address| address.ends_with("/card/") && !address.starts_with("/uk/"))
        .collect();
    assert_eq!(
        cards,
        [
            "/next/meet/card/",
            "/next/spring/card/",
            "/next/talk/card/",
            "/next/week/card/",
            "/numbers/boats/card/",
            "/provisions/cap/card/",
            "/quotes/half/card/",
            "/quotes/whole/card/",
        ]
    );
}

#[test]
fn a_card_is_bare_and_leads_to_its_page() {
    let card = html_of(&site(SITE), "/provisions/cap/card/");
    for part in [
        "<meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://example.org/b/provisions/cap/\">",
        "<base target=\"_top\">",
        "<h1><a href=\"/b/provisions/cap/\">A cap on tariffs</a></h1>",
        "As of 20 December 2025",
        "In the draft",
        "href=\"/b/card.",
        "<a class=\"skip\" href=\"#main\" target=\"_self\">",
        "<main id=\"main\">",
    ] {
        assert!(card.contains(part), "{part}: {card}");
    }
    let ways = between(&card, "<nav aria-label=\"Read on\">", "</nav>");
    assert!(ways.contains("href=\"/b/provisions/cap/\"") && ways.contains("href=\"/b/sources/\""), "{ways}");
    let foot = between(&card, "<footer", "</footer>");
    assert!(foot.contains("As of 20 December 2025") && foot.contains("The Desk"), "{foot}");
    assert!(!card.contains("<script src") && !card.contains("style."), "{card}");
}

#[test]
fn the_frame_of_a_card_is_as_high_as_its_words_need() {
    let high = |site: &str| {
        let told = file_of(&drawn(site), "/quotes/whole/card/oembed.json");
        let told: Value = serde_json::from_str(&told).expect("JSON");
        let high = told["height"].as_u64().expect("a height");
        assert!(told["html"].as_str().is_some_and(|html| html.contains(&format!("height=\"{high}\""))));
        high
    };
    let short = high(&with_quotes());
    let long = high(&with_quotes().replace("We \"will\" sign.", &"We will sign what is left. ".repeat(20)));
    assert!((250..400).contains(&short) && long > short + 200, "{short} {long}");
}

#[test]
fn the_card_of_a_quote_does_not_say_its_words_twice() {
    let card = html_of(&site(&with_quotes()), "/quotes/whole/card/");
    assert!(card.contains("<h1 class=\"unseen\">"), "{card}");
}

#[test]
fn a_card_stands_in_no_list_and_leaves_no_finding() {
    let site = drawn(SITE);
    assert!(!findings(&site).iter().any(|finding| finding.contains("card")), "{:#?}", findings(&site));
    let sitemap = site.generated().into_iter().find(|(path, _)| path == "sitemap.xml").expect("a sitemap").1;
    assert!(!sitemap.contains("/card/"), "{sitemap}");
    assert!(!html_of(&site, "/search/").contains("/card/"));
}

#[test]
fn the_page_of_an_entry_has_the_code_to_copy() {
    let page = html_of(&site(&with_quotes()), "/quotes/whole/");
    let frame = between(&page, "<textarea id=\"embed-frame\"", "</textarea>");
    for part in [
        "&lt;iframe src=&quot;https://example.org/b/quotes/whole/card/&quot;",
        "width=&quot;600&quot;",
        "loading=&quot;lazy&quot;",
    ] {
        assert!(frame.contains(part), "{part}: {frame}");
    }
    let text = between(&page, "<textarea id=\"embed-text\"", "</textarea>");
    for part in [
        "&lt;blockquote cite=&quot;https://example.org/b/quotes/whole/&quot;&gt;&lt;p&gt;“We",
        "Jo &amp;amp; Co",
        "as of 20 December 2025",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let half = html_of(&site(&with_quotes()), "/quotes/half/");
    let half = between(&half, "<textarea id=\"embed-text\"", "</textarea>");
    assert!(
        half.contains("Jo &amp;amp; Co") && half.contains("a good day"),
        "a fragment stands with its speaker: {half}"
    );
}

#[test]
fn programs_find_how_to_embed_an_entry() {
    let page = html_of(&site(SITE), "/provisions/cap/");
    let address = "https://example.org/b/provisions/cap/card/oembed.json";
    assert!(
        page.contains(&format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}\""
        )),
        "{page}"
    );
    let told: Value = serde_json::from_str(&file("/provisions/cap/card/oembed.json")).expect("JSON");
    assert_eq!(told["version"], "1.0");
    assert_eq!(told["type"], "rich");
    assert_eq!(told["title"], "A cap on tariffs");
    assert_eq!(told["provider_name"], "The Desk");
    assert!(
        told["html"].as_str().is_some_and(
            |html| html.starts_with("<iframe src=\"https://example.org/b/provisions/cap/card/\"")
        )
    );
    assert!(told["width"].is_u64() && told["height"].is_u64());
}

#[test]
fn without_a_whole_address_nothing_can_be_embedded() {
    let site = site(&SITE.replace("base_url: https://example.org/b/\n", ""));
    assert!(!addresses(&site).iter().any(|address| address.ends_with("/card/")));
    assert!(!files(&site).iter().any(|file| file.ends_with("oembed.json")));
    assert!(!html_of(&site, "/provisions/cap/").contains("<textarea"));
    assert!(file_of(&site, "/briefing.json").contains("cap"));
}
