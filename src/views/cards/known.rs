//! Cards of what is known and what is not: numbers, terms, questions.

use super::{Card, EntryView, entry};
use crate::kinds::{Number, Question, Term};
use crate::model::EntryNo;
use crate::views::scene::{Label, LinkTo, Scene};
use crate::views::words::Moment;
use serde::Serialize;

/// A question in a list.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionCard {
    /// What every kind has.
    pub entry: EntryView,
    /// Why it is open.
    pub why_open: Label,
    /// Whether it still is.
    pub state: Label,
    /// The answer, once there is one.
    pub answer: Option<String>,
    /// What answered it.
    pub answered_by: Option<LinkTo>,
    /// Its text.
    pub text: Option<String>,
}

/// A number in a list.
#[derive(Debug, Clone, Serialize)]
pub struct NumberCard {
    /// What every kind has.
    pub entry: EntryView,
    /// The figure with its qualifier and unit, as a reader says it: `nearly 90 percent`.
    pub figure: String,
    /// The figure alone.
    pub value: String,
    /// What it counts.
    pub unit: Option<String>,
    /// How exact it is.
    pub qualifier: Option<Label>,
    /// When it held.
    pub when: Option<Moment>,
    /// Its text.
    pub text: Option<String>,
}

/// A term in a list.
#[derive(Debug, Clone, Serialize)]
pub struct TermCard {
    /// What every kind has.
    pub entry: EntryView,
    /// What it means here.
    pub definition: Option<String>,
    /// Where it is used.
    pub used_in: Vec<LinkTo>,
    /// Its text.
    pub text: Option<String>,
}

/// The card of a question.
pub fn question(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    let node = scene.node(no);
    let fields = node.of::<Question>()?;
    Some(Card::Question(Box::new(QuestionCard {
        entry: entry(scene, no),
        why_open: scene.word("why-open", fields.why_open.as_deref().unwrap_or("source-silent")),
        state: scene.word("question-state", fields.state.as_deref().unwrap_or("open")),
        answer: fields.answer.as_ref().map(ToString::to_string),
        answered_by: node.link("answered_by", 0).map(|no| scene.link(no)),
        text: super::text(scene, no),
    })))
}

/// The card of a number.
pub fn number(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    let node = scene.node(no);
    let fields = node.of::<Number>()?;
    let (figure, value) = figure(scene, fields);
    Some(Card::Number(Box::new(NumberCard {
        entry: entry(scene, no),
        figure,
        value,
        unit: fields.unit.as_ref().map(ToString::to_string),
        qualifier: scene.word_of("qualifier", fields.qualifier.as_ref()),
        when: fields.when.as_ref().map(|when| scene.when(when)),
        text: super::text(scene, no),
    })))
}

/// A figure with its qualifier and unit, and alone.
pub fn figure(scene: &Scene<'_>, fields: &Number) -> (String, String) {
    // The words of the source have qualifier and unit in them already.
    if let Some(words) = &fields.as_written {
        return (words.to_string(), words.to_string());
    }
    let value = grouped(scene, fields.value.as_deref().unwrap_or_default());
    let doubt = scene.word_of("qualifier", fields.qualifier.as_ref()).map(|label| label.label.to_lowercase());
    let unit = fields.unit.as_ref().map(ToString::to_string);
    (joined(&[doubt, Some(value.clone()), unit]), value)
}

/// What there is of these words.
fn joined(words: &[Option<String>]) -> String {
    words.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// A whole number of five digits or more in groups of three, as the language writes it.
fn grouped(scene: &Scene<'_>, written: &str) -> String {
    if written.len() < 5 || !written.bytes().all(|b| b.is_ascii_digit()) {
        return written.to_owned();
    }
    let mark = scene.words.get("numbers.group");
    let mut out = String::new();
    for (index, digit) in written.chars().enumerate() {
        if index > 0 && (written.len() - index).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(digit);
    }
    out
}

/// The card of a term.
pub fn term(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    let node = scene.node(no);
    let fields = node.of::<Term>()?;
    Some(Card::Term(Box::new(TermCard {
        entry: entry(scene, no),
        definition: fields.definition.as_ref().map(ToString::to_string),
        used_in: scene.links(scene.model.linked_by(no, "body")),
        text: super::text(scene, no),
    })))
}
