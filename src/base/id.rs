//! Ids: lower-case words joined by hyphens, in any script.

use std::fmt;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization as _;

/// The name an entry is reached by: lower-case letters and digits of any script, joined by single hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// The id written as `text`, if it is one.
    pub fn new(text: &str) -> Option<Id> {
        Id::is(text).then(|| Id(text.into()))
    }

    /// Whether `text` is lower-case words joined by single hyphens.
    pub fn is(text: &str) -> bool {
        !text.is_empty() && text.split('-').all(|word| !word.is_empty() && word.chars().all(is_of_letter))
    }

    /// The id made from words: a title, a file name, a speaker. `None` if no letter or digit is left.
    pub fn from_words(words: &str) -> Option<Id> {
        let slug = slug(words);
        (!slug.is_empty()).then(|| Id(slug.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Whether a character may stand in an id: a letter without capitals, a digit, or a mark on one.
fn is_of_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    (c.is_alphanumeric() || is_mark(c)) && !c.is_uppercase()
}

/// Marks that belong to the letter before them in many scripts (vowel signs, accents).
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Words as an address part: NFC, lower case, everything but letters, digits and their marks a single hyphen.
///
/// ```
/// assert_eq!(standfirst::slug("Who’s next? — ЄС / 中文"), "whos-next-єс-中文");
/// ```
pub fn slug(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut gap = false;
    for c in words.nfc().flat_map(char::to_lowercase).nfc() {
        if c.is_alphanumeric() || (is_mark(c) && !out.is_empty() && !gap) {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.push(c);
        } else if !matches!(c, '\'' | '’' | '‘' | 'ʼ' | '\u{ad}') {
            gap = true;
        }
    }
    out
}
