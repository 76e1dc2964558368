//! Markdown to `Body`: the dialect of briefings over `pulldown-cmark`'s events.
use super::Body;
use crate::base::Diagnostic;
use std::ops::Range;
use std::sync::Arc;
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialect {
    pub raw_html: bool,
    pub smart_punctuation: bool,
}
pub fn render(
    _file: &Arc<str>,
    text: &str,
    body: Range<usize>,
    _d: &Dialect,
    _r: &mut Vec<Diagnostic>,
) -> Body {
    Body { html: format!("<p>{}</p>", &text[body]), ..Body::default() }
}
