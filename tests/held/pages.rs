//! Held texts and receipts as authors and readers meet them.

use crate::support::{findings, page, site};
use standfirst::{Memo, Site};

const BRIEFING: &str = "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\nsources:\n  - {id: a, title: A, outlet: O, published: 2025-12-22, held: a.txt, sha256: 83c59a2d5d6cbbd37f4f4be4ce40e2e5bd0c5e4ac6f6c5d4f7f14ffdb7c0e9a1}\npeople:\n  - {id: lee, name: Ann Lee}\nquotes:\n  - {id: q, by: lee, text: We will see., when: 2025-12-21, venue: V, about: [lee], evidence: a}\n---\n";

fn receipts(site: &Site) -> String {
    let model = &site.editions[0].model;
    model.library.receipts.write()
}

#[test]
fn the_page_says_that_a_quote_was_checked() {
    let with = format!("{BRIEFING}-- held/a.txt --\nAnn Lee said: “We will see.”\n");
    let quotes = page(&with, "/quotes/");
    assert!(quotes.contains("checked against the text") && !quotes.contains("not checked"), "{quotes}");
    let without = page(BRIEFING, "/quotes/");
    assert!(without.contains("not checked against the text"), "{without}");
}

#[test]
fn a_held_text_is_no_page_and_no_file() {
    let made = site(&format!("{BRIEFING}-- held/a.txt --\nAnn Lee said: “We will see.” A canary sings.\n"));
    assert!(made.listing().iter().all(|(route, ..)| !route.contains("a.txt")));
    for page in made.pages.iter() {
        assert!(!String::from_utf8(made.draw(page).bytes).unwrap().contains("canary"), "{}", page.route);
    }
    assert_eq!(receipts(&made), "");
}

#[test]
fn a_text_of_a_source_below_content_is_an_error() {
    let made = site("---\ntitle: T\n---\n-- content/sources/report.pdf --\nx\n");
    assert!(
        findings(&made)
            .iter()
            .any(|line| line.starts_with("source/text-in-content content/sources/report.pdf"))
    );
}

#[test]
fn a_text_is_folded_once_as_long_as_it_stays_the_same() {
    let text = format!("{BRIEFING}-- held/a.txt --\nAnn Lee said: “We will see.”\n");
    let first = site(&text);
    let again = Site::make(first.sources.clone(), &first.memo);
    let texts =
        |site: &Site| site.editions[0].model.library.texts().map(std::sync::Arc::as_ptr).collect::<Vec<_>>();
    assert_eq!(texts(&first), texts(&again));
    let fresh = Site::make(first.sources.clone(), &Memo::default());
    assert_eq!(findings(&fresh), findings(&again));
}
