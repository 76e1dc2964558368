//! Where a cursor stands in YAML, half-written as it is while somebody types.
//!
//! Nothing is parsed: lines are read from the top, and what is open where the cursor stands is its place.

use super::line::{Line, closing};
use std::ops::Range;

/// One step from a map or a list down to what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The value of a key.
    Key(String),
    /// An item of a list.
    Item,
}

/// The place of a cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The way from the top to the map, the list or the value that the cursor stands in.
    pub path: Vec<Step>,
    /// What may be written there.
    pub what: Here,
    /// The word the cursor stands in or behind, in bytes of the text.
    pub word: Range<usize>,
}

/// What may be written where a cursor stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Here {
    /// A key of the map that the path leads to; these are there already.
    Key(Vec<String>),
    /// The value that the path leads to.
    Value,
    /// Text of many lines, the value that the path leads to.
    Text,
}

/// A map or a list that is open.
struct Open {
    indent: usize,
    step: Step,
    keys: Vec<String>,
}

/// Reads lines up to the cursor.
struct Reader<'t> {
    text: &'t str,
    open: Vec<Open>,
    top: Vec<String>,
    /// How far the key of a text of many lines is indented.
    block: Option<usize>,
}

/// The place of the byte `at` of a YAML text.
pub fn spot(text: &str, at: usize) -> Spot {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let mut reader = Reader { text, open: Vec::new(), top: Vec::new(), block: None };
    let lines = Line::all(text);
    let mut from = 0;
    for line in &lines {
        if line.start < from {
            continue;
        }
        if at <= line.start + line.text.len() {
            return reader.last(line, at, &lines);
        }
        if let Some(end) = reader.line(line) {
            match reader.flow(end, at) {
                Flow::Within(spot) => return spot,
                Flow::Closed(end) => from = end,
            }
        }
    }
    Spot { path: Vec::new(), what: Here::Key(reader.top), word: at..at }
}

/// How a value between brackets ended.
enum Flow {
    Within(Spot),
    Closed(usize),
}

