//! Words of which nobody says where they stand: the quick way to find them finds what comparing with every text finds.

use proptest::prelude::*;
use standfirst::testing::held::{Anywhere, HeldText, Library, Outcome, Stands, compare};

/// The texts that have some words, each compared with them.
fn plainly(library: &Library, words: &str) -> Vec<String> {
    let has = |text: &&_| matches!(compare(text, words, Stands::Spoken), Outcome::Found(_));
    library.texts().filter(|text| has(&&***text)).map(|text| text.name.to_string()).collect()
}

/// The text that the index leads to.
fn quickly(library: &Library, words: &str) -> Option<String> {
    Anywhere::of(library, std::iter::once(words)).find(words).map(|text| text.name.to_string())
}

fn library(texts: &[String]) -> Library {
    Library::holding(
        texts.iter().enumerate().map(|(number, text)| HeldText::new(&format!("{number}.txt"), text)),
    )
}

#[test]
fn words_are_found_however_they_begin() {
    let text = "“A long — held view is not one of ours,” she said. “It is theirs alone.” “No, we wait and see what comes,” he said.";
    let library = library(&["Nothing at all.".to_owned(), text.to_owned()]);
    for words in [
        "held view is not one of ours",
        "[H]eld view is not one of ours",
        "A long-held … not one of ours",
        "[Our] view is not one of ours",
        "not one of ours. It is theirs alone.",
        "of ours. It is theirs alone.",
        "we wait [here] and see what comes",
    ] {
        assert_eq!(plainly(&library, words), ["1.txt"], "{words}");
        assert_eq!(quickly(&library, words).as_deref(), Some("1.txt"), "{words}");
    }
}

#[test]
fn fewer_than_four_words_are_nobodys() {
    let library = library(&["“We wait and see,” she said.".to_owned()]);
    assert_eq!(quickly(&library, "wait and see"), None);
    assert_eq!(quickly(&library, "We wait and see").as_deref(), Some("0.txt"));
}

/// What somebody says in one breath: few words, so that the same ones come again and again.
const BREATH: &str = "((a|be|see|long-held|it’s|we|Bo)( |, | — )){2,9}end";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_quick_way_and_the_plain_one_agree(
        breaths in proptest::collection::vec(proptest::collection::vec(BREATH, 1..5), 1..4),
        which in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        count in 4usize..9,
        changed in proptest::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let texts: Vec<String> = breaths.iter().map(|said| format!("“{},” they said.", said.join(",” they said. “"))).collect();
        let said = which.get(&breaths).join(" ");
        let words: Vec<&str> = said.split([' ', '—']).filter(|word| !word.is_empty()).collect();
        let mut words = words[from.index(words.len())..].iter().copied().take(count).collect::<Vec<_>>();
        if let Some(changed) = changed {
            *changed.get_mut(&mut words) = "see";
        }
        let words = words.join(" ");
        let library = library(&texts);
        let all = plainly(&library, &words);
        let found = quickly(&library, &words);
        prop_assert!(found.as_ref().is_none_or(|found| all.contains(found)), "{words}: {found:?}, not {all:?}");
        prop_assert!(found.is_some() || all.is_empty() || has_no_run(&words), "{words}: {all:?}, and not found");
    }
}

/// Whether no four words of these need stand together in a text: they may be fewer, or stand on both sides of `they said`.
fn has_no_run(words: &str) -> bool {
    words.split_inclusive("end").all(|breath| breath.split_whitespace().count() < 4)
}
