//! Pairs of words that an editor marks: found where the weaker one was said and nowhere the stronger.

use crate::support::{drawn, every_finding};

const SITE: &str = "\
-- content/site.yaml --
wording:
  - {said: not ready for, not: unacceptable}
-- content/_index.md --
---
kind: briefing
title: T
sources:
  - {id: paper, title: The paper, held: paper.txt}
quotes:
  - {id: own, by: Ann Lee, text: There are things we are not ready for., evidence: 'paper, para 1'}
QUOTE
provisions:
  - {id: cap, title: TITLE, status: proposed, evidence: EVIDENCE}
---
BODY
-- held/paper.txt --
Ann Lee said: “There are things we are not ready for.”
The port called the cap unacceptable.
";

/// What is found where these stand in the site: a quote, the title and evidence of a provision, a text.
fn found(quote: &str, title: &str, evidence: &str, body: &str) -> Vec<String> {
    let text = SITE.replace("QUOTE\n", quote).replace("TITLE", title).replace("EVIDENCE", evidence);
    let site = drawn(&text.replace("BODY", body));
    let own = every_finding(&site).into_iter().filter(|found| found.starts_with("paraphrase/stronger"));
    own.collect()
}

fn in_body(body: &str) -> usize {
    found("", "A cap", "'paper, para 1'", body).len()
}

#[test]
fn a_paragraph_that_leads_to_the_weaker_words_has_not_the_stronger_ones() {
    assert_eq!(in_body("[She](@own) finds it Unacceptable."), 1);
    assert_eq!(in_body("[A cap](@cap) is unacceptable."), 1, "by the paragraph of its evidence");
    assert_eq!(in_body("[She](@own) is not ready for it."), 0);
    assert_eq!(in_body("It is unacceptable.\n\n[She](@own) said so."), 0, "another paragraph");
    assert_eq!(in_body("[She](@own) says that “unacceptable” was never her word."), 0, "somebody's");
    assert_eq!(in_body("[She](@own) finds it unacceptably dear."), 0, "another word");
}

#[test]
fn titles_and_what_is_retold_rest_on_evidence_and_on_quotes_about_the_same() {
    let is_found =
        |quote: &str, title: &str, evidence: &str| !found(quote, title, evidence, "Words.").is_empty();
    assert!(is_found("", "An unacceptable cap", "'paper, para 1'"));
    assert!(is_found("", "An unacceptable cap", "{source: paper, words: we are not ready for}"));
    let told =
        "  - {id: told, by: Ann Lee, type: paraphrase, text: that it was unacceptable, about: [own]}\n";
    assert!(is_found(told, "A cap", "'paper, para 1'"));
    assert!(!is_found(&told.replace(", about: [own]", ""), "A cap", "'paper, para 1'"), "of something else");
}

#[test]
fn what_the_source_says_itself_is_left_alone() {
    for evidence in
        ["'paper, para 2'", "['paper, para 1', 'paper, para 2']", "{source: paper, words: cap unacceptable}"]
    {
        assert!(found("", "An unacceptable cap", evidence, "Words.").is_empty(), "{evidence}");
    }
}

#[test]
fn the_finding_says_where_the_weaker_words_stand() {
    let site = drawn(
        &SITE
            .replace("QUOTE\n", "")
            .replace("EVIDENCE", "'paper, para 1'")
            .replace("BODY", "[She](@own) finds it\nunacceptable."),
    );
    let found = site.report.iter().find(|found| found.rule.name == "paraphrase/stronger").expect("a finding");
    assert_eq!(found.message, "`unacceptable` is stronger than `not ready for`, which is what was said");
    assert_eq!(found.related[0].at.field(), Some("quotes[0].text"));
}
