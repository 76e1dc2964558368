//! A site in two languages: the way from one to the other, and what stands untranslated.

use super::between;
use crate::support::{addresses, drawn_site, html_of, page};

const SITE: &str = "-- content/site.yaml --
base_url: https://example.org/
title: The Strait
languages: [en, uk]
-- content/_index.md --
---
title: The Strait
---
Words.
-- content/_index.uk.md --
---
title: Протока
---
Слова.
-- content/people.yaml --
- {id: zoe, name: Zoe Kern, summary: She chairs the board.}
- {id: abel, name: Abel Roth, summary: He left the board.}
-- content/people.uk.yaml --
- {id: abel, name: Авель Рот, summary: Він вийшов з ради.}
-- content/people/ina.md --
---
id: ina
name: Ina Moor
---
She speaks for the islands.
";

#[test]
fn every_page_shows_the_way_to_its_other_language() {
    let switch =
        |route: &str| between(&page(SITE, route), "<nav class=\"languages\"", "</nav>").replace('\n', "");
    assert!(
        switch("/people/")
            .contains("<a href=\"/uk/people/\" hreflang=\"uk\" lang=\"uk\" dir=\"ltr\">Українська</a>"),
        "{}",
        switch("/people/")
    );
    assert!(
        switch("/uk/people/")
            .contains("<a href=\"/people/\" hreflang=\"en\" lang=\"en\" dir=\"ltr\">English</a>")
    );
}

#[test]
fn what_is_not_translated_says_so_and_keeps_its_language() {
    let people = page(SITE, "/uk/people/");
    let of = |id: &str| between(&people, &format!("id=\"{id}\">"), "</li>").to_owned();
    assert!(of("zoe").contains("<h3 class=\"title\" lang=\"en\" dir=\"ltr\">Zoe Kern</h3>"), "{}", of("zoe"));
    assert!(of("zoe").contains("<p class=\"summary\" lang=\"en\" dir=\"ltr\">"));
    assert!(of("zoe").contains("Не перекладено. Мова: англійська"));
    assert!(!of("abel").contains("lang=") && !of("abel").contains("Не перекладено"), "{}", of("abel"));
    assert!(!page(SITE, "/people/").contains("lang=\"en\" dir=\"ltr\">Zoe"));
}

#[test]
fn a_link_says_which_way_its_words_run() {
    let arabic = SITE.replace("[en, uk]", "[en, ar]").replace(".uk.", ".ar.");
    let arabic = arabic.replace("Слова.", "[](@zoe) [](@abel)");
    let home = page(&arabic, "/ar/");
    assert!(home.contains("<html lang=\"ar\" dir=\"rtl\">"), "{home}");
    assert!(home.contains("<span lang=\"en\" dir=\"ltr\">Zoe Kern</span></a>"), "{home}");
    assert!(!home.contains("dir=\"ltr\">Авель"), "{home}");
    assert!(home.contains("hreflang=\"en\" lang=\"en\" dir=\"ltr\">"), "{home}");
}

#[test]
fn the_page_of_what_is_not_translated_is_told_from_the_page_it_repeats() {
    let ina = page(SITE, "/uk/people/ina/");
    assert!(ina.contains("<title>Ina Moor (англійська)</title>"), "{}", between(&ina, "<title>", "</title>"));
    assert!(ina.contains("<h1 lang=\"en\" dir=\"ltr\">Ina Moor</h1>"));
    assert!(ina.contains("Не перекладено. Мова: англійська"));
    assert!(ina.contains("<div class=\"prose\" lang=\"en\" dir=\"ltr\">"));
    assert!(
        ina.contains("content=\"Ina Moor, Протока.\""),
        "{}",
        between(&ina, "<meta name=\"description\"", ">")
    );
}

#[test]
fn no_two_pages_of_the_fictional_site_have_one_title() {
    let site = drawn_site("examples/harbour-accord", "2031-06-20");
    let mut titles: Vec<String> = Vec::new();
    for address in addresses(&site) {
        let html = html_of(&site, &address);
        if html.contains("http-equiv=\"refresh\"") {
            continue;
        }
        let title = between(&html, "<title>", "</title>").to_owned();
        assert!(title.chars().count() <= 70, "{address}: {title}");
        assert!(!titles.contains(&title), "{address}: {title}");
        titles.push(title);
    }
}

