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

/// A provision that was published as proposed, and has this status and evidence now.
fn provision(settings: &str, status: &str, via: &str) -> String {
    format!(
        "-- content/site.yaml --\ntitle: S\n{settings}\n-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\nparties:\n  - {{id: north, name: \
         North}}\npeople:\n  - {{id: lee, name: Ann Lee, roles: [{{title: Minister, for: north}}]}}\nprovisions:\n  - {{id: p, title: P, status: {status}, \
         evidence: {{source: 'https://example.org/', at: para 1{via}}}}}\n---\n-- content/published.lock --\n\
         {{\"item\":\"provisions/p\",\"at\":\"/provisions/p/\",\"seen\":{{\"evidence\":\"@https-example-org, para \
         1\",\"status\":\"proposed\",\"title\":\"P\"}}}}\n"
    )
}

#[test]
fn a_status_too_high_is_told_with_what_was_published_and_what_the_evidence_carries() {
    let text = provision("", "agreed", ", via: lee");
    let told = of("status/overclaim", &text);
    assert_eq!(told.len(), 1, "{told:?}");
    for words in [
        "the status is `agreed`, and no evidence has it on record from two parties",
        "else write `status: agreed-in-principle` or lower, which is as much as the evidence carries",
        "since it was published, status: `proposed` became `agreed`",
    ] {
        assert!(told[0].contains(words), "{words} is not in {told:?}");
    }
    let echoes = of("change/unlogged", &text);
    assert!(echoes.iter().all(|line| !line.contains("status:")), "{echoes:?}");
}

#[test]
fn a_change_is_told_where_the_error_that_it_is_as_well_is_accepted() {
    let accepted = "accept:\n  - {rule: status/overclaim, scope: all, reason: The paper will be out tomorrow., until: 2999-01-01}";
    let echoes = of("change/unlogged", &provision(accepted, "agreed", ", via: lee"));
    assert!(echoes.iter().any(|line| line.contains("status: `proposed` became `agreed`")), "{echoes:?}");
}

#[test]
fn a_change_says_both_ways_out_and_what_else_is_wrong_with_its_field() {
    let told = of("change/unlogged", &provision("", "in-draft", ""));
    assert!(
        told.len() == 1
            && told[0].contains("run `standfirst record --only provisions/p` to log it, or put the words back as they were published"),
        "{told:?}"
    );
    let text = provision("", "contested", "");
    let told = of("change/unlogged", &text);
    assert!(
        told.len() == 1
            && told[0].contains("what stands there now has a fault too: the status is `contested`"),
        "{told:?}"
    );
    assert_eq!(of("status/uncontested", &text), Vec::<String>::new());
}

#[test]
fn a_person_without_a_role_is_told_of_once_with_every_day() {
    let quote = |id: &str, by: &str, day: &str| {
        format!("  - {{id: {id}, by: {by}, text: We will wait., when: {day}}}\n")
    };
    let quotes: String = [
        ("a", "lee", "2025-05-02"),
        ("b", "ray", "2025-05-01"),
        ("c", "lee", "2025-05-01"),
        ("d", "lee", "2025-07-01"),
    ]
    .iter()
    .map(|(id, by, day)| quote(id, by, day))
    .collect();
    let text = format!(
        "---\nkind: briefing\ntitle: T\npeople:\n  - {{id: lee, name: Ann Lee, roles: [{{title: Minister, from: 2025-06-01}}]}}\n  - {{id: ray, name: \
         Jo Ray, roles: [{{title: Warden, to: 2025-04-01}}]}}\nquotes:\n{quotes}---\n"
    );
    let told = of("role/at-time", &text);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told.iter().any(|line| line.contains("`Ann Lee`") && line.contains("2025-05-01, 2025-05-02")),
        "{told:?}"
    );
    assert!(told.iter().any(|line| line.contains("`Jo Ray`") && line.contains("on 2025-05-01")), "{told:?}");
}
