//! Findings as JSON, one object a line.

use super::Locator;
use crate::base::{At, Diagnostic, Severity};
use crate::source::Sources;
use serde::Serialize;

/// One finding as programs read it.
#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    severity: String,
    message: &'a str,
    help: Option<&'a str>,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    field: Option<&'a str>,
    related: Vec<Other<'a>>,
    accepted: Option<&'a str>,
    fix: Vec<Piece<'a>>,
}

/// What is put in place of a piece of a file to mend a finding.
#[derive(Serialize)]
struct Piece<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: String,
}

/// Another place that bears on a finding.
#[derive(Serialize)]
struct Other<'a> {
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// All findings, one line each.
pub fn lines(report: &[Diagnostic], sources: &Sources) -> String {
    let mut locator = Locator::new(sources);
    let mut out = String::new();
    for found in report {
        out.push_str(&line(found, &mut locator));
        out.push('\n');
    }
    out
}

fn line(found: &Diagnostic, locator: &mut Locator<'_>) -> String {
    let place = locator.locate(found);
    let related = found.related.iter().map(|other| {
        let place = locator.place(&other.file, &other.at);
        Other {
            message: &other.message,
            file: &other.file,
            line: place.line,
            column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
        }
    });
    let related = related.collect();
    let fix = found.fixes.iter().filter_map(|fix| {
        let patch = locator.patch(found, fix)?;
        let place = locator.place(&fix.file, &At::Range(patch.range));
        Some(Piece {
            file: &fix.file,
            line: place.line,
            column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
            text: patch.text,
        })
    });
    let finding = Finding {
        rule: found.rule.name,
        severity: word(found.severity).to_owned(),
        message: &found.message,
        help: found.help.as_deref(),
        file: &found.file,
        line: place.line,
        column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
        field: found.at.field(),
        related,
        accepted: found.accepted.as_deref(),
        fix: fix.collect(),
    };
    serde_json::to_string(&finding).expect("a finding is text and numbers")
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
