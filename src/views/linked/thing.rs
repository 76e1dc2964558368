//! The words of schema.org that pages use, as types: what has no value is not written.
//!
//! Invariant: there is no type here for a verdict (`ClaimReview`), and `Legislation` is for what is in force.

use serde::Serialize;

/// Whether there is nothing to write.
trait Absent {
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Declares a type whose fields are written under their names of schema.org, those without a value not at all.
macro_rules! described {
    ($( $(#[$meta:meta])* $Name:ident { $( $(#[$field_meta:meta])* $field:ident: $Type:ty, )* } )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Default, Serialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $Name {
            /// The address that it is known by.
            #[serde(rename = "@id", skip_serializing_if = "Absent::is_absent")]
            pub id: Option<String>,
            /// What it is called.
            #[serde(skip_serializing_if = "Absent::is_absent")]
            pub name: Option<String>,
            /// Where it stands.
            #[serde(skip_serializing_if = "Absent::is_absent")]
            pub url: Option<String>,
            $( $(#[$field_meta])* #[serde(skip_serializing_if = "Absent::is_absent")] pub $field: $Type, )*
        }
    )*};
}

described! {
    /// A page, an article, a paper.
    Work {
        /// What stands at its head.
        headline: Option<String>,
        /// One sentence about it.
        description: Option<String>,
        /// The language, as an IETF tag.
        in_language: Option<String>,
        /// What it belongs to.
        is_part_of: Option<Reference>,
        /// When it was first published.
        date_published: Option<String>,
        /// When what it says was last changed.
        date_modified: Option<String>,
        /// Who wrote it.
        author: Vec<Thing>,
        /// Who publishes it.
        publisher: Option<Box<Thing>>,
        /// The picture that stands for it.
        image: Option<String>,
        /// Where the terms stand on which it may be used.
        license: Option<String>,
        /// How far it has come, in words.
        creative_work_status: Option<String>,
        /// What it is about first of all.
        main_entity: Option<Box<Thing>>,
        /// What it says of other things.
        has_part: Vec<Thing>,
        /// What it rests on.
        is_based_on: Vec<Thing>,
        /// What it quotes.
        citation: Vec<Thing>,
        /// What was wrong in it.
        correction: Vec<Thing>,
        /// What corrected it, in words.
        text: Option<String>,
    }
    /// Words that somebody said.
    Quotation {
        /// The words.
        text: Option<String>,
        /// Who said them.
        creator: Option<Box<Thing>>,
        /// When they were said.
        date_created: Option<String>,
        /// The language of the words.
        in_language: Option<String>,
        /// What carries them.
        is_based_on: Vec<Thing>,
    }
    /// A person, or a party.
    Actor {
        /// What they are, as the source words it.
        job_title: Option<String>,
        /// One sentence about them.
        description: Option<String>,
    }
    /// Something that happened somewhere on a day.
    Happening {
        /// When it began.
        start_date: Option<String>,
        /// When it ended.
        end_date: Option<String>,
        /// Where.
        location: Option<Box<Thing>>,
        /// One sentence about it.
        description: Option<String>,
    }
    /// A place, of which we know the name.
    Spot {}
    /// Words and what they mean.
    Terms {
        /// The words.
        has_defined_term: Vec<Thing>,
    }
    /// A word and what it means.
    Term {
        /// What it means.
        description: Option<String>,
        /// The glossary it stands in.
        in_defined_term_set: Option<String>,
    }
    /// The way to a page.
    Way {
        /// The steps.
        item_list_element: Vec<Thing>,
    }
    /// A step on the way.
    Crumb {
        /// Which one, from 1.
        position: Option<usize>,
        /// Where it leads.
        item: Option<String>,
    }
}

/// Something described elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct Reference {
    /// The address that it is known by.
    #[serde(rename = "@id")]
    pub id: String,
}

/// Something that schema.org has a word for.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "@type")]
pub enum Thing {
    AdministrativeArea(Actor),
    BackgroundNewsArticle(Box<Work>),
    BreadcrumbList(Way),
    CorrectionComment(Box<Work>),
    CreativeWork(Box<Work>),
    DefinedTerm(Term),
    DefinedTermSet(Terms),
    Event(Happening),
    GovernmentOrganization(Actor),
    Legislation(Box<Work>),
    ListItem(Crumb),
    Organization(Actor),
    Person(Actor),
    Place(Spot),
    Quotation(Quotation),
    WebPage(Box<Work>),
    WebSite(Box<Work>),
}

/// All that a page says.
#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: &'a [Thing],
}

/// What a page says as JSON that can stand in a `script`: no character of it begins or ends a tag or a comment.
pub fn script(graph: &[Thing]) -> String {
    let json = serde_json::to_string(&Graph { context: "https://schema.org", graph });
    let json = json.expect("texts and numbers can be written as JSON");
    // Outside its texts JSON has none of these; in them an escape says the same (RFC 8259, section 7).
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}
