//! Cards: what an entry looks like in a list, in an embed, beside what it bears on. One per kind.

mod actors;
mod known;
mod provision;
mod quote;
mod records;
mod standing;
mod timely;

pub use actors::{PartyCard, PersonCard};
pub use known::{NumberCard, QuestionCard, TermCard, figure};
pub use provision::{DocumentCard, PositionView, ProvisionCard, stand_id, stands};
pub use quote::{QuoteCard, TITLE_WORDS, counted, form, quote_title};
pub use records::{BriefingCard, SourceCard, ThemeCard, cited};
pub use timely::{EventCard, StepCard, UpdateCard, step_group};

use super::scene::{EvidenceView, Label, LinkTo, Scene};
use super::{Destination, Passage, Reading};
use crate::base::Id;
use crate::kinds::Kind;
use crate::model::{EntryNo, Node};
use serde::Serialize;
use std::collections::BTreeMap;

/// The card of one entry: `entry` is what every kind has, `kind` says which of the cards it is.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Card {
    /// A provision.
    Provision(Box<ProvisionCard>),
    /// A document.
    Document(Box<DocumentCard>),
    /// A quote.
    Quote(Box<QuoteCard>),
    /// A person.
    Person(Box<PersonCard>),
    /// A party.
    Party(Box<PartyCard>),
    /// A source.
    Source(Box<SourceCard>),
    /// An event.
    Event(Box<EventCard>),
    /// A step.
    Step(Box<StepCard>),
    /// A question.
    Question(Box<QuestionCard>),
    /// A number.
    Number(Box<NumberCard>),
    /// A term.
    Term(Box<TermCard>),
    /// An update.
    Update(Box<UpdateCard>),
    /// A theme.
    Theme(Box<ThemeCard>),
    /// A briefing.
    Briefing(Box<BriefingCard>),
    /// A plain page.
    Page(Box<EntryView>),
}

