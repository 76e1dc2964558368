//! The site's templates laid over the theme's: everything that is wrong with them, in one run.

use super::rules;
use super::theme::{first_line, name};
use crate::base::{At, Diagnostic};
use crate::source::SourceFile;
use std::collections::BTreeSet;
use tera::{ErrorKind, Tera};

/// The theme that `make` gives with these files over it; those that are wrong are reported and left out.
pub(super) fn load(make: &dyn Fn() -> Tera, files: Vec<&SourceFile>, report: &mut Vec<Diagnostic>) -> Tera {
    let mut files = files;
    files.retain(|file| match syntax(file) {
        None => true,
        Some(fault) => {
            report.push(fault);
            false
        }
    });
    loop {
        let mut tera = make();
        if files.is_empty() {
            return tera;
        }
        let Err(error) = tera.add_raw_templates(files.iter().map(|file| (name(file), file.text.to_string())))
        else {
            return tera;
        };
        let found = faults(&error, &files);
        let wrong: BTreeSet<_> = found.iter().map(|fault| fault.file.clone()).collect();
        let before = files.len();
        files.retain(|file| !wrong.contains(&file.path));
        if files.len() == before {
            files.clear();
        }
        report.extend(found);
    }
}

/// What is wrong with how a file is written, whatever other files there are.
fn syntax(file: &SourceFile) -> Option<Diagnostic> {
    let error = Tera::new().add_raw_template(&name(file), &file.text).err()?;
    let ErrorKind::SyntaxError(report) = error.kind() else { return None };
    let at = At::Range(report.span().range.clone());
    Some(fault(file, at, report.message()))
}

/// What keeps files that can be read each by itself from being loaded together.
fn faults(error: &tera::Error, files: &[&SourceFile]) -> Vec<Diagnostic> {
    let of = |named: &str| files.iter().copied().find(|file| name(file) == named);
    let message = error.to_string();
    let found: Vec<Diagnostic> = match error.kind() {
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            let round: Vec<&str> = std::iter::once(tpl)
                .filter(|tpl| chain.first() != Some(tpl))
                .chain(chain)
                .map(String::as_str)
                .collect();
            let message = format!("this template leads back to itself: {}", round.join(" → "));
            let named: BTreeSet<&str> = round.iter().copied().collect();
            named.into_iter().filter_map(of).map(|file| fault(file, At::File, &message)).collect()
        }
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("there is no template `{parent}` to extend");
            of(current).map(|file| fault(file, At::File, &message)).into_iter().collect()
        }
        _ => message.split("\n\n").filter_map(|part| reported(part, files)).collect(),
    };
    if found.is_empty() {
        let named = files.iter().copied().find(|file| message.contains(&format!("`{}`", name(file))));
        return named
            .or(files.first().copied())
            .map(|file| fault(file, At::File, &message))
            .into_iter()
            .collect();
    }
    found
}

/// A fault that the engine tells as text: `error: …`, then ` --> file:line:column`.
fn reported(part: &str, files: &[&SourceFile]) -> Option<Diagnostic> {
    let message = part.trim_start().strip_prefix("error: ")?.lines().next()?;
    let place = part.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut place = place.rsplitn(3, ':');
    let column: usize = place.next()?.parse().ok()?;
    let line: usize = place.next()?.parse().ok()?;
    let named = place.next()?;
    let file = files.iter().find(|file| name(file) == named)?;
    let start = file.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let within = file.text[start..].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
    let at = start + within;
    Some(fault(file, At::Range(at..(at + 1).min(file.text.len())), message))
}

fn fault(file: &SourceFile, at: At, message: &str) -> Diagnostic {
    Diagnostic::new(&rules::SYNTAX, &file.path, at, first_line(message))
}
