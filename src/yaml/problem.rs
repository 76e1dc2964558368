//! A mistake in YAML before it is known which file it stands in.

use crate::base::{At, Diagnostic, Fix, Rule};
use std::ops::Range;
use std::sync::Arc;

/// What is wrong, where (in bytes of the text), and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// Where.
    pub at: Range<usize>,
    /// The fact.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Another place that bears on it.
    pub related: Option<(Range<usize>, &'static str)>,
    /// What mends it, where that is certain: what is put in place of which bytes.
    pub edits: Vec<(Range<usize>, String)>,
}

impl Problem {
    pub(super) fn new(
        rule: &'static Rule,
        at: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Problem {
        Problem { rule, at, message: message.into(), help: help.into(), related: None, edits: Vec::new() }
    }

    pub(super) fn related(mut self, at: Range<usize>, message: &'static str) -> Problem {
        self.related = Some((at, message));
        self
    }

    /// The same, `by` bytes further on.
    pub(super) fn shift(mut self, by: usize) -> Problem {
        self.at = self.at.start + by..self.at.end + by;
        if let Some((at, _)) = &mut self.related {
            *at = at.start + by..at.end + by;
        }
        for (at, _) in &mut self.edits {
            *at = at.start + by..at.end + by;
        }
        self
    }

    /// The finding in `file`.
    pub fn diagnostic(self, file: &Arc<str>) -> Diagnostic {
        let found = Diagnostic::new(self.rule, file, At::Range(self.at), self.message).help(self.help);
        let fixes = self.edits.into_iter().map(|(at, text)| Fix::replace(file, At::Range(at), text));
        let found = found.fix(fixes);
        match self.related {
            Some((at, message)) => found.related(file, At::Range(at), message),
            None => found,
        }
    }
}
