//! A briefing: its front matter, which may hold any of the lists as well.

use super::field::Several;
use super::record::{Accepts, DateField, Reference, Word};
use super::{Briefing, Common, Facts as _, Record, Seen as _, Words as _};
use crate::base::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// One line of a briefing's summary.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SummaryLine {
    /// The sentence.
    pub text: Text,
    /// What it bears on.
    pub about: Several<Text>,
    /// Who says so, where it cannot be derived.
    pub basis: Option<Text>,
}

/// A line of a summary, spelled out.
#[derive(serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct SummaryFields {
    /// The sentence.
    text: Text,
    /// What it bears on: ids of any entries.
    #[serde(default)]
    about: Several<Text>,
    /// Who says so, where it cannot be derived.
    basis: Option<Text>,
}

impl JsonSchema for SummaryLine {
    fn schema_name() -> Cow<'static, str> {
        "SummaryLine".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [generator.subschema_for::<Text>(), generator.subschema_for::<SummaryFields>()] })
    }
}

impl<'de> Deserialize<'de> for SummaryLine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Line;
        impl<'de> Visitor<'de> for Line {
            type Value = SummaryLine;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sentence, or `{text, about, basis}`")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<SummaryLine, E> {
                Ok(SummaryLine { text: v.into(), ..SummaryLine::default() })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SummaryLine, A::Error> {
                let long = SummaryFields::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(SummaryLine { text: long.text, about: long.about, basis: long.basis })
            }
        }
        deserializer.deserialize_any(Line)
    }
}

/// Declares the struct of a briefing's front matter: its own fields and the lists of all kinds.
macro_rules! briefing_struct {
    ($( $list:ident: $Type:ty, )*) => {
        /// A briefing.
        #[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct Briefing {
            id: Option<$crate::base::Text>,
            title: Option<$crate::base::Text>,
            #[serde(rename = "type")]
            type_: Option<$crate::base::Text>,
            kind: Option<$crate::base::Text>,
            /// The text, where it does not stand below the front matter.
            pub(super) body: Option<$crate::base::Text>,
            about: $crate::kinds::Several<$crate::base::Text>,
            evidence: $crate::kinds::Several<$crate::kinds::Evidence>,
            aliases: $crate::kinds::Several<$crate::base::Text>,
            draft: bool,
            publish_on: Option<$crate::base::Date>,
            #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
            extra: $crate::kinds::Extra,
            /// One sentence for search engines and previews.
            pub description: Option<$crate::base::Text>,
            /// The minute's reading: a few lines, at most 90 words.
            pub summary: $crate::kinds::Several<$crate::kinds::SummaryLine>,
            /// When it was last checked against its sources.
            pub reviewed: Option<$crate::base::Date>,
            /// How long it stays fresh: `14d`.
            pub stale_after: Option<$crate::base::Text>,
            /// When to look again.
            pub review_by: Option<$crate::base::Date>,
            /// The time zone that clock times are shown in.
            pub tz: Option<$crate::base::Text>,
            /// What it covers, and what not.
            pub scope: Option<$crate::base::Text>,
            /// How it was made.
            pub method: Option<$crate::base::Text>,
            /// Who wrote it.
            pub authors: $crate::kinds::Several<$crate::base::Text>,
            /// Who checked it.
            pub reviewed_by: $crate::kinds::Several<$crate::base::Text>,
            /// When it was first published.
            pub published: Option<$crate::base::Date>,
            /// How language models were used, if they were.
            pub ai_use: Option<$crate::base::Text>,
            /// The language it is written in.
            pub language: Option<$crate::base::Text>,
            /// Which preset of vocabularies it speaks: `negotiation` or `legislation`.
            pub vocabulary: Option<$crate::base::Text>,
            /// The source of evidence that names none.
            pub default_source: Option<$crate::base::Text>,
            /// Where it is mounted, where that is not its folder: `/`.
            pub path: Option<$crate::base::Text>,
            $( $list: Option<Vec<$Type>>, )*
        }

        impl Briefing {
            /// The lists that stand in its front matter.
            pub fn take_lists(&mut self) -> $crate::kinds::Lists {
                $crate::kinds::Lists { $( $list: self.$list.take(), )* }
            }

            pub(super) fn take(&mut self) -> $crate::kinds::Common {
                $crate::kinds::Common {
                    id: self.id.take(),
                    kind: self.kind.take(),
                    title: self.title.take(),
                    type_: self.type_.take(),
                    summary: None,
                    about: std::mem::take(&mut self.about),
                    evidence: std::mem::take(&mut self.evidence),
                    aliases: std::mem::take(&mut self.aliases),
                    draft: self.draft,
                    publish_on: self.publish_on.take(),
                    extra: std::mem::take(&mut self.extra),
                }
            }
        }
    };
}
pub(super) use briefing_struct;

