//! What is wrong, as a value: rule, file, place, a few words, and a way out.
//!
//! Invariant: a diagnostic holds no line or column. Fields are named by path, and places are found
//! on demand ([`crate::report::Locator`]), so no type of the model has to carry a span.

use super::{Fix, Rule, Severity};
use std::ops::Range;
use std::sync::Arc;

/// Where in a file something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// The file as a whole.
    File,
    /// The value of a front matter field, by path: `provisions[2].status`.
    Value(String),
    /// The key of a front matter field, by path.
    Key(String),
    /// A range of bytes of the file.
    Range(Range<usize>),
}

impl At {
    /// The field path, where there is one.
    pub fn field(&self) -> Option<&str> {
        match self {
            At::Value(path) | At::Key(path) => Some(path),
            At::File | At::Range(_) => None,
        }
    }
}

/// Another place that bears on the finding, with a few words about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The file, as a path from the site root.
    pub file: Arc<str>,
    /// Where in it.
    pub at: At,
    /// What stands there.
    pub message: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// How much it weighs here (normally the rule's own weight).
    pub severity: Severity,
    /// The file, as a path from the site root with `/` between names.
    pub file: Arc<str>,
    /// Where in it.
    pub at: At,
    /// The fact: lower case, one line, no full stop, names in back-ticks.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Other places that bear on it.
    pub related: Vec<Related>,
    /// The reason it was accepted in the settings, if it was.
    pub accepted: Option<String>,
    /// The edits that mend it, all of them together; none where what to write is for the author to say.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A finding of `rule` in `file` at `at`.
    pub fn new(rule: &'static Rule, file: &Arc<str>, at: At, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            rule,
            severity: rule.severity,
            file: Arc::clone(file),
            at,
            message: message.into(),
            help: None,
            related: Vec::new(),
            accepted: None,
            fixes: Vec::new(),
        }
    }

    /// The same finding, saying what to do.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// The same finding, pointing to another place as well.
    pub fn related(mut self, file: &Arc<str>, at: At, message: impl Into<String>) -> Diagnostic {
        self.related.push(Related { file: Arc::clone(file), at, message: message.into() });
        self
    }

    /// The same finding, mended by these edits.
    pub fn fix(mut self, fixes: impl IntoIterator<Item = Fix>) -> Diagnostic {
        self.fixes.extend(fixes);
        self
    }

    /// Whether it keeps a site from being published.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error && self.accepted.is_none()
    }
}
