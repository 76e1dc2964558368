//! `content/site.yaml`: the settings of a site, typed, with their defaults spelled out.

mod brand;
mod check;
mod external;
mod known;
mod language;
mod licence;
mod positions;
mod presets;
mod rules;
mod vocabulary;
mod wording;

pub use brand::Brand;
pub use check::{icon_type, is_base_url};
pub use external::ExternalLinks;
pub use language::ByLanguage;
pub use licence::Licence;
pub use positions::Positions;
pub use rules::RULES;
pub use vocabulary::{Needs, RUNGS, Rung, Side, Term, Vocabularies, Vocabulary};
pub use wording::Wording;

use crate::base::{Date, Diagnostic, Text};
use crate::source::Sources;
use crate::yaml::{self, Limits};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The file of the settings.
pub const FILE: &str = "content/site.yaml";

/// The settings as written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The name of the site.
    pub title: Option<Text>,
    /// One sentence about the site.
    pub description: Option<Text>,
    /// Where the site will stand: `https://example.org/` or with a path.
    pub base_url: Option<Text>,
    /// The language of a site that has one; `en` where absent.
    pub language: Option<Text>,
    /// The languages of a site that has several; the first stands at the root.
    pub languages: Vec<Text>,
    /// The time zone that clock times are shown in.
    pub tz: Option<Text>,
    /// Who publishes the site.
    pub publisher: Option<Text>,
    /// The brand colour: `"#12343b"`, or `{light, dark}`; with one, that for dark pages is worked out.
    pub brand: Option<Brand>,
    /// The logo, a file below `static/`.
    pub logo: Option<Text>,
    /// The icon, a file below `static/`.
    pub icon: Option<Text>,
    /// Links beside the doors of a briefing.
    pub menu: Vec<MenuItem>,
    /// What readers must know before anything else: a band at the head of each page.
    pub notice: Option<ByLanguage>,
    /// A line at the foot of each page; emphasis and links may stand in it, as in Markdown.
    pub footer: Option<ByLanguage>,
    /// Where readers report an error: a web address or a mail address.
    pub contact: Option<Text>,
    /// On what terms the site may be used: a name, or `{name, url}`.
    pub licence: Option<Licence>,
    /// The face of headlines and quotations: `embedded`, or `system` for the reader's own.
    pub fonts: Fonts,
    /// Which preset of vocabularies the site speaks: `negotiation` or `legislation`.
    pub vocabulary: Preset,
    /// Words relabelled, defined or added, by vocabulary.
    pub vocabularies: BTreeMap<String, BTreeMap<String, WordSettings>>,
    /// Pairs of words that are not to be taken for each other: `{said: not ready for, not: unacceptable}`.
    pub wording: Vec<Wording>,
    /// When "who stands where" is shown.
    pub positions: Positions,
    /// The hosts that the site is prepared for.
    pub hosts: Vec<Text>,
    /// Findings that are known and stand.
    pub accept: Vec<Accept>,
    /// How `check --external-links` looks at what stands on other sites.
    pub external_links: ExternalLinks,
    /// How Markdown is read.
    pub markup: Markup,
    /// Whether the texts below `held/` may be kept in git.
    pub held_in_git: bool,
    /// Sources of the content security policy beside our own.
    pub csp_extra: Option<Text>,
    /// How long briefings stay fresh: `14d`.
    pub stale_after: Option<Text>,
    /// Whether pages tell, by the clock of the reader, that they may be out of date, and what is new since the last visit.
    pub clock: Clock,
    /// Keys of the author's own.
    #[schemars(with = "BTreeMap<String, serde_json::Value>")]
    pub extra: BTreeMap<String, serde_yaml::Value>,
}

/// Where the face of headlines and quotations comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fonts {
    /// From the site.
    #[default]
    Embedded,
    /// From the reader's own system; nothing is sent.
    System,
}