/// The lines of a translated summary, each with what the line it translates bears on.
fn overlay_summary(own: &mut Several<SummaryLine>, translation: &Several<SummaryLine>) -> bool {
    if translation.is_empty() {
        return false;
    }
    let mut is_otherwise = false;
    let mut lines = translation.0.clone();
    for (line, own) in lines.iter_mut().zip(own.iter()) {
        let (mut about, mut basis) = (own.about.clone(), own.basis.clone());
        is_otherwise |= about.take_facts(&line.about) | basis.take_facts(&line.basis);
        (line.about, line.basis) = (about, basis);
    }
    own.0 = lines;
    is_otherwise
}

impl Record for Briefing {
    fn take_common(&mut self) -> Common {
        self.take()
    }

    fn overlay(&mut self, translation: &Self, laid: &mut super::Laid) {
        self.body.take_words(&translation.body);
        laid.worded("description", self.description.take_words(&translation.description));
        laid.worded("scope", self.scope.take_words(&translation.scope));
        laid.worded("method", self.method.take_words(&translation.method));
        laid.worded("ai_use", self.ai_use.take_words(&translation.ai_use));
        laid.worded("authors", self.authors.take_words(&translation.authors));
        laid.worded("reviewed_by", self.reviewed_by.take_words(&translation.reviewed_by));
        self.language.take_words(&translation.language);
        let told = [
            ("summary", overlay_summary(&mut self.summary, &translation.summary)),
            ("reviewed", self.reviewed.take_facts(&translation.reviewed)),
            ("stale_after", self.stale_after.take_facts(&translation.stale_after)),
            ("review_by", self.review_by.take_facts(&translation.review_by)),
            ("tz", self.tz.take_facts(&translation.tz)),
            ("published", self.published.take_facts(&translation.published)),
            ("vocabulary", self.vocabulary.take_facts(&translation.vocabulary)),
            ("default_source", self.default_source.take_facts(&translation.default_source)),
            ("path", self.path.take_facts(&translation.path)),
        ];
        for (field, is_otherwise) in told {
            laid.told(field, is_otherwise);
        }
    }

    fn seen(&self, visit: &mut super::Visit<'_>) {
        self.description.seen("description", visit);
        self.summary.seen("summary", visit);
        self.scope.seen("scope", visit);
        self.method.seen("method", visit);
        self.authors.seen("authors", visit);
        self.reviewed_by.seen("reviewed_by", visit);
        self.published.seen("published", visit);
        self.ai_use.seen("ai_use", visit);
    }

    fn references<'a>(&'a self, visit: &mut dyn FnMut(Reference<'a>)) {
        if let Some(written) = &self.default_source {
            visit(Reference { role: "default_source", index: 0, written, accepts: Accepts::Source });
        }
        for (index, line) in self.summary.iter().enumerate() {
            for written in line.about.iter() {
                visit(Reference { role: "summary[].about", index, written, accepts: Accepts::Anything });
            }
        }
    }

    fn words<'a>(&'a self, visit: &mut dyn FnMut(Word<'a>)) {
        if let Some(written) = &self.vocabulary {
            visit(Word { role: "vocabulary", index: 0, vocabulary: "vocabulary", written });
        }
        for (index, line) in self.summary.iter().enumerate() {
            if let Some(written) = &line.basis {
                visit(Word { role: "summary[].basis", index, vocabulary: "basis", written });
            }
        }
    }

    fn dates<'a>(&'a self, visit: &mut dyn FnMut(&'static str, usize, DateField<'a>)) {
        let dates =
            [("reviewed", &self.reviewed), ("review_by", &self.review_by), ("published", &self.published)];
        for (role, date) in dates {
            if let Some(date) = date {
                visit(role, 0, DateField::Date(date));
            }
        }
    }

    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        let lines = self.summary.iter().map(|line| &line.text);
        let made = [&self.scope, &self.method, &self.ai_use].into_iter().flatten();
        self.description.iter().chain(lines).chain(made).chain(self.authors.iter()).for_each(visit);
    }
}
