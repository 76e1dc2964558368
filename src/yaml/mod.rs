//! YAML as authors write it: front matter and lists of records, typed, with every mistake named.
//!
//! A text is looked at quickly ([`quiet`]); if nothing can hide in it, `serde_yaml` reads it straight into
//! its type. Otherwise it is taken apart with the place of every value ([`tree`]), accidents of form are
//! named and mended one by one ([`mend`], [`accidents`], [`context`], [`look`]), and the fields are read
//! from what is left until every mistake of meaning is named too ([`typed`], [`words`]).
//!
//! Invariant: a mistake never hides another, and nothing here knows what a briefing is.

mod accidents;
mod certain;
mod context;
mod fence;
mod foreign;
mod line;
mod look;
mod mend;
mod mistake;
mod positions;
mod problem;
mod quiet;
pub mod rules;
mod rules_of_form;
mod rules_of_text;
mod spot;
mod text;
mod tree;
mod typed;
mod unread;
mod words;

pub use certain::word;
pub use fence::{FrontMatter, front_matter};
pub use positions::Positions;
pub use problem::Problem;
pub use spot::{Here, Step, spot};
pub use text::{is_empty, text_problems};
pub use unread::Unread;

use crate::base::{At, Diagnostic, Severity};
use serde::de::DeserializeOwned;
use std::ops::Range;
use std::sync::Arc;

/// How much YAML is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes.
    pub bytes: usize,
    /// How deep lists and maps may stand in one another.
    pub depth: usize,
    /// How many values may be repeated with `*`.
    pub aliases: usize,
}

impl Limits {
    /// For the front matter of a Markdown file.
    pub const FRONT_MATTER: Limits = Limits { bytes: 64 << 10, depth: 32, aliases: 100 };

    /// For `records.yaml`, its siblings and the settings.
    pub const RECORDS: Limits = Limits { bytes: 5_000_000, depth: 32, aliases: 100 };
}

/// Reads `yaml`, a range of bytes of `text`, as a `T`; all that is wrong with it goes into `report`.
///
/// What cannot be read is left out of the value, and told.
pub fn read<T: DeserializeOwned + Default>(
    file: &Arc<str>,
    text: &str,
    yaml: Range<usize>,
    limits: Limits,
    report: &mut Vec<Diagnostic>,
) -> (T, Unread) {
    let (written, base) = (&text[yaml.clone()], yaml.start);
    if written.len() > limits.bytes {
        report.push(too_long(file, written.len(), limits.bytes));
        return (T::default(), Unread::all(written));
    }
    if written
        .lines()
        .all(|line| matches!(line.trim_start().chars().next(), None | Some('#')) || line == "---")
    {
        return (T::default(), Unread::default());
    }
    if quiet::is_quiet(written)
        && let Ok(value) = serde_yaml::from_str(written)
    {
        return (value, Unread::default());
    }
    read_closely(file, written, base, &limits, report)
}

/// Reads a text in which something may be wrong.
fn read_closely<T: DeserializeOwned + Default>(
    file: &Arc<str>,
    written: &str,
    base: usize,
    limits: &Limits,
    report: &mut Vec<Diagnostic>,
) -> (T, Unread) {
    let reading = mend::read(written, limits);
    let is_sound = reading.mended.is_empty()
        && reading.whole
        && reading.problems.iter().all(|problem| problem.rule.severity != Severity::Error);
    // Whole lines: what follows a mended value on its line is not the author's either.
    let mut spoilt: Vec<Range<usize>> = reading.mended.iter().map(|at| whole_lines(written, at)).collect();
    for problem in reading.problems {
        if problem.rule.severity == Severity::Error {
            spoilt.push(problem.at.clone());
        }
        report.push(problem.shift(base).diagnostic(file));
    }
    if !reading.whole {
        return (T::default(), Unread::all(written));
    }
    let refusal = match serde_yaml::from_str(written) {
        Ok(value) if is_sound => return (value, Unread::default()),
        Ok(_) => None,
        Err(error) => Some(error),
    };
    let (value, mistakes, all) = typed::read(&reading.tree);
    let follows = |range: Range<usize>| mend::touches(&spoilt, &range);
    report.extend(words::findings(file, (&reading.tree, base), &mistakes, &follows));
    if !all {
        let message = "there are more mistakes in this file than can be listed at once";
        report.push(Diagnostic::new(&rules::LIMIT, file, At::File, message).help("mend these first"));
    }
    match refusal {
        Some(error) if is_sound && mistakes.is_empty() => report.push(refused(file, written, base, &error)),
        _ => {}
    }
    let mut unread = Unread::default();
    unread.mended(written, &reading.tree, &reading.mended);
    unread.mistaken(written, &reading.tree, &mistakes);
    (value, unread)
}

/// The lines that hold a range.
fn whole_lines(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    start..text[range.end..].find('\n').map_or(text.len(), |at| range.end + at)
}

/// What the strict reader refuses and the close look does not: a matter on which readers of YAML differ.
fn refused(file: &Arc<str>, written: &str, base: usize, error: &serde_yaml::Error) -> Diagnostic {
    let at = error.location().map_or(0, |location| location.index()).min(written.len());
    let start = (0..=at).rev().find(|at| written.is_char_boundary(*at)).unwrap_or(0);
    let end = start + written[start..].chars().next().map_or(0, char::len_utf8);
    let message = "readers of YAML do not agree on what this means";
    Diagnostic::new(&rules::SYNTAX, file, At::Range(start + base..end + base), message)
        .help("put quotes around the text, or write it in another way")
}

fn too_long(file: &Arc<str>, length: usize, most: usize) -> Diagnostic {
    let message = format!("the YAML of this file is {length} bytes long; at most {most} are read");
    let help = "move its lists into files of their own (`standfirst split` does it)";
    Diagnostic::new(&rules::LIMIT, file, At::File, message).help(help)
}
