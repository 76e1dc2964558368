//! A passage of a held text as an entry: exact words, the place, and guesses that are marked as guesses.

use crate::base::{Id, Text};
use crate::check::weekdays;
use crate::cli::edit::plain_or_quoted;
use crate::held::{HeldText, Meant, Passage, folded, meant, speaker};
use crate::model::{EntryNo, Model};
use jiff::ToSpan as _;
use std::ops::Range;

/// What is known around a passage.
pub struct Setting<'a> {
    /// The text it stands in.
    pub text: &'a HeldText,
    /// The id of the source.
    pub source: String,
    /// When the source was last changed, or published.
    pub dated: Option<jiff::civil::Date>,
    /// The people who may speak: the id, and how they may be named.
    pub names: Vec<(String, Vec<String>)>,
}

/// The mark of a guess.
pub const CHECK: &str = " # check";

/// How far a name may stand from what its owner says, in bytes.
const NEAR: usize = 240;

/// The lines of an entry: a quote where somebody says the words, evidence elsewhere.
pub fn lines(setting: &Setting<'_>, passage: &Passage) -> Vec<String> {
    if passage.is_spoken {
        quote(setting, &passage.at)
    } else {
        vec![format!("evidence: {}", evidence(setting, &passage.at))]
    }
}

/// The lines of a quote.
pub fn quote(setting: &Setting<'_>, said: &Range<usize>) -> Vec<String> {
    let words = setting.text.exact(said);
    // A comma before the closing mark belongs to the sentence around it.
    let words = words.trim_end_matches([',', ' ']);
    let by = speaker_of(setting, said);
    let first: Vec<&str> = words.split_whitespace().take(4).collect();
    let id = Id::from_words(&format!("{} {}", by.unwrap_or("unknown"), first.join(" ")));
    let mut lines: Vec<String> = id.map(|id| format!("id: {id}")).into_iter().collect();
    lines.push(match by {
        Some(by) => format!("by: {by}{CHECK}"),
        None => format!("by: unknown{CHECK}: nobody is named near it, or more than one"),
    });
    lines.push(format!("text: {}", plain_or_quoted(words)));
    lines.push(format!("type: {}", form(words)));
    lines.push(match date(setting, said) {
        Some((date, words)) => format!("when: {{date: {date}, as_written: {words}}}{CHECK}"),
        None => "when: unknown".to_owned(),
    });
    lines.push(format!("evidence: {}", place(setting, said)));
    lines
}

/// Whole sentences, or a part of one.
pub fn form(words: &str) -> &'static str {
    let is_whole = words.starts_with(char::is_uppercase) && words.ends_with(['.', '!', '?', '…']);
    if is_whole && words.split_whitespace().count() > 3 { "full" } else { "fragment" }
}

/// `article, para 12`.
pub fn place(setting: &Setting<'_>, at: &Range<usize>) -> String {
    format!("{}, para {}", setting.source, setting.text.line(at.start))
}

/// `{source: article, at: para 12, words: …}`.
pub fn evidence(setting: &Setting<'_>, at: &Range<usize>) -> String {
    let words = setting.text.exact(at).replace('\\', "\\\\").replace('"', "\\\"");
    format!("{{source: {}, at: para {}, words: \"{words}\"}}", setting.source, setting.text.line(at.start))
}

/// The id of who seems to speak: where `she` does, the one person named before it; else the nearest name in the paragraph, or
/// in the one before.
pub fn speaker_of<'a>(setting: &'a Setting<'_>, said: &Range<usize>) -> Option<&'a str> {
    let names: Vec<Vec<String>> = setting.names.iter().map(|(_, names)| names.clone()).collect();
    let number = match meant(setting.text, said, &names).as_deref() {
        Some([Meant::Known(number)]) => *number,
        None | Some([]) => speaker(setting.text, said, &names).filter(|(_, far)| *far <= NEAR)?.0,
        Some(_) => return None,
    };
    Some(setting.names[number].0.as_str())
}

/// The day that a weekday in the sentence around the words means, and the weekday as written.
fn date(setting: &Setting<'_>, said: &Range<usize>) -> Option<(jiff::civil::Date, String)> {
    let (dated, text) = (setting.dated?, setting.text);
    let sentence = text.sentence(&(said.start.saturating_sub(1)..said.end));
    let around = [sentence.start..said.start, said.end..sentence.end.max(said.end)];
    let words: Vec<&str> = around
        .iter()
        .filter_map(|range| text.folded.text.get(range.clone()))
        .flat_map(|words| words.split(' '))
        .collect();
    let at = words.iter().position(|word| weekdays(word).len() == 1)?;
    let day = weekdays(words[at])[0];
    let named = words[at].trim_matches(|c: char| !c.is_alphanumeric());
    let is_on = at > 0 && words[at - 1] == "on";
    let written = if is_on { format!("on {named}") } else { named.to_owned() };
    let found = (0..7).map(|back| dated - back.days()).find(|date| date.weekday() == day)?;
    Some((found, written))
}

/// How a person may be named: by name and aliases, and by the last name.
pub fn spellings(model: &Model, no: EntryNo) -> Vec<String> {
    let node = model.node(no);
    named(node.common().aliases.iter().chain([&node.title]).map(Text::as_str))
}

/// Names folded, with the last word of each.
pub fn named<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut all = Vec::new();
    for name in names {
        all.push(folded(name));
        all.extend(name.rsplit_once(' ').map(|(_, last)| folded(last)));
    }
    all
}
