//! `Model`: the typed entries of a site in one language, linked both ways.
//!
//! Invariant: a model is complete and read-only once made, and everything in it iterates in a stated order:
//! shared entries first, then briefings by path; within one, by file and by place in the file.

mod amend;
mod current;
mod evidence;
mod gather;
mod goals;
mod hidden;
mod index;
mod names;
mod places;
mod resolve;
mod rules;
mod stubs;
mod translate;
mod verdicts;

pub use evidence::{Basis, Proof};
pub use goals::{Goal, VIEW_NAMES};
pub use index::{fits, is_by_name};
pub use places::{Place, menu_field};
pub use resolve::resolve;
pub use rules::RULES;
pub use verdicts::{Piece, Verdict, verify};

use crate::base::{Anchors, At, Diagnostic, Id, Text};
use crate::held::Library;
use crate::kinds::{Briefing, Common, Entry, Kind, OfKind};
use crate::parse::{Document, Written};
use crate::settings::{Settings, Vocabularies, Vocabulary};
use crate::source::Options;
use jiff::civil;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// The number of an entry in its model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryNo(pub u32);

/// The briefing an entry belongs to; `None` for what all briefings share.
pub type Scope = Option<EntryNo>;

/// What a model is made from beside documents.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The settings of the site.
    pub settings: Arc<Settings>,
    /// The words that may be used.
    pub vocabularies: Arc<Vocabularies>,
    /// The entries that were published with a page of their own, by [`Model::item`]: they keep it.
    pub published: Arc<BTreeSet<String>>,
    /// All entries that were published, by [`Model::item`], each with the anchors of its texts.
    pub recorded: Arc<BTreeMap<String, BTreeMap<String, Anchors>>>,
    /// Today, or `--as-of`.
    pub as_of: civil::Date,
    /// What the user asked for.
    pub options: Options,
    /// The language of this edition.
    pub language: String,
    /// Whether it is the site's default language.
    pub is_default: bool,
}

/// One link from an entry to another, made in front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The field, `[]` standing for the index.
    pub role: &'static str,
    /// Which one of the role's list.
    pub index: usize,
    /// Where it leads.
    pub to: EntryNo,
}

/// One entry of the model.
#[derive(Debug, Clone)]
pub struct Node {
    /// The file it is written in; stubs carry the file that mentions them first.
    pub file: Arc<str>,
    /// The file its text is written in: a translation's, where that has one.
    pub body_file: Arc<str>,
    /// The entry its text is written in: its own, or the translation's.
    pub body_of: Arc<Written>,
    /// Whether it is translated into the language of this edition.
    pub is_translated: bool,
    /// The fields whose words its translation leaves in the language they were written in.
    pub kept: BTreeSet<&'static str>,
    /// What is written.
    pub written: Arc<Written>,
    /// The briefing it belongs to.
    pub scope: Scope,
    /// Its id.
    pub id: Id,
    /// Whether the id is written down or is the file's name, rather than derived.
    pub pinned: bool,
    /// Whether it was made from a name that nothing describes.
    pub stub: bool,
    /// Its title.
    pub title: Text,
    /// Its links to other entries, in order of field.
    pub links: Vec<Link>,
    /// The links of other entries to it: who, and by which field; by field, then by entry, each once.
    pub linked_from: Vec<(EntryNo, &'static str)>,
    /// What it rests on.
    pub proofs: Vec<Proof>,
    /// What the holes of its body lead to, one for each hole.
    pub goals: Vec<Goal>,
}

/// A site in one language.
#[derive(Debug, Clone)]
pub struct Model {
    /// What it was made from beside documents.
    pub setting: Setting,
    /// The documents it was made from, by path.
    pub documents: Vec<Arc<Document>>,
    entries: Vec<Arc<Node>>,
    by_kind: Arc<BTreeMap<(Scope, Kind), Vec<EntryNo>>>,
    spans: Arc<BTreeMap<EntryNo, Range<EntryNo>>>,
    briefings: Vec<EntryNo>,
    /// What the addresses written in the settings lead to, in order.
    pub places: Vec<Place>,
    /// The texts that words are compared with.
    pub library: Arc<Library>,
    verdicts: Arc<BTreeMap<(EntryNo, Piece), Verdict>>,
    report: Vec<Diagnostic>,
}

impl Node {
    /// The entry as written.
    pub fn entry(&self) -> &Entry {
        &self.written.entry
    }

