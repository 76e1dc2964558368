//! Verdicts: what came of comparing quotes and words of evidence with the texts they are taken from.
//!
//! Invariant: where a text is here, it is compared with; a receipt speaks only where it is not.

use super::{EntryNo, Model, Node};
use crate::base::Text;
use crate::held::{
    Anywhere, Found, Grade, HeldText, Library, Nearest, Outcome, Receipt, Stands, compare, fingerprint,
};
use crate::kinds::{Briefing, Kind, Quote, Source};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// The words of a quote.
    Words,
    /// The words of evidence number `n`.
    Proof(usize),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The words stand in the text.
    Found(EntryNo, Found),
    /// They stand in the text, but nobody is quoted with them.
    Unspoken(EntryNo, Found),
    /// They do not stand in the text.
    Missing(EntryNo, Option<Nearest>),
    /// The text is not here; a receipt says that they were found in it.
    Vouched(Grade),
    /// The text is not here; the receipt is of other words.
    OtherWords(String),
    /// The text is not here; the receipt is of another text.
    OtherText(String),
    /// The text is not here, and there is no receipt.
    Unchecked(EntryNo),
}

impl Verdict {
    /// Whether the words were compared with their text, here or by whoever has it, and found there.
    pub fn is_good(&self) -> bool {
        matches!(self, Verdict::Found(..) | Verdict::Vouched(_))
    }
}

/// Compares what is quoted, in every edition, with the held texts.
pub fn verify(models: &mut [Model], library: &Arc<Library>) {
    let Some((first, others)) = models.split_first_mut() else { return };
    first.library = Arc::clone(library);
    if first.all::<Source>().all(|(_, _, source)| source.held.is_none()) {
        return;
    }
    let numbers: Vec<EntryNo> = first.nodes().map(|(no, _)| no).collect();
    // Quotes that name no source are looked for everywhere, which takes an index.
    let lost = |no: &EntryNo| words_of(first.node(*no)).filter(|_| first.sources_of(*no).is_empty());
    let lost: Vec<&str> = numbers.iter().filter_map(lost).map(|(_, words)| words.as_str()).collect();
    let is_sought = library.texts().len() > 0 && !lost.is_empty();
    let anywhere = is_sought.then(|| Anywhere::of(library, lost.into_iter()));
    let found: Vec<((EntryNo, Piece), Verdict)> =
        numbers.par_iter().flat_map_iter(|no| first.verdicts_on(*no, library, anywhere.as_ref())).collect();
    first.verdicts = Arc::new(found.into_iter().collect());
    // A translation is no quotation: it stands or falls with what it translates.
    let by_item: BTreeMap<String, EntryNo> = numbers.into_iter().map(|no| (first.item(no), no)).collect();
    for model in others {
        model.library = Arc::clone(library);
        let mut verdicts = BTreeMap::new();
        for (no, _) in model.nodes() {
            let Some(original) = by_item.get(&model.item(no)) else { continue };
            let range = (*original, Piece::Words)..=(*original, Piece::Proof(usize::MAX));
            verdicts
                .extend(first.verdicts.range(range).map(|((_, piece), found)| ((no, *piece), found.clone())));
        }
        model.verdicts = Arc::new(verdicts);
    }
}

impl Model {
    /// What came of comparing a piece of an entry; nothing where there is nothing to compare.
    pub fn verdict(&self, no: EntryNo, piece: Piece) -> Option<&Verdict> {
        self.verdicts.get(&(no, piece))
    }

    /// Every verdict, in order.
    pub fn verdicts(&self) -> impl ExactSizeIterator<Item = (EntryNo, Piece, &Verdict)> {
        self.verdicts.iter().map(|((no, piece), verdict)| (*no, *piece, verdict))
    }

    /// What an entry is called in receipts: folder of its briefing, kind, id.
    pub fn item(&self, no: EntryNo) -> String {
        let node = self.node(no);
        let briefing = match node.kind() {
            Kind::Briefing => Some(&node.file),
            _ => node.scope.map(|scope| &self.node(scope).file),
        };
        let folder = briefing.map_or("", |file| file.strip_prefix("content/").unwrap_or(file));
        let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
        let slash = if folder.is_empty() { "" } else { "/" };
        format!("{folder}{slash}{}/{}", node.kind().key(), node.id)
    }

    /// The field that a piece stands in.
    pub fn field(&self, no: EntryNo, piece: Piece) -> String {
        match piece {
            Piece::Words => words_of(self.node(no)).map_or("text", |(field, _)| field).to_owned(),
            Piece::Proof(number) => self
                .node(no)
                .proofs
                .get(number)
                .map_or_else(String::new, |proof| format!("{}.words", proof.path())),
        }
    }

    /// The words of a piece.
    pub fn words(&self, no: EntryNo, piece: Piece) -> Option<&Text> {
        match piece {
            Piece::Words => words_of(self.node(no)).map(|(_, words)| words),
            Piece::Proof(number) => self.node(no).proofs.get(number)?.words.as_ref(),
        }
    }

    /// The text of a source, where it is here.
    pub fn text_of(&self, source: EntryNo) -> Option<&Arc<HeldText>> {
        let held = self.node(source).of::<Source>()?.held.as_ref()?;
        self.library.text(held.trim_start_matches("held/"))
    }

