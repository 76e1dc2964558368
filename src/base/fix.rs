//! How a finding is mended, where one mechanical edit is certain: as data, for whoever applies it.
//!
//! Invariant: an edit names a place as findings do; only `report` turns it into bytes.

use super::At;
use std::sync::Arc;

/// One edit of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The file, as a path from the site root.
    pub file: Arc<str>,
    /// Where in it.
    pub at: At,
    /// What is done there.
    pub edit: Edit,
}

/// What is done at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// What stands there gives way to this text.
    Replace(String),
    /// This field is put first among those of the entry that stands there.
    Field {
        /// The key.
        key: &'static str,
        /// The value, as YAML writes it.
        value: String,
    },
}

impl Fix {
    /// Puts `text` in place of what stands in `file` at `at`.
    pub fn replace(file: &Arc<str>, at: At, text: impl Into<String>) -> Fix {
        Fix { file: Arc::clone(file), at, edit: Edit::Replace(text.into()) }
    }

    /// Puts a field first in the entry that stands in `file` at `at`.
    pub fn field(file: &Arc<str>, at: At, key: &'static str, value: impl Into<String>) -> Fix {
        Fix { file: Arc::clone(file), at, edit: Edit::Field { key, value: value.into() } }
    }
}
