//! When something was, is or will be, and how well that is known.

use super::Date;
use super::date::NotADate;
use jiff::civil;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// When: a date, a range of dates, or honestly nothing.
///
/// Written as `2025-12-22`, `2025-12-21/2025-12-22`, `unknown`, `none-announced`, or as
/// `{date, as_written}`. A date with the words it was worked out from is *derived*, never stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// The source does not say.
    Unknown,
    /// The source says that no date has been announced.
    NoneAnnounced,
    /// A date, or the first and last of a range.
    Known {
        /// The date, or the first one.
        from: Date,
        /// The last one of a range.
        to: Option<Date>,
        /// The words of the source that the date was worked out from.
        as_written: Option<String>,
    },
    /// Words of the source that give no date: `overnight`.
    Words(String),
}

/// How a date is known; the same three marks everywhere a date stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// The source gives it.
    Stated,
    /// It was worked out from words of the source.
    Derived,
    /// There is none.
    None,
}

impl When {
    /// The date, or the first of a range.
    pub fn date(&self) -> Option<Date> {
        match self {
            When::Known { from, .. } => Some(*from),
            _ => None,
        }
    }

    /// The last day it can mean.
    pub fn last_day(&self) -> Option<jiff::civil::Date> {
        match self {
            When::Known { from, to, .. } => Some(to.unwrap_or(*from).last_day()),
            _ => None,
        }
    }

    /// How the date is known.
    pub fn certainty(&self) -> Certainty {
        match self {
            When::Known { as_written: None, .. } => Certainty::Stated,
            When::Known { .. } => Certainty::Derived,
            _ => Certainty::None,
        }
    }

    /// The words of the source, where they were recorded.
    pub fn as_written(&self) -> Option<&str> {
        match self {
            When::Known { as_written, .. } => as_written.as_deref(),
            When::Words(words) => Some(words),
            _ => None,
        }
    }

    /// Reads the short form: a date, a range, `unknown` or `none-announced`.
    pub fn parse(text: &str) -> Result<When, NotADate> {
        match text.trim() {
            "unknown" => Ok(When::Unknown),
            "none-announced" => Ok(When::NoneAnnounced),
            text => {
                let (from, to) = match text.split_once('/') {
                    Some((from, to)) => (Date::parse(from)?, Some(Date::parse(to)?)),
                    None => (Date::parse(text)?, None),
                };
                Ok(When::Known { from, to, as_written: None })
            }
        }
    }
}

/// How people write days elsewhere.
const ELSEWHERE: &[&str] = &[
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d %B %Y",
    "%B %d %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%b %d, %Y",
];

/// The day that is meant, where it can be only one: `5/6/2026` is two.
fn day_written_otherwise(text: &str) -> Option<civil::Date> {
    let mut days: Vec<civil::Date> =
        ELSEWHERE.iter().filter_map(|form| civil::Date::strptime(form, text.trim()).ok()).collect();
    days.sort_unstable();
    days.dedup();
    (days.len() == 1).then(|| days[0])
}

/// The words for a text that is not a date, and what to do about it (joined by [`HELP`]).
pub fn not_a_date(text: &str, why: &NotADate) -> String {
    if *why == NotADate::Shape
        && let Some(day) = day_written_otherwise(text)
    {
        return format!("`{text}` is not a date{HELP}write the year first: `{day}`");
    }
    match why {
        NotADate::Shape => format!(
            "`{text}` is not a date{HELP}write it as `2025`, `2025-12`, `2025-12-22`, `2025-12-22T14:57-05:00`, \
             `2025-12-21/2025-12-22`, `unknown` or `none-announced`"
        ),
        NotADate::Calendar => {
            format!("`{text}` is not in the calendar{HELP}check the month, the day and the time")
        }
        NotADate::Zone => format!(
            "`{text}` has a clock time without a time zone{HELP}add the offset from UTC, as in \
             `2025-12-22T14:57-05:00`, or leave the time out"
        ),
    }
}

/// Stands between what is wrong and what to do in the text of a reading error (serde's errors are one string).
pub const HELP: char = '\u{1f}';

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = super::Text::deserialize(deserializer)?;
        Date::parse(&text).map_err(|why| de::Error::custom(not_a_date(&text, &why)))
    }
}

/// A date as [`Date::parse`] reads it, as a regular expression.
const DATE: &str = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])([Tt ]\d{2}:?\d{2}(:?\d{2}(\.\d+)?)?([Zz]|[+\u2212-]\d{2}(:?\d{2})?))?)?)?";

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A date as exact as its source: `2025`, `2025-12`, `2025-12-22` or `2025-12-22T14:57-05:00`.",
            "examples": ["2025-12-22", "2025-12", "2025-12-22T14:57-05:00"],
            "type": ["string", "integer"],
            "pattern": format!(r"^\s*{DATE}\s*$"),
            "minimum": 1000,
            "maximum": 9999,
        })
    }
}

impl JsonSchema for When {
    fn schema_name() -> Cow<'static, str> {
        "When".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let short = json_schema!({
            "type": ["string", "integer", "null"],
            "pattern": format!(r"^\s*({DATE}(\s*/\s*{DATE})?|unknown|none-announced)\s*$"),
            "minimum": 1000,
            "maximum": 9999,
        });
        json_schema!({
            "description": "When: a date, a range of dates, `unknown`, `none-announced`, or a date with the words of the \
                            source that it was worked out from.",
            "examples": ["2025-12-22", "2025-12-21/2025-12-22", "unknown", { "date": "2025-12-21", "as_written": "on Sunday" }],
            "anyOf": [short, {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "date": { "description": "The date, or a range.", "anyOf": [short] },
                    "as_written": {
                        "description": "The words of the source: `on Sunday`.",
                        "type": ["string", "number", "boolean", "null"],
                    },
                },
            }],
        })
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Written)
    }
}

struct Written;

impl<'de> Visitor<'de> for Written {
    type Value = When;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date, or `{date, as_written}`")
    }

    fn visit_str<E: de::Error>(self, v: &str) -> Result<When, E> {
        When::parse(v).map_err(|why| E::custom(not_a_date(v, &why)))
    }

    // A bare year is a number to YAML.
    fn visit_i64<E: de::Error>(self, v: i64) -> Result<When, E> {
        self.visit_str(&v.to_string())
    }

    fn visit_u64<E: de::Error>(self, v: u64) -> Result<When, E> {
        self.visit_str(&v.to_string())
    }

    fn visit_unit<E: de::Error>(self) -> Result<When, E> {
        Ok(When::Unknown)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<When, A::Error> {
        let (mut when, mut as_written) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "date" => when = map.next_value::<Option<When>>()?,
                "as_written" => as_written = map.next_value::<Option<super::Text>>()?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    return Err(de::Error::unknown_field(&key, &["date", "as_written"]));
                }
            }
        }
        let words = as_written.map(|text| text.as_str().to_owned());
        Ok(match (when, words) {
            (Some(When::Known { from, to, .. }), words) => When::Known { from, to, as_written: words },
            (_, Some(words)) => When::Words(words),
            (Some(when), None) => when,
            (None, None) => When::Unknown,
        })
    }
}
