//! Findings for people at a terminal: the line itself, what is wrong with it, and a way out.

use super::{Locator, Place};
use crate::base::{Diagnostic, Severity};
use crate::source::Sources;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstream::adapter::strip_str;
use std::fmt::Write as _;

/// How many findings are shown before the rest is only counted.
pub const FIRST: usize = 20;

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look<'a> {
    /// With colours.
    pub coloured: bool,
    /// How many are shown in full; all where absent.
    pub most: Option<usize>,
    /// The way from where the author stands to the site root: nothing, or a path that ends in `/`.
    pub root: &'a str,
}

/// The findings as text, a blank line after each.
pub fn text(report: &[Diagnostic], sources: &Sources, look: Look<'_>) -> String {
    let mut out = String::new();
    let shown = look.most.unwrap_or(report.len()).min(report.len());
    for text in texts(&report[..shown], &mut Locator::new(sources), look) {
        out.push_str(&text);
        out.push_str("\n\n");
    }
    if shown < report.len() {
        let _ = writeln!(out, "… and {} more (--all-errors)", report.len() - shown);
    }
    out
}

/// Each of the findings as text; `locator` knows their files.
pub fn texts(report: &[Diagnostic], locator: &mut Locator<'_>, look: Look<'_>) -> Vec<String> {
    let renderer = if look.coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(160);
    report.iter().map(|found| one(found, locator, &renderer, look.root)).collect()
}

fn one(found: &Diagnostic, locator: &mut Locator<'_>, renderer: &Renderer, root: &str) -> String {
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group =
        level.primary_title(visible(&found.message)).id(found.rule.name).elements(None::<Origin<'_>>);
    let place = locator.locate(found);
    group = shown(group, &format!("{root}{}", found.file), &place, AnnotationKind::Primary, None);
    for other in &found.related {
        let place = locator.place(&other.file, &other.at);
        group = shown(
            group,
            &format!("{root}{}", other.file),
            &place,
            AnnotationKind::Context,
            Some(&other.message),
        );
    }
    if let Some(help) = &found.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    if let Some(reason) = &found.accepted {
        group = group.element(Level::NOTE.message(visible(&format!("accepted: {reason}"))));
    }
    close_up(&renderer.render(&[group]))
}

/// The same text without the empty line before `= help`.
fn close_up(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let words: Vec<String> = lines.iter().map(|line| strip_str(line).to_string()).collect();
    let is_gap = |no: usize| {
        words[no].trim() == "|" && words.get(no + 1).is_some_and(|next| next.trim_start().starts_with("= "))
    };
    let kept: Vec<&str> = (0..lines.len()).filter(|no| !is_gap(*no)).map(|no| lines[no]).collect();
    kept.join("\n")
}

/// The group with one more place.
fn shown<'a>(
    group: Group<'a>,
    file: &str,
    place: &Place,
    kind: AnnotationKind,
    label: Option<&str>,
) -> Group<'a> {
    let file = visible(file);
    let Some(line) = &place.snippet else {
        return group.element(Origin::path(file));
    };
    let (before, rest) = line.split_at(place.marked.start.min(line.len()));
    let (marked, after) = rest.split_at(place.marked.len().min(rest.len()));
    let (before, marked, after) = (visible(before), visible(marked), visible(after));
    // An empty place still needs a mark under it: below what stands there, or the space behind the line.
    let mark = if marked.is_empty() { after.chars().next().map_or(1, char::len_utf8) } else { marked.len() };
    let span = before.len()..before.len() + mark;
    let behind = if marked.is_empty() && after.is_empty() { " " } else { "" };
    let source = format!("{before}{marked}{after}{behind}");
    let mut annotation = kind.span(span);
    if let Some(label) = label {
        annotation = annotation.label(visible(label));
    }
    group.element(Snippet::source(source).path(file).line_start(place.line).annotation(annotation))
}

/// The text with a visible sign for each character that could move the cursor or change colours.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' => '\t',
            '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
            '\u{7f}' => '\u{2421}',
            '\u{80}'..='\u{9f}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c => c,
        })
        .collect()
}
