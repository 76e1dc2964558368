//! The order in which provisions stand.

use crate::support::page;

#[test]
fn provisions_of_a_theme_stand_by_their_numbers_wherever_they_are_written() {
    let provision = |id: &str, number: &str| {
        format!(
            "  - {{id: {id}, title: {id}, theme: sea, number: {number}, status: agreed, evidence: 'https://example.org/'}}\n"
        )
    };
    let site = format!(
        "---\nkind: briefing\ntitle: T\nthemes: [{{id: sea, title: Sea}}]\nprovisions:\n{}{}{}---\nWords.\n",
        provision("ten", "10"),
        provision("two", "2"),
        provision("two-a", "2a"),
    );
    for route in ["/", "/provisions/", "/provisions/status/agreed/"] {
        let page = page(&site, route);
        let index = page.split_once("<ol class=\"index").expect("an index").1;
        let at = |id: &str| index.find(&format!("href=\"/provisions/{id}/\"")).expect("it is listed");
        assert!(at("two") < at("two-a") && at("two-a") < at("ten"), "{route}: {index}");
    }
}
