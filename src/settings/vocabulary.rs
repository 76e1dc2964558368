//! The words that may stand in `status`, `position`, `type` and their like: keys and order.
//!
//! Labels and definitions are words of the interface (`templates/i18n/`); a site relabels, defines or adds
//! words in its settings. Keys never change.

use super::presets::{PRESETS, WORDS, read, statuses};
use super::{ByLanguage, Settings, WordSettings};
use std::collections::BTreeMap;

/// The four rungs of the ladder, lowest first.
pub const RUNGS: &[&str] = &["on-the-table", "agreed-in-principle", "agreed", "in-force"];

/// One of the four rungs, as settings write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// Floated, proposed, in draft or under debate.
    OnTheTable,
    /// Agreed in principle.
    AgreedInPrinciple,
    /// Agreed.
    Agreed,
    /// In force.
    InForce,
}

/// What a status asks of the evidence of whatever stands at it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Needs {
    /// Evidence of any kind.
    #[default]
    Any,
    /// Somebody named has it on record, or the published text has it.
    Named,
    /// An official record says so: a source of type `law`, `record`, `transcript` or `official`.
    Record,
    /// Each party has it on record, or the published text has it.
    EachParty,
    /// The published text has it.
    Text,
}

impl Needs {
    /// The word for it, as settings write it.
    pub fn key(self) -> &'static str {
        match self {
            Needs::Any => "any",
            Needs::Named => "named",
            Needs::Record => "record",
            Needs::EachParty => "each-party",
            Needs::Text => "text",
        }
    }
}

/// The rung from which on a status says that something is agreed.
const AGREED: usize = 2;

/// One vocabulary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// The words, in order.
    pub words: Vec<Term>,
    /// What a status needs that says that something is agreed, or more.
    pub firm: Needs,
    /// The word that says so of a provision in its title or summary; nothing where no status does.
    pub claim: &'static str,
}

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What authors write.
    pub key: String,
    /// How readers see it, where the site says so.
    pub label: Option<ByLanguage>,
    /// What it means, where the site says so.
    pub definition: Option<ByLanguage>,
    /// For a status: the index of its rung, if it stands on one.
    pub rung: Option<usize>,
    /// For a position or an outcome: the side it takes, if it takes one.
    pub side: Option<Side>,
    /// For a status: what it asks of the evidence, where that is said.
    pub needs: Option<Needs>,
    /// The word that it stands behind, where the site says so.
    pub after: Option<String>,
}

/// The side that a position takes, or that an outcome stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// In favour.
    For,
    /// In favour on a condition.
    ForIf,
    /// Against.
    Against,
}

impl Side {
    /// The side called `word`.
    pub(super) fn of_word(word: &str) -> Option<Side> {
        match word {
            "for" => Some(Side::For),
            "for-if" => Some(Side::ForIf),
            "against" => Some(Side::Against),
            _ => None,
        }
    }
}

/// All vocabularies of a site, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabularies {
    all: BTreeMap<String, Vocabulary>,
    /// The preset that the site speaks.
    preset: &'static str,
    /// The statuses of each preset.
    statuses: BTreeMap<&'static str, Vocabulary>,
}

impl Vocabularies {
    /// The vocabularies of a site: the presets, with what the settings say.
    pub fn of(settings: &Settings) -> Vocabularies {
        let mut all: BTreeMap<String, Vocabulary> =
            WORDS.iter().map(|(name, words)| ((*name).to_owned(), read(words))).collect();
        let mut statuses: BTreeMap<&'static str, Vocabulary> =
            PRESETS.iter().map(|own| (own.name, statuses(own))).collect();
        for (name, words) in &settings.vocabularies {
            match all.get_mut(name) {
                Some(vocabulary) => words.iter().for_each(|(key, word)| vocabulary.put(key, word)),
                None if name == "status" => {
                    for (key, word) in words {
                        // A word that one preset knows is relabelled there; a new one is added to all.
                        let is_known = statuses.values().any(|known| known.word(key).is_some());
                        for vocabulary in statuses.values_mut() {
                            if !is_known || vocabulary.word(key).is_some() {
                                vocabulary.put(key, word);
                            }
                        }
                    }
                }
                None => {}
            }
        }
        for vocabulary in all.values_mut().chain(statuses.values_mut()) {
            vocabulary.arrange();
        }
        let preset = PRESETS.iter().find(|own| own.preset == settings.vocabulary);
        let preset = preset.map_or("", |own| own.name);
        all.insert("status".to_owned(), statuses.get(preset).cloned().unwrap_or_default());
        Vocabularies { all, preset, statuses }
    }

    /// The vocabulary called `name`; where `preset` is given, as that preset has it.
    pub fn get(&self, name: &str, preset: Option<&str>) -> Option<&Vocabulary> {
        let own = preset.filter(|_| name == "status").and_then(|preset| self.statuses.get(preset));
        own.or_else(|| self.all.get(name))
    }

