//! The words that may stand in `status`, `position`, `type` and their like: keys and order.
//!
//! Labels and definitions are words of the interface (`templates/i18n/`); a site relabels, defines or adds
//! words in its settings. Keys never change.

use super::{Preset, Settings};
use std::collections::BTreeMap;

/// The four rungs of the ladder, lowest first.
pub const RUNGS: &[&str] = &["on-the-table", "agreed-in-principle", "agreed", "in-force"];

/// One of the four rungs, as settings write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
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
    pub label: Option<String>,
    /// What it means, where the site says so.
    pub definition: Option<String>,
    /// For a status: the index of its rung, if it stands on one.
    pub rung: Option<usize>,
    /// For a position or an outcome: the side it takes, if it takes one.
    pub side: Option<Side>,
}

/// The side that a position takes, or that an outcome stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
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
pub struct Vocabularies(BTreeMap<String, Vocabulary>);

/// Name and words; behind `@`, the number of the rung of a status, or the side of a position or an outcome.
const WORDS: &[(&str, &str)] = &[
    (
        "status",
        "not-reported floated@0 proposed@0 in-draft@0 under-debate@0 contested@0 agreed-in-principle@1 \
         agreed@2 signed@2 in-force@3 dropped@against superseded@against",
    ),
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

/// The statuses of the preset `legislation`.
const LEGISLATION: &str = "not-reported announced@0 drafted@0 introduced@0 in-committee@0 in-debate@0 passed-one-chamber@1 \
     passed@2 signed@2 in-force@3 withdrawn@against rejected@against repealed@against dropped@against superseded@against";

impl Vocabularies {
    /// The vocabularies of a site: the preset, with what the settings say.
    pub fn of(settings: &Settings) -> Vocabularies {
        let mut all = BTreeMap::new();
        for (name, words) in WORDS {
            let words = match (*name, settings.vocabulary) {
                ("status", Preset::Legislation) => LEGISLATION,
                _ => words,
            };
            all.insert(
                (*name).to_owned(),
                Vocabulary { words: words.split_whitespace().map(term).collect() },
            );
        }
        for (name, words) in &settings.vocabularies {
            let vocabulary: &mut Vocabulary = all.entry(name.clone()).or_default();
            for (key, word) in words {
                let at = vocabulary.words.iter().position(|known| known.key == *key).unwrap_or_else(|| {
                    vocabulary.words.push(term(key));
                    vocabulary.words.len() - 1
                });
                let known = &mut vocabulary.words[at];
                known.label = word.label.as_ref().map(|text| text.as_str().to_owned());
                known.definition = word.definition.as_ref().map(|text| text.as_str().to_owned());
                known.rung = word.rung.map(|rung| rung as usize).or(known.rung);
                known.side = word.side.or(known.side);
            }
        }
        Vocabularies(all)
    }

    /// The vocabulary called `name`; empty where there is none.
    pub fn get(&self, name: &str) -> Option<&Vocabulary> {
        self.0.get(name)
    }

    /// The names of all vocabularies, with them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Vocabulary)> {
        self.0.iter().map(|(name, vocabulary)| (name.as_str(), vocabulary))
    }

    /// Where `word` stands in the vocabulary `name`.
    pub fn order(&self, name: &str, word: &str) -> usize {
        self.get(name)
            .and_then(|vocabulary| vocabulary.words.iter().position(|term| term.key == word))
            .unwrap_or(usize::MAX)
    }
}

impl Vocabulary {
    /// The word with this key.
    pub fn word(&self, key: &str) -> Option<&Term> {
        self.words.iter().find(|term| term.key == key)
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
