//! Doubt stays visible: a word by which the source keeps its distance is not lost on the way to a title.

use crate::support::{every_finding, site};
use standfirst::testing::held::forms;

/// Every word of the vocabulary, in a sentence that it governs from afar.
const DOUBTS: &[&str] = &[
    "The plan reportedly says that the fleet stays at 800 boats.",
    "It is expected in Merrow that the fleet stays at 800 boats.",
    "The fleet would shrink, and the fleet stays at 800 boats.",
    "Boats should be built, so that the fleet stays at 800 boats.",
    "It may be that the fleet stays at 800 boats.",
    "It could be that the fleet stays at 800 boats.",
    "An envoy suggested that the fleet stays at 800 boats.",
    "An envoy insisted that the fleet stays at 800 boats.",
    "An envoy claimed that the fleet stays at 800 boats.",
    "An envoy described how the fleet stays at 800 boats.",
    "Allegedly the fleet stays at 800 boats.",
    "An envoy, suggesting a treaty, said that the fleet stays at 800 boats.",
];

fn briefing(title: &str, hedge: &str, sentence: &str) -> String {
    format!(
        "---\nkind: briefing\ntitle: T\nsources:\n  - {{id: a, title: A, held: a.txt}}\nprovisions:\n  - id: p\n    title: {title}\n    \
         status: in-draft\n    evidence: {{source: a, words: the fleet stays at 800 boats{hedge}}}\n---\n-- held/a.txt --\nNobody may know. \
         {sentence} Nobody would say.\n"
    )
}

fn is_lost(text: &str) -> bool {
    every_finding(&site(text)).iter().any(|line| line.starts_with("hedge/lost"))
}

#[test]
fn every_word_of_doubt_that_is_dropped_from_a_title_is_found() {
    for sentence in DOUBTS {
        assert!(is_lost(&briefing("The fleet stays as it is", "", sentence)), "{sentence}");
        assert!(!is_lost(&briefing("The fleet reportedly stays as it is", "", sentence)), "{sentence}");
        assert!(
            !is_lost(&briefing("The fleet stays as it is", ", hedge: reportedly", sentence)),
            "{sentence}"
        );
    }
}

#[test]
fn every_form_of_a_word_of_doubt_that_is_dropped_from_a_title_is_found() {
    for (word, form) in forms() {
        let sentence = format!("It is {form} and the envoy said that the fleet stays at 800 boats.");
        assert!(is_lost(&briefing("The fleet stays as it is", "", &sentence)), "{sentence}");
        let title = format!("It is {form} that the fleet stays as it is");
        assert!(!is_lost(&briefing(&title, "", &sentence)), "{title}");
        assert!(DOUBTS.iter().any(|sentence| sentence.contains(word)), "{word} is in no sentence of ours");
    }
}

#[test]
fn what_is_said_outright_loses_nothing() {
    for sentence in [
        "The plan says that the fleet stays at 800 boats.",
        "“It may rain,” she said, and the fleet stays at 800 boats.",
    ] {
        assert!(!is_lost(&briefing("The fleet stays as it is", "", sentence)), "{sentence}");
    }
}
