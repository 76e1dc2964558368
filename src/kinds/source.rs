//! A source: what was read, and what it rests on in its turn.

use super::Record;
use super::field::Several;
use super::record::{Accepts, DateField, Reference};
use crate::base::{Date, Text};
use crate::{record, record_basics};

record! {
    /// A source.
    pub struct Source, title {
        /// Where it stands on the web.
        url: Option<Text>,
        /// When it was published.
        published: Option<Date>,
        /// When it was last changed.
        updated: Option<Date>,
        /// When we read it.
        accessed: Option<Date>,
        /// Where a copy is kept.
        archive_url: Option<Text>,
        /// When the copy was made.
        archived: Option<Date>,
        /// Its text, a file below `held/`.
        held: Option<Text>,
        /// The fingerprint of the text, SHA-256 in hexadecimal digits.
        sha256: Option<Text>,
        /// The language it is in.
        language: Option<Text>,
        /// The sources it rests on.
        cites: Several<Text>,
    } words {
        /// Who published it.
        outlet: Option<Text>,
        /// Who wrote it.
        authors: Several<Text>,
        /// On what terms it may be used.
        licence: Option<Text>,
    }
}

impl Source {
    /// The source at a web address of which nothing else is known.
    pub fn at(url: &str) -> Source {
        Source { url: Some(url.into()), ..Source::default() }
    }
}

impl Record for Source {
    record_basics!();

    fn references<'a>(&'a self, visit: &mut dyn FnMut(Reference<'a>)) {
        for (index, written) in self.cites.iter().enumerate() {
            visit(Reference { role: "cites[]", index, written, accepts: Accepts::Source });
        }
    }

    fn dates<'a>(&'a self, visit: &mut dyn FnMut(&'static str, usize, DateField<'a>)) {
        let dates = [
            ("published", &self.published),
            ("updated", &self.updated),
            ("accessed", &self.accessed),
            ("archived", &self.archived),
        ];
        for (role, date) in dates {
            if let Some(date) = date {
                visit(role, 0, DateField::Date(date));
            }
        }
    }

    fn derived_title(&self) -> Option<String> {
        self.outlet.as_ref().or(self.url.as_ref()).map(|text| text.as_str().to_owned())
    }

    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        self.outlet.iter().chain(self.authors.iter()).chain(&self.licence).for_each(visit);
    }
}
