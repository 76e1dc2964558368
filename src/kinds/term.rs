//! A term: a word readers may not know, and what it means here.

use super::Record;
use crate::base::Text;
use crate::{record, record_basics};

record! {
    /// A term.
    pub struct Term, title ("term") {} words {
        /// What it means here; the body of its file where absent.
        definition: Option<Text>,
    }
}

impl Record for Term {
    record_basics!();

    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        self.definition.iter().for_each(visit);
    }
}
