//! An edition: the site in one language, with everything that its pages share worked out once.

use crate::model::Model;
use crate::views::{Addresses, Words};

/// The site in one language.
pub struct Edition {
    /// Its entries.
    pub model: Model,
    /// Where everything stands.
    pub addresses: Addresses,
    /// The words of its interface.
    pub words: Words,
}

impl Edition {
    /// The edition of a model with these words.
    pub fn new(model: Model, words: Words) -> Edition {
        let addresses = Addresses::of(&model);
        Edition { model, addresses, words }
    }
}
