//! Evidence resolved: which source, which place, whose word, and what that makes of who says so.

use super::{EntryNo, Model};
use crate::base::Text;
use crate::kinds::{Kind, Party, Quote, Source};

/// One piece of evidence, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The field it stands in: `evidence`, `positions[].evidence`.
    pub role: &'static str,
    /// Which one of the role's list.
    pub index: usize,
    /// Which piece of the field's evidence.
    pub item: usize,
    /// The source, where one is named or there is a default.
    pub source: Option<EntryNo>,
    /// The place in the source.
    pub at: Option<Text>,
    /// Words of the source.
    pub words: Option<Text>,
    /// Whom the source credits.
    pub via: Option<EntryNo>,
    /// The word of doubt.
    pub hedge: Option<Text>,
    /// Who says so, where the author says it.
    pub basis: Option<Text>,
    /// A remark for readers.
    pub note: Option<Text>,
}

/// Who says so: a word of the vocabulary `basis`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The published text itself.
    Text,
    /// A named person.
    OnRecord,
    /// Another outlet, whose text we do not hold.
    Relayed,
    /// A group whose members are not named.
    Unnamed,
    /// "Reportedly", with no source named.
    Hedged,
    /// Our source, in its own voice.
    OwnVoice,
    /// Our own reading.
    Editorial,
}

impl Proof {
    /// The field path of this piece within its entry: `positions[1].evidence[0]`.
    pub fn path(&self) -> String {
        format!("{}[{}]", crate::kinds::path(self.role, self.index), self.item)
    }
}

impl Basis {
    const ALL: &[(Basis, &'static str)] = &[
        (Basis::Text, "text"),
        (Basis::OnRecord, "on-record"),
        (Basis::Relayed, "relayed"),
        (Basis::Unnamed, "unnamed"),
        (Basis::Hedged, "hedged"),
        (Basis::OwnVoice, "own-voice"),
        (Basis::Editorial, "editorial"),
    ];

    /// The word of the vocabulary.
    pub fn key(self) -> &'static str {
        Basis::ALL.iter().find(|(basis, _)| *basis == self).map_or("own-voice", |(_, key)| key)
    }

    /// The basis called `key`; spaces may stand for hyphens.
    pub fn of_key(key: &str) -> Option<Basis> {
        let key = key.trim().to_lowercase().replace(' ', "-");
        Basis::ALL.iter().find(|(_, known)| *known == key).map(|(basis, _)| *basis)
    }
}

/// Words by which a source reports something and credits nobody.
const REPORTED: &[&str] = &["reportedly", "is said to", "are said to", "allegedly", "rumoured", "rumored"];

impl Model {
    /// Who says so, from the evidence given in `role` (all of it, where `role` is `evidence`): the strongest.
    pub fn basis(&self, no: EntryNo, role: &str, index: Option<usize>) -> Option<Basis> {
        self.node(no)
            .proofs
            .iter()
            .filter(|proof| proof.role == role && index.is_none_or(|index| proof.index == index))
            .map(|proof| self.basis_of(no, proof))
            .min()
    }

    /// Who says so, by one piece of evidence of an entry.
    pub fn basis_of(&self, no: EntryNo, proof: &Proof) -> Basis {
        if let Some(basis) = proof.basis.as_deref().and_then(Basis::of_key) {
            return basis;
        }
        if let Some(via) = proof.via.or_else(|| self.credited(no, proof)) {
            let node = self.node(via);
            return match node.kind() {
                Kind::Source => Basis::Relayed,
                _ if node.of::<Party>().is_some() && node.common().type_.as_deref() == Some("unnamed") => {
                    Basis::Unnamed
                }
                _ => Basis::OnRecord,
            };
        }
        if proof.source.is_some_and(|source| self.is_primary(source)) {
            return Basis::Text;
        }
        let text = proof.hedge.as_ref().or(proof.words.as_ref()).map(|text| text.to_lowercase());
        match text {
            Some(text) if REPORTED.iter().any(|word| text.contains(word)) => Basis::Hedged,
            _ => Basis::OwnVoice,
        }
    }

    /// Whom the source of a quote credits, where its evidence names nobody: the outlet that carried it first, else
    /// the speaker.
    fn credited(&self, no: EntryNo, proof: &Proof) -> Option<EntryNo> {
        let node = self.node(no);
        node.of::<Quote>()?;
        node.link("outlet", 0).filter(|outlet| Some(*outlet) != proof.source).or_else(|| node.link("by", 0))
    }

    /// Whether a source is the instrument itself.
    fn is_primary(&self, source: EntryNo) -> bool {
        let node = self.node(source);
        node.of::<Source>().is_some() && node.common().type_.as_deref() == Some("law")
    }
}

/// The parts of a short form of evidence: words, a source and a place, or a web address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Short<'a> {
    /// `https://…`, and perhaps a place: `https://…, para 3`.
    Address(&'a str, Option<&'a str>),
    /// `article, para 12`: what may be a source, and a place.
    Place(&'a str, &'a str),
    /// `para 12`: a place in the default source.
    PlaceOnly(&'a str),
    /// Words of the default source.
    Words(&'a str),
}

/// The beginnings of a place in a source.
const PLACES: &[&str] = &[
    "para", "line", "page", "p.", "pp.", "section", "sec.", "art.", "article ", "§", "chapter", "minute",
    "min.",
];

/// Of these, the ones that do not stand in words that are quoted.
const SURE: &[&str] = &["para", "line", "page", "p.", "pp."];

/// Takes a short form apart.
pub fn short(text: &str) -> Short<'_> {
    if text.starts_with("https://") || text.starts_with("http://") {
        return match text.rsplit_once(", ") {
            Some((address, place)) if is_place(place.trim()) => {
                Short::Address(address.trim(), Some(place.trim()))
            }
            _ => Short::Address(text, None),
        };
    }
    if is_place(text) {
        return Short::PlaceOnly(text);
    }
    match text.split_once(',') {
        Some((source, place)) if is_place(place.trim()) && source.split_whitespace().count() <= 6 => {
            Short::Place(source.trim(), place.trim())
        }
        _ => Short::Words(text),
    }
}

/// A short form that was meant as a source and a place and is neither: `gazette para 7`, `[@gazette, para 7]`; what may be
/// the source, and the place.
pub fn misread(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim().trim_start_matches(['[', '@']).trim_end_matches(']');
    let ends = |at: usize| bare[..at].ends_with([' ', ',', ';', ':']);
    let mut splits = bare.char_indices().map(|(at, _)| at).filter(|at| ends(*at) && is_place(&bare[*at..]));
    let split = splits.next_back()?;
    let source = bare[..split].trim_end_matches([' ', ',', ';', ':']);
    let is_short = !source.is_empty() && source.split_whitespace().count() <= 6;
    // Words may well speak of an article or a chapter; nobody's words end in `para 7`.
    let is_sure =
        !source.contains(' ') || SURE.iter().any(|word| bare[split..].to_lowercase().starts_with(word));
    (is_short && is_sure && !source.contains(['“', '”', '"', '«', '„'])).then_some((source, &bare[split..]))
}

/// Whether a text is a place in a source: `para 12`, `§ 3`.
fn is_place(text: &str) -> bool {
    text.split_whitespace().nth(4).is_none() && text.contains(|c: char| c.is_ascii_digit()) && {
        let lower = text.to_lowercase();
        PLACES.iter().any(|word| lower.starts_with(word))
    }
}
