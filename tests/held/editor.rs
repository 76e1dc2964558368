//! What an editor is told who planted twenty-five faults: each once, in one language, with a way out.

use crate::support::{every_finding, site};

fn of(rule: &str, text: &str) -> Vec<String> {
    every_finding(&site(text)).into_iter().filter(|line| line.starts_with(rule)).collect()
}

#[test]
fn a_speaker_in_capitals_is_the_speaker() {
    let record = |by: &str| {
        format!(
            "---\nkind: briefing\ntitle: T\nsources:\n  - {{id: a, title: A, held: a.txt}}\npeople:\n  - {{id: lee, name: Ann Lee}}\n  - \
             {{id: ray, name: Jo Ray}}\nquotes:\n  - {{id: q, by: {by}, text: We will see what comes of it., evidence: a}}\n---\n-- held/a.txt \
             --\nJO RAY, Union: “We will see what comes of it.”\nANN LEE: “No.”\n"
        )
    };
    let told = of("quote/speaker", &record("lee"));
    assert!(told.len() == 1 && told[0].contains("`Jo Ray`") && told[0].contains("`by: ray`"), "{told:?}");
    assert!(of("quote/speaker", &record("ray")).is_empty());
}

#[test]
fn a_mistake_is_told_once_whatever_the_names_are_in_other_languages() {
    let text = "-- content/site.yaml --\ntitle: S\nlanguages: [en, uk]\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\nparties:\n  - {id: here, \
                name: Here, type: state}\n  - {id: there, name: There, type: state}\nprovisions:\n  - id: p\n    title: P\n    status: proposed\n    \
                evidence: 'https://example.org/, para 1'\n    positions:\n      - {party: here, position: supports, evidence: \
                {source: 'https://example.org/', at: para 1, via: there}}\n---\n-- content/_index.uk.md --\n---\ntitle: Т\n---\n-- \
                content/parties.uk.yaml --\n- {id: here, name: Тут}\n- {id: there, name: Там}\n";
    let told = of("stance/unsupported", text);
    assert!(told.len() == 1 && told[0].contains("`There`"), "{told:?}");
}

#[test]
fn a_change_that_is_wrong_anyway_is_told_as_wrong_alone() {
    let briefing = |status: &str| {
        format!(
            "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\nquestions:\n  - {{id: q, ask: Why?, why_open: {status}}}\n---\n-- \
             content/published.lock --\n{{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{{\"title\":\"T\"}}}}\n\
             {{\"item\":\"questions/q\",\"at\":\"/questions/#q\",\"seen\":{{\"title\":\"Why?\",\"why_open\":\"source-silent\"}}}}\n"
        )
    };
    assert_eq!(of("change/unlogged", &briefing("sources-conflict")).len(), 1);
    assert!(of("change/unlogged", &briefing("sources-disagree")).is_empty());
    assert_eq!(of("vocabulary/unknown", &briefing("sources-disagree")).len(), 1);
}

#[test]
fn a_change_of_a_field_is_no_news_where_something_in_the_field_is_wrong() {
    let briefing = |who: &str| {
        format!(
            "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\nparties:\n  - {{id: here, name: Here, type: state}}\nnext:\n  - {{id: s, \
             what: Do, who: {who}, evidence: 'https://example.org/'}}\n---\n-- content/published.lock --\n\
             {{\"item\":\"next/s\",\"at\":\"/next/#s\",\"seen\":{{\"evidence\":\"@https-example-org\",\"title\":\"Do\"}}}}\n"
        )
    };
    let told = |text: &str| of("change/unlogged", text).iter().filter(|line| line.contains("who: ")).count();
    assert_eq!(told(&briefing("[here]")), 1);
    assert_eq!(told(&briefing("[here, nobody-known]")), 0);
    assert_eq!(of("ref/dangling", &briefing("[here, nobody-known]")).len(), 1);
}

#[test]
fn an_entry_that_could_not_be_read_is_no_change_that_the_log_tells_of() {
    let briefing = |key: &str| {
        format!(
            "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\nterms:\n  - {{id: berth, term: Berth, {key}: A ship lies there.}}\n---\n-- \
             content/published.lock --\n{{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{{\"title\":\"T\"}}}}\n\
             {{\"item\":\"terms/berth\",\"at\":\"/terms/#berth\",\"seen\":{{\"definition\":\"A boat lies there.\",\"title\":\"Berth\"}}}}\n"
        )
    };
    assert_eq!(of("change/unlogged", &briefing("definition")).len(), 1);
    assert_eq!(of("yaml/unknown-key", &briefing("definitoin")).len(), 1);
    assert_eq!(of("change/", &briefing("definitoin")), Vec::<String>::new());
}

#[test]
fn a_source_whose_title_is_misspelt_does_not_lack_one() {
    let source = |key: &str| {
        format!("---\nkind: briefing\ntitle: T\nsources:\n  - {{id: a, {key}: A, type: treaty}}\n---\n")
    };
    let lacks = |text: &str| of("source/metadata", text).iter().any(|line| line.contains("`title`"));
    assert!(lacks("---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, type: treaty}\n---\n"));
    assert!(!lacks(&source("titel")));
    assert_eq!(of("yaml/unknown-key", &source("titel")).len(), 1);
}

#[test]
fn a_quote_that_is_nowhere_may_be_told_in_other_words() {
    let text = "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\nquotes:\n  - {id: q, by: unknown, text: A cap would be \
                welcome., evidence: a}\n---\n-- held/a.txt --\nNobody spoke of fares.\n";
    let told = of("quote/verbatim", text);
    assert!(
        told.len() == 1 && told[0].contains("nothing like it / ") && told[0].contains("`type: paraphrase`"),
        "{told:?}"
    );
}
