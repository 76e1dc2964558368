//! The update that tells readers of changes, as the author would have written it.

use crate::base::{self, Date, Stretch};
use crate::cli::common::Stop;
use crate::cli::edit::plain_or_quoted;
use crate::kinds::{Kind, Update};
use crate::model::{EntryNo, Model};
use crate::seen::{Change, Line, Said, prose};
use jiff::civil;
use std::collections::BTreeSet;

/// What is said of changes.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// `update`, `correction`, …
    pub kind: String,
    /// What readers are told.
    pub summary: String,
    /// How much it matters.
    pub severity: Option<String>,
    /// The wording before.
    pub was: Option<String>,
    /// The wording now.
    pub now: Option<String>,
}

/// The lines of an update about entries of a briefing.
pub fn lines(model: &Model, words: &Words, id: &str, day: civil::Date, about: &[EntryNo]) -> Vec<String> {
    let mut lines = head(words, id, day);
    let ids: Vec<String> = about.iter().map(|no| reference(model, *no)).collect();
    if !ids.is_empty() {
        lines.push(format!("about: [{}]", ids.join(", ")));
    }
    lines
}

/// The lines of an update that withdraws what stood at an address.
pub fn withdrawal(words: &Words, id: &str, day: civil::Date, gone: &Line) -> Vec<String> {
    let was = words.was.clone().unwrap_or_else(|| gone.title().to_owned());
    let words = Words { was: Some(was), ..words.clone() };
    let mut lines = head(&words, id, day);
    let alias = if gone.at.contains('#') { gone.kind_and_id().1 } else { &gone.at };
    lines.push(format!("aliases: [{}]", plain_or_quoted(alias)));
    lines
}

fn head(words: &Words, id: &str, day: civil::Date) -> Vec<String> {
    let mut lines =
        vec![format!("id: {id}"), format!("type: {}", words.kind), format!("at: {}", Date::Day(day))];
    lines.extend(words.severity.as_ref().map(|severity| format!("severity: {severity}")));
    lines.push(format!("summary: {}", plain_or_quoted(&words.summary)));
    for (field, value) in [("was", &words.was), ("now", &words.now)] {
        lines.extend(value.as_ref().map(|value| format!("{field}: {}", plain_or_quoted(value))));
    }
    lines
}

/// An id for an update, with a number behind it where another update has it already.
pub fn free_id(model: &Model, kind: &str, day: civil::Date, taken: &mut BTreeSet<String>) -> String {
    let id = format!("{}-{kind}", Date::Day(day));
    let is_known = |id: &str| model.all::<Update>().any(|(_, node, _)| node.id.as_str() == id);
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let mut ids = std::iter::once(id.clone()).chain(numbered);
    let free = ids.find(|id| !is_known(id) && !taken.contains(id)).expect("there are numbers enough");
    taken.insert(free.clone());
    free
}

/// The id of an entry, with its kind where another kind has the same id.
fn reference(model: &Model, no: EntryNo) -> String {
    let node = model.node(no);
    let is_other = |other: &crate::model::Node| other.id == node.id && other.kind() != node.kind();
    let is_shadowed = model.nodes().any(|(_, other)| is_other(other));
    if is_shadowed && node.kind() != Kind::Page {
        return format!("{}:{}", node.kind().singular(), node.id);
    }
    node.id.to_string()
}

/// The wording before and now, where a single field changed and both are known.
pub fn was_and_now(changes: &[&Change]) -> Option<(String, String)> {
    let [change] = changes else { return None };
    match prose(change, &|_| None) {
        Said::Instead(before, after) => Some((before, after)),
        Said::Text(stretches) => replaced(&stretches),
        _ => None,
    }
}

/// What was replaced by what, where that is one place, each with a word before and after it: a number alone may be right
/// elsewhere.
fn replaced(stretches: &[Stretch]) -> Option<(String, String)> {
    let of = |what: base::Change| {
        let mut found = stretches.iter().enumerate().filter(|(_, part)| part.change == what);
        found.next().filter(|_| found.next().is_none())
    };
    let ((at, removed), (_, added)) = of(base::Change::Removed).zip(of(base::Change::Added))?;
    let before = at.checked_sub(1).and_then(|before| stretches[before].text.split_whitespace().next_back());
    let after = stretches.get(at + 2).and_then(|after| after.text.split_whitespace().next());
    let phrase = |inner: &str| {
        let words = [before.unwrap_or_default(), inner.trim(), after.unwrap_or_default()].join(" ");
        words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '…')).to_owned()
    };
    Some((phrase(&removed.text), phrase(&added.text)))
}

/// The type as written, if it is one of a log of changes.
pub fn type_of(model: &Model, scope: Option<EntryNo>, written: &str) -> Result<String, Stop> {
    let known = model.vocabulary(scope, "update-type");
    if known.is_none_or(|known| known.word(written).is_some()) {
        return Ok(written.to_owned());
    }
    Err(Stop::usage(format!(
        "no update is of type `{written}`; write update, correction, clarification, note, retraction or minor"
    )))
}
