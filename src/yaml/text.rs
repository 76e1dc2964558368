//! What was wrong with a file before it was text.

use super::rules;
use crate::base::{At, Diagnostic};
use crate::source::{SourceFile, TextProblem};

/// Whether nothing is written in a file.
pub fn is_empty(file: &SourceFile) -> bool {
    file.text.trim().is_empty()
}

/// What was met between the bytes of a file and its text.
pub fn text_problems(file: &SourceFile) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut push = |rule, at: At, message: String, help: &str| {
        found.push(Diagnostic::new(rule, &file.path, at, message).help(help));
    };
    if is_empty(file) {
        let help = "write into it, bring back what it held, or delete it";
        push(&rules::EMPTY, At::File, "this file is empty".to_owned(), help);
    }
    if file.decoded.bom {
        let help = "save the file as UTF-8 without BOM";
        push(
            &rules::BOM,
            At::File,
            "the file begins with a byte order mark, which is left out".to_owned(),
            help,
        );
    }
    if file.decoded.carriage_returns {
        let message = "lines end as on Windows, and are read as if they did not".to_owned();
        push(&rules::LINE_ENDS, At::File, message, "save the file with line ends `LF`");
    }
    match file.decoded.problem {
        Some((at, TextProblem::Encoding)) => {
            let message = "the file is not UTF-8: a letter here cannot be read".to_owned();
            push(&rules::ENCODING, place(&file.text, at), message, "save the file as UTF-8");
        }
        Some((at, TextProblem::Nul)) => {
            let message = "a NUL byte stands here: this is not a text file, or it was damaged".to_owned();
            push(&rules::NUL, place(&file.text, at), message, "restore the file, or delete the byte");
        }
        Some((at, TextProblem::Control(c))) => {
            let message = format!("an invisible control character (U+{:04X}) stands here", u32::from(c));
            push(&rules::CONTROL, place(&file.text, at), message, "delete it");
        }
        None => {
            // A letter lost in an earlier conversion: the bytes are UTF-8 again, the letter is gone.
            if let Some(at) = file.text.find('\u{fffd}') {
                let message = "a letter was lost here when the file was converted".to_owned();
                push(
                    &rules::ENCODING,
                    place(&file.text, at),
                    message,
                    "type it again, and save the file as UTF-8",
                );
            }
        }
    }
    found
}

/// The character at a byte.
fn place(text: &str, at: usize) -> At {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    At::Range(at..at + text[at..].chars().next().map_or(0, char::len_utf8))
}
