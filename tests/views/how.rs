//! How we decide: what words and marks mean, what they ask for, which rules hold; and the words of a bill.

use super::between;
use crate::support::{addresses, drawn, every_finding, html_of, main_of};
use standfirst::Site;

/// A briefing on a bill: a word of the site's own between two others, provisions at these statuses with this evidence.
fn bill(provisions: &str) -> Site {
    drawn(&format!(
        "-- content/site.yaml --\nlanguages: [en, uk]\nvocabulary: legislation\nvocabularies:\n  status:\n    \
         vetoed: {{label: {{en: Vetoed, uk: Накладено вето}}, definition: {{en: The president sent it back., uk: Президент повернув.}}, \
         rung: agreed-in-principle, needs: text}}\n    second-reading: {{definition: It was read twice., rung: on-the-table, after: introduced}}\n\
         -- content/_index.md --\n---\nkind: briefing\ntitle: The ferry bill\nreviewed: 2025-12-22\nsources:\n  - {{id: gazette, title: Gazette, type: record}}\n  \
         - {{id: paper, title: Paper, type: news}}\n  - {{id: law, title: Act 7, type: law}}\nprovisions:\n{provisions}---\nWords.\n\
         -- content/_index.uk.md --\n---\nkind: briefing\ntitle: Закон\n---\nСлова.\n"
    ))
}

fn provision(id: &str, status: &str, source: &str) -> String {
    format!("  - {{id: {id}, title: Clause {id}, status: {status}, evidence: '{source}, para 1'}}\n")
}

fn overclaims(site: &Site) -> Vec<String> {
    every_finding(site).into_iter().filter(|finding| finding.starts_with("status/")).collect()
}

#[test]
fn a_bill_has_passed_where_an_official_record_says_so() {
    let site = bill(&[provision("a", "passed", "gazette"), provision("b", "in-committee", "paper")].concat());
    assert!(overclaims(&site).is_empty(), "{:?}", overclaims(&site));
    for status in ["passed-one-chamber", "passed", "signed", "in-force", "rejected", "repealed"] {
        let found = overclaims(&bill(&provision("a", status, "paper")));
        assert_eq!(found.len(), 1, "{status}: {found:?}");
        assert!(found[0].contains("no evidence is an official record"), "{found:?}");
    }
    let site =
        bill("  - {id: a, title: The clause was enacted, status: introduced, evidence: 'paper, para 1'}\n");
    assert!(overclaims(&site)[0].contains("this says `enacted`"), "{:?}", overclaims(&site));
}

#[test]
fn a_status_of_the_site_asks_for_the_evidence_that_its_settings_say() {
    let found = overclaims(&bill(&provision("a", "vetoed", "gazette")));
    assert!(
        found[0].contains("the status is `vetoed`, and no evidence is from the published text"),
        "{found:?}"
    );
    assert!(overclaims(&bill(&provision("a", "vetoed", "law"))).is_empty());
    assert!(overclaims(&bill(&provision("a", "second-reading", "paper"))).is_empty());
}

#[test]
fn a_bill_is_told_in_words_of_its_own() {
    let site = bill(&[provision("a", "vetoed", "law"), provision("b", "in-committee", "paper")].concat());
    let overview = main_of(&site, "/");
    assert!(
        overview.contains("2 provisions: 1 in committee, 1 vetoed; none is reported as passed."),
        "{overview}"
    );
    let rungs: Vec<&str> = overview.split("<span class=\"rung-name\">").skip(1).collect();
    let rungs: Vec<&str> = rungs.iter().map(|rung| rung.split('<').next().unwrap_or_default()).collect();
    assert_eq!(rungs, ["In force", "Passed", "Passed in part", "Before the vote"]);
    assert!(overview.contains("the nearer to law"), "{overview}");
    assert!(main_of(&site, "/uk/").contains("про жодне не повідомляють як про ухвалене"));
}

#[test]
fn the_page_says_what_each_status_means_asks_and_who_stands_at_it() {
    let site = bill(&[provision("a", "vetoed", "law"), provision("b", "passed", "gazette")].concat());
    let page = main_of(&site, "/how-we-decide/");
    let words = between(&page, "id=\"statuses\"", "</section>");
    let order = [
        "In force",
        "Passed",
        "Passed one chamber",
        "Vetoed",
        "Introduced",
        "second reading",
        "In committee",
    ];
    let at: Vec<usize> =
        order.iter().map(|word| words.find(&format!("\">{word}</span>")).expect(word)).collect();
    assert!(at.is_sorted(), "{at:?} {words}");
    let vetoed = between(words, ">Vetoed</span>", "</div>");
    assert!(vetoed.contains("The president sent it back. It needs the published text."), "{vetoed}");
    assert!(vetoed.contains("href=\"/provisions/status/vetoed/\">1 provision</a>"), "{vetoed}");
    assert!(!between(words, ">Introduced</span>", "</div>").contains("It needs"));
    assert!(
        main_of(&site, "/uk/how-we-decide/").contains("Президент повернув. Потрібен опублікований текст.")
    );
}

#[test]
fn the_page_names_rules_that_can_be_looked_up_and_their_exceptions() {
    let site = drawn(
        "-- content/site.yaml --\naccept:\n  - {rule: source/*, scope: all, reason: one report, until: 2999-01-01}\n-- content/_index.md --\n---\n\
         kind: briefing\ntitle: T\nreviewed: 2025-12-22\nsources:\n  - {id: a, title: A, held: a.txt}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: 'a, para 1'}\n\
         quotes:\n  - {id: q, by: Ann Lee, text: We will see., evidence: a}\n  - {id: r, by: Ann Lee, text: Not there., evidence: a}\nnext:\n  - {id: s, title: S, evidence: 'a, para 1'}\n\
         updates:\n  - {id: u, type: correction, at: 2025-12-01, summary: S, was: A, now: B}\n---\nWords.\n-- held/a.txt --\nAnn Lee said: “We will see.”\n",
    );
    let page = main_of(&site, "/how-we-decide/");
    let names: Vec<&str> = page.split("<code>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(names.len(), 11, "{names:?}");
    for name in names {
        assert!(standfirst::rules().iter().any(|rule| rule.name == name), "{name}");
        let item =
            page.split("<li>").find(|item| item.contains(&format!("<code>{name}</code>"))).expect("a line");
        assert!(item.find("<code>").is_some_and(|at| at > 20), "{name} has no words: {item}");
        assert_eq!(
            item.contains("Exceptions are accepted until 1 January 2999."),
            name == "source/single",
            "{item}"
        );
    }
    assert!(page.contains("2 quotes here; found in the text of the source: 1."), "{page}");
    assert!(page.contains("One correction has been made so far."), "{page}");
}

#[test]
fn every_page_leads_to_it_where_there_is_something_to_say() {
    let site = bill(&provision("a", "introduced", "paper"));
    for address in ["/", "/provisions/a/", "/provisions/status/introduced/", "/sources/", "/uk/"] {
        let to = if address == "/uk/" { "/uk/how-we-decide/" } else { "/how-we-decide/" };
        assert!(html_of(&site, address).contains(&format!("href=\"{to}\"")), "{address}");
    }
    assert!(html_of(&site, "/sources/").contains("href=\"/how-we-decide/#marks\""));
    let site =
        drawn("---\nkind: briefing\ntitle: T\nterms: [{id: a, term: A, definition: B}]\n---\nWords.\n");
    assert!(
        !addresses(&site).iter().any(|address| address.contains("how-we-decide")),
        "{:?}",
        addresses(&site)
    );
    assert!(!html_of(&site, "/").contains("how-we-decide"));
}
