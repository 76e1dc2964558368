//! A quick look that tells text in which nothing can hide from text that needs the close one.
//!
//! Invariant: it may be wrong about plain text, never about text with something to find: duplicate keys,
//! aliases, deep nesting and every accident that goes by in silence make it say no. Files it says yes to
//! are read once, by `serde_yaml`; that is what keeps reading cheap.

use super::line::closing;

/// The deepest column at which keys are believed: each level takes at least one, lists of keys none.
const DEEPEST: usize = 14;

/// The most keys and dashes that are kept in sight.
const MOST_OPEN: usize = 200;

/// Whether nothing can be hidden in `text`.
pub(super) fn is_quiet(text: &str) -> bool {
    let mut open = Open::default();
    text.split('\n').all(|line| open.takes(line))
}

/// The keys and dashes a line may belong to, outermost first.
#[derive(Default)]
struct Open<'a> {
    marks: Vec<Mark<'a>>,
}

/// A key or a dash.
struct Mark<'a> {
    column: usize,
    /// The key; nothing for a dash.
    name: &'a str,
    /// A list may begin below it: it is a key and nothing has followed it yet.
    is_bare: bool,
}

impl<'a> Open<'a> {
    /// Takes one line; false where something may be hidden on it.
    fn takes(&mut self, line: &'a str) -> bool {
        let bytes = line.as_bytes();
        let indent = spaces(bytes);
        match bytes.get(indent) {
            None | Some(b'#') => return true,
            Some(b'.' | b'%') if indent == 0 => return false,
            _ if has_a_sign(bytes) => return false,
            _ => {}
        }
        let mut column = indent;
        while bytes[column..].starts_with(b"- ") || &bytes[column..] == b"-" {
            if !self.dash(column, column > indent) {
                return false;
            }
            column += 1;
            column += spaces(&bytes[column..]);
        }
        let rest = &line[column..];
        let name = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count();
        if rest.starts_with('-') {
            return false;
        }
        if name > 0 && matches!(&rest.as_bytes()[name..], [b':', b' ', ..] | [b':']) {
            let value = rest[name + 1..].trim_matches(' ');
            return self.key(column, &rest[..name], value.is_empty()) && is_quiet_value(value);
        }
        // Text that goes on from the line above, or a list item that is text.
        let Some(last) = self.marks.last_mut() else { return false };
        last.is_bare = false;
        let is_plain = !rest.starts_with(['{', '[', '"', '\'']);
        !(is_plain && (rest.contains(": ") || rest.ends_with(':'))) && is_quiet_value(rest)
    }

    /// A dash belongs below a key without a value, beside a dash, or behind one on the same line; anywhere
    /// else the text above may swallow it.
    fn dash(&mut self, column: usize, is_behind: bool) -> bool {
        while self.marks.last().is_some_and(|mark| mark.column > column) {
            self.marks.pop();
        }
        let (is_beside, is_below) = match self.marks.last() {
            Some(mark) => (mark.column == column && mark.name.is_empty(), mark.is_bare),
            None => (false, true),
        };
        if !is_beside {
            self.marks.push(Mark { column, name: "", is_bare: false });
        }
        (is_beside || is_below || is_behind) && column <= DEEPEST && self.marks.len() < MOST_OPEN
    }

    fn key(&mut self, column: usize, name: &'a str, is_bare: bool) -> bool {
        // A dash in the column of a key belongs to the key above it, and ends with it.
        while self
            .marks
            .last()
            .is_some_and(|mark| mark.column > column || (mark.column == column && mark.name.is_empty()))
        {
            self.marks.pop();
        }
        let mut beside = self.marks.iter().rev().take_while(|mark| mark.column == column);
        let is_new = beside.all(|mark| mark.name != name);
        self.marks.push(Mark { column, name, is_bare });
        is_new && column <= DEEPEST && self.marks.len() < MOST_OPEN
    }
}

fn spaces(bytes: &[u8]) -> usize {
    bytes.iter().position(|b| *b != b' ').unwrap_or(bytes.len())
}

/// Whether a line holds a sign that may mean something: a control character, a no-break space, ` #`, an anchor.
fn has_a_sign(bytes: &[u8]) -> bool {
    let mut before = b' ';
    bytes.iter().enumerate().any(|(at, &b)| {
        let is_first = matches!(before, b' ' | b'[' | b'{' | b',');
        before = b;
        match b {
            0..=0x1f | 0x7f => true,
            0xc2 => matches!(bytes.get(at + 1), Some(0x80..=0xa0)),
            b'#' | b'&' | b'*' | b'!' => is_first && bytes.get(at + 1).is_some_and(|next| *next != b' '),
            b'?' => is_first,
            _ => false,
        }
    })
}

