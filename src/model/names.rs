//! Names of people, parties and sources: how they are compared, and what a name that nothing describes makes.

use crate::base::Text;
use crate::kinds::{Entry, Fields, Kind, Person, Source};
use unicode_normalization::UnicodeNormalization as _;

/// A name as names are compared: NFC, lower case, one space between words, marks of quotation folded.
pub fn folded_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        // What is ASCII is in its normal form.
        if word.is_ascii() {
            folded.extend(word.chars().map(|c| if c == '`' { '\'' } else { c.to_ascii_lowercase() }));
        } else {
            let letters = word.nfc().flat_map(char::to_lowercase);
            folded.extend(letters.map(|c| if matches!(c, '’' | 'ʼ' | '`') { '\'' } else { c }));
        }
    }
    folded
}

/// A written name taken apart: `Steve Witkoff, U.S. envoy` is a name and a role.
pub fn name_and_role(written: &str) -> (&str, Option<&str>) {
    if written.contains("://") {
        return (written.trim(), None);
    }
    match written.split_once(',') {
        Some((name, role)) if !role.trim().is_empty() => (name.trim(), Some(role.trim())),
        _ => (written.trim().trim_end_matches(','), None),
    }
}

/// Whether a reference is written as an id: all lower case, words joined by hyphens. A word in a script without
/// capitals is a name as well.
pub fn is_id_like(written: &str) -> bool {
    if written.contains("://") {
        return false;
    }
    let bare = written.rsplit(['/', ':']).next().unwrap_or(written);
    let is_name = written.contains("://") || written.contains(char::is_whitespace) || bare.contains('.');
    let is_cased = |c: char| c.is_lowercase() || c.is_ascii_digit();
    !is_name && bare.contains(is_cased) && crate::base::Id::is(bare)
}

/// The entry that a name makes which nothing describes.
pub fn stub(kind: Kind, written: &str, is_unnamed: bool) -> Entry {
    let (name, role) = name_and_role(written);
    let mut entry = Entry::new(match kind {
        Kind::Person => Fields::Person(Box::new(person(role))),
        Kind::Source => Fields::Source(Box::default()),
        _ => Fields::Party(Box::default()),
    });
    entry.common.title = Some(Text::from(name));
    if is_unnamed {
        entry.common.type_ = Some("unnamed".into());
    }
    if kind == Kind::Source && name.contains("://") {
        entry.fields = Fields::Source(Box::new(Source::at(name)));
    }
    entry
}

fn person(role: Option<&str>) -> Person {
    let mut person = Person::default();
    if let Some(role) = role {
        person.roles.push(crate::kinds::Role { title: Some(role.into()), ..Default::default() });
    }
    person
}
