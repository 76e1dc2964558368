//! An item added to the end of a list, everything else left as it stands.

use super::layout::{self, Form, List, comments, indent, line_end, line_start};
use super::tree;

/// `yaml` with `item` (lines without indent) added to the list `key`, or to the list that the file is.
///
/// A missing list is added at the end of the file.
pub fn append(yaml: &str, key: Option<&str>, item: &[String]) -> Result<String, String> {
    let before = count(yaml, key)?;
    let after = match layout::find(yaml, key)? {
        None => at_the_end(yaml, key, item),
        Some(list) => match list.form {
            Form::Block(column) => after_the_last(yaml, &list, column, item),
            Form::Empty => into_the_empty(yaml, &list, key, item),
            Form::Flow => {
                let what = key.map_or("this list".to_owned(), |key| format!("the list `{key}`"));
                return Err(format!("{what} is written in brackets; write it with one `-` an item first"));
            }
        },
    };
    // A file may be written in a way that this does not foresee: then nothing is changed.
    match count(&after, key) {
        Ok(now) if now == (before.0 + 1, before.1) => Ok(after),
        _ => Err("this file is written in a way that an item cannot be added to safely".into()),
    }
}

/// How many items the list has, and how many other keys the file.
fn count(yaml: &str, key: Option<&str>) -> Result<(usize, usize), String> {
    let items = layout::find(yaml, key)?.map_or(0, |list| list.items.len());
    let root = tree::parse(yaml)?;
    let pairs = root.as_ref().and_then(|root| root.pairs()).unwrap_or_default();
    let others = pairs.iter().filter(|(name, _)| name.scalar() != key).count();
    Ok((items, others))
}

fn at_the_end(yaml: &str, key: Option<&str>, item: &[String]) -> String {
    let mut out = yaml.trim_end_matches('\n').to_owned();
    if !out.is_empty() {
        out.push_str("\n\n");
    }
    if let Some(key) = key {
        out.push_str(&format!("{key}:\n"));
    }
    out.push_str(&lines(item, if key.is_some() { 2 } else { 0 }));
    out
}

fn after_the_last(yaml: &str, list: &List, column: usize, item: &[String]) -> String {
    let end = list.lines.end;
    let mut out = yaml[..end].to_owned();
    if !out.ends_with('\n') {
        out.push('\n');
    }
    let is_spaced = match &*list.items {
        [.., before, last] => yaml[before.lines.end..last.dash].lines().any(|line| line.trim().is_empty()),
        _ => false,
    };
    if is_spaced {
        out.push('\n');
    }
    out.push_str(&lines(item, column));
    out.push_str(&yaml[end..]);
    out
}

/// `key:` or `key: []` becomes a list of one.
fn into_the_empty(yaml: &str, list: &List, key: Option<&str>, item: &[String]) -> String {
    let start = list.lines.start;
    let end = line_end(yaml, list.range.end.max(start));
    let column = indent(&yaml[line_start(yaml, start)..]);
    let mut out = yaml[..start].to_owned();
    let remark = comments(&yaml[start..end]).next().map_or(String::new(), |comment| format!("  {comment}"));
    match key {
        Some(key) => out.push_str(&format!("{key}:{remark}\n{}", lines(item, column + 2))),
        None => out.push_str(&lines(item, column)),
    }
    out.push_str(&yaml[end..]);
    out
}

/// The lines of an item behind a dash in `column`.
fn lines(item: &[String], column: usize) -> String {
    let mut out = String::new();
    for (index, line) in item.iter().enumerate() {
        let mark = if index == 0 { "- " } else { "  " };
        out.push_str(&format!("{}{mark}{line}\n", " ".repeat(column)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item() -> Vec<String> {
        vec!["id: b".into(), "title: B".into()]
    }

    fn check(yaml: &str, expected: &str) {
        assert_eq!(append(yaml, Some("next"), &item()).as_deref(), Ok(expected));
    }

    #[test]
    fn an_item_goes_to_the_end_of_its_list_and_nothing_else_moves() {
        check(
            "# top\nnext:\n  - id: a   # first\n    title: A\n\n# then\nterms:\n  - id: t\n",
            "# top\nnext:\n  - id: a   # first\n    title: A\n  - id: b\n    title: B\n\n# then\nterms:\n  - id: t\n",
        );
    }

    #[test]
    fn items_set_apart_by_empty_lines_stay_so() {
        check(
            "next:\n- id: x\n\n- id: a\n\nterms: []\n",
            "next:\n- id: x\n\n- id: a\n\n- id: b\n  title: B\n\nterms: []\n",
        );
    }

    #[test]
    fn a_missing_list_is_made_at_the_end() {
        check("terms: []\n", "terms: []\n\nnext:\n  - id: b\n    title: B\n");
        check("", "next:\n  - id: b\n    title: B\n");
        check("# only a word\n", "# only a word\n\nnext:\n  - id: b\n    title: B\n");
    }

    #[test]
    fn an_empty_list_is_filled() {
        check("next: []  # soon\nterms: []\n", "next:  # soon\n  - id: b\n    title: B\nterms: []\n");
        check("next:\nterms: []\n", "next:\n  - id: b\n    title: B\nterms: []\n");
        check("terms: []\nnext:", "terms: []\nnext:\n  - id: b\n    title: B\n");
    }

    #[test]
    fn text_that_looks_like_a_list_is_not_one() {
        check(
            "next:\n  - id: a\n    body: |\n      - not an item\n      # not a comment\nscope: >-\n  next:\n",
            "next:\n  - id: a\n    body: |\n      - not an item\n      # not a comment\n  - id: b\n    title: B\nscope: >-\n  next:\n",
        );
    }

    #[test]
    fn a_file_that_is_one_list_grows() {
        let after = append("# people\n- id: a\n", None, &item());
        assert_eq!(after.as_deref(), Ok("# people\n- id: a\n- id: b\n  title: B\n"));
        assert_eq!(append("", None, &item()).as_deref(), Ok("- id: b\n  title: B\n"));
    }

    #[test]
    fn a_list_in_brackets_is_left_alone() {
        let refused = append("next: [{id: a}]\n", Some("next"), &item());
        assert_eq!(
            refused,
            Err("the list `next` is written in brackets; write it with one `-` an item first".into())
        );
    }

    #[test]
    fn a_file_that_is_not_yaml_is_left_alone() {
        assert!(append("next: [\n", Some("next"), &item()).is_err());
        assert!(append("just words\n", Some("next"), &item()).is_err());
    }
}