fn is_quiet_value(value: &str) -> bool {
    match value.chars().next() {
        None => true,
        Some(quote @ ('"' | '\'')) => closing(value, quote) == Some(value.len()),
        Some('{' | '[') => is_quiet_flow(value),
        Some('|' | '>') => value[1..].bytes().all(|b| matches!(b, b'+' | b'-' | b'0'..=b'9')),
        Some(c) => {
            c.is_alphanumeric()
                || matches!(c, '$' | '€' | '£' | '(' | '…' | '/' | '.' | '+' | '<' | '~' | '§')
        }
    }
}

/// Whether a value in brackets is whole, and its maps have keys that differ and values each.
fn is_quiet_flow(value: &str) -> bool {
    let bytes = value.as_bytes();
    // For each open bracket: where its keys begin in `keys`, if it is a brace.
    let mut open: Vec<Option<usize>> = Vec::new();
    let mut keys: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let sign = bytes[at];
        at += 1;
        match sign {
            b'{' => open.push(Some(keys.len())),
            b'[' => open.push(None),
            b'}' | b']' => {
                match open.pop() {
                    Some(Some(from)) if sign == b'}' => keys.truncate(from),
                    Some(None) if sign == b']' => {}
                    _ => return false,
                }
                continue;
            }
            b',' => {}
            b'"' | b'\'' if !value[..at - 1].trim_end().ends_with(['[', '{', ',', ':']) => continue,
            b'"' | b'\'' => match closing(&value[at - 1..], char::from(sign)) {
                Some(end) => {
                    at += end - 1;
                    continue;
                }
                None => return false,
            },
            _ => continue,
        }
        at += bytes[at..].iter().position(|b| *b != b' ').unwrap_or(0);
        match open.last() {
            None => return false,
            Some(Some(from)) if bytes.get(at) != Some(&b'}') => {
                let name =
                    bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
                let key = &value[at..at + name];
                if !bytes[at + name..].starts_with(b": ")
                    || keys[*from..].contains(&key)
                    || keys.len() > MOST_OPEN
                {
                    return false;
                }
                keys.push(key);
                at += name + 1;
            }
            _ => {}
        }
        if open.len() > 4 {
            return false;
        }
    }
    open.is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_quiet;
    use crate::yaml::{Limits, mend, rules};
    use proptest::prelude::*;

    #[test]
    fn ordinary_front_matter_is_quiet() {
        let text = "title: What's next? — “maybe”\nabout: [a, b]\n# a remark\nevidence:\n  - {source: a, at: para 12}\n\
                    \x20 - article, para 14\npositions:\n- party: x\n  date: 2025-12-22\n- party: y\n  note: >-\n    some\n    \
                    words\nlast: \"quoted: text\" \n";
        assert!(is_quiet(text));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_is_hidden_in_quiet_text(lines in prop::collection::vec(line(), 1..7)) {
            let text = lines.join("\n");
            if is_quiet(&text) && serde_yaml::from_str::<serde::de::IgnoredAny>(&text).is_ok() {
                let reading = mend::read(&text, &Limits::FRONT_MATTER);
                // Where the two readers differ in strictness, the lenient one has read all there is.
                let hidden = reading.problems.iter().find(|problem| problem.rule != &rules::SYNTAX);
                prop_assert!(hidden.is_none(), "{text:?} {hidden:?}");
            }
        }
    }

    fn line() -> impl Strategy<Value = String> {
        let before = prop::sample::select(vec!["", "", "  ", "    ", " ", "- ", "  - ", "- - "]);
        let key = prop::sample::select(vec![
            "a: ", "a:", "b: ", "b:", "c: ", "", "- ", "-", "\"a\": ", "a b: ", "a:b",
        ]);
        let value = prop::sample::select(vec![
            "",
            "",
            "x",
            "x y",
            "\"x\"",
            "'x'",
            "'x",
            "x's",
            "{a: b, c: d}",
            "{a: b, a: d}",
            "{a: b, c}",
            "[a, b]",
            "[a",
            "]",
            "}",
            "{a: [b, {c: d}], a: x}",
            "{a: 'b, c: d', a: b}",
            "{a: b's, a: c's}",
            "|",
            ">-",
            "# x",
            "x #y",
            "x # y",
            "?",
            "{?a: b}",
            "&x y",
            "*x",
            "“x”",
            "-x",
            "- x",
            "é",
            "\u{a0}",
            "{a: b,",
            "\t",
            "12:30",
            "x: y",
            "...",
            "---",
        ]);
        (before, key, value).prop_map(|(before, key, value)| format!("{before}{key}{value}"))
    }
}
