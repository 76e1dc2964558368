//! A question: something that is not known, and why.

use super::Record;
use super::record::{Accepts, Reference, Word};
use crate::base::Text;
use crate::{record, record_basics};

record! {
    /// A question.
    pub struct Question, title ("ask") {
        /// Why it is open: a word of the vocabulary `why-open`.
        why_open: Option<Text>,
        /// Whether it still is: a word of the vocabulary `question-state`.
        state: Option<Text>,
        /// What answered it.
        answered_by: Option<Text>,
    } words {
        /// The answer, once there is one.
        answer: Option<Text>,
    }
}

impl Record for Question {
    record_basics!();

    fn references<'a>(&'a self, visit: &mut dyn FnMut(Reference<'a>)) {
        if let Some(written) = &self.answered_by {
            visit(Reference { role: "answered_by", index: 0, written, accepts: Accepts::Anything });
        }
    }

    fn words<'a>(&'a self, visit: &mut dyn FnMut(Word<'a>)) {
        for (role, vocabulary, written) in
            [("why_open", "why-open", &self.why_open), ("state", "question-state", &self.state)]
        {
            if let Some(written) = written {
                visit(Word { role, index: 0, vocabulary, written });
            }
        }
    }

    fn missing(&self, visit: &mut dyn FnMut(&'static str, usize, &'static str)) {
        if self.why_open.is_none() {
            visit("why_open", 0, "`source-says-unknown`, `source-silent` or `sources-conflict`");
        }
    }

    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        self.answer.iter().for_each(visit);
    }
}
