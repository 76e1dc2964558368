//! Words of the interface in one language, from `templates/i18n/<language>.yaml`.
//!
//! Invariant: no word that readers see stands in Rust or in a template.

use crate::base::when::Certainty;
use crate::base::{Date, When};
use crate::settings::Vocabularies;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// The words of one language.
#[derive(Debug, Clone)]
pub struct Words {
    /// The language, as an IETF tag (BCP 47).
    pub language: String,
    flat: BTreeMap<String, String>,
    value: tera::Value,
}

impl Words {
    /// The words of these files: each later one replaces words of the earlier ones. An error is a sentence.
    pub fn read(language: &str, files: &[&str]) -> Result<Words, String> {
        let mut flat = BTreeMap::new();
        for file in files {
            let tree: serde_yaml::Value = serde_yaml::from_str(file).map_err(|error| error.to_string())?;
            flatten(&tree, String::new(), &mut flat);
        }
        let value = nested(&flat);
        Ok(Words { language: language.to_owned(), flat, value })
    }

    /// All words as a template sees them.
    pub fn value(&self) -> tera::Value {
        self.value.clone()
    }

    /// The word at `path`; the path itself where there is none, so that a gap is seen.
    pub fn get(&self, path: &str) -> &str {
        self.flat.get(path).map_or("", String::as_str)
    }

    /// Whether there is a word at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.flat.contains_key(path)
    }

    /// The word at `path` with its gaps `{name}` filled.
    pub fn fill(&self, path: &str, gaps: &[(&str, &str)]) -> String {
        let mut text = self.get(path).to_owned();
        for (name, value) in gaps {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// The word for `n` of something, in the right number: `3 provisions`.
    pub fn count(&self, path: &str, n: usize) -> String {
        let form = plural(&self.language, n);
        let path = if self.has(&format!("{path}.{form}")) {
            format!("{path}.{form}")
        } else {
            format!("{path}.other")
        };
        self.fill(&path, &[("n", &n.to_string())])
    }

    /// The label of a word of a vocabulary: the site's own, else the interface's, else the key made readable.
    pub fn label(&self, vocabularies: &Vocabularies, vocabulary: &str, key: &str) -> String {
        let word = vocabularies.word(vocabulary, key);
        let own = word.and_then(|word| word.label.as_ref()?.get(&self.language, ""));
        let of_interface = || self.flat.get(&format!("vocabularies.{vocabulary}.{key}.label")).cloned();
        own.map(str::to_owned).or_else(of_interface).unwrap_or_else(|| key.replace('-', " "))
    }

    /// What a word of a vocabulary means, where that is written.
    pub fn definition(&self, vocabularies: &Vocabularies, vocabulary: &str, key: &str) -> Option<String> {
        let word = vocabularies.word(vocabulary, key);
        let own = word.and_then(|word| word.definition.as_ref()?.get(&self.language, ""));
        own.map(str::to_owned)
            .or_else(|| self.flat.get(&format!("vocabularies.{vocabulary}.{key}.definition")).cloned())
    }

    /// A date in words, no more exact than it is known.
    pub fn date(&self, date: &Date, zone: &TimeZone) -> String {
        match date {
            Date::Year(year) => year.to_string(),
            Date::Month(year, month) => self.fill(
                "dates.month",
                &[("month", self.get(&format!("months.{month}"))), ("year", &year.to_string())],
            ),
            Date::Day(day) => self.day(*day),
            Date::Instant(..) => {
                let Some(there) = date.zoned(zone) else { return String::new() };
                let time = there.strftime("%H:%M").to_string();
                let zone = there.strftime("%Z").to_string();
                self.fill(
                    "dates.instant",
                    &[("day", &self.day(there.date())), ("time", &time), ("zone", &zone)],
                )
            }
        }
    }

    fn day(&self, day: jiff::civil::Date) -> String {
        let month = format!("months_of.{}", day.month());
        let month = if self.has(&month) { month } else { format!("months.{}", day.month()) };
        self.fill(
            "dates.day",
            &[
                ("day", &day.day().to_string()),
                ("month", self.get(&month)),
                ("year", &day.year().to_string()),
            ],
        )
    }

    /// When, in words, with what is known of it.
    pub fn when(&self, when: &When, zone: &TimeZone) -> Moment {
        let (text, machine) = match when {
            When::Known { from, to: None, .. } => (self.date(from, zone), Some(from.machine())),
            When::Known { from, to: Some(to), .. } => {
                let (from, to) = (self.date(from, zone), self.date(to, zone));
                (self.fill("dates.range", &[("from", &from), ("to", &to)]), None)
            }
            When::Unknown => (self.get("dates.unknown").to_owned(), None),
            When::NoneAnnounced => (self.get("dates.none_announced").to_owned(), None),
            When::Words(words) => (self.fill("dates.words", &[("words", words)]), None),
        };
        let certainty = match when.certainty() {
            Certainty::Stated => "stated",
            Certainty::Derived => "derived",
            Certainty::None => "none",
        };
        let note = match (when.certainty(), when.as_written()) {
            (Certainty::Derived, Some(words)) => Some(self.fill("dates.derived", &[("words", words)])),
            _ => None,
        };
        Moment { text, machine, certainty, note }
    }
}

/// A date as readers see it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Moment {
    /// The date in words, or that there is none.
    pub text: String,
    /// The value of `datetime`, where there is one date.
    pub machine: Option<String>,
    /// `stated`, `derived` or `none`.
    pub certainty: &'static str,
    /// How it was worked out.
    pub note: Option<String>,
}

/// The plural form of `n` (Unicode CLDR, cardinal rules for whole numbers) in the languages we ship.
fn plural(language: &str, n: usize) -> &'static str {
    match language.split('-').next().unwrap_or(language) {
        "uk" | "ru" | "be" => match (n % 10, n % 100) {
            (1, m) if m != 11 => "one",
            (2..=4, m) if !(12..=14).contains(&m) => "few",
            _ => "many",
        },
        _ if n == 1 => "one",
        _ => "other",
    }
}

fn flatten(value: &serde_yaml::Value, path: String, flat: &mut BTreeMap<String, String>) {
    match value {
        serde_yaml::Value::Mapping(map) => {
            for (key, value) in map {
                let key = key.as_str().map_or_else(|| scalar(key), str::to_owned);
                let path = if path.is_empty() { key } else { format!("{path}.{key}") };
                flatten(value, path, flat);
            }
        }
        serde_yaml::Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                flatten(item, format!("{path}.{}", index + 1), flat);
            }
        }
        value => {
            flat.insert(path, scalar(value));
        }
    }
}

fn scalar(value: &serde_yaml::Value) -> String {
    match value {
        serde_yaml::Value::String(text) => text.clone(),
        serde_yaml::Value::Null => String::new(),
        other => serde_yaml::to_string(other).unwrap_or_default().trim().to_owned(),
    }
}

/// The flat words as nested maps, for templates.
fn nested(flat: &BTreeMap<String, String>) -> tera::Value {
    let mut root = serde_json::Map::new();
    for (path, text) in flat {
        let mut at = &mut root;
        let mut parts = path.split('.').peekable();
        while let Some(part) = parts.next() {
            if parts.peek().is_none() {
                at.insert(part.to_owned(), text.clone().into());
                break;
            }
            let next = at.entry(part.to_owned()).or_insert_with(|| serde_json::Map::new().into());
            if !next.is_object() {
                *next = serde_json::Map::new().into();
            }
            at = next.as_object_mut().expect("it was just made one");
        }
    }
    tera::Value::from_serializable(&root)
}
