//! The ways in which YAML is commonly got wrong, each in the author's words.
//!
//! A parser says where it could go no further. What the author did stands there or on a line above, so the
//! lines between the last good value and that place are looked at, each by all of [`LINE`].

use super::line::{Line, closing, closing_bracket, colon};
use super::problem::Problem;
use super::{certain, context, rules};
use crate::base::Rule;
use std::ops::Range;

/// A mistake found on a line: the rule, where on the line, the fact, and what to do.
pub(super) struct Found {
    pub rule: &'static Rule,
    pub at: Range<usize>,
    pub message: String,
    pub help: String,
    pub mend: Mend,
}

/// What to blank so that the rest can be read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mend {
    /// What follows the key.
    Value,
    /// The line from a byte on.
    Rest(usize),
    /// The line.
    Line,
    /// The line and what is indented as far.
    Block,
    /// Every tab that indents.
    Tabs,
}

/// A mistake of form, and the line it stands on.
pub(super) struct Accident {
    pub line: usize,
    pub problem: Problem,
    pub mend: Mend,
}

/// The accidents that one line shows by itself; the first that fits is the one.
const LINE: &[fn(&Line<'_>) -> Option<Found>] = &[
    tab,
    second_dash,
    question_mark,
    sign_first,
    sign_in_braces,
    stray_quote,
    no_space,
    text_after_bracket,
    second_colon,
];

/// What went wrong between the lines `since` and `until`, where a parser stopped at a byte with some words.
pub(super) fn find(lines: &[Line<'_>], since: usize, until: usize, stopped: (usize, &str)) -> Accident {
    let mut until = until.min(lines.len() - 1);
    // A parser notices the tab while it still reads the text above.
    if stopped.1.contains("tab") {
        until = (until..lines.len()).find(|no| tab(&lines[*no]).is_some()).unwrap_or(until);
    }
    let near = (since.min(until)..=until).rev();
    let found = near
        .filter(|no| !lines[*no].is_empty())
        .find_map(|no| LINE.iter().find_map(|accident| accident(&lines[no])).map(|found| (no, found)));
    let (no, mut found) = found.unwrap_or_else(|| context::find(lines, since.min(until), until, stopped));
    if matches!(found.mend, Mend::Tabs) {
        let others = lines.iter().filter(|line| line.text[..line.indent].contains('\t')).count() - 1;
        if others > 0 {
            found.message = format!("{} (and on {others} more lines)", found.message);
        }
    }
    let edits = certain::of_form(lines, no, &found);
    let at = found.at.start + lines[no].start..found.at.end + lines[no].start;
    let problem = Problem { edits, ..Problem::new(found.rule, at, found.message, found.help) };
    Accident { line: no, problem, mend: found.mend }
}

fn tab(line: &Line<'_>) -> Option<Found> {
    let at = line.text[..line.indent].find('\t')?;
    Some(Found {
        rule: &rules::TAB,
        at: at..at + 1,
        message: "a tab stands in the indentation".to_owned(),
        help: "indent with spaces, two for each level".to_owned(),
        mend: Mend::Tabs,
    })
}

/// `a: - b`
fn second_dash(line: &Line<'_>) -> Option<Found> {
    let key = line.key_text()?;
    let value = line.value_text();
    (value.starts_with("- ") || value == "-").then(|| Found {
        rule: &rules::INDENT,
        at: line.value.start..line.value.start + 1,
        message: "a list item stands on the line of its key".to_owned(),
        help: format!(
            "put it on a line of its own below `{key}:`, indented by two spaces, or quote the text"
        ),
        mend: Mend::Value,
    })
}

/// `text: ? what`, also within braces.
fn question_mark(line: &Line<'_>) -> Option<Found> {
    let value = line.value_text();
    let is_first = (value == "?" || value.starts_with("? ")).then_some(line.value.start);
    let in_braces = || {
        let at = value.starts_with(['{', '[']).then(|| value.find(": ? ")).flatten()?;
        Some(line.value.start + at + 2)
    };
    let at = is_first.or_else(in_braces)?;
    Some(Found {
        rule: &rules::QUESTION_MARK,
        at: at..at + 1,
        message: "text cannot begin with `?`".to_owned(),
        help: "put quotes around the whole text".to_owned(),
        mend: Mend::Value,
    })
}

/// `by: @zelensky`, `title: *Now*`, `text: | more`
fn sign_first(line: &Line<'_>) -> Option<Found> {
    let value = line.value_text();
    let first = value.chars().next()?;
    let more = &value[first.len_utf8()..];
    let is_taken = match first {
        '@' | '`' | '%' | ',' | ']' | '}' => true,
        '*' => !more.starts_with(|c: char| c.is_alphanumeric()) || more.contains([' ', '*']),
        '&' | '!' => more.starts_with(first) || more.is_empty(),
        '|' | '>' => {
            let indicators =
                more.trim_start_matches(['-', '+']).trim_start_matches(|c: char| c.is_ascii_digit());
            let indicators = indicators.trim_start_matches(['-', '+']);
            !(indicators.is_empty() || indicators.starts_with(" #"))
        }
        _ => false,
    };
    is_taken.then(|| Found {
        rule: &rules::AT,
        at: line.value.start..line.value.start + first.len_utf8(),
        message: match first {
            '`' => "text cannot begin with a back-tick".to_owned(),
            _ => format!("text cannot begin with `{first}`"),
        },
        help: quoted_help(line, value),
        mend: Mend::Value,
    })
}

/// `{by: @zelensky}`, `[@plan, `x`]`
fn sign_in_braces(line: &Line<'_>) -> Option<Found> {
    let value = line.value_text();
    if !value.starts_with(['{', '[']) {
        return None;
    }
    let mut at = 0;
    while let Some(c) = value[at..].chars().next() {
        let begins = value[..at].trim_end().ends_with(['[', '{', ',', ':']);
        at += match c {
            '"' | '\'' if begins => closing(&value[at..], c)?,
            '@' | '`' if begins => return Some(sign_within(line.value.start + at, c)),
            _ => c.len_utf8(),
        };
    }
    None
}

/// A sign at a byte of its line, with which text within braces cannot begin.
fn sign_within(at: usize, sign: char) -> Found {
    let sign = if sign == '`' { "a back-tick".to_owned() } else { format!("`{sign}`") };
    Found {
        rule: &rules::AT,
        at: at..at + 1,
        message: format!("text cannot begin with {sign}"),
        help: "put quotes around the whole text".to_owned(),
        mend: Mend::Value,
    }
}

/// `title: 'Kyiv's demands'`, `text: "He said "no" and left"`
fn stray_quote(line: &Line<'_>) -> Option<Found> {
    let value = line.value_text();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let end = closing(value, quote)?;
    let rest = value[end..].trim_start();
    if rest.is_empty() || rest.starts_with('#') || (line.key.is_none() && rest.starts_with(':')) {
        return None;
    }
    let at = line.value.start + end - 1;
    let before = &value[..end - 1];
    let word = before.rsplit([' ', quote]).next().unwrap_or_default();
    let inner = value.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
    let (message, help) = match (quote, inner) {
        ('\'', Some(inner)) => (
            format!("the apostrophe after `{word}` ends the text"),
            format!("put double quotes around the text instead: {}", in_quotes(line, inner)),
        ),
        ('"', Some(inner)) => (
            "a quotation mark within the text ends it".to_owned(),
            format!("put single quotes around the text instead: {}", in_quotes(line, inner)),
        ),
        _ => (
            format!("text goes on after the closing `{quote}`"),
            "put quotes around the whole text, of the kind that does not stand within it".to_owned(),
        ),
    };
    Some(Found { rule: &rules::APOSTROPHE, at: at..at + 1, message, help, mend: Mend::Value })
}

/// `title:Value`, `-item`
fn no_space(line: &Line<'_>) -> Option<Found> {
    if line.key.is_some() {
        return None;
    }
    let text = &line.text[line.body..];
    let word =
        text.len() - text.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-')).len();
    let found = |at: usize, message: String, help: String, mend: Mend| Found {
        rule: &rules::SPACE_AFTER_COLON,
        at: at..at + 1,
        message,
        help,
        mend,
    };
    if text.starts_with('-')
        && text[1..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\''))
    {
        let help = format!("write `- {}`", shortened(text[1..].trim_end()));
        return Some(found(line.body, "a space is missing after the `-`".to_owned(), help, Mend::Line));
    }
    let (key, rest) = (&text[..word], text[word..].strip_prefix(':')?);
    if key.is_empty() || rest.starts_with("//") {
        return None;
    }
    let is_invisible = rest.starts_with(|c: char| c.is_whitespace());
    let fact =
        if is_invisible { "a no-break space, not a space, follows" } else { "a space is missing after" };
    let help = format!("write `{key}: {}`", shortened(rest.trim()));
    let at = line.body + word;
    Some(found(at, format!("{fact} the colon of `{key}`"), help, Mend::Rest(at + 1)))
}

/// `title: [draft] The plan`
fn text_after_bracket(line: &Line<'_>) -> Option<Found> {
    let value = line.value_text();
    let first = value.chars().next().filter(|c| matches!(c, '[' | '{'))?;
    let end = closing_bracket(value)?;
    let rest = value[end..].trim_start();
    (!rest.is_empty() && !rest.starts_with(['#', ':', ','])).then(|| Found {
        rule: &rules::AT,
        at: line.value.start..line.value.start + 1,
        message: format!("text that begins with `{first}` needs quotes"),
        help: quoted_help(line, value),
        mend: Mend::Value,
    })
}

/// `title: Next: what happens`, `{by: x, text: He said: no}`
fn second_colon(line: &Line<'_>) -> Option<Found> {
    let key = line.key_text();
    let value = line.value_text();
    let at = match value.chars().next()? {
        '"' | '\'' | '#' | '|' | '>' => return None,
        '{' | '[' => colon_in_braces(value)?,
        _ if key.is_some() => colon(without_remark(value))?,
        _ => return None,
    };
    let at = line.value.start + at;
    let help = if value.starts_with(['{', '[']) {
        "put quotes around the text that holds the colon".to_owned()
    } else {
        quoted_help(line, value)
    };
    let message = "a colon and a space within text that has no quotes".to_owned();
    Some(Found { rule: &rules::COLON, at: at..at + 1, message, help, mend: Mend::Value })
}

/// The second colon of one piece of a one-line map.
fn colon_in_braces(value: &str) -> Option<usize> {
    let (mut at, mut colons) = (0, 0);
    while let Some(c) = value[at..].chars().next() {
        match c {
            '{' | '[' | ',' | '}' | ']' => colons = 0,
            '"' | '\'' if value[..at].trim_end().ends_with(['[', '{', ',', ':']) => {
                at += closing(&value[at..], c)?;
                continue;
            }
            ':' if value[at + 1..].starts_with(' ') => {
                colons += 1;
                if colons == 2 {
                    return Some(at);
                }
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    None
}

pub(super) fn without_remark(value: &str) -> &str {
    value.find(" #").map_or(value, |at| value[..at].trim_end())
}

/// How the line's value reads in quotes.
fn quoted_help(line: &Line<'_>, value: &str) -> String {
    format!("put quotes around the text: {}", in_quotes(line, without_remark(value)))
}

/// `key: "text"`, with the kind of quotes that the text does not hold.
fn in_quotes(line: &Line<'_>, text: &str) -> String {
    let key = line.key_text().map_or(String::new(), |key| format!("{key}: "));
    let text = shortened(text);
    match (text.contains('"') || text.contains('\\'), text.contains('\'')) {
        (true, true) => format!("`{key}'{}'`", text.replace('\'', "''")),
        (true, false) => format!("`{key}'{text}'`"),
        _ => format!("`{key}\"{text}\"`"),
    }
}

/// The first words of a long text.
pub(super) fn shortened(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    let start: String = text.chars().take(56).collect();
    format!("{} …", start.trim_end())
}
