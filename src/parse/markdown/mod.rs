//! Markdown to `Body`: the dialect of briefings over `pulldown-cmark`'s events.
//!
//! The writer is our own, since bodies are HTML with holes: levels, ids, addresses and embeds depend on the
//! page that a text is drawn into.

mod address;
mod block;
mod depth;
mod headings;
mod image;
mod link;
mod notes;
mod parts;
mod punctuation;
mod raw;
mod rules;
mod spoken;
mod table;
mod writer;

#[cfg(test)]
mod tests;

pub use parts::PartNames;
pub use rules::{PART_TWICE, RULES};

use super::{Body, Target};
use crate::base::{At, Diagnostic};
use address::Address;
use pulldown_cmark::{BrokenLink, CowStr, LinkType, Options, Parser};
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

/// The most reference definitions of one text.
const MOST_DEFINITIONS: usize = 100_000;

/// How Markdown is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dialect {
    /// Raw HTML is passed through.
    pub raw_html: bool,
    /// Straight quotation marks, dashes and dots are set as a typesetter would.
    pub smart_punctuation: bool,
    /// The language of the text, as an IETF tag: which quotation marks are set.
    pub language: Arc<str>,
    /// The words by which the parts of a briefing are known.
    pub part_names: Arc<PartNames>,
}

/// Renders the part `body` of a file's `text`; all places are bytes of the whole file.
pub fn render(
    file: &Arc<str>,
    text: &str,
    body: Range<usize>,
    dialect: &Dialect,
    report: &mut Vec<Diagnostic>,
) -> Body {
    let mut source = &text[body.clone()];
    if let Some(at) = depth::too_deep(source, writer::DEEPEST) {
        report.push(writer::nested(file, text, body.start + at, "quotations and lists"));
        source = "";
    }
    let broken: RefCell<Vec<Range<usize>>> = RefCell::default();
    // `[@article, para 12]` is a reference without a definition: the parser hands it over as a link.
    let undefined = |link: BrokenLink<'_>| {
        if link.reference.starts_with('@') {
            return Some((CowStr::from(link.reference.to_string()), CowStr::from("")));
        }
        if !matches!(link.link_type, LinkType::Shortcut) {
            broken.borrow_mut().push(link.span.start + body.start..link.span.end + body.start);
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(source, options(dialect), Some(undefined));
    if parser.reference_definitions().iter().count() > MOST_DEFINITIONS {
        let message = format!("this text defines more than {MOST_DEFINITIONS} addresses for its links");
        report.push(
            Diagnostic::new(&rules::NESTING, file, At::File, message).help("split it into several pages"),
        );
    }
    let mut writer = writer::Writer::new(file, text, body.start, dialect, report);
    writer.run(parser.into_offset_iter());
    let body = writer.finish();
    undefined_links(file, text, broken.into_inner(), report);
    body
}

/// What an address written outside a text leads to: `@about.md` in the menu of the site.
pub fn target(to: &str, file: &str) -> Option<Target> {
    match address::address(to, file) {
        Address::Target(target) => Some(target),
        _ => None,
    }
}

/// Reports `[words][name]` where nothing says what `name` leads to.
fn undefined_links(file: &Arc<str>, text: &str, mut places: Vec<Range<usize>>, report: &mut Vec<Diagnostic>) {
    places.sort_by_key(|place| (place.start, place.end));
    places.dedup();
    for place in places {
        let place = writer::floor(text, place);
        let written = text[place.clone()].lines().next().unwrap_or("");
        report.push(
            Diagnostic::new(
                &rules::UNDEFINED,
                file,
                At::Range(place.clone()),
                format!("nothing says where `{written}` leads"),
            )
            .help("write the address in parentheses, or on a line of its own: `[name]: https://…`"),
        );
    }
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