impl Reader<'_> {
    fn path(&self) -> Vec<Step> {
        self.open.iter().map(|open| open.step.clone()).collect()
    }

    /// Reads a line above the cursor; the byte where a value between brackets begins in it, if one does.
    fn line(&mut self, line: &Line<'_>) -> Option<usize> {
        if line.text.trim().is_empty() || self.is_text(line.indent) || line.is_empty() {
            return None;
        }
        self.enter(line, line.text.len());
        let value = line.value_text();
        if value.starts_with(['|', '>']) && line.key.is_some() {
            self.block = Some(if line.has_dash() { line.body } else { line.indent });
        }
        value.starts_with(['[', '{']).then(|| line.start + line.value.start)
    }

    fn is_text(&mut self, indent: usize) -> bool {
        match self.block {
            Some(column) if indent > column => true,
            _ => {
                self.block = None;
                false
            }
        }
    }

    /// Opens what a line opens before its byte `until`.
    fn enter(&mut self, line: &Line<'_>, until: usize) {
        let mut column = line.indent;
        while line.text[column..line.body.max(column)].starts_with('-') && column < until {
            self.close(column, true);
            self.open.push(Open { indent: column, step: Step::Item, keys: Vec::new() });
            let rest = &line.text[column + 1..];
            column += 1 + rest.len() - rest.trim_start_matches(' ').len();
        }
        if let Some(key) = line.key.clone().filter(|key| key.end < until) {
            self.close(column, false);
            let name = line.text[key].trim_matches(['"', '\'']).to_owned();
            self.keys().push(name.clone());
            self.open.push(Open { indent: column, step: Step::Key(name), keys: Vec::new() });
        }
    }

    /// The keys of the innermost open map.
    fn keys(&mut self) -> &mut Vec<String> {
        self.open.last_mut().map_or(&mut self.top, |open| &mut open.keys)
    }

    /// Closes what cannot hold something that begins in `column`.
    fn close(&mut self, column: usize, is_item: bool) {
        let is_over = |open: &Open| {
            open.indent > column || (open.indent == column && (!is_item || open.step == Step::Item))
        };
        while self.open.last().is_some_and(is_over) {
            self.open.pop();
        }
    }

    /// The place of a cursor in this line.
    fn last(&mut self, line: &Line<'_>, at: usize, lines: &[Line<'_>]) -> Spot {
        let column = at - line.start;
        let is_blank = line.text.trim().is_empty();
        if self.is_text(if is_blank { column } else { line.indent }) {
            return Spot { path: self.path(), what: Here::Text, word: at..at };
        }
        if is_blank || column <= line.indent {
            self.close(column, false);
            return self.key_at(at..at, column, line, lines);
        }
        self.enter(line, column);
        let value_from = line.start + line.value.start;
        let is_value = line.key.as_ref().is_some_and(|key| key.end < column);
        if is_value {
            if line.value_text().starts_with(['[', '{'])
                && at > value_from
                && let Flow::Within(spot) = self.flow(value_from, at)
            {
                return spot;
            }
            let word = value_from.min(at)..value_end(line).max(at);
            return Spot { path: self.path(), what: Here::Value, word };
        }
        // Behind a dash, or in a word that may become a key.
        let body = line.body.min(column);
        if line.text[body..].starts_with(['[', '{'])
            && let Flow::Within(spot) = self.flow(line.start + body, at)
        {
            return spot;
        }
        let body = if line.has_dash() { line.body.min(column) } else { line.indent };
        if !line.has_dash() {
            self.close(line.indent, false);
        }
        let end = line.key.as_ref().map_or(line.text.trim_end().len(), |key| key.end).max(column);
        self.key_at(line.start + body..line.start + end, body, line, lines)
    }

    /// A key, with those that stand beside it above and below.
    fn key_at(&mut self, word: Range<usize>, column: usize, line: &Line<'_>, lines: &[Line<'_>]) -> Spot {
        let mut keys = self.keys().clone();
        for below in lines.iter().filter(|below| below.start > line.start && !below.is_empty()) {
            if below.indent < column || (below.has_dash() && below.indent <= column) {
                break;
            }
            if let Some(key) = below.key_text().filter(|_| below.indent == column) {
                keys.push(key.to_owned());
            }
        }
        Spot { path: self.path(), what: Here::Key(keys), word }
    }

    /// Reads a value between brackets from the byte `from` to the cursor, or to its end if that comes first.
    fn flow(&self, from: usize, at: usize) -> Flow {
        let mut stack: Vec<Frame> = Vec::new();
        let mut here = from;
        while here < at {
            let rest = &self.text[here..];
            let Some(c) = rest.chars().next() else { break };
            match c {
                '{' | '[' => stack.push(Frame { is_map: c == '{', key: None, keys: Vec::new() }),
                '}' | ']' => {
                    stack.pop();
                    if stack.is_empty() {
                        return Flow::Closed(here + 1);
                    }
                }
                ',' => stack.iter_mut().rev().take(1).for_each(|frame| frame.key = None),
                ':' | ' ' | '\n' => {}
                _ => {
                    let end = here + token(rest);
                    let behind = &self.text[end..];
                    let is_key = behind.trim_start_matches(' ').starts_with(':');
                    if at <= end || (!is_key && behind[..at - end].trim().is_empty()) {
                        return Flow::Within(self.in_flow(&stack, here..end.max(at), is_key));
                    }
                    if let Some(frame) = stack.last_mut().filter(|frame| frame.is_map && is_key) {
                        let key = self.text[here..end].trim().trim_matches(['"', '\'']).to_owned();
                        frame.keys.push(key.clone());
                        frame.key = Some(key);
                    }
                    here = end;
                    continue;
                }
            }
            here += c.len_utf8();
        }
        if stack.is_empty() { Flow::Closed(here) } else { Flow::Within(self.in_flow(&stack, at..at, false)) }
    }

    fn in_flow(&self, stack: &[Frame], word: Range<usize>, is_key: bool) -> Spot {
        let mut path = self.path();
        for frame in stack {
            match (&frame.key, frame.is_map) {
                (_, false) => path.push(Step::Item),
                (Some(key), true) => path.push(Step::Key(key.clone())),
                (None, true) => {}
            }
        }
        let keys = stack.last().filter(|frame| frame.is_map && (is_key || frame.key.is_none()));
        let what = keys.map_or(Here::Value, |frame| Here::Key(frame.keys.clone()));
        Spot { path, what, word }
    }
}

