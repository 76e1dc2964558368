//! A number: one figure, typed once, with what qualifies it.

use super::Record;
use super::record::{DateField, Word};
use crate::base::{Text, When};
use crate::{record, record_basics};

record! {
    /// A number.
    pub struct Number, title ("label") {
        /// The figure.
        value: Option<Text>,
        /// How exact it is: a word of the vocabulary `qualifier`.
        qualifier: Option<Text>,
        /// When it held.
        when: Option<When>,
    } words {
        /// What it counts.
        unit: Option<Text>,
        /// The figure as the source writes it.
        as_written: Option<Text>,
    }
}

impl Record for Number {
    record_basics!();

    fn words<'a>(&'a self, visit: &mut dyn FnMut(Word<'a>)) {
        if let Some(written) = &self.qualifier {
            visit(Word { role: "qualifier", index: 0, vocabulary: "qualifier", written });
        }
    }

    fn dates<'a>(&'a self, visit: &mut dyn FnMut(&'static str, usize, DateField<'a>)) {
        if let Some(when) = &self.when {
            visit("when", 0, DateField::When(when));
        }
    }

    fn missing(&self, visit: &mut dyn FnMut(&'static str, usize, &'static str)) {
        if self.value.is_none() {
            visit("value", 0, "the figure");
        }
    }

    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        [&self.value, &self.as_written, &self.unit].into_iter().flatten().for_each(visit);
    }
}
