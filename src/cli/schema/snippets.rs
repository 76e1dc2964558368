//! A snippet for each kind: what `new` writes, with a gap for each thing to fill in.

use crate::cli::new;
use crate::editor::{Schemas, Shape};
use crate::kinds::Kind;
use serde_json::{Map, Value, json};

/// How many words a gap offers at most.
const MOST: usize = 24;

/// The snippets of all kinds that are written in lists.
pub(super) fn of(schemas: &Schemas) -> Value {
    let snippet = |kind: &Kind| {
        let body = json!({
            "prefix": kind.singular(),
            "scope": "yaml,markdown",
            "description": format!("{} as an item of the list `{}`", kind.with_article(), kind.key()),
            "body": body(*kind, schemas),
        });
        (format!("Standfirst: {}", kind.singular()), body)
    };
    Value::Object(Kind::LISTED.iter().map(snippet).collect::<Map<String, Value>>())
}

fn body(kind: Kind, schemas: &Schemas) -> Vec<String> {
    let schema = schemas.root(Shape::Entry(kind));
    let mut lines = vec![format!("- id: ${{1:{}}}", kind.singular())];
    for (number, line) in (2..).zip(new::fields(kind, "")) {
        let (key, rest) = line.split_once(':').unwrap_or((&line, ""));
        let (value, remark) = rest.split_once(" # ").unwrap_or((rest, ""));
        let value = value.trim().trim_matches('\'').trim_matches('"');
        let words: Vec<&str> = schema["properties"][key]["enum"]
            .as_array()
            .map_or_else(Vec::new, |words| words.iter().filter_map(Value::as_str).collect());
        let gap = if words.is_empty() || words.len() > MOST {
            let hint = if value.is_empty() { remark.trim_start_matches('…').trim() } else { value };
            format!("${{{number}:{}}}", escaped(if hint.is_empty() { key } else { hint }))
        } else {
            // The word that `new` would write is offered first.
            let first = words.iter().filter(|word| **word == value);
            let all: Vec<&str> = first.chain(words.iter().filter(|word| **word != value)).copied().collect();
            format!("${{{number}|{}|}}", all.join(","))
        };
        lines.push(format!("  {key}: {gap}"));
    }
    lines.push("$0".to_owned());
    lines
}

/// What means something in a snippet stands for itself.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}
