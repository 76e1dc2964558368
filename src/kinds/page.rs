//! A plain page: whatever a site says beside its briefings.

use super::Record;
use super::record::DateField;
use crate::base::{Date, Text};
use crate::{record, record_basics};

record! {
    /// A plain page.
    pub struct Page, title {
        /// When it was written.
        date: Option<Date>,
        /// When it was last changed.
        updated: Option<Date>,
        /// Where it stands among the pages.
        weight: Option<i64>,
        /// The template it is drawn with.
        template: Option<Text>,
    } words {
        /// One sentence for search engines and previews.
        description: Option<Text>,
        /// Its part of the address, where that is not the file's name.
        slug: Option<Text>,
    }
}

impl Record for Page {
    record_basics!();

    fn dates<'a>(&'a self, visit: &mut dyn FnMut(&'static str, usize, DateField<'a>)) {
        for (role, date) in [("date", &self.date), ("updated", &self.updated)] {
            if let Some(date) = date {
                visit(role, 0, DateField::Date(date));
            }
        }
    }

    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        self.description.iter().for_each(visit);
    }
}
