//! How exactly words agree with a text.

use super::agree;

const REPORT: &str = "The Warden said: “We will keep two berths free, and I’m sure the mainland — or what is left of it — \
                      will keep four. Nobody asked the fishers.”\n“A lease is long,” Marren said. “It is not a sale.”\n\
                      She called the drafts close to a real outcome. Proposals “meet many of our demands,” he said.\n";

#[test]
fn the_same_letters_are_exact_and_the_same_words_are_good() {
    for (words, grade) in [
        ("Nobody asked the fishers.", "exact"),
        ("I’m sure the mainland — or what is left of it — will keep four.", "exact"),
        ("I'm sure the mainland--or what is left of it -- will  keep four.", "typographic"),
        ("“Nobody asked the fishers.”", "typographic"),
        ("meet many of our demands.", "end punctuation"),
        ("meet many of our demands", "exact"),
        ("We will keep … four.", "edited"),
        ("We will keep two berths free ... Nobody asked the fishers.", "edited"),
        ("[The islands] will keep two berths free", "edited"),
        ("We will keep [some] berths free", "edited"),
        ("[n]obody asked the fishers.", "edited"),
        ("A lease is long. It is not a sale.", "edited"),
    ] {
        assert_eq!(agree(REPORT, words), grade, "{words}");
    }
}

#[test]
fn other_words_are_missing_and_what_is_otherwise_is_said() {
    for (words, said) in [
        ("Nobody has asked the fishers.", "missing; `has` is put in"),
        ("Nobody asked fishers.", "missing; `the` is left out"),
        ("We will keep three berths free", "missing; `three` stands for `two`"),
        ("We will keep two berths free and I’m sure", "missing; marks between the words are otherwise"),
        ("nobody asked the fishers.", "missing; `nobody` stands for `Nobody`"),
        ("Nobody … will keep four.", "missing"),
        ("We [whatever this is] Nobody asked the fishers.", "missing"),
        ("The quay is closed.", "missing"),
    ] {
        assert!(agree(REPORT, words).starts_with(said), "{words}: {}", agree(REPORT, words));
    }
}

#[test]
fn what_is_only_retold_is_no_quote() {
    assert_eq!(agree(REPORT, "close to a real outcome"), "unspoken");
    assert_eq!(agree(REPORT, "The Warden said"), "unspoken");
    assert_eq!(agree(REPORT, "the drafts … a real outcome"), "unspoken");
    // Words from both sides of a mark are nobody's.
    assert_eq!(agree(REPORT, "It is not a sale.” She called"), "unspoken");
}

#[test]
fn words_are_whole() {
    assert_eq!(agree("He said: “solidarity”", "solid"), "missing");
    assert_eq!(agree("He said: “solid”", "solid"), "exact");
}

#[test]
fn one_mark_left_open_does_not_turn_a_report_into_speech() {
    let text = "He said: “We will see.\nThe drafts are close to a real outcome.\nShe said: “Good.”\n";
    assert_eq!(agree(text, "close to a real outcome"), "unspoken");
    assert_eq!(agree(text, "Good."), "exact");
}

#[test]
fn speech_goes_on_over_paragraphs_and_lines() {
    let text = "He said: “We will see.\n\n“Nobody knows the\nway,” he said.\n";
    assert_eq!(agree(text, "We will see. Nobody knows the way"), "typographic");
}
