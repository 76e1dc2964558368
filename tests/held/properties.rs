//! What holds for every quote of the fictional site, each compared with the text it stands in.

use crate::support::repository_site;
use proptest::prelude::*;
use standfirst::testing::held::{HeldText, Outcome, Stands, compare};
use standfirst::testing::{Piece, Verdict};
use standfirst::{Memo, Site};
use std::sync::{Arc, LazyLock};

/// Every verified quote with the text it stands in.
static QUOTES: LazyLock<Vec<(Arc<HeldText>, String)>> = LazyLock::new(|| {
    let site = Site::make(repository_site("examples/harbour-accord", "2031-06-20"), &Memo::default());
    let model = &site.editions[0].model;
    let quotes = model.verdicts().filter_map(|(no, piece, verdict)| match (piece, verdict) {
        (Piece::Words, Verdict::Found(source, _)) => {
            Some((Arc::clone(model.text_of(*source)?), model.words(no, piece)?.to_string()))
        }
        _ => None,
    });
    quotes.collect()
});

fn is_found(text: &HeldText, words: &str) -> bool {
    matches!(compare(text, words, Stands::Spoken), Outcome::Found(_))
}

#[test]
fn there_are_quotes_to_try() {
    assert!(QUOTES.len() >= 12, "{}", QUOTES.len());
}

#[test]
fn changing_any_one_word_of_a_verified_quote_is_caught() {
    for (text, quote) in QUOTES.iter() {
        let words: Vec<&str> = quote.split(' ').collect();
        for at in 0..words.len() {
            let mut changed = words.clone();
            changed[at] = "xylophone";
            assert!(!is_found(text, &changed.join(" ")), "{}", changed.join(" "));
            changed.remove(at);
            // Leaving out the first or the last words leaves a shorter quote, and a true one.
            let is_inner = at > 0 && at + 1 < words.len();
            let is_repeated = is_inner && words[at] == words[at + 1];
            assert!(!is_inner || is_repeated || !is_found(text, &changed.join(" ")), "{}", changed.join(" "));
        }
    }
}

#[test]
fn a_paraphrase_put_in_as_a_quote_is_caught() {
    let mut tried = 0;
    for (text, _) in QUOTES.iter() {
        let unspoken = text.plain.lines().filter(|line| !line.contains(['“', '”'])).skip(1);
        for line in unspoken.filter(|line| line.split(' ').count() > 4) {
            tried += 1;
            assert!(!is_found(text, line), "{line}");
        }
    }
    assert!(tried > 20, "{tried}");
}

/// The ways to type the same.
const SAME: &[(&str, &[&str])] = &[
    ("’", &["'", "ʼ", "’", "`"]),
    (" — ", &["—", "--", " – ", " - "]),
    (" ", &["  ", "\u{a0}", "\n", "\u{2009}", "\t "]),
    ("-", &["‑", "–", "-\u{ad}"]),
    ("“", &["\"", "«", "„", "'"]),
    ("”", &["\"", "»", "“", "'"]),
];

/// The quotes, and one of our own that has all that may be typed otherwise, as often as half of them.
static TYPED: LazyLock<Vec<(Arc<HeldText>, String)>> = LazyLock::new(|| {
    let own = "It’s a long-held view — an “old” one — that we won’t give up.";
    let text = Arc::new(HeldText::new("own.txt", &format!("She said: “{own}” Nobody spoke.")));
    let owns = QUOTES.iter().map(|_| (Arc::clone(&text), own.to_owned()));
    QUOTES.iter().cloned().chain(owns).collect()
});

#[test]
fn every_sign_that_may_be_typed_otherwise_is_tried() {
    for (sign, _) in SAME {
        assert!(TYPED.iter().any(|(_, quote)| quote.contains(sign)), "{sign}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn typing_a_quote_with_other_marks_spaces_and_dashes_is_not(
        which in 0usize..1000,
        ways in proptest::collection::vec(0usize..20, 40),
        around in 0usize..4,
    ) {
        let (text, quote) = &TYPED[which % TYPED.len()];
        let mut ways = ways.into_iter().cycle();
        let mut typed = String::new();
        let mut rest = quote.as_str();
        while let Some(first) = rest.chars().next() {
            let way = ways.next().unwrap_or(0);
            if let Some((sign, same)) = SAME.iter().find(|(sign, _)| rest.starts_with(sign)) {
                typed.push_str(if way % 3 == 0 { sign } else { same[way % same.len()] });
                rest = &rest[sign.len()..];
            } else {
                typed.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
        let (open, close) = [("", ""), ("“", "”"), ("\"", "\""), ("«", "»")][around];
        let typed = format!("{open}{typed}{close}");
        prop_assert!(is_found(text, &typed), "{typed}");
    }

    #[test]
    fn comparing_never_panics(text in "[ a-cA-C.,;“”‘’\"'\\-–—…\\n\\[\\]«»„é\u{301}]{0,200}", words in "[ a-cA-C.,“”'\\[\\]…–é\u{301}]{0,30}") {
        let held = HeldText::new("a.txt", &text);
        for stands in [Stands::Spoken, Stands::Anywhere] {
            if let Outcome::Found(found) | Outcome::Unspoken(found) = compare(&held, &words, stands) {
                prop_assert!(found.line >= 1);
                let sentence = held.sentence(&found.at);
                prop_assert!(sentence.start <= found.at.start && found.at.end <= sentence.end);
            }
        }
    }
}
