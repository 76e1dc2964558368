//! The rules of reading: each with its page of explanation, an example that breaks it and one that does not.

pub use super::rules_of_form::*;
pub use super::rules_of_text::*;

use crate::base::Rule;
use crate::rule;

/// Every rule of this layer, in the order of the documentation.
pub const RULES: &[&Rule] = &[
    &SYNTAX,
    &FENCE,
    &TAB,
    &INDENT,
    &COLON,
    &SPACE_AFTER_COLON,
    &APOSTROPHE,
    &AT,
    &QUESTION_MARK,
    &CUT,
    &COMMENT_CUT,
    &CURLY_QUOTES,
    &LIMIT,
    &DUPLICATE_KEY,
    &UNKNOWN_KEY,
    &FOREIGN_KEY,
    &TYPE,
    &BOOLEAN,
    &FORM,
    &CALENDAR,
    &ZONE,
    &ENCODING,
    &NUL,
    &CONTROL,
    &BOM,
    &LINE_ENDS,
    &EMPTY,
];

/// The rules that a text breaks which is not read as it is written.
pub const OF_FORM: &[&Rule] = &[
    &SYNTAX,
    &FENCE,
    &TAB,
    &INDENT,
    &COLON,
    &SPACE_AFTER_COLON,
    &APOSTROPHE,
    &AT,
    &QUESTION_MARK,
    &CUT,
    &LIMIT,
    &DUPLICATE_KEY,
];

rule! {
    /// The same field stands twice in one entry. YAML keeps only one of the two, and readers would never
    /// learn that there was another.
    ///
    /// Keep one, and delete the other.
    pub DUPLICATE_KEY = "yaml/duplicate-key", Error;
    bad "---\nkind: briefing\ntitle: The ferry treaty\ntitle: The harbour treaty\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\n---\n";
}

rule! {
    /// A field has a name that nothing here is called by. Often it is a slip of the keyboard, so the
    /// nearest known name is given.
    ///
    /// Fields of your own, for your own templates, go under `extra:`.
    ///
    /// `standfirst check --fix` mends a key that is one slip away from one known there.
    pub UNKNOWN_KEY = "yaml/unknown-key", Error;
    bad "---\nkind: briefing\ntitel: The harbour treaty\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\n---\n";
}

rule! {
    /// A field is one that other site generators know: `tags`, `layout`, `weight`. Here, what an entry
    /// bears on, where it stands and how it is shown follow from fields with other names.
    ///
    /// All such fields of a file are named in one finding.
    pub FOREIGN_KEY = "yaml/foreign-key", Error;
    bad "---\nkind: briefing\ntitle: The harbour treaty\ntags: [ferries, tariffs]\nlayout: post\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\nextra:\n  tags: [ferries, tariffs]\n---\n";
}

rule! {
    /// A field holds a value of another kind than it needs: a list where one text is meant, text where a
    /// list is meant, a word where a number is.
    pub TYPE = "yaml/type", Error;
    bad "---\nkind: briefing\ntitle: [The harbour, treaty]\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\n---\n";
}

rule! {
    /// A field that is either so or not holds another word. Only `true` and `false` are read: `yes`, `no`,
    /// `on` and `off` mean different things to different readers of YAML.
    ///
    /// `standfirst check --fix` writes `true` for `yes` and `false` for `no`.
    pub BOOLEAN = "yaml/boolean", Error;
    bad "---\nkind: briefing\ntitle: The harbour treaty\ndraft: no\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\ndraft: false\n---\n";
}

rule! {
    /// A field that needs a date holds something else.
    ///
    /// Dates are as exact as their source: `2025`, `2025-12`, `2025-12-22`, `2025-12-22T14:57-05:00`, a range
    /// `2025-12-21/2025-12-22`, `unknown` or `none-announced`. A time of day needs its day.
    ///
    /// `standfirst check --fix` puts the noughts into `2025-1-5`.
    pub FORM = "date/form", Error;
    bad "---\nkind: briefing\ntitle: The harbour treaty\nreviewed: last Monday\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\nreviewed: 2025-12-22\n---\n";
}

rule! {
    /// A date looks right, but the calendar has no such day, or the clock no such time.
    pub CALENDAR = "date/calendar", Error;
    bad "---\nkind: briefing\ntitle: The harbour treaty\nreviewed: 2025-02-30\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\nreviewed: 2025-02-28\n---\n";
}

rule! {
    /// A time of day is given without its offset from UTC, so nobody elsewhere can tell when it was; or the
    /// words it was taken from name a zone that was not that far from UTC on that day: in December, `ET` is
    /// five hours behind.
    ///
    /// Add the offset (`2025-12-22T14:57-05:00`) or mend it, or leave the time out.
    pub ZONE = "date/zone", Error;
    bad "---\nkind: briefing\ntitle: The harbour treaty\nreviewed: 2025-12-22T14:57\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\nreviewed: 2025-12-22T14:57-05:00\n---\n";
}
