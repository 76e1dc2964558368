//! The scene a page is drawn in: the model, its addresses, the words, and what was cited so far.

use super::cards::{TITLE_WORDS, quote_title};
pub use super::labels::Label;
use super::labels::Labels;
use super::words::Moment;
use super::{Addresses, Destination, Words};
use crate::base::{Route, Text, When};
use crate::model::{Basis, EntryNo, Model, Node, Piece, Proof, Scope};
use jiff::tz::TimeZone;
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A stretch of an entry's text to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The entry.
    pub entry: EntryNo,
    /// The range of its body's HTML.
    pub range: Range<usize>,
    /// What is added to the level of its headings.
    pub deeper: u8,
    /// What is put before its ids, where several texts stand on one page.
    pub prefix: String,
    /// Whether its paragraphs are numbered, and where its footnotes stand.
    pub reading: Reading,
}

/// How a stretch of text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reading {
    /// By itself, its footnotes at its end.
    #[default]
    Alone,
    /// As part of the full reading, or of print: with numbered paragraphs, the footnotes behind the last part.
    Numbered,
    /// As the beginning of the full reading, where the footnotes stand.
    Excerpt,
}

/// Whoever fills the holes of texts; the layer above.
pub trait Prose: Sync {
    /// The passage as HTML.
    fn draw(&self, scene: &Scene<'_>, passage: &Passage) -> String;

    /// The card of an entry beside something else, as HTML: without text and evidence.
    fn brief(&self, scene: &Scene<'_>, no: EntryNo) -> Option<String>;
}

/// Leaves every text out.
struct Silence;

impl Prose for Silence {
    fn draw(&self, _: &Scene<'_>, _: &Passage) -> String {
        String::new()
    }

    fn brief(&self, _: &Scene<'_>, _: EntryNo) -> Option<String> {
        None
    }
}

/// What one page is drawn in.
pub struct Scene<'m> {
    /// The site in one language.
    pub model: &'m Model,
    /// Where everything stands.
    pub addresses: &'m Addresses,
    /// The words of the language.
    pub words: &'m Words,
    /// The words of vocabularies.
    pub labels: &'m Labels,
    /// Where the tables of the search stand, that of this edition first.
    pub indexes: &'m [Route],
    /// Whoever fills the holes of texts.
    pub prose: &'m dyn Prose,
    /// The address of the page.
    pub here: &'m Route,
    /// The briefing the page belongs to.
    pub scope: Scope,
    /// The zone clock times are shown in.
    pub zone: TimeZone,
    /// The sources cited on the page, in order of first use.
    pub cited: RefCell<Vec<EntryNo>>,
    /// What was found wrong while drawing.
    pub report: RefCell<Vec<crate::base::Diagnostic>>,
    /// Whether the page is for paper, where nothing opens.
    pub is_plain: bool,
    /// How many meanings of terms the page opens so far.
    pub meanings: Cell<usize>,
    /// Whether a picture stands on the page already.
    pub has_picture: Cell<bool>,
    /// The entries whose texts are being drawn, each within the one before.
    pub open: RefCell<Vec<EntryNo>>,
    /// How many paragraphs the page has numbered so far.
    pub paragraphs: RefCell<usize>,
    /// The terms that are linked where they are first met, longest first, and those that were met.
    pub terms: &'m [(String, EntryNo)],
    /// The terms that were linked on the page so far.
    pub met: RefCell<BTreeSet<EntryNo>>,
    /// What pages drawn one after another keep for each other.
    pub kept: &'m Kept,
}

/// What pages of one briefing, drawn one after another, keep for each other.
///
/// Invariant: what is kept depends on no page; drawing with it equals drawing without it.
#[derive(Debug, Default)]
pub struct Kept {
    /// Cards beside something else, as HTML.
    briefs: RefCell<BTreeMap<EntryNo, tera::Value>>,
}

/// A link.
#[derive(Debug, Clone, Serialize)]
pub struct LinkTo {
    /// The words.
    pub title: String,
    /// Where it leads; templates write `{{ link.to | href }}`.
    pub to: Destination,
    /// The language of the words, where it is not the page's.
    pub language: Option<String>,
}

/// Evidence as readers see it.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceView {
    /// The source.
    pub source: Option<LinkTo>,
    /// The place in it.
    pub at: Option<String>,
    /// Words of it.
    pub words: Option<String>,
    /// Whom it credits.
    pub via: Option<LinkTo>,
    /// The word of doubt.
    pub hedge: Option<String>,
    /// Who says so.
    pub basis: Label,
    /// A remark.
    pub note: Option<String>,
    /// Whether its words were compared with the text of the source; of a place alone, whether that text is held.
    pub is_checked: bool,
}

