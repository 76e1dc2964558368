//! On what terms a site may be used.

use crate::base::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// The terms: their name, and where they can be read. Written as a name, or as `{name, url}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Licence {
    /// The name.
    pub name: Text,
    /// Where they can be read.
    pub url: Option<Text>,
}

/// Terms spelled out.
#[derive(serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LicenceFields {
    /// The name.
    name: Text,
    /// Where they can be read.
    url: Option<Text>,
}

impl JsonSchema for Licence {
    fn schema_name() -> Cow<'static, str> {
        "Licence".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "examples": ["CC BY 4.0", { "name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/" }],
            "anyOf": [generator.subschema_for::<Text>(), generator.subschema_for::<LicenceFields>()],
        })
    }
}

impl<'de> Deserialize<'de> for Licence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameOrBoth;
        impl<'de> Visitor<'de> for NameOrBoth {
            type Value = Licence;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a licence, or `{name, url}`")
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<Licence, E> {
                Ok(Licence { name: Text::from(name.trim()), url: None })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Licence, A::Error> {
                let both = LicenceFields::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Licence { name: both.name, url: both.url })
            }
        }
        deserializer.deserialize_any(NameOrBoth)
    }
}
