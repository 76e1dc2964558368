//! The words of vocabularies as readers see them, each put into the form of templates once for all pages.

use super::Words;
use crate::settings::{Term, Vocabularies};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

/// A word of a vocabulary as readers see it.
#[derive(Debug, Clone)]
pub struct Label {
    words: Arc<LabelWords>,
    value: tera::Value,
}

/// What a label says.
#[derive(Debug, Clone, Serialize)]
pub struct LabelWords {
    /// The key, for classes.
    pub key: String,
    /// The shape that says the same as the words once more: `open`, `half`, `full` or `against`.
    pub mark: &'static str,
    /// The words.
    pub label: String,
    /// What it means, where that is written.
    pub definition: Option<String>,
}

impl Label {
    fn new(vocabularies: &Vocabularies, words: &Words, vocabulary: &str, key: &str) -> Label {
        let term = vocabularies.word(vocabulary, key);
        let words = LabelWords {
            key: key.to_owned(),
            mark: term.map_or("open", Term::mark),
            label: words.label(vocabularies, vocabulary, key),
            definition: words.definition(vocabularies, vocabulary, key),
        };
        Label { value: tera::Value::from_serializable(&words), words: Arc::new(words) }
    }
}

impl Deref for Label {
    type Target = LabelWords;
    fn deref(&self) -> &LabelWords {
        &self.words
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// The labels of one language.
#[derive(Debug, Clone)]
pub struct Labels(BTreeMap<String, BTreeMap<String, Label>>);

impl Labels {
    /// The labels of these vocabularies in these words.
    pub fn of(vocabularies: &Vocabularies, words: &Words) -> Labels {
        let mut all: BTreeMap<String, BTreeMap<String, Label>> = BTreeMap::new();
        for (vocabulary, word) in vocabularies.words() {
            let of_vocabulary = all.entry(vocabulary.to_owned()).or_default();
            let label = || Label::new(vocabularies, words, vocabulary, &word.key);
            of_vocabulary.entry(word.key.clone()).or_insert_with(label);
        }
        Labels(all)
    }

    /// A word of a vocabulary; a word that the vocabulary does not have is made readable.
    pub fn get(&self, vocabularies: &Vocabularies, words: &Words, vocabulary: &str, key: &str) -> Label {
        let known = self.0.get(vocabulary).and_then(|labels| labels.get(key));
        known.cloned().unwrap_or_else(|| Label::new(vocabularies, words, vocabulary, key))
    }
}