impl<'m> Scene<'m> {
    /// The entry with this number.
    pub fn node(&self, no: EntryNo) -> &'m Node {
        self.model.node(no)
    }

    /// A link to an entry.
    pub fn link(&self, no: EntryNo) -> LinkTo {
        LinkTo {
            title: self.title(no),
            to: self.addresses.entry(self.model, no),
            language: self.foreign_title(no),
        }
    }

    /// The language that an entry is written in, where it is not translated into that of the page.
    pub fn foreign(&self, no: EntryNo) -> Option<String> {
        let setting = &self.model.setting;
        let is_foreign = !setting.is_default && !self.node(no).is_translated;
        is_foreign.then(|| setting.settings.languages()[0].to_owned())
    }

    /// The language that one field of an entry is written in, where its words are not translated into that of the page.
    pub fn foreign_in(&self, no: EntryNo, field: &str) -> Option<String> {
        let is_kept = self.node(no).kept.contains(field);
        let default = || self.model.setting.settings.languages()[0].to_owned();
        self.foreign(no).or_else(|| is_kept.then(default))
    }

    /// The same of its title; a quote without one is known by its words.
    pub fn foreign_title(&self, no: EntryNo) -> Option<String> {
        let node = self.node(no);
        let is_said = node.kind().key() == "quotes" && node.common().title.is_none();
        self.foreign_in(no, if is_said { "text" } else { "title" })
    }

    /// Links to entries.
    pub fn links(&self, numbers: impl IntoIterator<Item = EntryNo>) -> Vec<LinkTo> {
        numbers.into_iter().map(|no| self.link(no)).collect()
    }

    /// The title of an entry as readers see it.
    pub fn title(&self, no: EntryNo) -> String {
        let node = self.node(no);
        let kind = node.kind();
        if kind.key() == "sources" && node.title.is_empty() {
            let type_ = node.common().type_.as_deref().unwrap_or("other");
            let label = self.word("source-type", type_).label.to_lowercase();
            return self.words.fill("sources.untitled", &[("type", &label)]);
        }
        if kind.key() == "quotes" && node.common().title.is_none() {
            return quote_title(self, no, TITLE_WORDS);
        }
        node.title.to_string()
    }

    /// A word of a vocabulary.
    pub fn word(&self, vocabulary: &str, key: &str) -> Label {
        self.labels.get(&self.model.setting.vocabularies, self.words, vocabulary, key)
    }

    /// A rung of the ladder, in the words of the briefing's preset.
    pub fn rung(&self, key: &str) -> Label {
        let own = format!("rung-{}", self.model.preset(self.scope));
        let is_own = self.model.setting.vocabularies.get(&own, None).is_some();
        self.word(if is_own { &own } else { "rung" }, key)
    }

    /// The path of a word of the interface: that of the briefing's preset, where it has its own.
    pub fn of_preset(&self, path: &str) -> String {
        let own = format!("presets.{}.{path}", self.model.preset(self.scope));
        if self.words.has(&own) || self.words.has(&format!("{own}.other")) { own } else { path.to_owned() }
    }

    /// A word of a vocabulary that may be absent.
    pub fn word_of(&self, vocabulary: &str, key: Option<&Text>) -> Option<Label> {
        key.map(|key| self.word(vocabulary, key))
    }

    /// Who says so, in words.
    pub fn basis(&self, basis: Basis) -> Label {
        self.word("basis", basis.key())
    }

    /// The card of an entry beside something else, as HTML; empty where its template failed, which has been reported.
    pub fn brief(&self, no: EntryNo) -> tera::Value {
        if let Some(known) = self.kept.briefs.borrow().get(&no) {
            return known.clone();
        }
        let Some(drawn) = self.prose.brief(self, no) else { return tera::Value::safe_string("") };
        let drawn = tera::Value::safe_string(&drawn);
        self.kept.briefs.borrow_mut().insert(no, drawn.clone());
        drawn
    }

    /// The same place without the texts of entries, and with nothing cited so far.
    pub fn without_texts(&self) -> Scene<'m> {
        Scene {
            prose: &Silence,
            zone: self.zone.clone(),
            cited: RefCell::default(),
            report: RefCell::default(),
            meanings: Cell::default(),
            has_picture: Cell::default(),
            open: RefCell::default(),
            paragraphs: RefCell::default(),
            met: RefCell::default(),
            ..*self
        }
    }

    /// When, in words.
    pub fn when(&self, when: &When) -> Moment {
        self.words.when(when, &self.zone())
    }

    /// The zone clock times are shown in.
    pub fn zone(&self) -> TimeZone {
        self.zone.clone()
    }

    /// A piece of evidence of an entry.
    pub fn evidence(&self, no: EntryNo, proof: &Proof) -> EvidenceView {
        EvidenceView {
            source: proof.source.map(|source| self.link(source)),
            at: proof.at.as_ref().map(ToString::to_string),
            words: proof.words.as_ref().map(ToString::to_string),
            via: proof.via.map(|via| self.link(via)),
            hedge: proof.hedge.as_ref().map(ToString::to_string),
            basis: self.basis(self.model.basis_of(no, proof)),
            note: proof.note.as_ref().map(ToString::to_string),
            is_checked: self.is_checked(no, proof),
        }
    }

    /// Whether the words of a piece of evidence were compared with the text of its source, and found there.
    fn is_checked(&self, no: EntryNo, proof: &Proof) -> bool {
        let number = self.node(no).proofs.iter().position(|other| std::ptr::eq(other, proof));
        if let Some(verdict) = number.and_then(|number| self.model.verdict(no, Piece::Proof(number))) {
            return verdict.is_good();
        }
        let source = proof.source.and_then(|source| self.node(source).of::<crate::kinds::Source>());
        proof.words.is_none() && source.is_some_and(|source| source.held.is_some())
    }

    /// The whole text of an entry, with its headings `deeper` and `prefix` before its ids.
    pub fn body(&self, no: EntryNo, deeper: u8, prefix: &str) -> Option<String> {
        let node = self.node(no);
        if !node.has_body() {
            return None;
        }
        let range = 0..node.written.body.html.len();
        let passage =
            Passage { entry: no, range, deeper, prefix: prefix.to_owned(), reading: Reading::Alone };
        Some(self.prose.draw(self, &passage))
    }

    /// The number of a source on this page, from 1: by first use.
    pub fn cite(&self, source: EntryNo) -> usize {
        let mut cited = self.cited.borrow_mut();
        if let Some(at) = cited.iter().position(|known| *known == source) {
            at + 1
        } else {
            cited.push(source);
            cited.len()
        }
    }
}
