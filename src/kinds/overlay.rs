//! A translation laid over what it translates: words are taken from it, facts are not.

use super::field::Several;
use super::record::Common;
use crate::base::{Date, Text, When};
use std::collections::BTreeSet;

/// What came of laying a translation over what it translates.
#[derive(Debug, Default)]
pub struct Laid {
    /// The facts that the translation tells otherwise.
    pub otherwise: Vec<&'static str>,
    /// The fields whose words it leaves in the language they were written in.
    pub kept: BTreeSet<&'static str>,
}

impl Laid {
    /// Notes a field of facts.
    pub fn told(&mut self, field: &'static str, is_otherwise: bool) {
        if is_otherwise {
            self.otherwise.push(field);
        }
    }

    /// Notes a field of words.
    pub fn worded(&mut self, field: &'static str, is_kept: bool) {
        if is_kept {
            self.kept.insert(field);
        }
    }
}

/// A field that a translation may word anew.
pub trait Words {
    /// Takes the translation's words, where it has any; true where there are words, and they stay as they are.
    fn take_words(&mut self, translation: &Self) -> bool;
}

/// A field that says what is the case.
pub trait Facts {
    /// Takes the words within it, where there are any; true where the translation tells the fact otherwise.
    fn take_facts(&mut self, translation: &Self) -> bool;

    /// Whether it has words within it, and the translation none.
    fn keeps_words(&self, _translation: &Self) -> bool {
        false
    }
}

/// One item of a list that holds both words and facts: a role, a move, a position.
pub trait Mixed {
    /// As for a whole field.
    fn take(&mut self, translation: &Self) -> bool;
}

impl<T: Clone> Words for Option<T> {
    fn take_words(&mut self, translation: &Self) -> bool {
        if translation.is_some() {
            self.clone_from(translation);
        }
        self.is_some() && translation.is_none()
    }
}

impl<T: Clone> Words for Several<T> {
    fn take_words(&mut self, translation: &Self) -> bool {
        if !translation.is_empty() {
            self.clone_from(translation);
        }
        !self.is_empty() && translation.is_empty()
    }
}

impl<T: Fact> Facts for Option<T> {
    fn take_facts(&mut self, translation: &Self) -> bool {
        match (self, translation) {
            (_, None) => false,
            (Some(own), Some(other)) => own.take(other),
            (None, Some(_)) => true,
        }
    }
}

/// A single fact.
pub trait Fact: PartialEq {
    /// As for a whole field.
    fn take(&mut self, translation: &Self) -> bool {
        self != translation
    }
}

impl Fact for Text {}
impl Fact for Date {}
impl Fact for bool {}
impl Fact for i64 {}
impl Fact for u32 {}

/// A date is a fact; the words of the source that it was worked out from are words.
impl Fact for When {
    fn take(&mut self, translation: &Self) -> bool {
        match (self, translation) {
            (When::Words(own), When::Words(words)) => own.clone_from(words),
            (When::Known { as_written: own @ Some(_), .. }, When::Words(words)) => *own = Some(words.clone()),
            (
                When::Known { from, to, as_written },
                When::Known { from: first, to: last, as_written: words },
            ) if from == first && to == last => {
                as_written.take_words(words);
            }
            (own, other) => return own != other,
        }
        false
    }
}

impl<T: PartialEq> Facts for Several<T> {
    fn take_facts(&mut self, translation: &Self) -> bool {
        !translation.is_empty() && translation != self
    }
}

impl<T: Mixed> Facts for Vec<T> {
    fn keeps_words(&self, translation: &Self) -> bool {
        translation.is_empty() && !self.is_empty()
    }

    fn take_facts(&mut self, translation: &Self) -> bool {
        let mut is_otherwise = translation.len() > self.len();
        for (own, other) in self.iter_mut().zip(translation) {
            is_otherwise |= own.take(other);
        }
        is_otherwise
    }
}

impl Common {
    /// Takes the words of a translation.
    pub fn overlay(&mut self, translation: &Common, laid: &mut Laid) {
        laid.worded("title", self.title.take_words(&translation.title));
        laid.worded("summary", self.summary.take_words(&translation.summary));
        let own = translation.extra.iter().map(|(key, value)| (key.clone(), value.clone()));
        self.extra.extend(own);
        self.aliases.0.extend(translation.aliases.0.iter().cloned());
        laid.told("type", self.type_.take_facts(&translation.type_));
        laid.told("about", self.about.take_facts(&translation.about));
        laid.told("evidence", self.evidence.take_facts(&translation.evidence));
    }
}
