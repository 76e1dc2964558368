//! Quotes written as blockquotes with a line of attribution.

use super::{Body, SpokenQuote, Written};
use crate::base::Text;
use crate::kinds::{Entry, Evidence, EvidenceFields, Fields, Quote};
use std::sync::Arc;

/// The quotes that blockquotes with a line of attribution are, in the text of an entry.
pub(super) fn spoken(of: &Written) -> Vec<Written> {
    let quotes = of.body.quotes.iter();
    quotes
        .map(|quote| Written {
            entry: Entry::new(Fields::Quote(Box::new(said(quote)))),
            place: of.place.clone(),
            spoken: Some(of.body_at(&quote.source)),
            file_id: None,
            body: Body::default(),
            is_body_field: false,
            unread: Arc::clone(&of.unread),
        })
        .collect()
}

/// A quote with what its line of attribution says.
fn said(quote: &SpokenQuote) -> Quote {
    let evidence = quote.citations.iter().map(|citation| {
        Evidence::Long(Box::new(EvidenceFields {
            source: Some(citation.source.as_str().into()),
            at: citation.place.as_deref().map(Text::from),
            basis: citation.basis.as_deref().map(Text::from),
            ..EvidenceFields::default()
        }))
    });
    Quote::spoken(&quote.text, &quote.by, evidence.collect())
}
