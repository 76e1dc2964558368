//! Who stands where: the result as a sentence, groups for narrow screens, one order of parties, left out when thin.

use super::between;
use crate::support::{findings, page, site};

/// A briefing with three parties, written in this order, and provisions with these positions.
fn matrix(language: &str, settings: &str, provisions: &[&str]) -> String {
    let mut text = format!(
        "-- content/site.yaml --\nlanguage: {language}\n{settings}-- content/_index.md --\n---\nkind: briefing\ntitle: T\n\
         parties:\n  - {{id: south, name: South}}\n  - {{id: north, name: North}}\n  - {{id: east, name: East}}\nprovisions:\n"
    );
    for (number, positions) in provisions.iter().enumerate() {
        text.push_str(&format!(
            "  - {{id: p{number}, title: P{number}, evidence: 'https://example.org/', positions: ["
        ));
        for position in positions.split_whitespace() {
            let (party, position) = position.split_once('=').expect("party=position");
            text.push_str(&format!("{{party: {party}, position: {position}}}, "));
        }
        text.push_str("]}\n");
    }
    text.push_str("---\nWords.\n");
    text
}

fn lede(text: &str) -> String {
    between(&page(text, "/positions/"), "<p class=\"lede\">", "</p>").to_owned()
}

#[test]
fn the_result_says_what_is_stated_and_what_is_not() {
    let text = matrix("en", "", &["north=supports south=opposes", "north=supports", "", "", "east=red-line"]);
    assert_eq!(
        lede(&text),
        "On 1 of 5 provisions parties are stated to be on opposite sides; on 1 at least one party is against, and none \
         is stated to be in favour; on 1 every stated position is in favour; on 2 no party’s position is stated in our \
         sources.",
    );
}

#[test]
fn support_on_a_condition_is_not_plain_support() {
    let text = matrix("en", "", &["north=supports-if south=supports"]);
    assert!(lede(&text).contains(
        "On 1 of 1 provision every stated position is in favour, at least one of them on a condition."
    ));
    let text = matrix("en", "", &["north=undecided south=supports", "north=mixed"]);
    assert_eq!(
        lede(&text),
        "On 1 of 2 provisions some stated positions are in favour and others take no side; on 1 the stated positions take \
         no side.",
    );
}

#[test]
fn a_word_of_the_site_takes_the_side_that_its_settings_say() {
    let settings = "vocabularies:\n  position:\n    boycotts: {label: Boycotts it, side: against}\n";
    assert!(lede(&matrix("en", settings, &["north=boycotts south=supports"])).contains("opposite sides"));
    let wrong = settings.replace("against", "agianst");
    let found = findings(&site(&matrix("en", &wrong, &["north=supports"])));
    assert!(found.iter().any(|found| found.contains("agianst") && found.contains("against")), "{found:#?}");
}

#[test]
fn the_result_is_in_the_language_of_the_page() {
    let text = matrix("uk", "", &["north=supports south=opposes", "", ""]);
    assert_eq!(
        lede(&text),
        "Щодо 1 з 3 положень сторони, за нашими джерелами, стоять по різні боки; щодо 2 наші джерела не називають \
         позиції жодної сторони.",
    );
}

#[test]
fn parties_are_grouped_by_position_and_stand_in_order_of_writing() {
    let text = matrix("en", "", &["east=opposes north=supports south=supports", "north=opposes"]);
    let matrix = page(&text, "/positions/");
    let groups = between(&matrix, "<p class=\"sides\">", "</p>");
    let words: String =
        groups.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words, "Supports: South, North · Opposes: East");
    assert!(groups.contains("href=\"/provisions/p0/#stand-south\""), "{groups}");
    let own = page(&text, "/provisions/p0/");
    let order: Vec<&str> =
        own.split("<div id=\"stand-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(order, ["south", "north", "east"]);
}

#[test]
fn a_party_that_changed_its_mind_has_both_positions_and_is_counted_by_the_last() {
    let text = matrix("en", "", &["north=opposes north=supports"]);
    assert!(lede(&text).contains("every stated position is in favour"));
    let own = page(&text, "/provisions/p0/");
    assert!(own.contains("id=\"stood-1-north\"") && own.contains("id=\"stand-north\""));
}

#[test]
fn a_thin_table_is_left_out_with_its_door() {
    let views = |settings: &str| {
        let site = site(&matrix("en", settings, &["north=supports", "", "", ""]));
        let home = page(&matrix("en", settings, &["north=supports", "", "", ""]), "/");
        (
            site.pages.iter().any(|page| page.route.as_str() == "/positions/"),
            home.contains("href=\"/positions/\""),
        )
    };
    assert_eq!(views("positions: {hide_below: 30%}\n"), (false, false), "1 of 4 places are stated");
    assert_eq!(views("positions: {hide_below: 25%}\n"), (true, true));
    assert_eq!(views(""), (true, true));
}

#[test]
fn a_share_has_a_percent_sign() {
    let found = findings(&site(&matrix("en", "positions: {hide_below: 20}\n", &["north=supports"])));
    assert!(
        found.iter().any(|found| found.contains("positions.hide_below") && found.contains("percent")),
        "{found:#?}"
    );
}
