//! Where the front matter of a Markdown file begins and ends.

use super::problem::Problem;
use super::rules;
use std::ops::Range;

/// A Markdown file taken apart, in bytes of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// The YAML between the two lines `---`; empty where there is none.
    pub yaml: Range<usize>,
    /// The Markdown below it.
    pub body: Range<usize>,
    /// What is wrong with the lines `---`.
    pub problem: Option<Problem>,
}

/// Finds the front matter of a Markdown file.
pub fn front_matter(text: &str) -> FrontMatter {
    let first = text.len() - text.trim_start_matches([' ', '\t', '\n', '\u{feff}', '\u{a0}']).len();
    let opening = line_at(text, first);
    let word = text[opening.clone()].trim_matches([' ', '\t', '\u{feff}', '\u{a0}']);
    let none = FrontMatter { yaml: 0..0, body: 0..text.len(), problem: None };
    let fence = first..first + word.len();
    match word {
        "---" => {
            let mut found = closed_by(text, &opening, "---");
            if first > 0 {
                found.problem.get_or_insert_with(|| {
                    let message = "white space stands before the opening `---`";
                    Problem::new(
                        &rules::FENCE,
                        fence,
                        message,
                        "begin the file with `---`, without a line or space before it",
                    )
                });
            }
            found
        }
        "+++" => toml(text, &opening, fence),
        _ if is_dashes(word) && closes_later(text, opening.end) => {
            let mut found = closed_by(text, &opening, word);
            let message = format!("front matter opens with `---`, not with `{word}`");
            found.problem =
                Some(Problem::new(&rules::FENCE, fence, message, "write three hyphens, nothing else"));
            found
        }
        _ => without_opening(text, first).unwrap_or(none),
    }
}

/// Front matter whose opening line is missing, or does not come first.
fn without_opening(text: &str, first: usize) -> Option<FrontMatter> {
    let problem =
        |at: Range<usize>, message: &str, help: &str| Some(Problem::new(&rules::FENCE, at, message, help));
    let Some(fence) = next_fence(text, first) else {
        let end = text[first..].find("\n\n").map_or(text.len(), |at| first + at);
        let fields = &text[first..end];
        let is_front = all_fields(fields)
            && fields.lines().any(|line| line.starts_with("title:") || line.starts_with("kind:"));
        return is_front.then(|| {
            let message = "the front matter stands between no `---`";
            let help = "put a line `---` above the first field, and another below the last";
            let problem = problem(line_at(text, first), message, help);
            FrontMatter { yaml: first..end, body: end..text.len(), problem }
        });
    };
    if all_fields(&text[first..fence.start]) {
        let line = line_at(text, first);
        let message = "the front matter has no opening `---`";
        let problem = problem(line, message, "put a line `---` above the first field");
        let body = next_line(text, fence.end)..text.len();
        return Some(FrontMatter { yaml: first..fence.start, body, problem });
    }
    let start = next_line(text, fence.end);
    let closing = next_fence(text, start)?;
    all_fields(&text[start..closing.start]).then(|| {
        let message = "text stands before the opening `---`";
        let problem =
            problem(fence, message, "begin the file with `---`, and put the text below the second one");
        FrontMatter { yaml: start..closing.start, body: next_line(text, closing.end)..text.len(), problem }
    })
}

/// The next line of three hyphens.
fn next_fence(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while at < text.len() {
        let line = line_at(text, at);
        if text[line.clone()].trim_end() == "---" {
            return Some(line);
        }
        at = next_line(text, line.end);
    }
    None
}

/// Whether every line is a field or belongs to one, and one of them at least is a field.
fn all_fields(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let belongs = |line: &str| line.starts_with([' ', '#', '-']) || is_field(line);
    lines.clone().any(is_field) && lines.all(belongs)
}

/// Whether a line is a field: `status: agreed`.
fn is_field(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, rest)| {
        key.starts_with(|c: char| c.is_ascii_lowercase())
            && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            && (rest.is_empty() || rest.starts_with(' '))
    })
}