/// Whether pages have a script that looks at the reader's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Clock(pub bool);

impl Default for Clock {
    fn default() -> Clock {
        Clock(true)
    }
}

/// A preset of vocabularies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    /// The words for a negotiation.
    #[default]
    Negotiation,
    /// The words for a bill on its way to law.
    Legislation,
}

/// One link of the menu.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MenuItem {
    /// The words, or the words in each language; the entry's own title where absent.
    pub title: Option<ByLanguage>,
    /// Where it leads: `@about.md`, `@timeline`, `@an-entry`, an address of the site or a web address.
    pub to: Text,
}

/// One word of a vocabulary, relabelled.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WordSettings {
    /// How readers see it, in all languages or in each.
    pub label: Option<ByLanguage>,
    /// What it means.
    pub definition: Option<ByLanguage>,
    /// The rung of the ladder it stands on, for a status.
    pub rung: Option<Rung>,
    /// The side it takes, for a position: `for`, `for-if` or `against`.
    pub side: Option<Side>,
    /// What it asks of the evidence, for a status: `any`, `named`, `record`, `each-party` or `text`.
    pub needs: Option<Needs>,
    /// The word of the vocabulary that it stands behind.
    pub after: Option<Text>,
}

/// A finding that is known and stands.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Accept {
    /// The rule, by name, or a whole family: `source/*`.
    pub rule: Option<Text>,
    /// What it is accepted for: `all`, a file, or a field path or id within one.
    pub scope: Option<Text>,
    /// Why.
    pub reason: Option<Text>,
    /// Until when.
    pub until: Option<Date>,
}

/// How Markdown is read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Markup {
    /// Raw HTML is passed through.
    pub raw_html: bool,
    /// Straight quotation marks, dashes and dots are set as a typesetter would.
    pub smart_punctuation: bool,
    /// Terms are linked at their first use on a page.
    pub link_terms: bool,
    /// What a link to a term does: `in-place` opens what it means, `links` leads to the glossary.
    pub terms: Terms,
}

/// What a link to a term does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Terms {
    /// It opens what the term means.
    #[default]
    InPlace,
    /// It leads to the glossary.
    Links,
}

impl Default for Markup {
    fn default() -> Self {
        Markup { raw_html: false, smart_punctuation: true, link_terms: false, terms: Terms::InPlace }
    }
}

impl Settings {
    /// The settings of a site, and what is wrong with them.
    pub fn read(sources: &Sources) -> (Settings, Vec<Diagnostic>) {
        let mut report = Vec::new();
        let Some(file) = sources.files.get(FILE) else { return (Settings::default(), report) };
        report.extend(yaml::text_problems(file));
        if yaml::is_empty(file) {
            return (Settings::default(), report);
        }
        let (settings, unread): (Settings, _) =
            yaml::read(&file.path, &file.text, 0..file.text.len(), Limits::RECORDS, &mut report);
        check::check(&settings, sources, &file.path, &mut report);
        // What could not be read has been reported, and is not missing.
        let is_unread = |found: &Diagnostic| found.at.field().is_some_and(|field| unread.has(field));
        report.retain(|found| match found.rule {
            rule if rule == &rules::ACCEPT => !is_unread(found),
            rule if rule == &rules::LANGUAGE => !unread.has("languages"),
            _ => true,
        });
        (settings, report)
    }

    /// The languages of the site, the default one first.
    pub fn languages(&self) -> Vec<&str> {
        match &*self.languages {
            [] => vec![self.language.as_deref().unwrap_or("en")],
            several => several.iter().map(Text::as_str).collect(),
        }
    }

    /// The path below which the site stands, with `/` at both ends.
    pub fn base_path(&self, replaced: Option<&str>) -> String {
        let url = replaced.or(self.base_url.as_deref()).unwrap_or("/");
        let path = match url.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
            None => url,
        };
        let path = path.trim_matches('/');
        if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
    }
}
