//! The records of a briefing as data: what stands in `briefing.json` and in the tables, typed.
//!
//! What is said of a field here is what the published schema says. A reference to another entry is `kind:id`,
//! or `briefing/kind:id` for one of another briefing. Where
//! nothing is known a field is `null` or empty, and never left out.

use super::parts::{
    EvidenceRecord, LicenceRecord, MoveRecord, PositionRecord, RoleRecord, VersionRecord, WhenRecord, Word,
};
use schemars::JsonSchema;
use serde::Serialize;

/// The version of the shape; a new one is made where a program that reads the old one would go wrong.
pub const VERSION: u32 = 1;

/// A briefing: what it is, on what terms it may be used, and all its entries.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BriefingRecord {
    /// Where the schema of this file stands.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The version of the shape.
    pub version: u32,
    /// The id of the briefing; empty for the one of a site that has one.
    pub id: String,
    /// The title.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// The language, as an IETF tag.
    pub language: String,
    /// Its first page.
    pub page: String,
    /// The date up to which it is told.
    pub as_of: Option<String>,
    /// When it was first published.
    pub published: Option<String>,
    /// When what it says was last changed.
    pub modified: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// On what terms it may be used.
    pub licence: LicenceRecord,
    /// What to write when citing it.
    pub citation: Option<String>,
    /// The minute's reading.
    pub summary: Vec<String>,
    /// What it covers, and what not.
    pub scope: Option<String>,
    /// How it was made.
    pub method: Option<String>,
    /// The headings of the provisions.
    pub themes: Vec<ThemeRecord>,
    /// The papers that provisions stand in.
    pub documents: Vec<DocumentRecord>,
    /// What is proposed, drafted, agreed or dropped.
    pub provisions: Vec<ProvisionRecord>,
    /// What people are reported to have said.
    pub quotes: Vec<QuoteRecord>,
    /// Who speaks and acts.
    pub people: Vec<PersonRecord>,
    /// States, groups, organisations, bodies.
    pub parties: Vec<PartyRecord>,
    /// What was read.
    pub sources: Vec<SourceRecord>,
    /// What happened.
    pub events: Vec<EventRecord>,
    /// What is to happen next, or may.
    pub next: Vec<StepRecord>,
    /// What is not known.
    pub questions: Vec<QuestionRecord>,
    /// The figures.
    pub numbers: Vec<NumberRecord>,
    /// The glossary.
    pub terms: Vec<TermRecord>,
    /// What changed in the briefing.
    pub updates: Vec<UpdateRecord>,
}

/// What every entry has.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EntryRecord {
    /// The id, unique within its kind and briefing.
    pub id: String,
    /// The title.
    pub title: String,
    /// The subtype.
    #[serde(rename = "type")]
    pub type_: Word,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Its text, without markup.
    pub text: Option<String>,
    /// The language it is written in.
    pub language: String,
    /// Where readers find it.
    pub page: String,
    /// What it bears on.
    pub about: Vec<String>,
    /// Who says so: the strongest of its evidence.
    pub basis: Word,
    /// What it rests on.
    pub evidence: Vec<EvidenceRecord>,
}