/// The front matter that `opening` begins; if no line ends it, it ends at the first line that is no YAML.
fn closed_by(text: &str, opening: &Range<usize>, word: &str) -> FrontMatter {
    let start = next_line(text, opening.end);
    let mut at = start;
    let mut nearly = None;
    while at < text.len() {
        let line = line_at(text, at);
        let written = text[line.clone()].trim_end();
        if written == "---" || written == word {
            let below = next_line(text, line.end);
            // Fields below the fence and another fence below them: this one came too early, which is said where
            // the fields are read.
            if let Some(last) = next_fence(text, below).filter(|last| all_fields(&text[below..last.start])) {
                let body = next_line(text, last.end)..text.len();
                return FrontMatter { yaml: start..last.start, body, problem: None };
            }
            return FrontMatter { yaml: start..at, body: below..text.len(), problem: None };
        }
        if nearly.is_none() && is_nearly_a_fence(written) {
            nearly = Some(line.start..line.start + written.len());
        }
        at = next_line(text, line.end);
    }
    if let Some(line) = nearly {
        let message = match text[line.clone()].trim() {
            "---" => "the closing `---` is indented".to_owned(),
            word => format!("front matter ends with `---`, not with `{word}`"),
        };
        let help = "write three hyphens at the beginning of the line, nothing else";
        let body = next_line(text, line.end)..text.len();
        let problem = Some(Problem::new(&rules::FENCE, line.clone(), message, help));
        return FrontMatter { yaml: start..line.start, body, problem };
    }
    let end = first_prose(text, start);
    let fence = opening.start..opening.start + text[opening.clone()].trim_end().len();
    let help = "put a line `---` below the last field";
    let problem = Some(Problem::new(&rules::FENCE, fence, "the front matter has no closing `---`", help));
    FrontMatter { yaml: start..end, body: end..text.len(), problem }
}

/// Front matter as Zola and Hugo write it.
fn toml(text: &str, opening: &Range<usize>, fence: Range<usize>) -> FrontMatter {
    let start = next_line(text, opening.end);
    let mut at = start;
    while at < text.len() && text[line_at(text, at)].trim_end() != "+++" {
        at = next_line(text, line_at(text, at).end);
    }
    let body = next_line(text, line_at(text, at).end)..text.len();
    let help = "write it as YAML between two lines `---`: `title: My title`, not `title = \"My title\"`";
    let problem = Problem::new(&rules::FENCE, fence, "front matter between `+++` is not read", help);
    FrontMatter { yaml: start..start, body, problem: Some(problem) }
}

/// Where prose begins: below the first blank line that no field follows, or at the end.
fn first_prose(text: &str, start: usize) -> usize {
    let mut at = start;
    let mut after_blank = false;
    while at < text.len() {
        let line = line_at(text, at);
        let written = &text[line.clone()];
        let below = || text[next_line(text, line.end)..].lines().find(|line| !line.trim().is_empty());
        // A comment stands before a field, a heading before words.
        let is_comment = written.starts_with("# ") && below().is_some_and(is_like_a_field);
        let is_heading = written.starts_with("# ") || written.starts_with("## ");
        let is_prose = after_blank && !is_like_a_field(written) && !written.is_empty();
        if !is_comment && (is_heading || is_prose) {
            return at;
        }
        after_blank = written.trim().is_empty();
        at = next_line(text, line.end);
    }
    text.len()
}

/// Whether a line may stand in front matter.
fn is_like_a_field(line: &str) -> bool {
    let is_key = |key: &str| key.starts_with(char::is_lowercase) && !key.contains(' ');
    line.starts_with([' ', '#', '-']) || line.split_once(':').is_some_and(|(key, _)| is_key(key))
}

fn is_dashes(word: &str) -> bool {
    word.len() > 1 && (word.bytes().all(|b| b == b'-') || word.chars().all(|c| matches!(c, '—' | '–' | '-')))
}

fn is_nearly_a_fence(line: &str) -> bool {
    let word = line.trim();
    word == "..." || word == "+++" || (word != "--" && word != "-" && is_dashes(word)) || word == "—"
}

/// Whether a line of hyphens follows: only then was the first one meant as an opening, and not as a rule.
fn closes_later(text: &str, from: usize) -> bool {
    let rest = &text[next_line(text, from)..];
    let mut lines = rest.lines();
    lines.next().is_some_and(|line| line.contains(':')) && lines.any(|line| is_dashes(line.trim()))
}

/// The line that holds the byte `at`, without its end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end)
}

fn next_line(text: &str, end: usize) -> usize {
    (end + 1).min(text.len())
}
