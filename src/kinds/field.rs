//! The shapes of front matter values that are written in more than one way.

use crate::base::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

/// One value, or a list of them: `who: ukraine` and `who: [ukraine, russia]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Several<T>(pub Vec<T>);

impl<T> Default for Several<T> {
    fn default() -> Self {
        Several(Vec::new())
    }
}

impl<T> Deref for Several<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Several<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMore(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for Several<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Several{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [one, { "type": "array", "items": one }, { "type": "null" }] })
    }
}

struct OneOrMore<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrMore<T> {
    type Value = Several<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one value, or a list of them")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(Several::default())
    }

    fn visit_str<E: de::Error>(self, v: &str) -> Result<Self::Value, E> {
        T::deserialize(de::value::StrDeserializer::new(v)).map(|one| Several(vec![one]))
    }

    // Plain scalars that YAML takes for something else.
    fn visit_i64<E: de::Error>(self, v: i64) -> Result<Self::Value, E> {
        self.visit_str(&v.to_string())
    }

    fn visit_u64<E: de::Error>(self, v: u64) -> Result<Self::Value, E> {
        self.visit_str(&v.to_string())
    }

    fn visit_f64<E: de::Error>(self, v: f64) -> Result<Self::Value, E> {
        self.visit_str(&v.to_string())
    }

    fn visit_bool<E: de::Error>(self, v: bool) -> Result<Self::Value, E> {
        self.visit_str(if v { "true" } else { "false" })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(de::value::MapAccessDeserializer::new(map)).map(|one| Several(vec![one]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(one) = seq.next_element()? {
            all.push(one);
        }
        Ok(Several(all))
    }
}

/// What an entry rests on: exact words, a source and a place, a web address, or all of it spelled out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// The short form: `exact words`, `article, para 12` or `https://…`.
    Short(Text),
    /// The long form.
    Long(Box<EvidenceFields>),
}

/// The long form of evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EvidenceFields {
    /// The source, by id or name; the briefing's `default_source` where absent.
    #[schemars(extend("x-reference" = "source"))]
    pub source: Option<Text>,
    /// The exact words of the source.
    #[serde(alias = "excerpt")]
    #[schemars(extend("x-also" = "excerpt"))]
    pub words: Option<Text>,
    /// The place in the source: `para 12`, `line 4`, `page 3`, `§ 2`.
    pub at: Option<Text>,
    /// Whom the source itself credits.
    #[schemars(extend("x-reference" = "via"))]
    pub via: Option<Text>,
    /// The word of doubt that governs the words: `reportedly`, `would`, `may`.
    pub hedge: Option<Text>,
    /// Who says so, where it cannot be derived.
    #[schemars(extend("x-vocabulary" = "basis", "x-spaces" = true))]
    pub basis: Option<Text>,
    /// A remark for readers.
    pub note: Option<Text>,
}

impl JsonSchema for Evidence {
    fn schema_name() -> Cow<'static, str> {
        "Evidence".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "What an entry rests on: exact words of a source, a source and a place in it, a web address, \
                            or all of it spelled out.",
            "examples": ["plan, para 3", "https://example.org/plan", { "source": "plan", "at": "para 3", "words": "may be agreed" }],
            "anyOf": [{ "type": "string", "x-reference": "source" }, generator.subschema_for::<EvidenceFields>()],
        })
    }
}

impl<'de> Deserialize<'de> for Evidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ShortOrLong;
        impl<'de> Visitor<'de> for ShortOrLong {
            type Value = Evidence;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("words of a source, `source, para 12`, a web address, or `{source, at, words, via, hedge}`")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<Evidence, E> {
                Ok(Evidence::Short(Text::from(v.trim())))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Evidence, A::Error> {
                EvidenceFields::deserialize(de::value::MapAccessDeserializer::new(map))
                    .map(|fields| Evidence::Long(Box::new(fields)))
            }
        }
        deserializer.deserialize_any(ShortOrLong)
    }
}
