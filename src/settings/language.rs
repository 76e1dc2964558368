//! Words of the site that may differ from language to language.

use crate::base::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// A text for all languages, or one for each: `{en: …, uk: …}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByLanguage {
    /// The same everywhere.
    One(Text),
    /// By language tag.
    Each(BTreeMap<String, Text>),
}

impl ByLanguage {
    /// The text for `language`: its own, that of the language it is a variant of, else that of `default`.
    pub fn get(&self, language: &str, default: &str) -> Option<&str> {
        match self {
            ByLanguage::One(text) => Some(text.as_str()),
            ByLanguage::Each(texts) => {
                let primary = language.split('-').next().unwrap_or(language);
                [language, primary, default].iter().find_map(|tag| texts.get(*tag)).map(Text::as_str)
            }
        }
    }

    /// Every text with the field it stands in: `footer`, or `footer.uk`.
    pub fn texts<'t>(&'t self, field: &str) -> Vec<(String, &'t str)> {
        match self {
            ByLanguage::One(text) => vec![(field.to_owned(), text.as_str())],
            ByLanguage::Each(texts) => {
                texts.iter().map(|(tag, text)| (format!("{field}.{tag}"), text.as_str())).collect()
            }
        }
    }

    /// The languages it is written in, where it says so.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        let texts = match self {
            ByLanguage::One(_) => None,
            ByLanguage::Each(texts) => Some(texts),
        };
        texts.into_iter().flat_map(|texts| texts.keys().map(String::as_str))
    }
}

impl JsonSchema for ByLanguage {
    fn schema_name() -> Cow<'static, str> {
        "ByLanguage".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "examples": ["The same in all languages", { "en": "Notice", "uk": "Увага" }],
            "anyOf": [generator.subschema_for::<Text>(), generator.subschema_for::<BTreeMap<String, Text>>()],
        })
    }
}

impl<'de> Deserialize<'de> for ByLanguage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrEach;
        impl<'de> Visitor<'de> for OneOrEach {
            type Value = ByLanguage;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or one for each language as in `{en: …, uk: …}`")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<ByLanguage, E> {
                Ok(ByLanguage::One(Text::from(v)))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ByLanguage, A::Error> {
                BTreeMap::deserialize(de::value::MapAccessDeserializer::new(map)).map(ByLanguage::Each)
            }
        }
        deserializer.deserialize_any(OneOrEach)
    }
}
