//! One line of YAML as its author sees it: how far it is indented, its dash, its key, its value.

use std::ops::Range;

/// One line, with ranges in bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The line without its end.
    pub text: &'a str,
    /// The byte of the text it begins at.
    pub start: usize,
    /// The white space it begins with.
    pub indent: usize,
    /// The byte after the dashes of list items.
    pub body: usize,
    /// The key, where there is one.
    pub key: Option<Range<usize>>,
    /// What follows the key, or the dash, without white space around it.
    pub value: Range<usize>,
}

impl<'a> Line<'a> {
    /// All lines of a text.
    pub fn all(text: &'a str) -> Vec<Line<'a>> {
        let mut start = 0;
        text.split('\n')
            .map(|line| {
                let read = Line::read(line, start);
                start += line.len() + 1;
                read
            })
            .collect()
    }

    fn read(text: &'a str, start: usize) -> Line<'a> {
        let indent = text.len() - text.trim_start_matches([' ', '\t', '\u{a0}']).len();
        let mut body = indent;
        while text[body..].starts_with("- ") {
            body += 1;
            body += text[body..].len() - text[body..].trim_start_matches(' ').len();
        }
        if &text[body..] == "-" {
            body += 1;
        }
        let key = key(&text[body..]).map(|key| key.start + body..key.end + body);
        let after = key
            .as_ref()
            .map_or(body, |key| text[key.end..].find(':').map_or(text.len(), |at| key.end + at + 1));
        let rest = &text[after..];
        let from = after + rest.len() - rest.trim_start().len();
        Line { text, start, indent, body, key, value: from..from.max(text.trim_end().len()) }
    }

    /// The key as written.
    pub fn key_text(&self) -> Option<&'a str> {
        self.key.clone().map(|key| &self.text[key])
    }

    /// The value as written.
    pub fn value_text(&self) -> &'a str {
        &self.text[self.value.clone()]
    }

    /// Whether nothing stands on it but perhaps a remark.
    pub fn is_empty(&self) -> bool {
        matches!(self.text[self.indent..].chars().next(), None | Some('#'))
    }

    /// Whether it begins a list item.
    pub fn has_dash(&self) -> bool {
        self.body > self.indent
    }

    /// The bytes of the text that it takes up, without its end.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// The key that a text begins with: what stands before a colon that a space or nothing follows.
fn key(text: &str) -> Option<Range<usize>> {
    match text.chars().next()? {
        quote @ ('"' | '\'') => {
            let end = closing(text, quote)?;
            let rest = text[end..].trim_start().strip_prefix(':')?;
            (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(0..end)
        }
        '[' | '{' | '#' | '@' | '`' => None,
        _ => {
            let colon = colon(text)?;
            Some(0..text[..colon].trim_end().len())
        }
    }
}

/// The first colon that ends a key: one that white space or nothing follows.
pub(super) fn colon(text: &str) -> Option<usize> {
    let is_end = |at: &usize| matches!(text.as_bytes().get(at + 1), None | Some(b' ' | b'\t'));
    text.match_indices(':').map(|(at, _)| at).find(is_end)
}

/// The byte after the quotation mark that closes the one `text` begins with.
pub(super) fn closing(text: &str, quote: char) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == '"' => at += 1,
            b'\'' if quote == '\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
            b if b == quote as u8 => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The byte after the bracket that closes the one `text` begins with, and the first comma or colon that
/// stands where it should not is not looked for.
pub(super) fn closing_bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            '"' | '\'' if text[..at].trim_end().ends_with(['[', '{', ',', ':']) => {
                at += closing(&text[at..], c)?;
                continue;
            }
            _ => {}
        }
        at += c.len_utf8();
        if depth == 0 {
            return Some(at);
        }
    }
    None
}