    /// What every kind has.
    pub fn common(&self) -> &Common {
        &self.written.entry.common
    }

    /// Which kind it is.
    pub fn kind(&self) -> Kind {
        self.written.entry.kind()
    }

    /// Its fields, if it is of the kind asked for.
    pub fn of<T: OfKind>(&self) -> Option<&T> {
        T::of(&self.written.entry.fields)
    }

    /// Whether it has a text of its own.
    pub fn has_body(&self) -> bool {
        !self.written.body.html.trim().is_empty() || !self.written.body.holes.is_empty()
    }

    /// Where its field stands.
    pub fn at(&self, field: &str) -> At {
        self.written.at(field)
    }

    /// Where something in its text stands, in the file of the text.
    pub fn body_at(&self, source: &Range<usize>) -> At {
        self.body_of.body_at(source)
    }

    /// Where the link written in `role` at `index` leads.
    pub fn link(&self, role: &str, index: usize) -> Option<EntryNo> {
        self.links.iter().find(|link| link.role == role && link.index == index).map(|link| link.to)
    }

    /// Where all links written in `role` lead, in order.
    pub fn links_in<'a>(&'a self, role: &'a str) -> impl Iterator<Item = EntryNo> + 'a {
        self.links.iter().filter(move |link| link.role == role).map(|link| link.to)
    }

    /// Every link to another entry, in front matter, evidence or text, with the field it is made in.
    pub fn each_link(&self, visit: &mut dyn FnMut(EntryNo, &'static str)) {
        for link in &self.links {
            visit(link.to, link.role);
        }
        for proof in &self.proofs {
            proof.source.into_iter().for_each(|source| visit(source, "evidence.source"));
            proof.via.into_iter().for_each(|via| visit(via, "evidence.via"));
        }
        for goal in &self.goals {
            match goal {
                Goal::Entry(to, _) => visit(*to, "body"),
                Goal::Sources(sources) => sources.iter().for_each(|to| visit(*to, "body")),
                _ => {}
            }
        }
    }

    /// A finding about one of its fields.
    pub fn finding(
        &self,
        rule: &'static crate::base::Rule,
        field: &str,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(rule, &self.file, self.at(field), message)
    }
}

impl Model {
    /// The entry with this number.
    pub fn node(&self, no: EntryNo) -> &Node {
        &self.entries[no.0 as usize]
    }

    /// Every entry with its number, in order.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = (EntryNo, &Node)> {
        self.entries.iter().enumerate().map(|(number, node)| (numbered(number), &**node))
    }

    /// Every entry of one kind, in order.
    pub fn all<'m, T: OfKind + 'm>(&'m self) -> impl Iterator<Item = (EntryNo, &'m Node, &'m T)> {
        self.nodes().filter_map(|(no, node)| node.of::<T>().map(|fields| (no, node, fields)))
    }

    /// The entries of `kind` that belong to `scope`, in order.
    pub fn of_kind(&self, scope: Scope, kind: Kind) -> &[EntryNo] {
        self.by_kind.get(&(scope, kind)).map_or(&[], Vec::as_slice)
    }

    /// The entries of one kind in `scope`, with their fields.
    pub fn list<'m, T: OfKind + 'm>(
        &'m self,
        scope: Scope,
    ) -> impl Iterator<Item = (EntryNo, &'m Node, &'m T)> {
        self.of_kind(scope, T::KIND).iter().filter_map(|no| {
            let node = self.node(*no);
            node.of::<T>().map(|fields| (*no, node, fields))
        })
    }