    /// A word of the vocabulary called `name`, in whichever preset.
    pub fn word(&self, name: &str, key: &str) -> Option<&Term> {
        let presets = self.statuses.values().filter(|_| name == "status");
        self.all.get(name).into_iter().chain(presets).find_map(|vocabulary| vocabulary.word(key))
    }

    /// Every word there is, in whichever preset, with the name of its vocabulary; one of two presets comes twice.
    pub fn words(&self) -> impl Iterator<Item = (&str, &Term)> {
        let all = self.all.iter().map(|(name, vocabulary)| (name.as_str(), vocabulary));
        let presets = self.statuses.values().map(|vocabulary| ("status", vocabulary));
        all.chain(presets)
            .flat_map(|(name, vocabulary)| vocabulary.words.iter().map(move |word| (name, word)))
    }

    /// The words of the vocabulary called `name`, in whichever preset; one of two presets comes twice.
    pub fn words_of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Term> {
        self.words().filter(move |(known, _)| *known == name).map(|(_, word)| word)
    }

    /// The name of a preset, where settings and briefing say as little as this: the site's own.
    pub fn preset<'a>(&'a self, preset: Option<&'a str>) -> &'a str {
        preset.filter(|name| self.statuses.contains_key(name)).unwrap_or(self.preset)
    }

    /// The names of all vocabularies.
    pub fn names() -> impl Iterator<Item = &'static str> {
        WORDS.iter().map(|(name, _)| *name).chain(["status"])
    }
}

impl Vocabulary {
    /// The word with this key.
    pub fn word(&self, key: &str) -> Option<&Term> {
        self.words.iter().find(|term| term.key == key)
    }

    /// Where the word with this key stands; behind all others where there is none.
    pub fn order(&self, key: &str) -> usize {
        self.words.iter().position(|term| term.key == key).unwrap_or(usize::MAX)
    }

    /// What a status asks of the evidence.
    pub fn needs(&self, key: &str) -> Needs {
        let Some(word) = self.word(key) else { return Needs::Any };
        let is_firm = word.rung.is_some_and(|rung| rung >= AGREED);
        word.needs.unwrap_or(if is_firm { self.firm } else { Needs::Any })
    }

    /// Relabels a word, or adds it: behind those of its rung or its side, else at the end.
    fn put(&mut self, key: &str, word: &WordSettings) {
        let rung = word.rung.map(|rung| rung as usize);
        let at = self.words.iter().position(|known| known.key == key).unwrap_or_else(|| {
            let is_alike = |known: &Term| match (rung, word.side) {
                (Some(_), _) => known.rung == rung,
                (None, Some(_)) => known.side == word.side,
                (None, None) => false,
            };
            let at = self.words.iter().rposition(is_alike).map_or(self.words.len(), |last| last + 1);
            self.words.insert(at, Term::of_key(key));
            at
        });
        let known = &mut self.words[at];
        known.label = word.label.clone().or(known.label.take());
        known.definition = word.definition.clone().or(known.definition.take());
        known.rung = rung.or(known.rung);
        known.side = word.side.or(known.side);
        known.needs = word.needs.or(known.needs);
        known.after = word.after.as_ref().map(ToString::to_string).or(known.after.take());
    }

    /// Puts words behind those that they are said to follow; those that follow one another in a circle stand last.
    fn arrange(&mut self) {
        let words = std::mem::take(&mut self.words);
        let keys: Vec<String> = words.iter().map(|word| word.key.clone()).collect();
        let follows = |word: &Term, key: &str| word.after.as_deref() == Some(key);
        let is_free = |word: &Term| !keys.iter().any(|key| follows(word, key));
        let (mut next, mut waiting): (Vec<Term>, Vec<Term>) = words.into_iter().partition(is_free);
        next.reverse();
        while let Some(word) = next.pop() {
            let (own, others) = waiting.into_iter().partition(|other| follows(other, &word.key));
            next.extend(Vec::into_iter(own).rev());
            waiting = others;
            self.words.push(word);
        }
        self.words.append(&mut waiting);
    }
}

impl Term {
    /// A word of which nothing is said but its key.
    pub(super) fn of_key(key: &str) -> Term {
        Term {
            key: key.to_owned(),
            label: None,
            definition: None,
            rung: None,
            side: None,
            needs: None,
            after: None,
        }
    }

    /// The shape that says the same as the word once more: `open`, `half`, `full` or `against`.
    pub fn mark(&self) -> &'static str {
        match (self.side, self.rung) {
            (Some(Side::Against), _) => "against",
            (Some(Side::For), _) | (_, Some(2..)) => "full",
            (Some(Side::ForIf), _) | (_, Some(1)) => "half",
            (None, _) => "open",
        }
    }
}
