//! Settings of "who stands where".

use crate::base::Text;
use crate::base::when::HELP;
use serde::de::{self, Deserialize, Deserializer};
use std::borrow::Cow;

/// Settings of "who stands where".
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Positions {
    /// The view is left out where less than this share of its table is stated: `20%`.
    pub hide_below: Option<Share>,
}

/// A share of a whole, from 0% to 100%.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share(f64);

impl Positions {
    /// Whether a table is left out in which `stated` of `total` places are stated.
    #[expect(clippy::cast_precision_loss, reason = "no table has 2^52 places")]
    pub fn hides(&self, stated: usize, total: usize) -> bool {
        self.hide_below.is_some_and(|Share(least)| (stated as f64) * 100.0 < least * (total as f64))
    }
}

impl schemars::JsonSchema for Share {
    fn schema_name() -> Cow<'static, str> {
        "Share".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": r"^\s*(100(\.0*)?|\d{1,2}(\.\d+)?)\s*%\s*$",
            "examples": ["20%"],
        })
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        let number = text.strip_suffix('%').and_then(|number| number.trim().parse::<f64>().ok());
        match number.filter(|number| (0.0..=100.0).contains(number)) {
            Some(number) => Ok(Share(number)),
            None => Err(de::Error::custom(format!(
                "`{text}` is not a share{HELP}write it with a percent sign, from `0%` to `100%`"
            ))),
        }
    }
}
