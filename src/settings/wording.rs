//! Pairs of words that are not to be taken for each other: what was said, and what it is not.

use super::rules;
use crate::base::{At, Diagnostic, Text};
use std::sync::Arc;

/// A pair of words: where a source has the one, the site does not write the other.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Wording {
    /// The words of the source: `not ready for`.
    pub said: Option<Text>,
    /// The stronger words that they are not: `unacceptable`.
    pub not: Option<Text>,
}

impl Wording {
    /// Both, where both are written.
    pub fn both(&self) -> Option<(&str, &str)> {
        let written = |text: &'_ Option<Text>| text.as_ref().is_some_and(|text| !text.is_empty());
        (written(&self.said) && written(&self.not))
            .then(|| (self.said.as_deref().unwrap_or_default(), self.not.as_deref().unwrap_or_default()))
    }

    /// Says what is missing from pair number `index`.
    pub(super) fn check(&self, index: usize, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
        let mut find = |field: &str, message: String| {
            let at = At::Value(format!("wording[{index}].{field}"));
            report.push(Diagnostic::new(&rules::WORDING, file, at, message).help(
                "a pair is `{said: not ready for, not: unacceptable}`, the stronger words behind `not`",
            ));
        };
        match self.both() {
            None => {
                let field =
                    if self.said.as_ref().is_some_and(|said| !said.is_empty()) { "not" } else { "said" };
                find(field, format!("this pair of words has no `{field}`"));
            }
            Some((said, not)) if said.eq_ignore_ascii_case(not) => {
                find("not", format!("`{said}` cannot be stronger than itself"));
            }
            Some(_) => {}
        }
    }
}
