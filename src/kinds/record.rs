//! What every kind has, and what a kind says of itself.

use super::field::{Evidence, Several};
use crate::base::{Date, Text};
use std::collections::BTreeMap;

/// Keys of the author's own.
pub type Extra = BTreeMap<String, serde_yaml::Value>;

/// The fields that every kind has; what is said of them here is what schemas say.
#[derive(Debug, Clone, Default, PartialEq, schemars::JsonSchema)]
pub struct Common {
    /// The id as written.
    pub id: Option<Text>,
    /// The kind, where it is written.
    pub kind: Option<Text>,
    /// The title, under whichever of its names.
    pub title: Option<Text>,
    /// The subtype: a word of the kind's vocabulary.
    #[schemars(rename = "type")]
    pub type_: Option<Text>,
    /// One or two sentences.
    pub summary: Option<Text>,
    /// What it bears on: ids of any entries.
    #[schemars(extend("x-reference" = "any"))]
    pub about: Several<Text>,
    /// What it rests on.
    pub evidence: Several<Evidence>,
    /// Other ids and addresses it was known by; other names of people and parties.
    pub aliases: Several<Text>,
    /// Not to be published yet.
    pub draft: bool,
    /// Not to be published before this date.
    pub publish_on: Option<Date>,
    /// Keys of the author's own.
    #[schemars(with = "BTreeMap<String, serde_json::Value>")]
    pub extra: Extra,
}

/// What may stand where a reference stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepts {
    /// Any entry, by id.
    Anything,
    /// An entry of the kind with this key, by id.
    Only(&'static str),
    /// A person or party, by id or by name; an unknown name makes a person.
    Speaker,
    /// A party or person, by id or by name; an unknown name makes a party.
    Actor,
    /// A party, by id or by name.
    Party,
    /// Whom a source credits: a person, a party or another source, by id or by name; an unknown name makes
    /// an unnamed party.
    Via,
    /// A source, by id, name or web address.
    Source,
}

/// One place where an entry refers to another.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'a> {
    /// The field path within the entry, `[]` standing for `index`: `positions[].party`.
    pub role: &'static str,
    /// Which one, where there are several.
    pub index: usize,
    /// What is written there.
    pub written: &'a str,
    /// What may stand there.
    pub accepts: Accepts,
}

impl Reference<'_> {
    /// The field path within the entry: `positions[2].party`.
    pub fn path(&self) -> String {
        path(self.role, self.index)
    }
}

/// A role with its index put in.
pub fn path(role: &str, index: usize) -> String {
    role.replacen("[]", &format!("[{index}]"), 1)
}

/// One word of a vocabulary in an entry.
#[derive(Debug, Clone, Copy)]
pub struct Word<'a> {
    /// The field path within the entry, as for references.
    pub role: &'static str,
    /// Which one, where there are several.
    pub index: usize,
    /// The vocabulary it must be a word of: `status`, `position`, `quote-type`.
    pub vocabulary: &'static str,
    /// What is written there.
    pub written: &'a str,
}

/// One piece of evidence and the field it stands in.
#[derive(Debug, Clone, Copy)]
pub struct Rests<'a> {
    /// The field path within the entry: `evidence`, `history[].evidence`.
    pub role: &'static str,
    /// Which one of the role's list.
    pub index: usize,
    /// The evidence.
    pub evidence: &'a Several<Evidence>,
}

/// What a kind of entry says of itself; the only thing the rest of the program needs to know of it.
pub trait Record {
    /// Moves the fields that every kind has out of the record.
    fn take_common(&mut self) -> Common;

    /// Takes the words of a translation; `laid` gets what came of it.
    fn overlay(&mut self, translation: &Self, laid: &mut super::Laid)
    where
        Self: Sized;

    /// What readers may see of its own fields, in order of declaration: the path of each, and its words.
    fn seen(&self, visit: &mut super::Visit<'_>);
    /// The author's word for the title.
    fn title_word(&self) -> &'static str {
        "title"
    }