/// Where the value of a line ends, a remark behind it left out.
fn value_end(line: &Line<'_>) -> usize {
    let value = line.value_text();
    let length = value.find(" #").unwrap_or(value.len());
    line.start + line.value.start + value[..length].trim_end().len()
}

/// A map or list between brackets that is open.
struct Frame {
    is_map: bool,
    key: Option<String>,
    keys: Vec<String>,
}

/// How long the word or text between quotation marks is that `text` begins with.
fn token(text: &str) -> usize {
    if let Some(quote @ ('"' | '\'')) = text.chars().next() {
        return closing(text, quote).unwrap_or_else(|| text.find('\n').unwrap_or(text.len()));
    }
    let end = text.char_indices().find(|(at, c)| {
        let is_colon = *c == ':' && matches!(text.as_bytes().get(at + 1), None | Some(b' ' | b'\n' | b','));
        is_colon || matches!(c, ',' | ']' | '}' | '[' | '{' | '\n')
    });
    text[..end.map_or(text.len(), |(at, _)| at)].trim_end().len().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place of `|` as `path ? keys` or `path = word`.
    fn at(text: &str) -> String {
        let at = text.find('|').expect("a cursor");
        let text = text.replacen('|', "", 1);
        let spot = spot(&text, at);
        let path: Vec<&str> = spot
            .path
            .iter()
            .map(|step| match step {
                Step::Key(key) => key.as_str(),
                Step::Item => "-",
            })
            .collect();
        let word = &text[spot.word];
        match spot.what {
            Here::Key(keys) => format!("{} ? {word} of {}", path.join("/"), keys.join(",")),
            Here::Value => format!("{} = {word}", path.join("/")),
            Here::Text => format!("{} …", path.join("/")),
        }
    }

    #[test]
    fn keys_and_values_of_blocks() {
        assert_eq!(at("ti|"), " ? ti of ");
        assert_eq!(at("a: 1\n|\nc: 2\n"), " ?  of a,c");
        assert_eq!(
            at("provisions:\n  - id: cap\n    sta|\n    title: x\n"),
            "provisions/- ? sta of id,title"
        );
        assert_eq!(
            at("provisions:\n  - id: cap\n    status: prop|osed # yes\n"),
            "provisions/-/status = proposed"
        );
        assert_eq!(at("provisions:\n  - id: cap\n    status: |\n"), "provisions/-/status = ");
        assert_eq!(
            at("provisions:\n- id: a\n  history:\n  - date: 1\n    |"),
            "provisions/-/history/- ?  of date"
        );
        assert_eq!(at("provisions:\n- |"), "provisions/- ?  of ");
        assert_eq!(at("- name: x\n  ro|: []\n"), "- ? ro of name");
        assert_eq!(at("next:\n  - what: x\n    who:\n      - ukr|\n"), "next/-/who/- ? ukr of ");
        assert_eq!(at("a:\n  b: 1\n\nc: |"), "c = ");
    }

    #[test]
    fn texts_of_many_lines_hold_no_keys() {
        let text = "a:\n  body: >\n    key: value\n    te|\n";
        assert_eq!(at(text), "a/body …");
        assert_eq!(at("a:\n  body: >\n    words\n  |"), "a ?  of body");
    }

    #[test]
    fn what_stands_between_brackets() {
        assert_eq!(at("who: [ukraine, ru|]"), "who/- = ru");
        assert_eq!(at("who: [ukraine, |"), "who/- = ");
        assert_eq!(at("p:\n  - {id: a, sta|}\n"), "p/- ? sta of id");
        assert_eq!(at("p:\n  - {id: a, status: |}\n"), "p/-/status = ");
        assert_eq!(at("p:\n  - {id: a, status: agr|eed, x: 1}\n"), "p/-/status = agreed");
        assert_eq!(at("p: [{id: a,\n  about: [x, y|\n"), "p/-/about/- = y");
        assert_eq!(at("p: {a: 'it''s, {', b|}"), "p ? b of a");
        assert_eq!(at("p: [a, b]\nq|"), " ? q of p");
        assert_eq!(at("p: [a,\n  b]\nq: |"), "q = ");
    }
}
