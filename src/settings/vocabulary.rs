//! The words that may stand in `status`, `position`, `type` and their like: keys and order.
//!
//! Labels and definitions are words of the interface (`templates/i18n/`); a site relabels, defines or adds
//! words in its settings. Keys never change.

use super::{ByLanguage, Preset, Settings, WordSettings};
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

/// One vocabulary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// The words, in order.
    pub words: Vec<Term>,
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
    fn of_word(word: &str) -> Option<Side> {
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
    /// The statuses of each preset.
    statuses: BTreeMap<&'static str, Vocabulary>,
}

/// Name and words; behind `@`, the number of the rung of a status, or the side of a position or an outcome.
const WORDS: &[(&str, &str)] = &[
    ("visibility", "public described partly-classified classified undisclosed"),
    ("implementation", "0 1 2 3"),
    (
        "position",
        "proposed-it@for supports@for supports-if@for-if undecided mixed opposes@against red-line@against",
    ),
    ("modality", "scheduled planned expected called-for may depends"),
    ("step-state", "open done@for missed@against cancelled@against superseded"),
    ("question-state", "open partly-answered@for-if answered@for moot"),
    ("why-open", "source-says-unknown sources-conflict source-silent"),
    ("qualifier", "exactly nearly about more-than less-than up-to at-least"),
    ("integrity", "verified second-hand disputed misattributed withdrawn"),
    ("severity", "major normal minor"),
    ("basis", "text on-record relayed unnamed hedged own-voice editorial"),
    ("vocabulary", "negotiation legislation"),
    ("briefing-type", "explainer backgrounder tracker q-and-a"),
    ("theme-type", "topic basket"),
    ("document-type", "plan agreement guarantee annex draft law other"),
    ("provision-type", "substantive procedural"),
    ("quote-type", "full fragment paraphrase"),
    ("person-type", "official expert witness other"),
    ("party-type", "state group organisation body unnamed"),
    ("source-type", "news official statement law social record transcript other"),
    ("event-type", "talks statement attack decision publication background other"),
    ("step-type", "talks decision vote signature deadline publication other"),
    ("question-type", "content process consequence other"),
    ("number-type", "count share amount date other"),
    ("term-type", "word acronym name"),
    (
        "update-type",
        "published update correction@against clarification note retraction@against reviewed minor",
    ),
    ("page-type", "page about policy"),
];

/// The presets: the statuses that provisions and documents pass through.
const PRESETS: &[(Preset, &str, &str)] = &[
    (
        Preset::Negotiation,
        "negotiation",
        "not-reported floated@0 proposed@0 in-draft@0 under-debate@0 contested@0 agreed-in-principle@1 \
         agreed@2 signed@2 in-force@3 dropped@against superseded@against",
    ),
    (
        Preset::Legislation,
        "legislation",
        "not-reported announced@0 drafted@0 introduced@0 in-committee@0 in-debate@0 passed-one-chamber@1 \
         passed@2 signed@2 in-force@3 withdrawn@against rejected@against repealed@against dropped@against \
         superseded@against",
    ),
];

impl Vocabularies {
    /// The vocabularies of a site: the presets, with what the settings say.
    pub fn of(settings: &Settings) -> Vocabularies {
        let read = |words: &str| Vocabulary { words: words.split_whitespace().map(term).collect() };
        let mut all: BTreeMap<String, Vocabulary> =
            WORDS.iter().map(|(name, words)| ((*name).to_owned(), read(words))).collect();
        let mut statuses: BTreeMap<&'static str, Vocabulary> =
            PRESETS.iter().map(|(_, name, words)| (*name, read(words))).collect();
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
        let preset = PRESETS.iter().find(|(preset, ..)| *preset == settings.vocabulary);
        let own = preset.map_or_else(Vocabulary::default, |(_, name, _)| statuses[name].clone());
        all.insert("status".to_owned(), own);
        Vocabularies { all, statuses }
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

    /// Relabels a word, or adds it.
    fn put(&mut self, key: &str, word: &WordSettings) {
        let at = self.words.iter().position(|known| known.key == key).unwrap_or_else(|| {
            self.words.push(term(key));
            self.words.len() - 1
        });
        let known = &mut self.words[at];
        known.label.clone_from(&word.label);
        known.definition.clone_from(&word.definition);
        known.rung = word.rung.map(|rung| rung as usize).or(known.rung);
        known.side = word.side.or(known.side);
    }
}

impl Term {
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

/// `key`, `key@rung` or `key@side`.
fn term(written: &str) -> Term {
    let (key, more) = written.split_once('@').unwrap_or((written, ""));
    Term {
        key: key.to_owned(),
        label: None,
        definition: None,
        rung: more.parse().ok(),
        side: Side::of_word(more),
    }
}
