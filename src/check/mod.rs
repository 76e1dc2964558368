//! What must be true of the whole: one file per family of rules, one list of them.
//!
//! Invariant: a check reads the model and changes nothing; nothing here knows how a page looks.

mod accept;
mod assets;
mod balance;
mod calendar;
mod changes;
mod dates;
mod echoes;
mod fields;
mod groups;
mod held;
mod ids;
mod numbers;
mod outward;
mod quotes;
mod reading;
mod sources;
mod standing;
mod status;
mod time;
mod verbatim;
mod whole;
mod words;

pub use accept::{Ground, RULES as ACCEPT_RULES, accept};
pub use calendar::weekdays;
pub use changes::{CHANGE_RULES, REMOVED, changes, is_told, renamed, weighed};
pub use echoes::without_echoes;
pub use ids::{DUPLICATE, unpinned};
#[cfg(feature = "external-links")]
pub use outward::{GONE, MOVED};
pub use outward::{Outward, outward};
pub use reading::Readings;

use crate::base::{Diagnostic, Rule};
use crate::model::Model;
use crate::source::Sources;
use rayon::prelude::*;

/// What the checks look at.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// A site in one language.
    pub model: &'a Model,
    /// The input.
    pub sources: &'a Sources,
    /// What was found in each text of it by itself.
    pub readings: &'a Readings,
}

/// One family of rules: the function that finds, and the rules it finds by.
pub struct Check {
    /// Looks at a site in one language.
    pub find: fn(&Sight<'_>, &mut Vec<Diagnostic>),
    /// The rules it finds by.
    pub rules: &'static [&'static Rule],
}

/// What every site needs, whoever writes it, in the order of the documentation.
const FORMAL: &[Check] = &[
    ids::CHECK,
    words::CHECK,
    dates::CHECK,
    fields::CHECK,
    held::CHECK,
    verbatim::CHECK,
    assets::CHECK,
    outward::CHECK,
    whole::CHECK,
];

/// What an editor asks of a briefing before readers see it, in the order of the documentation.
pub const EDITORIAL: &[Check] = &[
    quotes::CHECK,
    sources::CHECK,
    standing::CHECK,
    status::CHECK,
    time::CHECK,
    numbers::CHECK,
    balance::CHECK,
    reading::CHECK,
];

/// Every family.
pub fn checks() -> impl Iterator<Item = &'static Check> {
    FORMAL.iter().chain(EDITORIAL)
}

/// Everything that is wrong with a site in one language.
pub fn all(sight: &Sight<'_>) -> Vec<Diagnostic> {
    let checks: Vec<&Check> = checks().collect();
    let found = checks.par_iter().flat_map_iter(|check| {
        let mut report = Vec::new();
        (check.find)(sight, &mut report);
        report
    });
    found.collect()
}
