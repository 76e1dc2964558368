//! Ten thousand quotes compared with a thousand texts of 20 KB: where each stands, and where nobody says which text has it.

use divan::Bencher;
use rayon::prelude::*;
use standfirst::testing::held::{Anywhere, HeldText, Library, Outcome, Stands, compare};

fn main() {
    divan::main();
}

/// Words that a text is made of, chosen by a number.
fn word(seed: &mut u64) -> &'static str {
    const WORDS: &[&str] = &[
        "the",
        "harbour",
        "board",
        "of",
        "six",
        "members",
        "agrees",
        "that",
        "ferry",
        "tariffs",
        "are",
        "capped",
        "for",
        "five",
        "years",
        "and",
        "a",
        "night",
        "boat",
        "may",
        "cross",
        "island’s",
        "quay",
        "is",
        "leased",
        "not",
        "sold",
        "to",
        "valley",
        "council",
        "which",
        "meets",
        "in",
        "autumn",
        "with",
        "pilots",
        "from",
        "both",
        "shores",
        "under",
        "joint",
        "command",
    ];
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    WORDS[usize::try_from((*seed >> 33) % WORDS.len() as u64).unwrap_or(0)]
}

/// The texts, and ten quotes of each.
fn made() -> (Vec<String>, Vec<(usize, String)>) {
    let (mut texts, mut quotes, mut seed) = (Vec::new(), Vec::new(), 7u64);
    for number in 0..1000 {
        let mut text = String::new();
        let mut of_text = 0;
        while text.len() < 20_000 {
            let words: Vec<&str> = (0..20).map(|_| word(&mut seed)).collect();
            let sentence = words.join(" ");
            if of_text < 10 {
                text.push_str(&format!("Somebody said: “{sentence}.” "));
                quotes.push((number, sentence.replace('’', "'")));
                of_text += 1;
            } else {
                text.push_str(&format!("{sentence}.\n"));
            }
        }
        texts.push(text);
    }
    (texts, quotes)
}

/// The texts, read and folded side by side, as a build does.
fn held(texts: &[String]) -> Vec<HeldText> {
    let named = texts.par_iter().enumerate();
    named.map(|(number, text)| HeldText::new(&format!("{number:03}.txt"), text)).collect()
}

/// Texts folded, and each quote compared with the text that it names.
#[divan::bench(sample_count = 3)]
fn where_they_are_said_to_stand(bencher: Bencher<'_, '_>) {
    let (texts, quotes) = made();
    bencher.bench_local(|| {
        let held = held(&texts);
        let found = quotes
            .par_iter()
            .filter(|(of, words)| matches!(compare(&held[*of], words, Stands::Spoken), Outcome::Found(_)));
        assert_eq!(found.count(), 10_000);
    });
}

/// Texts folded and indexed, and each quote looked for in all of them.
#[divan::bench(sample_count = 3)]
fn wherever_they_stand(bencher: Bencher<'_, '_>) {
    let (texts, quotes) = made();
    bencher.bench_local(|| {
        let library = Library::holding(held(&texts));
        let anywhere = Anywhere::of(&library, quotes.iter().map(|(_, words)| words.as_str()));
        let found = quotes.par_iter().filter(|(_, words)| anywhere.find(words).is_some());
        assert_eq!(found.count(), 10_000);
    });
}
