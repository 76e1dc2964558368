//! An event: something that happened, as exactly dated as the source dates it.

use super::Record;
use super::field::Several;
use super::record::{Accepts, DateField, Reference};
use crate::base::{Text, When};
use crate::{record, record_basics};

record! {
    /// An event.
    pub struct Event, title {
        /// When it happened; `unknown` where absent.
        when: Option<When>,
        /// Who took part.
        who: Several<Text>,
    } words {
        /// Where it happened.
        #[serde(rename = "where")]
        place: Option<Text>,
    }
}

impl Record for Event {
    record_basics!();

    fn references<'a>(&'a self, visit: &mut dyn FnMut(Reference<'a>)) {
        for (index, written) in self.who.iter().enumerate() {
            visit(Reference { role: "who[]", index, written, accepts: Accepts::Actor });
        }
    }

    fn dates<'a>(&'a self, visit: &mut dyn FnMut(&'static str, usize, DateField<'a>)) {
        if let Some(when) = &self.when {
            visit("when", 0, DateField::When(when));
        }
    }

    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        self.place.iter().for_each(visit);
    }
}
