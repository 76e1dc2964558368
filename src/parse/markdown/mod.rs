//! Markdown to `Body`: the dialect of briefings over `pulldown-cmark`'s events.
//!
//! The writer is our own, since bodies are HTML with holes: levels, ids, addresses and embeds depend on the
//! page that a text is drawn into.

mod block;
mod headings;
mod link;
mod notes;
mod parts;
mod rules;
mod spoken;
mod table;
mod writer;

#[cfg(test)]
mod tests;

pub use rules::RULES;

use super::Body;
use crate::base::Diagnostic;
use pulldown_cmark::{BrokenLink, CowStr, Options, Parser};
use std::ops::Range;
use std::sync::Arc;

/// How Markdown is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialect {
    /// Raw HTML is passed through.
    pub raw_html: bool,
    /// Straight quotation marks, dashes and dots are set as a typesetter would.
    pub smart_punctuation: bool,
}

/// Renders the part `body` of a file's `text`; all places are bytes of the whole file.
pub fn render(
    file: &Arc<str>,
    text: &str,
    body: Range<usize>,
    dialect: &Dialect,
    report: &mut Vec<Diagnostic>,
) -> Body {
    let source = &text[body.clone()];
    // `[@article, para 12]` is a reference without a definition: the parser hands it over as a link.
    let citation = |broken: BrokenLink<'_>| {
        let is_citation = broken.reference.starts_with('@');
        is_citation.then(|| (CowStr::from(format!("cite:{}", broken.reference)), CowStr::from("")))
    };
    let events = Parser::new_with_broken_link_callback(source, options(dialect), Some(citation));
    let mut writer = writer::Writer::new(file, text, body.start, dialect, report);
    writer.run(events.into_offset_iter());
    writer.finish()
}

/// The extensions of the dialect, one by one: `Options::all` would bring old footnotes and definition lists.
fn options(dialect: &Dialect) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    options.set(Options::ENABLE_SMART_PUNCTUATION, dialect.smart_punctuation);
    options
}
