//! What is known of an address of another site.

use serde::{Deserialize, Serialize};

/// What is known of an address of another site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It leads somewhere.
    Fine,
    /// It leads somewhere else, for good: the address there.
    Moved(String),
    /// It leads nowhere, and why.
    Gone(String),
    /// Nobody can say: the site keeps programs out, is out of order, or gave no answer.
    Unknown(String),
}

/// The words for the answers that are met most (RFC 9110, section 15; RFC 6585).
const WORDS: &[(u16, &str)] = &[
    (401, "Unauthorized"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (410, "Gone"),
    (429, "Too Many Requests"),
    (451, "Unavailable For Legal Reasons"),
    (500, "Internal Server Error"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
];

/// An answer in words: `404 Not Found`.
pub fn status_words(code: u16) -> String {
    let words = WORDS.iter().find(|(known, _)| *known == code).map(|(_, words)| *words);
    words.map_or_else(|| code.to_string(), |words| format!("{code} {words}"))
}

impl Verdict {
    /// What an answer says that leads no further.
    pub fn of_status(code: u16) -> Verdict {
        match code {
            200..=299 => Verdict::Fine,
            404 | 410 => Verdict::Gone(status_words(code)),
            _ => Verdict::Unknown(status_words(code)),
        }
    }
}
