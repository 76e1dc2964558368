//! A step: something that is to happen next, or may.

use super::Record;
use super::field::Several;
use super::record::{Accepts, DateField, Reference, Word};
use crate::base::{Date, Text, When};
use crate::{record, record_basics};

record! {
    /// A step.
    pub struct Step, title ("what") {
        /// How firm it is: a word of the vocabulary `modality`.
        modality: Option<Text>,
        /// When it is to happen; `none-announced` where absent.
        when: Option<When>,
        /// Who is to act.
        who: Several<Text>,
        /// What became of it: a word of the vocabulary `step-state`.
        state: Option<Text>,
        /// When to look again.
        review_by: Option<Date>,
        /// The event that completed it.
        completed_by: Option<Text>,
    } words {
        /// What it depends on.
        condition: Option<Text>,
        /// What came of it.
        outcome: Option<Text>,
    }
}

impl Record for Step {
    record_basics!();

    fn references<'a>(&'a self, visit: &mut dyn FnMut(Reference<'a>)) {
        for (index, written) in self.who.iter().enumerate() {
            visit(Reference { role: "who[]", index, written, accepts: Accepts::Actor });
        }
        if let Some(written) = &self.completed_by {
            visit(Reference { role: "completed_by", index: 0, written, accepts: Accepts::Only("events") });
        }
    }

    fn words<'a>(&'a self, visit: &mut dyn FnMut(Word<'a>)) {
        for (role, vocabulary, written) in
            [("modality", "modality", &self.modality), ("state", "step-state", &self.state)]
        {
            if let Some(written) = written {
                visit(Word { role, index: 0, vocabulary, written });
            }
        }
    }

    fn dates<'a>(&'a self, visit: &mut dyn FnMut(&'static str, usize, DateField<'a>)) {
        if let Some(when) = &self.when {
            visit("when", 0, DateField::When(when));
        }
        if let Some(review_by) = &self.review_by {
            visit("review_by", 0, DateField::Date(review_by));
        }
    }

    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        [&self.condition, &self.outcome].into_iter().flatten().for_each(visit);
    }
}
