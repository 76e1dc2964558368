//! One record, three spellings: the same id, address and checks.

use crate::support::{findings, site};

/// Every address of a site and what it shows, but for the file it is made from.
fn addresses(text: &str) -> Vec<(String, String)> {
    site(text).listing().into_iter().map(|(address, view, _)| (address, view)).collect()
}

const HEAD: &str = "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\nsources: [{id: a, title: A}]\n";

#[test]
fn a_list_item_a_record_and_a_file_are_the_same_entry() {
    let front = format!(
        "{HEAD}provisions:\n  - {{id: tariffs, title: Lower tariffs, status: proposed, evidence: para 1, body: Words.}}\n---\n"
    );
    let records = format!(
        "{HEAD}---\n-- content/records.yaml --\nprovisions:\n  - {{id: tariffs, title: Lower tariffs, status: proposed, evidence: para 1, body: Words.}}\n"
    );
    let list = format!(
        "{HEAD}---\n-- content/provisions.yaml --\n- {{id: tariffs, title: Lower tariffs, status: proposed, evidence: para 1, body: Words.}}\n"
    );
    let file = format!(
        "{HEAD}---\n-- content/provisions/tariffs.md --\n---\ntitle: Lower tariffs\nstatus: proposed\nevidence: para 1\n---\nWords.\n"
    );
    let page = |text: &str| {
        let site = site(text);
        assert_eq!(findings(&site), Vec::<String>::new(), "{text}");
        let page =
            site.pages.iter().find(|page| page.route.as_str() == "/provisions/tariffs/").expect("its page");
        String::from_utf8(site.draw(page).bytes).expect("pages are UTF-8")
    };
    for other in [&records, &list, &file] {
        assert_eq!(addresses(&front), addresses(other));
        assert_eq!(page(&front), page(other));
    }
}

#[test]
fn the_same_mistake_is_found_in_every_spelling() {
    for text in [
        format!(
            "{HEAD}provisions:\n  - {{id: p, title: P, status: agred, evidence: para 1, theme: nowhere}}\n---\n"
        ),
        format!(
            "{HEAD}---\n-- content/records.yaml --\nprovisions:\n  - {{id: p, title: P, status: agred, evidence: para 1, theme: nowhere}}\n"
        ),
        format!(
            "{HEAD}---\n-- content/provisions.yaml --\n- {{id: p, title: P, status: agred, evidence: para 1, theme: nowhere}}\n"
        ),
        format!(
            "{HEAD}---\n-- content/provisions/p.md --\n---\ntitle: P\nstatus: agred\nevidence: para 1\ntheme: nowhere\n---\n"
        ),
    ] {
        let found: Vec<String> = findings(&site(&text))
            .iter()
            .map(|line| line.split(' ').next().expect("a rule").to_owned())
            .collect();
        assert_eq!(found, ["ref/dangling", "vocabulary/unknown"], "{text}");
    }
}

#[test]
fn a_briefing_may_be_pinned_to_an_address() {
    let text = "-- content/harbour/_index.md --\n---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\npath: /\n---\nWords.\n";
    let found: Vec<String> = addresses(text).into_iter().map(|(address, _)| address).collect();
    assert!(
        found.contains(&"/full/".to_owned()) && !found.iter().any(|address| address.contains("harbour")),
        "{found:?}"
    );
}

#[test]
fn people_parties_and_sources_beside_the_first_page_are_for_all_briefings() {
    let text = "-- content/_index.md --\n---\ntitle: Home\n---\n\
                -- content/records.yaml --\npeople: [{id: lee, name: Ann Lee}]\nparties: [{id: board, name: Board}]\nsources: [{id: src, title: S}]\n\
                -- content/a/_index.md --\n---\nkind: briefing\ntitle: A\nreviewed: 2025-12-22\ndefault_source: src\nquotes: [{id: q, by: lee, text: One.}]\nevents: [{id: e, title: E, who: board, evidence: para 1}]\n---\n\
                -- content/b/_index.md --\n---\nkind: briefing\ntitle: B\nreviewed: 2025-12-22\ndefault_source: src\nquotes: [{id: q, by: lee, text: Two.}]\nevents: [{id: e, title: E, who: board, evidence: para 1}]\n---\n";
    assert_eq!(findings(&site(text)), Vec::<String>::new());
    let found: Vec<String> = addresses(text).into_iter().map(|(address, _)| address).collect();
    for address in ["/people/", "/people/lee/", "/parties/board/", "/sources/", "/a/quotes/", "/b/quotes/"] {
        assert!(found.contains(&address.to_owned()), "{address} {found:?}");
    }
}