    /// The briefings of the site, by path.
    pub fn briefings(&self) -> &[EntryNo] {
        &self.briefings
    }

    /// Whether this edition has pages of its own for an entry: all of them in the default language, else what
    /// is shared and what stands in a translated briefing or page. Links to the rest lead to the default edition.
    pub fn is_translated(&self, no: EntryNo) -> bool {
        let node = self.node(no);
        self.setting.is_default
            || match (node.kind(), node.scope) {
                (Kind::Page | Kind::Briefing, _) => node.is_translated,
                (_, Some(briefing)) => self.is_translated(briefing),
                (_, None) => true,
            }
    }

    /// The vocabulary called `name` in a briefing.
    pub fn vocabulary(&self, scope: Scope, name: &str) -> Option<&Vocabulary> {
        let briefing = scope.and_then(|no| self.node(no).of::<Briefing>());
        self.setting.vocabularies.get(name, briefing.and_then(|briefing| briefing.vocabulary.as_deref()))
    }

    /// The preset that a briefing speaks: `negotiation` or `legislation`.
    pub fn preset(&self, scope: Scope) -> &str {
        let briefing = scope.and_then(|no| self.node(no).of::<Briefing>());
        self.setting.vocabularies.preset(briefing.and_then(|briefing| briefing.vocabulary.as_deref()))
    }

    /// What was found wrong while linking.
    pub fn report(&self) -> &[Diagnostic] {
        &self.report
    }

    /// The numbers of entries that link to `no` in the field `role`, in order.
    pub fn linked_by(&self, no: EntryNo, role: &str) -> impl ExactSizeIterator<Item = EntryNo> {
        by_role(&self.node(no).linked_from, role).iter().map(|(from, _)| *from)
    }

    /// Of those, a briefing and its entries.
    ///
    /// What a page of a briefing asks of shared entries must not walk the links that other briefings make.
    pub fn linked_within<'a>(
        &'a self,
        no: EntryNo,
        role: &str,
        briefing: EntryNo,
    ) -> impl Iterator<Item = EntryNo> + 'a {
        let links = by_role(&self.node(no).linked_from, role);
        let span = self.span(briefing);
        let start = links.partition_point(|(from, _)| *from < span.start);
        let end = links.partition_point(|(from, _)| *from < span.end);
        let own = links.binary_search_by_key(&briefing, |(from, _)| *from).ok().map(|_| briefing);
        own.into_iter().chain(links[start..end].iter().map(|(from, _)| *from))
    }

    /// A briefing and its entries, those made of names aside, in order.
    pub fn own(&self, briefing: EntryNo) -> impl Iterator<Item = (EntryNo, &Node)> {
        let span = self.span(briefing);
        let numbers = std::iter::once(briefing).chain((span.start.0..span.end.0).map(EntryNo));
        numbers.map(|no| (no, self.node(no)))
    }

    /// Every entry that a briefing, or an entry of it, links to.
    pub fn used(&self, briefing: EntryNo) -> BTreeSet<EntryNo> {
        let mut used = BTreeSet::new();
        for (no, node) in self.own(briefing) {
            node.each_link(&mut |to, _| {
                if to != no {
                    used.insert(to);
                }
            });
        }
        used
    }

    fn span(&self, briefing: EntryNo) -> Range<EntryNo> {
        self.spans.get(&briefing).cloned().unwrap_or(EntryNo(0)..EntryNo(0))
    }
}

/// The number of the entry at this place of the list.
fn numbered(place: usize) -> EntryNo {
    EntryNo(u32::try_from(place).expect("fewer than four thousand million entries"))
}

/// The links made in the field `role`.
fn by_role<'a>(links: &'a [(EntryNo, &'static str)], role: &str) -> &'a [(EntryNo, &'static str)] {
    let start = links.partition_point(|(_, by)| *by < role);
    let end = links.partition_point(|(_, by)| *by <= role);
    &links[start..end]
}
