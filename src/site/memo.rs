//! What is kept from one build to the next: what follows from single texts, and the theme.

use super::wardrobe::Wardrobe;
use crate::check::Readings;
use crate::model::Model;
use crate::parse;
use crate::source::Sources;
use std::sync::Arc;

/// Documents of the last build, what was found in their texts, and the theme.
///
/// Invariant: a build with a memo equals a build without one.
#[derive(Default)]
pub struct Memo {
    /// The documents, by path and content.
    pub(super) documents: parse::Memo,
    /// What was found in the texts of each edition, in order.
    pub(super) readings: Vec<Readings>,
    /// The theme and its words.
    pub(super) wardrobe: Option<Arc<Wardrobe>>,
}

impl Memo {
    /// Reads the texts of a site in each of its languages; what is known is not read again.
    pub(super) fn read(&self, models: &[Model], sources: &Sources) -> Vec<Readings> {
        let known = self.readings.iter().map(Some).chain(std::iter::repeat(None));
        models.iter().zip(known).map(|(model, known)| Readings::of(model, sources, known)).collect()
    }
}
