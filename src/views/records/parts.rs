//! What records are put together from: words, dates, evidence, and what a record holds several of.

use schemars::JsonSchema;
use serde::Serialize;

/// Terms of use.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct LicenceRecord {
    /// Their name.
    pub name: Option<String>,
    /// Where they stand.
    pub url: Option<String>,
}

/// A word of a vocabulary: the key that never changes, and the words that readers see.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Word {
    /// The key.
    pub key: Option<String>,
    /// The words.
    pub label: Option<String>,
}

/// A date as exact as its source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WhenRecord {
    /// The date, or the first one of a range: a year, a month, a day or an instant.
    pub from: Option<String>,
    /// The last one of a range.
    pub to: Option<String>,
    /// How it is known: `stated`, `derived` from words of the source, or `none`.
    pub known: &'static str,
    /// The words of the source.
    pub as_written: Option<String>,
}

/// What an entry rests on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EvidenceRecord {
    /// The source.
    pub source: Option<String>,
    /// The place in it.
    pub at: Option<String>,
    /// Words of it.
    pub words: Option<String>,
    /// Whom it credits.
    pub via: Option<String>,
    /// The word of doubt.
    pub hedge: Option<String>,
    /// Who says so.
    pub basis: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// Where a party stands on a provision.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PositionRecord {
    /// The party.
    pub party: Option<String>,
    /// Where it stands.
    pub position: Word,
    /// Since when.
    pub date: WhenRecord,
    /// A remark.
    pub note: Option<String>,
    /// What says so.
    pub evidence: Vec<EvidenceRecord>,
}

/// A dated move of a provision.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MoveRecord {
    /// When.
    pub date: WhenRecord,
    /// Where it stood from then on.
    pub status: Word,
    /// The wording from then on.
    pub text: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// What says so.
    pub evidence: Vec<EvidenceRecord>,
}

/// A role of a person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RoleRecord {
    /// The role, as the source words it.
    pub title: Option<String>,
    /// For whom.
    #[serde(rename = "for")]
    pub party: Option<String>,
    /// Since when.
    pub from: Option<String>,
    /// Until when.
    pub to: Option<String>,
}

/// A dated version of a document.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VersionRecord {
    /// Its name.
    pub id: Option<String>,
    /// When it was made.
    pub date: WhenRecord,
    /// A remark.
    pub note: Option<String>,
}
