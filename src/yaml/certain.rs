//! Mistakes that one edit mends for certain: what the author meant shows, and no word of the text changes.
//!
//! Whatever could be meant in two ways has no edit here: `src/DECISIONS.md` says which, and why.

use super::accidents::{Found, without_remark};
use super::line::Line;
use super::mistake::{Mistake, Stands, What};
use super::rules;
use super::tree::{Shape, Tree};
use super::typed::child;
use crate::base::{Date, one_slip};
use std::ops::Range;

/// What is put in place of which bytes of the text.
pub(super) type Edits = Vec<(Range<usize>, String)>;

/// Text as it may stand behind a key and mean itself to every reader of YAML: an id, or a word.
pub fn word(text: &str) -> String {
    let is_other = matches!(text, "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n");
    let is_letters = |pair: &[char]| pair.iter().all(|c| c.is_alphabetic());
    let letters: Vec<char> = text.chars().collect();
    // What begins with a figure may be read as a number or a date, unless it holds a word.
    let is_text = letters.first().is_some_and(|c| c.is_alphabetic()) || letters.windows(3).any(is_letters);
    if is_text && !is_other { text.to_owned() } else { format!("\"{text}\"") }
}

/// The edits that mend a mistake of form, found on line number `no`.
pub(super) fn of_form(lines: &[Line<'_>], no: usize, found: &Found) -> Edits {
    let line = &lines[no];
    let rule = found.rule;
    let edits = if rule == &rules::TAB {
        return tabs(lines).unwrap_or_default();
    } else if rule == &rules::COLON {
        is_no_field(line).then(|| around(lines, no)).flatten()
    } else if rule == &rules::AT {
        at_sign(lines, no, found.at.start)
    } else if rule == &rules::QUESTION_MARK {
        around(lines, no)
    } else if rule == &rules::APOSTROPHE {
        apostrophe(lines, no)
    } else if rule == &rules::SPACE_AFTER_COLON {
        space(lines, no, found.at.start)
    } else {
        None
    };
    let edits = edits.unwrap_or_default().into_iter();
    edits.map(|(at, text)| (at.start + line.start..at.end + line.start, text)).collect()
}

/// Two spaces for each tab, where lines are indented with tabs alone: then one tab is one level.
fn tabs(lines: &[Line<'_>]) -> Option<Edits> {
    let is_mixed = |line: &&Line<'_>| !line.is_empty() && line.text.starts_with([' ', '\u{a0}']);
    if lines.iter().any(|line| is_mixed(&line)) {
        return None;
    }
    let tabs = lines.iter().flat_map(|line| {
        let tabs = line.text[..line.indent].match_indices('\t');
        tabs.map(|(at, _)| (line.start + at..line.start + at + 1, "  ".to_owned()))
    });
    Some(tabs.collect())
}

/// Quotation marks around a value that stands on one line, without brackets and without a remark.
fn around(lines: &[Line<'_>], no: usize) -> Option<Edits> {
    let value = whole_value(lines, no)?;
    let text = &lines[no].text[value.clone()];
    let mark = match (text.contains(['"', '\\']), text.contains('\'')) {
        (false, _) => "\"",
        (true, false) => "'",
        (true, true) => return None,
    };
    let at = |at: usize| (at..at, mark.to_owned());
    Some(vec![at(value.start), at(value.end)])
}

/// The value of a line without a remark, where all of it stands there.
fn whole_value(lines: &[Line<'_>], no: usize) -> Option<Range<usize>> {
    let line = &lines[no];
    let whole = line.value_text();
    let text = without_remark(whole);
    // `point #3` may be no remark.
    let is_remark = text.len() == whole.len() || whole[text.len()..].trim_start().starts_with("# ");
    let below = lines[no + 1..].iter().find(|below| !below.text.trim().is_empty());
    let goes_on = below.is_some_and(|below| below.indent > line.body);
    let is_plain = !text.is_empty() && !text.starts_with(['{', '[', '"', '\'', '|', '>', '&', '*', '!']);
    let is_sure = is_plain && is_remark && line.key.is_some() && !goes_on;
    is_sure.then(|| line.value.start..line.value.start + text.len())
}

/// Whether what stands before the second colon is no field: `evidence: source: paper` may be meant as two.
fn is_no_field(line: &Line<'_>) -> bool {
    let before = line.value_text().split(": ").next().unwrap_or_default();
    !before.chars().all(|c| c.is_lowercase() || c == '_')
}

/// `by: @zelensky`, `{by: @zelensky}`
fn at_sign(lines: &[Line<'_>], no: usize, at: usize) -> Option<Edits> {
    let line = &lines[no];
    if at == line.value.start {
        return line.value_text().starts_with(['@', '`', '%']).then(|| around(lines, no)).flatten();
    }
    let rest = line.text[at..].strip_prefix('@')?;
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(rest.len());
    let is_alone = end > 0 && rest[end..].trim_start().starts_with([',', '}', ']']);
    let mark = |at: usize| (at..at, "\"".to_owned());
    is_alone.then(|| vec![mark(at), mark(at + 1 + end)])
}

/// `title: 'Kyiv's demands'`: every mark within stands between two letters, so it is an apostrophe.
fn apostrophe(lines: &[Line<'_>], no: usize) -> Option<Edits> {
    let line = &lines[no];
    let inner = line.value_text().strip_prefix('\'')?.strip_suffix('\'')?;
    let letters: Vec<char> = inner.chars().collect();
    let is_between = |at: usize| {
        let near = [at.checked_sub(1).and_then(|at| letters.get(at)), letters.get(at + 1)];
        near.into_iter().all(|c| c.is_some_and(|c| c.is_alphabetic()))
    };
    let is_mark = |at: &usize| letters[*at] == '\'';
    let is_sure = !inner.contains(['"', '\\']) && (0..letters.len()).filter(is_mark).all(is_between);
    let (start, end) = (line.value.start, line.value.end);
    is_sure.then(|| vec![(start..start + 1, "\"".to_owned()), (end - 1..end, "\"".to_owned())])
}

/// `title:Value`, and `-item` beside another item.
fn space(lines: &[Line<'_>], no: usize, at: usize) -> Option<Edits> {
    let line = &lines[no];
    let (sign, rest) = line.text[at..].split_at_checked(1)?;
    let first = rest.chars().next()?;
    if sign == "-" {
        let is_item = |other: &Line<'_>| other.indent == line.indent && other.has_dash();
        let beside = [no.checked_sub(1).and_then(|no| lines.get(no)), lines.get(no + 1)];
        let is_sure = first.is_alphabetic() && beside.into_iter().flatten().any(is_item);
        return is_sure.then(|| vec![(at + 1..at + 1, " ".to_owned())]);
    }
    let key = &line.text[line.body..at];
    if key.is_empty() || !key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
        return None;
    }
    let blank = rest.len() - rest.trim_start().len();
    Some(vec![(at + 1..at + 1 + blank, " ".to_owned())])
}

/// The edits that mend a mistake of meaning.
pub(super) fn of_meaning(tree: &Tree, mistake: &Mistake) -> Edits {
    edit(tree, mistake).into_iter().collect()
}

fn edit(tree: &Tree, mistake: &Mistake) -> Option<(Range<usize>, String)> {
    let step = *mistake.steps.first()?;
    if let What::UnknownKey(key, known) = &mistake.what {
        let Shape::Map { pairs, .. } = &tree.nodes[step.holder].shape else { return None };
        let (own, value) = *pairs.get(step.index)?;
        let (range, is_empty) = (tree.nodes[own].range.clone(), tree.nodes[value].range.is_empty());
        let is_free = |word: &str| !pairs.iter().any(|(key, _)| tree.text(*key) == Some(word));
        return (range.len() == key.len()).then(|| of_key(key, range, is_empty, known, &is_free)).flatten();
    }
    let value = child(tree, step)?;
    let Shape::Scalar { text, plain } = &tree.nodes[value].shape else { return None };
    let range = tree.nodes[value].range.clone();
    match &mistake.what {
        What::Type(Stands::Text(_), expected) if expected == "a boolean" => {
            let said = match text.to_ascii_lowercase().as_str() {
                "yes" | "true" => "true",
                "no" | "false" => "false",
                _ => return None,
            };
            Some((range, said.to_owned()))
        }
        What::Words(words) if *plain && range.len() == text.len() && words.contains("is not a date") => {
            Some((range, dated(text)?))
        }
        _ => None,
    }
}

/// A key that can only be a slip of one the entry does not have yet.
fn of_key(
    key: &str,
    range: Range<usize>,
    is_empty: bool,
    known: &[&'static str],
    is_free: &dyn Fn(&str) -> bool,
) -> Option<(Range<usize>, String)> {
    let plain: String = key.chars().filter(|c| !super::words::is_invisible(*c)).collect();
    if plain.len() < key.len() {
        return (known.contains(&plain.as_str()) && is_free(&plain)).then_some((range, plain));
    }
    if let Some((before, _)) = key.split_once(':') {
        let at = range.start + before.len() + 1;
        let is_sure = is_empty && known.contains(&before) && is_free(before);
        return is_sure.then(|| (at..at, " ".to_owned()));
    }
    let word = one_slip(key, known.iter().copied()).filter(|word| is_free(word))?;
    Some((range, word.to_owned()))
}

/// `2025-1-5` with its noughts: year first, so that no month is taken for a day.
fn dated(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let (year, rest) = parts.split_first()?;
    let is_short = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if year.len() != 4 || !(1..=2).contains(&rest.len()) || !rest.iter().all(is_short) {
        return None;
    }
    let rest: Vec<String> = rest.iter().map(|part| format!("{part:0>2}")).collect();
    let whole = format!("{year}-{}", rest.join("-"));
    Date::parse(&whole).is_ok().then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::{dated, word};

    #[test]
    fn an_id_is_quoted_where_it_might_be_read_as_something_else() {
        for (id, written) in [
            ("army-size", "army-size"),
            ("no", "\"no\""),
            ("2025", "\"2025\""),
            ("2025-12-22", "\"2025-12-22\""),
            ("1e-5", "\"1e-5\""),
            ("0x1f", "\"0x1f\""),
            ("2025-12-22-correction", "2025-12-22-correction"),
            ("опора", "опора"),
        ] {
            assert_eq!(word(id), written);
            assert_eq!(serde_yaml::from_str::<String>(&word(id)).ok().as_deref(), Some(id));
        }
    }

    #[test]
    fn only_noughts_are_added_to_a_date() {
        assert_eq!(dated("2025-1-5").as_deref(), Some("2025-01-05"));
        assert_eq!(dated("2025-1").as_deref(), Some("2025-01"));
        for other in ["5-1-2025", "2025-13-1", "2025-2-30", "25-1-5", "2025-1-5-6", "2025--5", "2025"] {
            assert_eq!(dated(other), None, "{other}");
        }
    }
}
