//! A mistake of meaning: what serde has to say of a value, kept apart instead of made one string.

use super::tree::NodeNo;
use serde::de::{self, Expected, Unexpected};
use std::fmt;

/// One value that cannot be what its field needs.
#[derive(Debug)]
pub(super) struct Mistake {
    pub what: What,
    /// The steps up from the value to the root.
    pub steps: Vec<Step>,
    /// The mistake is in the key of the first step, not in its value.
    pub in_key: bool,
}

/// One field of a map or item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Step {
    pub holder: NodeNo,
    pub index: usize,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// No field has this name; those that there are.
    UnknownKey(String, Vec<&'static str>),
    /// A value of another kind: what stands there, what should.
    Type(Stands, String),
    /// A word that is not one of those the field takes.
    UnknownWord(String, Vec<&'static str>),
    /// A field must be there.
    Missing(&'static str),
    /// A field is given under two of its names.
    Twice(&'static str),
    /// Words of our own.
    Words(String),
}

/// What stands where something else should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stands {
    List,
    Map,
    Nothing,
    Text(String),
}

impl Mistake {
    fn new(what: What) -> Mistake {
        Mistake { what, steps: Vec::new(), in_key: false }
    }

    /// The same mistake, seen from one step further up.
    pub fn within(mut self, step: Step) -> Mistake {
        self.steps.push(step);
        self
    }

    /// The same mistake, in the key of a field.
    pub fn in_key(mut self, step: Step) -> Mistake {
        self.in_key = self.steps.is_empty();
        self.within(step)
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.what)
    }
}

impl std::error::Error for Mistake {}

impl de::Error for Mistake {
    fn custom<T: fmt::Display>(words: T) -> Mistake {
        Mistake::new(What::Words(words.to_string()))
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Mistake {
        let stands = match unexpected {
            Unexpected::Seq => Stands::List,
            Unexpected::Map => Stands::Map,
            Unexpected::Unit | Unexpected::Option => Stands::Nothing,
            Unexpected::Str(text) => Stands::Text(text.to_owned()),
            Unexpected::Bool(value) => Stands::Text(value.to_string()),
            Unexpected::Unsigned(value) => Stands::Text(value.to_string()),
            Unexpected::Signed(value) => Stands::Text(value.to_string()),
            Unexpected::Float(value) => Stands::Text(value.to_string()),
            other => Stands::Text(other.to_string()),
        };
        Mistake::new(What::Type(stands, expected.to_string()))
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Mistake {
        Mistake::invalid_type(unexpected, expected)
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Mistake {
        Mistake::new(What::UnknownKey(field.to_owned(), expected.to_vec()))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Mistake {
        Mistake::new(What::UnknownWord(variant.to_owned(), expected.to_vec()))
    }

    fn missing_field(field: &'static str) -> Mistake {
        Mistake::new(What::Missing(field))
    }

    fn duplicate_field(field: &'static str) -> Mistake {
        Mistake::new(What::Twice(field))
    }
}
