//! Reading on after a mistake: each one is named, its line blanked, and the rest read again.
//!
//! Invariant: mending never moves a byte, so every place in the mended text is a place in the author's.

use super::accidents::{self, Accident, Mend};
use super::line::Line;
use super::problem::Problem;
use super::tree::{Stop, Tree, build};
use super::{Limits, look};
use std::ops::Range;

/// How many mistakes of form are looked for in one file.
const MOST: usize = 50;

/// How much text is read again for the sake of finding more of them.
const MOST_BYTES: usize = 32 << 20;

/// A text read as far as it can be, with every mistake of form in it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub tree: Tree,
    pub problems: Vec<Problem>,
    /// The bytes that were blanked; nothing is said of values that touch them.
    pub mended: Vec<Range<usize>>,
    /// The text was read to its end.
    pub whole: bool,
}

/// Reads `text` as YAML.
pub(super) fn read(text: &str, limits: &Limits) -> Reading {
    let mut reading = Reading::default();
    let mut mended = without_controls(text, &mut reading.mended);
    for round in 0.. {
        let (tree, problems, stop) = build(&mended, limits);
        reading.tree = tree;
        match stop {
            None => {
                reading.whole = true;
                reading.problems.extend(problems);
                look::over(&mended, &mut reading);
                break;
            }
            Some(Stop::Limit(problem)) => {
                reading.problems.push(problem);
                break;
            }
            Some(Stop::Syntax { at, since, info }) => {
                if round == MOST || round * text.len() > MOST_BYTES {
                    break;
                }
                let Some(blanks) = name(&mended, at, since, &info, &mut reading) else { break };
                for blank in blanks {
                    blank_out(&mut mended, blank.clone());
                    reading.mended.push(blank);
                }
            }
        }
    }
    reading
}

/// Names one mistake, unless it follows from one already named, and says what to blank.
fn name(text: &str, at: usize, since: usize, info: &str, reading: &mut Reading) -> Option<Vec<Range<usize>>> {
    let lines = Line::all(text);
    let number = |at: usize| lines.partition_point(|line| line.start <= at).saturating_sub(1);
    let Accident { line, problem, mend } = accidents::find(&lines, number(since), number(at), (at, info));
    let is_mended = |no: usize| touches(&reading.mended, &lines[no].range());
    if !is_mended(line) {
        reading.problems.push(problem);
        let blanks = mend.blanks(&lines, line);
        if blanks.iter().any(|blank| text[blank.clone()].bytes().any(|b| !matches!(b, b' ' | b'\n'))) {
            return Some(blanks);
        }
    }
    // What follows from a mistake already named goes in silence: the line itself, or one near it.
    let near =
        [line, number(at), number(since)].into_iter().chain(number(at)..lines.len()).chain(0..number(at));
    let next = near.into_iter().find(|no| !lines[*no].text.trim().is_empty())?;
    Some(vec![lines[next].range()])
}

/// Whether any of `ranges` shares a byte with `range`, or touches it.
pub(super) fn touches(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    ranges.iter().any(|other| other.start <= range.end && range.start <= other.end)
}

fn blank_out(text: &mut String, range: Range<usize>) {
    let blank: String = text[range.clone()].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(range, &blank);
}

/// The text with a space for each control character; those are named elsewhere.
fn without_controls(text: &str, mended: &mut Vec<Range<usize>>) -> String {
    let is_control = |b: u8| (b < 0x20 && !matches!(b, b'\n' | b'\t' | b'\r')) || b == 0x7f;
    let mut mended_text = text.to_owned();
    for (at, _) in text.bytes().enumerate().filter(|(_, b)| is_control(*b)) {
        blank_out(&mut mended_text, at..at + 1);
        mended.push(at..at + 1);
    }
    mended_text
}

impl Mend {
    /// What is blanked, in bytes of the text.
    fn blanks(self, lines: &[Line<'_>], no: usize) -> Vec<Range<usize>> {
        let line = &lines[no];
        match self {
            Mend::Value => vec![line.start + line.value.start..line.start + line.value.end],
            Mend::Rest(from) => vec![line.start + from..line.range().end],
            Mend::Line => vec![line.range()],
            Mend::Block => {
                let below = lines[no + 1..]
                    .iter()
                    .take_while(|below| below.is_empty() || below.indent >= line.indent);
                let last = lines[no + 1..no + 1 + below.count()].iter().rev().find(|below| !below.is_empty());
                vec![line.start..last.unwrap_or(line).range().end]
            }
            Mend::Tabs => lines
                .iter()
                .flat_map(|line| {
                    let tabs = line.text[..line.indent].match_indices('\t');
                    tabs.map(|(at, _)| line.start + at..line.start + at + 1)
                })
                .collect(),
        }
    }
}
