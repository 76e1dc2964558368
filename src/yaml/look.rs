//! The accidents of YAML that go by in silence: it reads well, but not as it was meant.

use super::mend::Reading;
use super::problem::Problem;
use super::rules;
use super::tree::{NodeNo, Shape, Tree};
use std::ops::Range;

/// A value as it stands in its text.
struct Written<'a> {
    text: &'a str,
    range: Range<usize>,
    /// The value as YAML reads it.
    value: &'a str,
    in_braces: bool,
    /// Where its key stands.
    key: Option<Range<usize>>,
}

/// What a plain value can hide.
const VALUE: &[fn(&Written<'_>) -> Option<Problem>] =
    &[question_mark, remark, dash_below, dash_alone, curly_quotes];

/// Looks over everything that was read.
pub(super) fn over(text: &str, reading: &mut Reading) {
    let mut found = Vec::new();
    for map in 0..reading.tree.nodes.len() {
        found.extend(cut_by_comma(text, &mut reading.tree, map));
    }
    each_value(text, &reading.tree, &mut |written| {
        found.extend(VALUE.iter().filter_map(|accident| accident(written)));
    });
    reading.problems.extend(found);
}

fn each_value(text: &str, tree: &Tree, visit: &mut dyn FnMut(&Written<'_>)) {
    let mut plain = |node: NodeNo, in_braces: bool, key: Option<NodeNo>| {
        let node = &tree.nodes[node];
        if let Shape::Scalar { text: value, plain: true } = &node.shape {
            let key = key.map(|key| tree.nodes[key].range.clone());
            visit(&Written { text, range: node.range.clone(), value, in_braces, key });
        }
    };
    for node in &tree.nodes {
        match &node.shape {
            Shape::List(items) => {
                let in_braces = text[node.range.start..].starts_with('[');
                for item in items {
                    plain(*item, in_braces, None);
                }
            }
            Shape::Map { flow, pairs } => {
                for (key, value) in pairs {
                    plain(*key, *flow, None);
                    plain(*value, *flow, Some(*key));
                }
            }
            _ => {}
        }
    }
    if let Some(root) = tree.root {
        plain(root, false, None);
    }
}

/// `{by: x, text: Hello, world}`: the comma ends the text, and `world` is a key without a value.
fn cut_by_comma(text: &str, tree: &mut Tree, map: NodeNo) -> Vec<Problem> {
    let Shape::Map { flow: true, pairs } = &tree.nodes[map].shape else { return Vec::new() };
    let is_alone = |&(key, value): &(NodeNo, NodeNo)| {
        tree.nodes[value].range.is_empty()
            && matches!(tree.nodes[key].shape, Shape::Scalar { plain: true, .. })
            && !text[tree.nodes[key].range.end..].trim_start().starts_with(':')
    };
    let mut found = Vec::new();
    let mut kept: Vec<(NodeNo, NodeNo)> = Vec::new();
    let mut at = 0;
    while at < pairs.len() {
        let run = pairs[at..].iter().take_while(|pair| is_alone(pair)).count();
        let first = pairs[at].0;
        let key = tree.text(first).unwrap_or_default();
        match (run, kept.last()) {
            (0, _) => kept.push(pairs[at]),
            _ if key.contains(':') && !key.contains("//") => {
                found.push(no_space(key, tree.nodes[first].range.start));
            }
            (_, None) => kept.push(pairs[at]),
            (_, Some(&(cut_key, cut_value))) => {
                let last = pairs[at + run - 1].0;
                let rest = tree.nodes[first].range.start..tree.nodes[last].range.end;
                let name = tree.text(cut_key).unwrap_or_default();
                found.push(cut(text, name, tree.nodes[cut_value].range.start, rest));
                at += run - 1;
            }
        }
        at += 1;
    }
    if let Shape::Map { pairs, .. } = &mut tree.nodes[map].shape {
        *pairs = kept;
    }
    found
}

/// `{text:Hello}`, where the key is `text:Hello`.
fn no_space(key: &str, start: usize) -> Problem {
    let (name, rest) = key.split_once(':').unwrap_or((key, ""));
    let colon = start + name.len();
    let message = format!("a space is missing after the colon of `{name}`");
    let help = format!("write `{name}: {rest}`");
    let is_key = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let edits = is_key.then(|| (colon + 1..colon + 1, " ".to_owned())).into_iter().collect();
    Problem { edits, ..Problem::new(&rules::SPACE_AFTER_COLON, colon..colon + 1, message, help) }
}

/// The value of `name` begins at a byte; a comma cuts `rest` off.
fn cut(text: &str, name: &str, start: usize, rest: Range<usize>) -> Problem {
    let whole = &text[start.min(rest.start)..rest.end];
    let message = format!("the comma ends `{name}`; `{}` is not part of it", &text[rest.clone()]);
    let help = format!("put quotes around the whole text: `{name}: \"{whole}\"`");
    // A word alone may be a key whose value was forgotten.
    let is_text = text[rest.clone()].contains(' ') && !whole.contains(['"', '\\', '\n']);
    let marks = [start, rest.end].map(|at| (at..at, "\"".to_owned()));
    let edits = if is_text { marks.to_vec() } else { Vec::new() };
    Problem { edits, ..Problem::new(&rules::CUT, rest, message, help) }
}

/// `{text: ?, by: x}`: YAML readers do not agree on what a `?` at the beginning means here.
fn question_mark(it: &Written<'_>) -> Option<Problem> {
    (it.in_braces && it.value.starts_with('?')).then(|| {
        let at = it.range.start..it.range.start + 1;
        let help = "put quotes around the whole text";
        Problem::new(&rules::QUESTION_MARK, at, "text in a one-line map or list cannot begin with `?`", help)
    })
}

/// `title: Points #3`: what follows a space and `#` is a remark.
fn remark(it: &Written<'_>) -> Option<Problem> {
    let rest = it.text[it.range.end..].lines().next()?;
    // A key without a value ends before its colon.
    let rest = if it.range.is_empty() { rest.strip_prefix(':').unwrap_or(rest) } else { rest };
    let remark = rest.trim_start_matches(' ');
    let is_cut = remark.len() < rest.len()
        && remark.starts_with('#')
        && remark[1..].starts_with(char::is_alphanumeric);
    is_cut.then(|| {
        let end =
            it.range.end + it.text[it.range.end..].lines().next().map_or(0, |line| line.trim_end().len());
        let start = it.text[it.range.end..].find('#').map_or(end, |at| it.range.end + at);
        let word = remark.split_whitespace().next().unwrap_or("#");
        let message = format!("`{word}` is read as a remark and left out");
        let help = "put quotes around the whole text; for a remark, put a space after the `#`";
        Problem::new(&rules::COMMENT_CUT, start..end, message, help)
    })
}

/// A list item indented deeper than the text above it goes on with that text.
fn dash_below(it: &Written<'_>) -> Option<Problem> {
    let (mut at, mut lines) = (it.range.start, it.text[it.range.clone()].split('\n'));
    at += lines.next()?.len() + 1;
    for line in lines {
        let indent = line.len() - line.trim_start().len();
        if line[indent..].starts_with("- ") {
            let at = at + indent;
            let message = "this line goes on with the text above it, and is no list item";
            let help = "put the `-` right below the one above it; a key with a list has no text of its own";
            return Some(Problem::new(&rules::INDENT, at..at + 1, message, help));
        }
        at += line.len() + 1;
    }
    None
}

/// `-item`, on a line of its own.
fn dash_alone(it: &Written<'_>) -> Option<Problem> {
    let key = it.key.as_ref()?;
    let more = it.value.strip_prefix('-')?;
    let below = it.text[key.end..it.range.start].contains('\n');
    (below && more.starts_with(char::is_alphabetic)).then(|| {
        let at = it.range.start..it.range.start + 1;
        let word = more.split(" -").next().unwrap_or(more);
        let help = format!("write `- {word}`");
        Problem::new(&rules::SPACE_AFTER_COLON, at, "a space is missing after the `-`", help)
    })
}

/// `text: “Words”`: such quotation marks are part of the text.
fn curly_quotes(it: &Written<'_>) -> Option<Problem> {
    let mut signs = it.value.chars();
    let closing = match signs.next()? {
        '“' => '”',
        '„' => '“',
        '‘' => '’',
        '«' => '»',
        _ => return None,
    };
    let inner = signs.as_str().strip_suffix(closing)?;
    (!inner.contains(['“', '”', '„', '«', '»'])).then(|| {
        let message = "these quotation marks are part of the text";
        let help = "leave them out where the page puts its own; YAML's own are `\"`";
        Problem::new(&rules::CURLY_QUOTES, it.range.clone(), message, help)
    })
}