    /// The source of evidence that names none, in a briefing: the default one, else the only one.
    pub fn default_source(&self, scope: super::Scope) -> Option<EntryNo> {
        let briefing = scope.map(|no| self.node(no));
        if let Some(briefing) =
            briefing.filter(|node| node.of::<Briefing>().is_some_and(|b| b.default_source.is_some()))
        {
            return briefing.link("default_source", 0);
        }
        match (self.of_kind(None, Kind::Source), scope.map_or(&[][..], |_| self.of_kind(scope, Kind::Source)))
        {
            ([only], []) | ([], [only]) => Some(*only),
            _ => None,
        }
    }

    /// The sources that a quote may stand in: those of its evidence, the outlet, else the default one.
    pub fn sources_of(&self, no: EntryNo) -> Vec<EntryNo> {
        let node = self.node(no);
        let own =
            node.proofs.iter().filter(|proof| proof.role == "evidence").filter_map(|proof| proof.source);
        let mut sources: Vec<EntryNo> = own.chain(node.link("outlet", 0)).collect();
        if node.proofs.is_empty() {
            sources.extend(self.default_source(node.scope));
        }
        let mut seen = Vec::new();
        sources.retain(|no| {
            !seen.contains(no) && {
                seen.push(*no);
                true
            }
        });
        sources
    }

    fn verdicts_on(
        &self,
        no: EntryNo,
        library: &Library,
        anywhere: Option<&Anywhere>,
    ) -> Vec<((EntryNo, Piece), Verdict)> {
        let node = self.node(no);
        let mut found = Vec::new();
        if let Some((_, words)) = words_of(node) {
            let sources = match (self.sources_of(no), anywhere) {
                (sources, Some(anywhere)) if sources.is_empty() => self.sources_with(anywhere, words),
                (sources, _) => sources,
            };
            found.extend(self.judge(no, Piece::Words, words, &sources, library));
        }
        for (number, proof) in node.proofs.iter().enumerate() {
            if let (Some(words), Some(source)) = (&proof.words, proof.source) {
                found.extend(self.judge(no, Piece::Proof(number), words, &[source], library));
            }
        }
        found.into_iter().map(|(piece, verdict)| ((no, piece), verdict)).collect()
    }

    /// The first source whose held text has words between quotation marks.
    fn sources_with(&self, anywhere: &Anywhere, words: &str) -> Vec<EntryNo> {
        let Some(text) = anywhere.find(words) else { return Vec::new() };
        let is_of = |source: &Source| {
            source.held.as_ref().is_some_and(|held| held.trim_start_matches("held/") == &*text.name)
        };
        self.all::<Source>().find(|(_, _, source)| is_of(source)).map(|(no, ..)| no).into_iter().collect()
    }

    fn judge(
        &self,
        no: EntryNo,
        piece: Piece,
        words: &str,
        sources: &[EntryNo],
        library: &Library,
    ) -> Option<(Piece, Verdict)> {
        let held: Vec<EntryNo> = sources.iter().copied().filter(|no| self.is_held(*no)).collect();
        let mut best: Option<Verdict> = None;
        for source in &held {
            let Some(text) = self.text_of(*source) else { continue };
            let verdict = match compare(text, words, self.stands(*source, piece)) {
                Outcome::Found(found) => return Some((piece, Verdict::Found(*source, found))),
                Outcome::Unspoken(found) => Verdict::Unspoken(*source, found),
                Outcome::Missing(nearest) => Verdict::Missing(*source, nearest),
            };
            if !matches!(best, Some(Verdict::Unspoken(..))) {
                best = Some(verdict);
            }
        }
        let away = held.iter().find(|source| self.text_of(**source).is_none());
        let verdict = match (best, away) {
            (Some(verdict), None) => verdict,
            (_, Some(away)) => {
                let field = self.field(no, piece);
                match library.receipts.get(&self.item(no), &field) {
                    Some(receipt) => self.vouched(receipt, words, &held),
                    None => Verdict::Unchecked(*away),
                }
            }
            (None, None) => return None,
        };
        Some((piece, verdict))
    }

    /// What a receipt is worth: it stands as long as both fingerprints hold.
    fn vouched(&self, receipt: &Receipt, words: &str, sources: &[EntryNo]) -> Verdict {
        if receipt.text_sha256 != fingerprint(words) {
            return Verdict::OtherWords(receipt.checked.clone());
        }
        let print = |no: &EntryNo| self.node(*no).of::<Source>().and_then(|source| source.sha256.as_deref());
        if sources
            .iter()
            .any(|no| print(no).is_some_and(|print| print.eq_ignore_ascii_case(&receipt.source_sha256)))
        {
            Verdict::Vouched(receipt.grade)
        } else {
            Verdict::OtherText(receipt.checked.clone())
        }
    }

    fn is_held(&self, source: EntryNo) -> bool {
        self.node(source).of::<Source>().is_some_and(|source| source.held.is_some())
    }

    /// What words must be in a source: some sources are nothing but somebody's words.
    fn stands(&self, source: EntryNo, piece: Piece) -> Stands {
        let type_ = self.node(source).common().type_.as_deref();
        match (piece, type_) {
            (Piece::Words, Some("transcript" | "social" | "statement" | "law")) => Stands::Anywhere,
            (Piece::Words, _) => Stands::Spoken,
            (Piece::Proof(_), _) => Stands::Anywhere,
        }
    }
}

/// The words of a quote that must stand in its source, and their field: those that were said, before translation.
fn words_of(node: &Node) -> Option<(&'static str, &Text)> {
    let quote = node.of::<Quote>()?;
    if node.common().type_.as_deref() == Some("paraphrase") {
        return None;
    }
    let original = quote.original.as_ref().map(|words| ("original", words));
    original.or(quote.text.as_ref().filter(|_| quote.translated_by.is_none()).map(|words| ("text", words)))
}
