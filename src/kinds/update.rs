//! An update: a dated note of what changed for readers.

use super::record::{DateField, Word};
use super::{Common, Record};
use crate::base::{Text, When};
use crate::{record, record_basics};

record! {
    /// An update.
    pub struct Update, title as "summary" {
        /// When it was made.
        at: Option<When>,
        /// How much it matters: a word of the vocabulary `severity`.
        severity: Option<Text>,
    } words {
        /// The wording before.
        was: Option<Text>,
        /// The wording now.
        now: Option<Text>,
        /// Who approved it.
        approved_by: Option<Text>,
    }
}

impl Record for Update {
    record_basics!();

    fn words<'a>(&'a self, visit: &mut dyn FnMut(Word<'a>)) {
        if let Some(written) = &self.severity {
            visit(Word { role: "severity", index: 0, vocabulary: "severity", written });
        }
    }

    fn dates<'a>(&'a self, visit: &mut dyn FnMut(&'static str, usize, DateField<'a>)) {
        if let Some(at) = &self.at {
            visit("at", 0, DateField::When(at));
        }
    }

    /// `<date>-<type>`.
    fn derived_id(&self, common: &Common) -> Option<String> {
        let date = self.at.as_ref()?.date()?.first_day();
        Some(format!("{date} {}", common.type_.as_deref().unwrap_or("update")))
    }

    fn missing(&self, visit: &mut dyn FnMut(&'static str, usize, &'static str)) {
        if self.at.is_none() {
            visit("at", 0, "the day or the moment it was made");
        }
    }

    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        [&self.was, &self.now, &self.approved_by].into_iter().flatten().for_each(visit);
    }
}