    /// Every reference to another entry, besides `about` and evidence.
    fn references<'a>(&'a self, _visit: &mut dyn FnMut(Reference<'a>)) {}

    /// Every word of a vocabulary, besides `type`.
    fn words<'a>(&'a self, _visit: &mut dyn FnMut(Word<'a>)) {}

    /// Evidence besides `evidence` itself.
    fn rests<'a>(&'a self, _visit: &mut dyn FnMut(Rests<'a>)) {}

    /// Every date, by field path.
    fn dates<'a>(&'a self, _visit: &mut dyn FnMut(&'static str, usize, DateField<'a>)) {}

    /// Every text of its own that readers see, the chief one first; title, summary, evidence and body aside.
    fn texts<'a>(&'a self, _visit: &mut dyn FnMut(&'a Text)) {}

    /// The title where none is written.
    fn derived_title(&self) -> Option<String> {
        None
    }

    /// The words an id is derived from, where that is not the title.
    fn derived_id(&self, _common: &Common) -> Option<String> {
        self.derived_title()
    }

    /// The fields that must be there besides the title and are not: role, index, and what belongs there.
    fn missing(&self, _visit: &mut dyn FnMut(&'static str, usize, &'static str)) {}
}

/// A date of an entry, whichever way it is kept.
#[derive(Debug, Clone, Copy)]
pub enum DateField<'a> {
    /// With what is known of it.
    When(&'a crate::base::When),
    /// A plain date.
    Date(&'a Date),
}

/// Declares the struct of one kind: its own fields, and those that every kind has.
///
/// `title` is followed by the kind's special word for it (or by the field that stands for it); `words` are the fields that a translation may word
/// anew.
#[macro_export]
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $Name:ident, title $(($alias:literal))? $(as $title:literal)? {
            $( $(#[$field_meta:meta])* $field:ident: $Type:ty, )*
        } words {
            $( $(#[$word_meta:meta])* $word:ident: $Word:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct $Name {
            id: Option<$crate::base::Text>,
            $(#[serde(alias = $alias)] #[schemars(extend("x-also" = $alias))])?
            title: Option<$crate::base::Text>,
            $( $(#[$field_meta])* pub $field: $Type, )*
            $( $(#[$word_meta])* pub $word: $Word, )*
            #[serde(rename = "type")]
            type_: Option<$crate::base::Text>,
            summary: Option<$crate::base::Text>,
            about: $crate::kinds::Several<$crate::base::Text>,
            evidence: $crate::kinds::Several<$crate::kinds::Evidence>,
            aliases: $crate::kinds::Several<$crate::base::Text>,
            draft: bool,
            publish_on: Option<$crate::base::Date>,
            #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
            extra: $crate::kinds::Extra,
            kind: Option<$crate::base::Text>,
            /// The text, where an entry is written as a list item.
            pub body: Option<$crate::base::Text>,
        }

        impl $Name {
            fn own_title_word() -> &'static str {
                let special: &[&'static str] = &[$($alias)? $($title)?];
                special.first().copied().unwrap_or("title")
            }

            fn take(&mut self) -> $crate::kinds::Common {
                $crate::kinds::Common {
                    id: self.id.take(),
                    kind: self.kind.take(),
                    title: self.title.take(),
                    type_: self.type_.take(),
                    summary: self.summary.take(),
                    about: std::mem::take(&mut self.about),
                    evidence: std::mem::take(&mut self.evidence),
                    aliases: std::mem::take(&mut self.aliases),
                    draft: self.draft,
                    publish_on: self.publish_on.take(),
                    extra: std::mem::take(&mut self.extra),
                }
            }

            fn each_seen(&self, visit: &mut $crate::kinds::Visit<'_>) {
                let _ = &visit;
                $( $crate::kinds::Seen::seen(&self.$field, stringify!($field), visit); )*
                $( $crate::kinds::Seen::seen(&self.$word, stringify!($word), visit); )*
            }

            fn lay_over(&mut self, translation: &Self, laid: &mut $crate::kinds::Laid) {
                let _ = &laid;
                $crate::kinds::Words::take_words(&mut self.body, &translation.body);
                $( laid.worded(
                    stringify!($word),
                    $crate::kinds::Words::take_words(&mut self.$word, &translation.$word),
                ); )*
                $(
                    let is_kept = $crate::kinds::Facts::keeps_words(&self.$field, &translation.$field);
                    laid.worded(stringify!($field), is_kept);
                    let told = $crate::kinds::Facts::take_facts(&mut self.$field, &translation.$field);
                    laid.told(stringify!($field), told);
                )*
            }
        }
    };
}

/// The methods of [`Record`] that are the same for every kind.
#[macro_export]
macro_rules! record_basics {
    () => {
        fn take_common(&mut self) -> $crate::kinds::Common {
            self.take()
        }

        fn overlay(&mut self, translation: &Self, laid: &mut $crate::kinds::Laid) {
            self.lay_over(translation, laid);
        }

        fn seen(&self, visit: &mut $crate::kinds::Visit<'_>) {
            self.each_seen(visit);
        }

        fn title_word(&self) -> &'static str {
            Self::own_title_word()
        }
    };
}
