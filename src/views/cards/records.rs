//! Cards of sources, themes and briefings.

use super::{Card, EntryView, entry};
use crate::base::{Date, Text, is_web_address};
use crate::kinds::{Briefing, Kind, Source};
use crate::model::EntryNo;
use crate::views::scene::{LinkTo, Scene};
use serde::Serialize;

/// A source in a list.
#[derive(Debug, Clone, Serialize)]
pub struct SourceCard {
    /// What every kind has.
    pub entry: EntryView,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Its dates in words, each with its name.
    pub dates: Vec<DatedWord>,
    /// Where a copy is kept.
    pub archive_url: Option<String>,
    /// Whether we hold its text.
    pub is_held: bool,
    /// The sources it rests on.
    pub cites: Vec<LinkTo>,
    /// What rests on it: in the briefing of the page, or anywhere where the page is of none.
    pub supports: Vec<LinkTo>,
    /// The language it is in.
    pub language: Option<String>,
    /// On what terms it may be used.
    pub licence: Option<String>,
    /// Its text.
    pub text: Option<String>,
}

/// A source in the list of those that a page cites: enough for one line.
#[derive(Debug, Clone, Serialize)]
pub struct CitedSource {
    /// The title, and where it leads.
    pub entry: LinkTo,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Its dates in words, each with its name.
    pub dates: Vec<DatedWord>,
    /// Where a copy is kept.
    pub archive_url: Option<String>,
    /// Whether we hold its text.
    pub is_held: bool,
}

/// A date and what it is the date of.
#[derive(Debug, Clone, Serialize)]
pub struct DatedWord {
    /// `published`, `updated`, `accessed` or `archived`.
    pub name: &'static str,
    /// The date in words.
    pub text: String,
    /// The value of `datetime`.
    pub machine: String,
}

/// A theme in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ThemeCard {
    /// What every kind has.
    pub entry: EntryView,
    /// The provisions that stand under it.
    pub provisions: Vec<LinkTo>,
}

/// A briefing in a list.
#[derive(Debug, Clone, Serialize)]
pub struct BriefingCard {
    /// What every kind has.
    pub entry: EntryView,
    /// One sentence.
    pub description: Option<String>,
    /// The date readers see.
    pub as_of: Option<String>,
    /// How many entries of the chief kinds it has, in words.
    pub counts: Vec<String>,
}

/// A source that a page cites.
pub fn cited(scene: &Scene<'_>, no: EntryNo) -> Option<CitedSource> {
    let fields = scene.node(no).of::<Source>()?;
    Some(CitedSource {
        entry: scene.link(no),
        outlet: fields.outlet.as_ref().map(ToString::to_string),
        url: web(fields.url.as_ref()),
        dates: dates(scene, fields),
        archive_url: web(fields.archive_url.as_ref()),
        is_held: fields.held.is_some(),
    })
}

/// The dates of a source in words.
fn dates(scene: &Scene<'_>, fields: &Source) -> Vec<DatedWord> {
    let zone = scene.zone();
    let date = |name: &'static str, date: Option<Date>| {
        date.map(|date| DatedWord { name, text: scene.words.date(&date, &zone), machine: date.machine() })
    };
    let dates = [
        date("published", fields.published),
        date("updated", fields.updated),
        date("accessed", fields.accessed),
        date("archived", fields.archived),
    ];
    dates.into_iter().flatten().collect()
}

/// The card of a source.
pub fn source(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    let node = scene.node(no);
    let fields = node.of::<Source>()?;
    let mut supports: Vec<EntryNo> = Vec::new();
    for role in ["evidence.source", "outlet"] {
        match scene.scope {
            Some(briefing) => supports.extend(scene.model.linked_within(no, role, briefing)),
            None => supports.extend(scene.model.linked_by(no, role)),
        }
    }
    supports.sort_unstable();
    supports.dedup();
    Some(Card::Source(Box::new(SourceCard {
        entry: entry(scene, no),
        outlet: fields.outlet.as_ref().map(ToString::to_string),
        authors: fields.authors.iter().map(ToString::to_string).collect(),
        url: web(fields.url.as_ref()),
        dates: dates(scene, fields),
        archive_url: web(fields.archive_url.as_ref()),
        is_held: fields.held.is_some(),
        cites: scene.links(node.links_in("cites[]")),
        supports: scene.links(supports),
        language: fields.language.as_ref().map(ToString::to_string),
        licence: fields.licence.as_ref().map(ToString::to_string),
        text: super::text(scene, no),
    })))
}

/// The card of a theme.
pub fn theme(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    Some(Card::Theme(Box::new(ThemeCard {
        entry: entry(scene, no),
        provisions: scene.links(scene.model.linked_by(no, "theme")),
    })))
}

/// The card of a briefing.
pub fn briefing(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    let fields = scene.node(no).of::<Briefing>()?;
    let counts = [
        (Kind::Provision, "counts.provisions"),
        (Kind::Quote, "counts.quotes"),
        (Kind::Step, "counts.steps"),
    ];
    let counts = counts.into_iter().filter_map(|(kind, word)| {
        let all = scene.model.of_kind(Some(no), kind);
        match kind {
            Kind::Quote => super::counted(scene, all.iter().copied()),
            _ => (!all.is_empty()).then(|| scene.words.count(word, all.len())),
        }
    });
    let zone = scene.zone();
    Some(Card::Briefing(Box::new(BriefingCard {
        entry: entry(scene, no),
        description: fields.description.as_ref().map(ToString::to_string),
        as_of: scene.model.as_of(no).map(|date| scene.words.date(&date, &zone)),
        counts: counts.collect(),
    })))
}

/// An address that readers can follow.
fn web(written: Option<&Text>) -> Option<String> {
    written.filter(|address| is_web_address(address)).map(ToString::to_string)
}