#[test]
fn a_word_of_the_site_is_its_own_in_each_language_that_it_is_written_in() {
    let site = |label: &str| {
        let words = format!("vocabularies: {{status: {{agreed: {{label: {label}}}}}}}\n");
        format!(
            "-- content/site.yaml --\nlanguages: [en, uk]\n{words}-- content/_index.md --\n---\nkind: briefing\ntitle: T\n\
             provisions: [{{id: a, title: A, status: agreed, evidence: 'https://example.org/'}}]\n---\nWords.\n\
             -- content/_index.uk.md --\n---\nkind: briefing\ntitle: Т\n---\nСлова.\n"
        )
    };
    let status = |site: &str, route: &str| between(&page(site, route), "status-agreed\">", "<").to_owned();
    let each = site("{en: Settled, uk: Залагоджено}");
    assert_eq!(status(&each, "/provisions/a/"), "Settled");
    assert_eq!(status(&each, "/uk/provisions/a/"), "Залагоджено");
    let one = site("{en: Settled}");
    assert_eq!(status(&one, "/provisions/a/"), "Settled");
    assert_eq!(status(&one, "/uk/provisions/a/"), "Погоджено");
}

#[test]
fn what_a_translation_leaves_as_it_was_keeps_its_language_field_by_field() {
    let site = "-- content/site.yaml --\nlanguages: [en, ar]\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\nWords.\n\
                -- content/_index.ar.md --\n---\nkind: briefing\ntitle: ت\n---\n[](@board) و [](@cap) و [](@said).\n\
                -- content/records.yaml --\nterms:\n  - {id: cap, term: A cap, summary: In short., definition: The most that is paid.}\n\
                people:\n  - {id: lee, name: Ann Lee, roles: [{title: minister}]}\n\
                parties:\n  - {id: board, name: The board, summary: It runs the port., body: It has six members.}\n\
                quotes:\n  - {id: said, by: lee, text: We will sign it., venue: at the port, evidence: 'https://example.org/'}\n\
                -- content/records.ar.yaml --\nterms: [{id: cap, term: سقف}]\npeople: [{id: lee, name: آن لي}]\n\
                parties: [{id: board, summary: تدير الميناء.}]\nquotes: [{id: said, venue: في الميناء}]\n";
    let of =
        |route: &str, id: &str| between(&page(site, route), &format!("id=\"{id}\">"), "</li>").to_owned();
    let term = of("/ar/terms/", "cap");
    assert!(term.contains("class=\"definition\" lang=\"en\" dir=\"ltr\">The most"), "{term}");
    assert!(term.contains("class=\"summary\" lang=\"en\" dir=\"ltr\">In short."), "{term}");
    assert!(term.contains("<h3 class=\"title\">") && !term.contains("Not translated"), "{term}");
    let person = of("/ar/people/", "lee");
    assert!(person.contains("<span lang=\"en\" dir=\"ltr\">minister</span>"), "{person}");
    let party = page(site, "/ar/parties/board/");
    assert!(party.contains("<h1 lang=\"en\" dir=\"ltr\">The board</h1>"), "{party}");
    assert!(party.contains("<p class=\"summary\">تدير"), "{party}");
    assert!(party.contains("<div class=\"prose\" lang=\"en\" dir=\"ltr\">"), "{party}");
    let quote = of("/ar/quotes/", "said");
    assert!(quote.contains("<blockquote lang=\"en\" dir=\"ltr\">"), "{quote}");
    assert!(quote.contains("<span class=\"venue\">في"), "{quote}");
    let home = page(site, "/ar/full/");
    assert!(home.contains("<span lang=\"en\" dir=\"ltr\">The board</span></a>"), "{home}");
    assert!(!home.contains("dir=\"ltr\">سقف"), "{home}");
    let own = page(site, "/terms/");
    assert!(!own.contains("lang=\"ar\">") && !own.contains("dir=\"ltr\">The most"), "{own}");
}