/// How each kind's card is made, and how it stands in a line; the one place where kinds meet cards.
type Make = fn(&Scene<'_>, EntryNo) -> Option<Card>;
type Stands = fn(&Scene<'_>, EntryNo) -> Vec<Option<String>>;
const CARDS: &[(Kind, Make, Stands)] = &[
    (Kind::Provision, provision::provision, standing::status),
    (Kind::Document, provision::document, standing::status),
    (Kind::Quote, quote::quote, standing::quote),
    (Kind::Person, actors::person, standing::person),
    (Kind::Party, actors::party, standing::type_alone),
    (Kind::Source, records::source, standing::source),
    (Kind::Event, timely::event, standing::event),
    (Kind::Step, timely::step, standing::step),
    (Kind::Question, known::question, standing::question),
    (Kind::Number, known::number, standing::number),
    (Kind::Term, known::term, standing::type_alone),
    (Kind::Update, timely::update, standing::update),
    (Kind::Theme, records::theme, standing::type_alone),
    (Kind::Briefing, records::briefing, standing::briefing),
];

/// The card of an entry.
pub fn card(scene: &Scene<'_>, no: EntryNo) -> Card {
    let kind = scene.node(no).kind();
    CARDS
        .iter()
        .find(|(known, ..)| *known == kind)
        .and_then(|(_, make, _)| make(scene, no))
        .unwrap_or_else(|| Card::Page(Box::new(entry(scene, no))))
}

/// How an entry stands, in a few words: its status, its date, its figure, its role.
pub fn standing(scene: &Scene<'_>, no: EntryNo) -> Vec<String> {
    let kind = scene.node(no).kind();
    let said = CARDS.iter().find(|(known, ..)| *known == kind).map(|(_, _, stands)| stands(scene, no));
    said.unwrap_or_default().into_iter().flatten().filter(|words| !words.is_empty()).collect()
}

/// The cards of several entries.
pub fn cards(scene: &Scene<'_>, numbers: impl IntoIterator<Item = EntryNo>) -> Vec<Card> {
    numbers.into_iter().map(|no| card(scene, no)).collect()
}

/// What the card of every kind has.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    /// The word for the kind: `provision`.
    pub kind: &'static str,
    /// The anchor in the list of its kind.
    pub id: String,
    /// The ids it had before, for anchors beside its own.
    pub former: Vec<String>,
    /// The title.
    pub title: String,
    /// Where a link to it leads.
    pub to: Destination,
    /// Its permanent address in the list of its kind.
    pub anchor: Destination,
    /// Whether it has a page of its own.
    pub has_page: bool,
    /// Its subtype.
    #[serde(rename = "type")]
    pub type_: Option<Label>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Who says so: the strongest of its evidence.
    pub basis: Option<Label>,
    /// What it rests on.
    pub evidence: Vec<EvidenceView>,
    /// What it bears on.
    pub about: Vec<LinkTo>,
    /// Keys of the author's own.
    pub extra: crate::kinds::Extra,
    /// The place in the log of the last update about it, where there is one.
    pub news: Option<usize>,
    /// Whether it is a draft that only a preview shows.
    pub is_draft: bool,
    /// The language it is written in, where it is not translated into that of the page.
    pub language: Option<String>,
    /// The language of each field that its translation leaves as it was.
    pub kept: BTreeMap<&'static str, String>,
}

/// The fields of an entry that its translation leaves as they were; a quote without a title is known by its words.
fn kept(scene: &Scene<'_>, no: EntryNo) -> BTreeMap<&'static str, String> {
    let fields = scene.node(no).kept.iter().copied().chain(["title"]);
    let language = |field| match field {
        "title" => scene.foreign_title(no),
        field => scene.foreign_in(no, field),
    };
    let languages = fields.filter_map(|field| Some((field, language(field)?)));
    if scene.node(no).is_translated { languages.collect() } else { BTreeMap::new() }
}

/// What every kind has, of one entry.
pub fn entry(scene: &Scene<'_>, no: EntryNo) -> EntryView {
    let node = scene.node(no);
    let common = node.common();
    let kind = node.kind();
    EntryView {
        kind: kind.singular(),
        id: scene.addresses.anchor(scene.model, no).fragment.unwrap_or_else(|| node.id.to_string()),
        former: former(node),
        title: scene.title(no),
        to: scene.addresses.entry(scene.model, no),
        anchor: scene.addresses.anchor(scene.model, no),
        has_page: scene.addresses.own(no).is_some(),
        type_: scene.word_of(&kind.type_vocabulary(), common.type_.as_ref()),
        summary: common.summary.as_ref().map(ToString::to_string),
        basis: scene.model.basis(no, "evidence", None).map(|basis| scene.basis(basis)),
        evidence: node
            .proofs
            .iter()
            .filter(|proof| proof.role == "evidence")
            .map(|proof| scene.evidence(no, proof))
            .collect(),
        about: scene.links(node.links_in("about[]")),
        extra: common.extra.clone(),
        news: scene.model.news(no),
        is_draft: common.draft,
        language: scene.foreign(no),
        kept: kept(scene, no),
    }
}

/// The ids that an entry had before: those of its aliases that are ids.
fn former(node: &Node) -> Vec<String> {
    let ids = node.common().aliases.iter().filter(|alias| Id::new(alias).is_some());
    ids.map(ToString::to_string).filter(|id| *id != node.id.to_string()).collect()
}

/// The text of an entry that has no page of its own, for its card.
fn text(scene: &Scene<'_>, no: EntryNo) -> Option<String> {
    let node = scene.node(no);
    if scene.addresses.own(no).is_some() || !node.has_body() {
        return None;
    }
    let range = 0..node.written.body.html.len();
    let passage =
        Passage { entry: no, range, deeper: 2, prefix: format!("{}-", node.id), reading: Reading::Alone };
    Some(scene.prose.draw(scene, &passage))
}
