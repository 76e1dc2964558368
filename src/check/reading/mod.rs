//! Prose as readers meet it: every text and title, in one walk; one file for each family of rules.
//!
//! What somebody says, between quotation marks, is never measured: it is theirs.

mod acronyms;
mod kept;
mod links;
mod relative;
mod stronger;
mod style;
mod text;
mod unrecorded;

use super::{Check, Sight};
use crate::base::{At, Diagnostic};
use crate::held::{HeldText, words};
use crate::kinds::{Briefing, Kind};
use crate::model::{Model, Node, Scope};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use text::Prose;

pub use kept::Readings;

/// The rules of this folder.
pub const CHECK: Check = Check {
    find,
    rules: &[
        &unrecorded::UNRECORDED,
        &relative::RELATIVE,
        &style::SENTENCE,
        &style::GRADE,
        &style::LOADED,
        &links::TEXT,
        &stronger::STRONGER,
        &acronyms::UNDEFINED,
    ],
};

/// What rules find in the texts of one entry, in the order of its texts.
#[derive(Default)]
struct Notes {
    /// Findings that stand by themselves.
    report: Vec<Diagnostic>,
    /// What stands in quotation marks.
    said: Vec<unrecorded::Marked>,
    /// Long sentences, told as one for each briefing.
    long: Vec<Diagnostic>,
    /// Abbreviations, told once for each briefing where nothing explains them.
    acronyms: Vec<(String, Diagnostic)>,
    /// Abbreviations that the text itself explains.
    explained: BTreeSet<String>,
}

/// A text of an entry, and how a place of it is told.
struct Passage<'a> {
    text: &'a HeldText,
    /// Its words, without the marks around them, in order.
    words: Vec<Said<'a>>,
    at: &'a dyn Fn(&Range<usize>) -> At,
    file: &'a std::sync::Arc<str>,
}

/// A word of a text, and where it stands in the folded one.
struct Said<'a> {
    word: &'a str,
    range: Range<usize>,
}

impl<'a> Passage<'a> {
    fn of(
        text: &'a HeldText,
        at: &'a dyn Fn(&Range<usize>) -> At,
        file: &'a std::sync::Arc<str>,
    ) -> Passage<'a> {
        let base = text.folded.text.as_ptr() as usize;
        let said = |word: &'a str| {
            let at = word.as_ptr() as usize - base;
            Said { word, range: at..at + word.len() }
        };
        Passage { text, words: words(&text.folded.text).map(said).collect(), at, file }
    }

    /// Whether somebody says what stands there.
    fn is_spoken(&self, range: &Range<usize>) -> bool {
        self.text.speech_at(range).is_some()
    }

    fn finding(
        &self,
        rule: &'static crate::base::Rule,
        range: &Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(rule, self.file, (self.at)(range), message)
    }
}

fn find(Sight { model, readings, sources }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    let notes = || kept::nodes(model).filter_map(|node| readings.notes(node));
    let recorded = unrecorded::Recorded::of(model, notes().flat_map(|notes| &notes.said));
    let mut long = Vec::new();
    let mut short = Vec::new();
    let mut explained: BTreeMap<Scope, BTreeSet<String>> = BTreeMap::new();
    for node in kept::nodes(model) {
        let Some(notes) = readings.notes(node) else { continue };
        report.extend(notes.said.iter().filter_map(|said| said.finding(&recorded)));
        report.extend(notes.report.iter().cloned());
        short
            .extend(notes.acronyms.iter().map(|(word, finding)| (node.scope, word.clone(), finding.clone())));
        explained.entry(node.scope).or_default().extend(notes.explained.iter().cloned());
        long.extend(notes.long.iter().map(|finding| (node.scope, finding.clone())));
    }
    acronyms::tell(model, short, explained, report);
    super::groups::group(
        long,
        |count| format!("{count} sentences have more than {} words", style::LONGEST),
        report,
    );
    stronger::all(model, sources, report);
}

/// Reads the texts of one entry.
fn read(model: &Model, node: &Node, sources: &Sources) -> Notes {
    let mut notes = Notes::default();
    if let Some(prose) = Prose::of(node) {
        let at = |range: &Range<usize>| prose.at(range, sources);
        let passage = Passage::of(&prose.text, &at, &node.body_file);
        unrecorded::find(&passage, &mut notes);
        relative::find(&passage, model, &mut notes);
        style::find(&passage, model, node.kind() == Kind::Briefing, &mut notes);
        links::find(&prose, node, sources, &mut notes);
        acronyms::find(&passage, &mut notes);
    }
    // What a source or a quote is called is not ours to word.
    if matches!(node.kind(), Kind::Quote | Kind::Source) {
        return notes;
    }
    for (field, words) in fields(node) {
        let text = HeldText::own(words.to_owned());
        let at = |_: &Range<usize>| node.at(&field);
        let passage = Passage::of(&text, &at, &node.file);
        unrecorded::find(&passage, &mut notes);
        style::loaded(&passage, model, &mut notes);
        acronyms::find(&passage, &mut notes);
    }
    notes
}

/// The titles and summaries of an entry, by field.
fn fields(node: &Node) -> Vec<(String, &str)> {
    let common = node.common();
    let title = node.entry().fields.record().title_word();
    let mut all: Vec<(String, &str)> = Vec::new();
    all.extend(common.title.as_deref().map(|words| (title.to_owned(), words)));
    all.extend(common.summary.as_deref().map(|words| ("summary".to_owned(), words)));
    if let Some(briefing) = node.of::<Briefing>() {
        all.extend(briefing.description.as_deref().map(|words| ("description".to_owned(), words)));
        for (number, line) in briefing.summary.iter().enumerate() {
            all.push((format!("summary[{number}].text"), &line.text));
        }
    }
    all
}
