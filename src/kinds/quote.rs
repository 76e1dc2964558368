//! A quote: words somebody is reported to have said.

use super::record::{Accepts, DateField, Reference, Word};
use super::{Evidence, Record, Several};
use crate::base::{Text, When};
use crate::{record, record_basics};

record! {
    /// A quote.
    pub struct Quote, title {
        /// Who said it: an id, a name, or `unknown`.
        by: Option<Text>,
        /// When it was said.
        when: Option<When>,
        /// The source that carried it first, where that is not the source we hold.
        outlet: Option<Text>,
        /// How far the words can be relied on.
        integrity: Option<Text>,
    } words {
        /// The words, exactly as between the quotation marks of the source.
        text: Option<Text>,
        /// Where it was said.
        venue: Option<Text>,
        /// The language of the words, where it is not the site's.
        language: Option<Text>,
        /// The words in the language they were said in.
        original: Option<Text>,
        /// Who translated them.
        translated_by: Option<Text>,
        /// What was being talked about.
        context: Option<Text>,
    }
}

impl Quote {
    /// A quote written as a blockquote.
    pub fn spoken(text: &str, by: &str, evidence: Vec<Evidence>) -> Quote {
        let evidence = Several(evidence);
        Quote { text: Some(text.into()), by: Some(by.into()), evidence, ..Quote::default() }
    }

    /// Whether it is written that nobody knows who said it.
    pub fn is_by_nobody_known(&self) -> bool {
        self.by.as_deref().is_some_and(|by| by.eq_ignore_ascii_case("unknown"))
    }
}

impl Record for Quote {
    record_basics!();

    fn references<'a>(&'a self, visit: &mut dyn FnMut(Reference<'a>)) {
        if let Some(written) = &self.by
            && !self.is_by_nobody_known()
        {
            visit(Reference { role: "by", index: 0, written, accepts: Accepts::Speaker });
        }
        if let Some(written) = &self.outlet {
            visit(Reference { role: "outlet", index: 0, written, accepts: Accepts::Source });
        }
    }

    fn words<'a>(&'a self, visit: &mut dyn FnMut(Word<'a>)) {
        if let Some(written) = &self.integrity {
            visit(Word { role: "integrity", index: 0, vocabulary: "integrity", written });
        }
    }

    fn dates<'a>(&'a self, visit: &mut dyn FnMut(&'static str, usize, DateField<'a>)) {
        if let Some(when) = &self.when {
            visit("when", 0, DateField::When(when));
        }
    }

    /// `<speaker>-<first four words>`; the speaker is written as an id or a name.
    fn derived_title(&self) -> Option<String> {
        let text = self.text.as_deref()?;
        let by = self.by.as_deref().unwrap_or("unknown");
        let by = by.split(',').next().unwrap_or(by);
        let words: Vec<&str> = text.split_whitespace().take(4).collect();
        Some(format!("{by} {}", words.join(" ")))
    }

    fn missing(&self, visit: &mut dyn FnMut(&'static str, usize, &'static str)) {
        if self.text.is_none() {
            visit("text", 0, "the words as they stand between the quotation marks of the source");
        }
        if self.by.is_none() {
            visit("by", 0, "who said it: a name, an id, or `unknown`");
        }
    }

    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        [&self.text, &self.context, &self.venue, &self.original, &self.translated_by]
            .into_iter()
            .flatten()
            .for_each(visit);
    }
}
