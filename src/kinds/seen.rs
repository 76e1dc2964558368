//! What readers see of a field, in words, whatever type keeps it.

use super::SummaryLine;
use super::field::Several;
use super::instrument::Version;
use super::person::Role;
use super::provision::{Move, Position};
use crate::base::{Date, Text, When};

/// Takes the path of a field within its entry (`positions[1].note`) and the words that readers see.
pub type Visit<'v> = dyn FnMut(String, String) + 'v;

/// A field that readers see. Evidence stands aside: it is resolved before anybody sees it.
pub trait Seen {
    /// Tells `visit` what stands in the field at the path `field`.
    fn seen(&self, field: &str, visit: &mut Visit<'_>);
}

/// Types whose values read as they print.
macro_rules! as_printed {
    ($($Type:ty)*) => { $(impl Seen for $Type {
        fn seen(&self, field: &str, visit: &mut Visit<'_>) {
            visit(field.to_owned(), self.to_string());
        }
    })* };
}

as_printed! { Text Date bool i64 u32 }

impl Seen for When {
    fn seen(&self, field: &str, visit: &mut Visit<'_>) {
        let mut words = match self {
            When::Unknown => "unknown".to_owned(),
            When::NoneAnnounced => "none-announced".to_owned(),
            When::Known { from, to: Some(to), .. } => format!("{from}/{to}"),
            When::Known { from, .. } => from.to_string(),
            When::Words(words) => words.clone(),
        };
        if let When::Known { as_written: Some(written), .. } = self {
            words.push_str(&format!(" (as written: {written})"));
        }
        visit(field.to_owned(), words);
    }
}

impl<T: Seen> Seen for Option<T> {
    fn seen(&self, field: &str, visit: &mut Visit<'_>) {
        if let Some(value) = self {
            value.seen(field, visit);
        }
    }
}

impl<T: Seen> Seen for Vec<T> {
    fn seen(&self, field: &str, visit: &mut Visit<'_>) {
        for (index, value) in self.iter().enumerate() {
            value.seen(&format!("{field}[{index}]"), visit);
        }
    }
}

impl<T: Seen> Seen for Several<T> {
    fn seen(&self, field: &str, visit: &mut Visit<'_>) {
        self.0.seen(field, visit);
    }
}

impl Seen for SummaryLine {
    fn seen(&self, field: &str, visit: &mut Visit<'_>) {
        self.text.seen(field, visit);
    }
}

/// Items of lists: each field under its own name.
macro_rules! by_fields {
    ($($Type:ident { $($field:ident $name:literal),* })*) => { $(impl Seen for $Type {
        fn seen(&self, field: &str, visit: &mut Visit<'_>) {
            $(self.$field.seen(&format!("{field}.{}", $name), visit);)*
        }
    })* };
}

by_fields! {
    Move { date "date", status "status", text "text", note "note" }
    Position { party "party", position "position", date "date", note "note" }
    Role { title "title", party "for", from "from", to "to" }
    Version { id "id", date "date", note "note" }
}
