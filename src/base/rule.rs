//! What a rule is: a name, a weight, a page of explanation and two examples that are its tests.

use std::fmt;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something is wrong; nothing is published.
    Error,
    /// Something looks wrong; it is published, and `--strict` makes it an error.
    Warning,
    /// Worth knowing.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        })
    }
}

/// One thing that can be found wrong.
///
/// `bad` and `good` are sites in one string (see [`crate::source::fixture`]): a test checks that the
/// rule fires on the first and not on the second, and `standfirst explain` prints both.
#[derive(Debug)]
pub struct Rule {
    /// The stable name, `family/finding`.
    pub name: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The page of explanation, in plain Markdown.
    pub explanation: &'static str,
    /// A site on which the rule fires.
    pub bad: &'static str,
    /// The same site, mended.
    pub good: &'static str,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Rule {}

/// Declares a rule: its doc comment is its page of explanation.
///
/// ```text
/// rule! {
///     /// What it is about, and why it matters.
///     pub DANGLING = "ref/dangling", Error;
///     bad "…";
///     good "…";
/// }
/// ```
#[macro_export]
macro_rules! rule {
    ($(#[doc = $doc:literal])* pub $ident:ident = $name:literal, $severity:ident; bad $bad:expr; good $good:expr;) => {
        $(#[doc = $doc])*
        pub static $ident: $crate::base::Rule = $crate::base::Rule {
            name: $name,
            severity: $crate::base::Severity::$severity,
            explanation: concat!($($doc, "\n"),*),
            bad: $bad,
            good: $good,
        };
    };
}