/// Declares the record of each kind: what every entry has, then the kind's own.
macro_rules! records {
    ($( $(#[$meta:meta])* $Name:ident { $( $(#[$field_meta:meta])* $field:ident: $Type:ty, )* } )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Serialize, JsonSchema)]
        pub struct $Name {
            /// What every entry has.
            #[serde(flatten)]
            pub entry: EntryRecord,
            $( $(#[$field_meta])* pub $field: $Type, )*
        }
    )*};
}

records! {
    /// A theme.
    ThemeRecord {
        /// Where it stands among the themes.
        order: Option<i64>,
    }
    /// A document.
    DocumentRecord {
        /// Where it stands.
        status: Word,
        /// How many points it is said to have.
        points_total: Option<u32>,
        /// The document it belongs to.
        part_of: Option<String>,
        /// How much of it the public can see.
        visibility: Word,
        /// Its dated versions.
        versions: Vec<VersionRecord>,
    }
    /// A provision.
    ProvisionRecord {
        /// Where it stands.
        status: Word,
        /// Since when.
        since: WhenRecord,
        /// The wording that holds now.
        wording: Option<String>,
        /// Its number in the document.
        number: Option<String>,
        /// The document it stands in.
        document: Option<String>,
        /// The heading it stands under.
        theme: Option<String>,
        /// The provision it is part of.
        part_of: Option<String>,
        /// The provisions it depends on.
        depends_on: Vec<String>,
        /// The provision that took its place.
        superseded_by: Option<String>,
        /// How much of it the public can see.
        visibility: Word,
        /// How far it is carried out.
        implementation: Word,
        /// Who stands where on it. A party that is not named has not been reported to stand anywhere.
        positions: Vec<PositionRecord>,
        /// Its moves, in order of date.
        history: Vec<MoveRecord>,
    }
    /// A quote.
    QuoteRecord {
        /// `full`, `fragment`, or `paraphrase` for what was only retold.
        form: &'static str,
        /// The words.
        words: Option<String>,
        /// Who spoke.
        by: Option<String>,
        /// The speaker's name.
        speaker: Option<String>,
        /// What the speaker was, as the source words it.
        role: Option<String>,
        /// When it was said.
        when: WhenRecord,
        /// Where it was said.
        venue: Option<String>,
        /// The source that carried it first, where that is not the one that was read.
        outlet: Option<String>,
        /// The language of the words, where it is not that of the briefing.
        spoken_in: Option<String>,
        /// The words in the language they were said in.
        original: Option<String>,
        /// Who translated them.
        translated_by: Option<String>,
        /// What was being talked about.
        context: Option<String>,
        /// How far the words can be relied on.
        integrity: Word,
    }
    /// A person.
    PersonRecord {
        /// What they were, for whom, from when to when.
        roles: Vec<RoleRecord>,
    }
    /// A party.
    PartyRecord {
        /// Its members that sources name.
        members: Vec<String>,
    }
    /// A source.
    SourceRecord {
        /// Where it stands on the web.
        url: Option<String>,
        /// Who published it.
        outlet: Option<String>,
        /// Who wrote it.
        authors: Vec<String>,
        /// When it was published.
        published: Option<String>,
        /// When it was last changed.
        updated: Option<String>,
        /// When it was read.
        accessed: Option<String>,
        /// Where a copy is kept.
        archive_url: Option<String>,
        /// When the copy was made.
        archived: Option<String>,
        /// The language it is in.
        written_in: Option<String>,
        /// On what terms it may be used.
        licence: Option<String>,
        /// The sources it rests on.
        cites: Vec<String>,
    }
    /// An event.
    EventRecord {
        /// When it happened.
        when: WhenRecord,
        /// Where it happened.
        #[serde(rename = "where")]
        place: Option<String>,
        /// Who took part.
        who: Vec<String>,
    }
    /// A step.
    StepRecord {
        /// How firm it is.
        modality: Word,
        /// When it is to happen.
        when: WhenRecord,
        /// Who is to act.
        who: Vec<String>,
        /// What it depends on.
        condition: Option<String>,
        /// What became of it.
        state: Word,
        /// What came of it.
        outcome: Option<String>,
        /// The event that completed it.
        completed_by: Option<String>,
    }
    /// A question.
    QuestionRecord {
        /// Why it is open.
        why_open: Word,
        /// Whether it still is.
        state: Word,
        /// The answer, once there is one.
        answer: Option<String>,
        /// What answered it.
        answered_by: Option<String>,
    }
    /// A number.
    NumberRecord {
        /// The figure.
        value: Option<String>,
        /// What it counts.
        unit: Option<String>,
        /// How exact it is.
        qualifier: Word,
        /// The figure as the source writes it.
        as_written: Option<String>,
        /// When it held.
        when: WhenRecord,
    }
    /// A term.
    TermRecord {
        /// What it means here.
        definition: Option<String>,
    }
    /// An update.
    UpdateRecord {
        /// When it was made.
        at: WhenRecord,
        /// How much it matters.
        severity: Word,
        /// The wording before.
        was: Option<String>,
        /// The wording now.
        now: Option<String>,
        /// Who approved it.
        approved_by: Option<String>,
    }
}
