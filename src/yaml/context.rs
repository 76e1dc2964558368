//! The accidents of YAML that show only beside other lines: indentation, quotes and brackets left open.

use super::accidents::{Found, Mend, shortened};
use super::line::{Line, closing, closing_bracket};
use super::rules;

/// What went wrong between two lines of which none shows a mistake by itself.
pub(super) fn find(lines: &[Line<'_>], since: usize, until: usize, stopped: (usize, &str)) -> (usize, Found) {
    let (at, info) = stopped;
    second_document(lines, until, info)
        .or_else(|| unknown_alias(lines, until, info))
        .or_else(|| bad_escape(lines, until, info))
        .or_else(|| left_open(lines, since, until))
        .or_else(|| bare_word(lines, since, until, info))
        .or_else(|| deeper_than_text(lines, until))
        .or_else(|| between_levels(lines, until))
        .unwrap_or_else(|| unreadable(lines, until, at))
}

/// A second `---`, or text below `...`.
fn second_document(lines: &[Line<'_>], until: usize, info: &str) -> Option<(usize, Found)> {
    if info != "second document" && !info.contains("document end marker") {
        return None;
    }
    let is_fence = |no: &usize| *no > 0 && matches!(lines[*no].text.trim_end(), "---" | "...");
    let starts =
        |no: &usize| *no > 0 && (lines[*no].text.starts_with("---") || lines[*no].text.starts_with("..."));
    let no = (0..=until).rev().find(is_fence).or_else(|| (0..=until).rev().find(starts))?;
    let word = &lines[no].text[..3];
    let message = format!("what stands below this `{word}` would not be read");
    Some((no, whole_line(&lines[no], &rules::FENCE, message, "delete the line", Mend::Line)))
}

/// `by: *zelensky`
fn unknown_alias(lines: &[Line<'_>], until: usize, info: &str) -> Option<(usize, Found)> {
    if !info.contains("unknown anchor") {
        return None;
    }
    let line = &lines[until];
    let at = line.value.start + line.value_text().find('*')?;
    let word = line.text[at..].split([' ', ',', ']', '}']).next().unwrap_or("*");
    let message = format!("`{word}` is taken as a name for another value, and there is none");
    let help = "put quotes around the whole text".to_owned();
    Some((until, Found { rule: &rules::AT, at: at..at + word.len(), message, help, mend: Mend::Value }))
}

/// `file: "C:\dir"`
fn bad_escape(lines: &[Line<'_>], until: usize, info: &str) -> Option<(usize, Found)> {
    if !info.contains("escape") {
        return None;
    }
    let no = (until..lines.len()).find(|no| lines[*no].text.contains('\\'))?;
    let at = lines[no].text.find('\\')?;
    let sign: String = lines[no].text[at..].chars().take(2).collect();
    let message = format!("`{sign}` means nothing within double quotes");
    let help = "put single quotes around the text, or write the backslash twice".to_owned();
    Some((no, Found { rule: &rules::SYNTAX, at: at..at + sign.len(), message, help, mend: Mend::Value }))
}

/// A quotation mark or bracket that its line opens and does not close.
fn left_open(lines: &[Line<'_>], since: usize, until: usize) -> Option<(usize, Found)> {
    (since..=until).find_map(|no| {
        let (line, value) = (&lines[no], lines[no].value_text());
        let first = value.chars().next()?;
        let (rule, what, help) = match first {
            '"' | '\'' if closing(value, first).is_none() => {
                (&rules::APOSTROPHE, "quotation mark", format!("put a second `{first}` where the text ends"))
            }
            '[' if closing_bracket(value).is_none() => {
                (&rules::SYNTAX, "bracket", "put a `]` after the last item".to_owned())
            }
            '{' if closing_bracket(value).is_none() => {
                (&rules::SYNTAX, "brace", "put a `}` after the last value".to_owned())
            }
            _ => return None,
        };
        let message = format!("the {what} `{first}` is never closed");
        let at = line.value.start..line.value.start + 1;
        Some((no, Found { rule, at, message, help, mend: Mend::Value }))
    })
}

/// A line that is neither `key: value` nor a list item, among lines that are.
fn bare_word(lines: &[Line<'_>], since: usize, until: usize, info: &str) -> Option<(usize, Found)> {
    if !info.contains("simple key expect") && !info.contains("did not find expected key") {
        return None;
    }
    let no = (since..=until).rev().find(|no| {
        let line = &lines[*no];
        !line.is_empty() && line.key.is_none() && !line.has_dash()
    })?;
    let words = shortened(lines[no].text.trim());
    let message = format!("`{words}` has no key");
    let help = "write it as `key: value`; text that goes on from the line above is indented";
    Some((no, whole_line(&lines[no], &rules::SYNTAX, message, help, Mend::Line)))
}

/// `title: Text` and then `  status: agreed`: indented as if it went on with the text.
fn deeper_than_text(lines: &[Line<'_>], until: usize) -> Option<(usize, Found)> {
    let line = &lines[until];
    let above = lines[..until].iter().rev().find(|above| !above.is_empty())?;
    if above.value.is_empty() || line.indent <= above.indent {
        return None;
    }
    if let Some(key) = line.key.clone().filter(|key| line.text[key.clone()].contains(' ')) {
        let message = "a colon and a space within text that has no quotes".to_owned();
        let help = "put quotes around the whole text, from its first line to its last".to_owned();
        let rest = Mend::Line;
        return Some((
            until,
            Found { rule: &rules::COLON, at: key.end..key.end + 1, message, help, mend: rest },
        ));
    }
    let what = named(line);
    let (message, help) = match above.key_text() {
        Some(key) if above.has_dash() && above.body != line.indent => (
            format!("{what} is indented by {}, the `{key}` above it by {}", spaces(line.indent), above.body),
            indent_by(above.body),
        ),
        Some(key) => (
            format!("{what} is indented deeper than `{key}`, which has a value of its own"),
            format!("begin it in the column of `{key}`"),
        ),
        None => return None,
    };
    Some((until, whole_line(line, &rules::INDENT, message, help, Mend::Block)))
}

/// A line that begins between two levels, or where nothing can begin.
fn between_levels(lines: &[Line<'_>], until: usize) -> Option<(usize, Found)> {
    let line = &lines[until];
    if line.key.is_none() && !line.has_dash() {
        return None;
    }
    let (mut levels, mut dashes): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for above in lines[..until].iter().rev().filter(|above| !above.is_empty()) {
        let columns = if above.has_dash() { vec![above.body, above.indent] } else { vec![above.indent] };
        for column in columns {
            if levels.last().is_none_or(|last| column < *last) {
                levels.push(column);
                dashes.extend((above.has_dash() && column == above.indent).then_some(column));
            }
        }
    }
    let what = named(line);
    if levels.contains(&line.indent) {
        let message = if line.has_dash() {
            "a list item stands here, where a field is expected".to_owned()
        } else {
            format!("{what} stands here, where a list item is expected")
        };
        let help = "indent it under the field it belongs to, or give it the `-` of a list item";
        return Some((until, whole_line(line, &rules::INDENT, message, help, Mend::Block)));
    }
    // A list item belongs beside another, where there is one.
    let beside = if line.has_dash() && !dashes.is_empty() { &dashes } else { &levels };
    let nearest = beside.iter().min_by_key(|level| level.abs_diff(line.indent)).copied().unwrap_or(0);
    let message = format!("{what} is indented by {}, its neighbours by {nearest}", spaces(line.indent));
    let help = indent_by(nearest);
    Some((until, whole_line(line, &rules::INDENT, message, help, Mend::Block)))
}

fn unreadable(lines: &[Line<'_>], until: usize, at: usize) -> (usize, Found) {
    let line = &lines[until];
    let from = at.saturating_sub(line.start).min(line.text.len());
    let from = (0..=from).rev().find(|from| line.text.is_char_boundary(*from)).unwrap_or(0);
    let end = from + line.text[from..].chars().next().map_or(0, char::len_utf8);
    let found = Found {
        rule: &rules::SYNTAX,
        at: from..end,
        message: "this cannot be read as YAML".to_owned(),
        help: "compare it with the lines around it; text with signs in it needs quotes".to_owned(),
        mend: Mend::Value,
    };
    (until, found)
}

fn whole_line(
    line: &Line<'_>,
    rule: &'static crate::base::Rule,
    message: String,
    help: impl Into<String>,
    mend: Mend,
) -> Found {
    let end = line.key.as_ref().map_or(line.text.trim_end().len(), |key| key.end);
    Found { rule, at: line.indent..end.max(line.indent), message, help: help.into(), mend }
}

fn named(line: &Line<'_>) -> String {
    match line.key_text() {
        _ if line.has_dash() => "this list item".to_owned(),
        Some(key) => format!("`{key}`"),
        None => "this line".to_owned(),
    }
}

fn indent_by(count: usize) -> String {
    if count == 0 {
        "begin it at the beginning of the line".to_owned()
    } else {
        format!("indent it by {}", spaces(count))
    }
}

fn spaces(count: usize) -> String {
    match count {
        0 => "no spaces".to_owned(),
        1 => "1 space".to_owned(),
        _ => format!("{count} spaces"),
    }
}
