//! Held texts: private, folded once, and compared with what is quoted of them.
//!
//! Invariant: nothing of a held text leaves this layer but what a finding says to the author; no page is made of it.

mod compare;
mod edited;
mod extract;
mod facts;
mod fold;
mod hedges;
mod names;
mod nearest;
mod pronoun;
mod receipts;
mod seek;
mod shingles;
mod speech;
mod text;

pub use compare::{Found, Grade, Outcome, Stands, compare};
pub use facts::{Dated, Figure, dateline, dates, figures};
pub use fold::{folded, is_mark};
pub use hedges::{forms, hedge, hedge_around};
pub use names::{Named, persons, speaker};
pub use nearest::Nearest;
pub use pronoun::{Meant, meant};
pub use receipts::{FILE as RECEIPTS, Receipt, Receipts, fingerprint};
pub use seek::{Passage, seek};
pub use shingles::{RUN, Shingles, words};
pub use text::{HeldText, is_abbreviated};

use crate::source::Sources;
use compare::would_find;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Every held text that is here, and the receipts for those that are not.
#[derive(Debug, Clone, Default)]
pub struct Library {
    texts: BTreeMap<Arc<str>, Arc<HeldText>>,
    /// What was found where the texts were.
    pub receipts: Receipts,
    /// Lines of the file of receipts that could not be read.
    pub unread: Vec<(usize, String)>,
}

impl Library {
    /// The held texts of a site; those that `before` has as they are, are not folded again.
    pub fn of(sources: &Sources, before: &Library) -> Library {
        let texts: Vec<Arc<HeldText>> = sources
            .held
            .values()
            .collect::<Vec<_>>()
            .par_iter()
            .map(|file| match before.text(file.path.trim_start_matches("held/")) {
                Some(known) if known.hash == file.hash => Arc::clone(known),
                _ => Arc::new(HeldText::of(file)),
            })
            .collect();
        let (receipts, unread) =
            sources.files.get(RECEIPTS).map(|file| Receipts::read(&file.text)).unwrap_or_default();
        Library {
            texts: texts.into_iter().map(|text| (Arc::clone(&text.name), text)).collect(),
            receipts,
            unread,
        }
    }

    /// A library of these texts, without receipts.
    pub fn holding(texts: impl IntoIterator<Item = HeldText>) -> Library {
        let texts = texts.into_iter().map(|text| (Arc::clone(&text.name), Arc::new(text))).collect();
        Library { texts, ..Library::default() }
    }

    /// The text in a file below `held/`.
    pub fn text(&self, name: &str) -> Option<&Arc<HeldText>> {
        self.texts.get(name)
    }

    /// Every text, by name.
    pub fn texts(&self) -> impl ExactSizeIterator<Item = &Arc<HeldText>> {
        self.texts.values()
    }

    /// Whether there is nothing to compare with.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.receipts.is_empty()
    }
}

/// Every held text at once, for words of which nobody says where they stand.
#[derive(Debug)]
pub struct Anywhere {
    texts: Vec<Arc<HeldText>>,
    index: Shingles,
}

impl Anywhere {
    /// The texts of a library, indexed for these words.
    pub fn of<'a>(library: &Library, sought: impl Iterator<Item = &'a str>) -> Anywhere {
        let texts: Vec<Arc<HeldText>> = library.texts().cloned().collect();
        let sought: Vec<String> = sought.map(folded).collect();
        let plain = texts.iter().map(|text| text.folded.text.as_str());
        let index = Shingles::of(plain, sought.iter().map(String::as_str));
        Anywhere { texts, index }
    }

    /// A text in which somebody says these words, which it is indexed for: four at least, so that they are somebody's. Of
    /// several, the first by name; one that has their beginning unbroken goes before the others.
    pub fn find(&self, words: &str) -> Option<&Arc<HeldText>> {
        let sought = folded(words);
        shingles::words(&sought).nth(RUN - 1)?;
        let others = || self.index.others(&sought).collect::<BTreeSet<_>>();
        let numbers = self.index.candidates(&sought).chain(std::iter::once_with(others).flatten());
        numbers.map(|number| &self.texts[number]).find(|text| would_find(text, &sought, Stands::Spoken))
    }
}
