//! Quotation marks as the language of a text sets them.

use super::writer::Writer;
use std::ops::Range;

/// The outer quotation marks of a language, by the first part of its tag (Unicode CLDR, "quotation marks").
const MARKS: &[(&str, &str, &str)] = &[
    ("be", "«", "»"),
    ("bg", "„", "“"),
    ("cs", "„", "“"),
    ("da", "“", "”"),
    ("de", "„", "“"),
    ("es", "«", "»"),
    ("fr", "«\u{a0}", "\u{a0}»"),
    ("hu", "„", "”"),
    ("it", "«", "»"),
    ("lt", "„", "“"),
    ("nb", "«", "»"),
    ("no", "«", "»"),
    ("pl", "„", "”"),
    ("ro", "„", "”"),
    ("ru", "«", "»"),
    ("sk", "„", "“"),
    ("sv", "”", "”"),
    ("fi", "”", "”"),
    ("uk", "«", "»"),
];

impl Writer<'_> {
    /// A text as it is set: the marks that stand for straight ones are those of the language.
    pub(super) fn set<'t>(&self, text: &'t str, at: &Range<usize>) -> &'t str {
        let is_opening = match text {
            "“" => true,
            "”" => false,
            _ => return text,
        };
        if self.text.get(at.clone()) != Some("\"") {
            return text;
        }
        let primary = self.dialect.language.split('-').next().unwrap_or("");
        match MARKS.iter().find(|(language, ..)| *language == primary) {
            Some((_, open, close)) => {
                if is_opening {
                    open
                } else {
                    close
                }
            }
            None => text,
        }
    }
}
