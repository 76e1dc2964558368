//! The brand colour: one for light pages, one for dark ones, both legible.

use super::rules;
use crate::base::when::HELP;
use crate::base::{At, Colour, Diagnostic, Text};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// What a page is drawn on, by scheme: `--bg` of `static/style.css`.
const LIGHT: Colour = Colour::new(0xfc, 0xfc, 0xfa);
const DARK: Colour = Colour::new(0x14, 0x17, 0x1a);

/// The least contrast of text (WCAG 2.2, success criterion 1.4.3).
const LEAST: f64 = 4.5;

/// The brand colour as written: one colour, or one for each scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brand {
    light: Colour,
    dark: Option<Colour>,
}

impl Brand {
    /// The rule that gives the colour to the theme.
    pub fn sheet(self) -> String {
        let dark = self.dark.unwrap_or_else(|| self.light.legible_on(DARK, LEAST));
        format!(":root{{--brand:light-dark({},{dark})}}\n", self.light)
    }

    /// The colour on light ground.
    pub fn light(self) -> Colour {
        self.light
    }

    /// What cannot be told from the page.
    pub fn check(self, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
        let light = if self.dark.is_some() { "brand.light" } else { "brand" };
        let written = [(light, Some(self.light), LIGHT, "light"), ("brand.dark", self.dark, DARK, "dark")];
        for (field, colour, ground, name) in written {
            let Some(colour) = colour else { continue };
            let contrast = colour.contrast(ground);
            if contrast >= LEAST {
                continue;
            }
            // Cut, not rounded: 4.49 is not 4.5.
            let contrast = (contrast * 100.0).floor() / 100.0;
            let message =
                format!("`{colour}` has a contrast of {contrast:.2} with a {name} page, and needs {LEAST}");
            report.push(Diagnostic::new(&rules::BRAND, file, At::Value(field.into()), message).help(
                format!("the nearest colour that can be read is `{}`", colour.legible_on(ground, LEAST)),
            ));
        }
    }
}

/// A colour for each scheme.
#[derive(serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("required" = ["light", "dark"]))]
struct BrandFields {
    /// For light pages.
    light: Option<Written>,
    /// For dark pages.
    dark: Option<Written>,
}

/// A colour on its own.
struct Written(Colour);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        read(&text).map(Written)
    }
}

fn read<E: de::Error>(text: &str) -> Result<Colour, E> {
    Colour::parse(text.trim()).ok_or_else(|| {
        E::custom(format!(
            "`{text}` is not a colour{HELP}write six digits between quotation marks, as in `\"#12343b\"`"
        ))
    })
}

impl JsonSchema for Written {
    fn schema_name() -> Cow<'static, str> {
        "Colour".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A colour, six hexadecimal digits between quotation marks.",
            "examples": ["#12343b"],
            "type": "string",
            "pattern": r"^\s*#[0-9A-Fa-f]{6}\s*$",
        })
    }
}

impl JsonSchema for Brand {
    fn schema_name() -> Cow<'static, str> {
        "Brand".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [generator.subschema_for::<Written>(), generator.subschema_for::<BrandFields>()] })
    }
}

impl<'de> Deserialize<'de> for Brand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrTwo)
    }
}

struct OneOrTwo;

impl<'de> Visitor<'de> for OneOrTwo {
    type Value = Brand;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a colour, or `{light, dark}`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Brand, E> {
        Ok(Brand { light: read(text)?, dark: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Brand, A::Error> {
        let two = BrandFields::deserialize(de::value::MapAccessDeserializer::new(map))?;
        match (two.light, two.dark) {
            (Some(Written(light)), Some(Written(dark))) => Ok(Brand { light, dark: Some(dark) }),
            _ => Err(de::Error::custom(format!(
                "a brand in two colours has a `light` one and a `dark` one{HELP}write both, or one colour alone"
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    /// The grounds that contrast is measured on are those of the theme.
    #[test]
    fn the_theme_draws_on_the_same_grounds() {
        let style = include_str!("../../static/style.css");
        let ground = format!("--bg: light-dark({}, {})", super::LIGHT, super::DARK);
        assert!(style.contains(&ground), "static/style.css has no `{ground}`");
    }
}
