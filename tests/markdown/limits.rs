//! Nothing that can be written makes it slow.

use super::{found, plain};
use std::ops::Range;
use std::time::{Duration, Instant};

/// What `text` gives for each number, one behind the other.
fn joined(numbers: Range<usize>, text: impl Fn(usize) -> String) -> String {
    numbers.map(text).collect::<Vec<_>>().concat()
}

/// Draws a text and asserts that it took no time to speak of: the limit is 20 seconds for one page.
#[track_caller]
fn quick(name: &str, body: &str) {
    let started = Instant::now();
    drop(found(&format!("---\ntitle: T\n---\n{body}")));
    assert!(started.elapsed() < Duration::from_secs(20), "{name} took {:?}", started.elapsed());
}

#[test]
fn the_pathological_texts_of_commonmark_are_read_quickly() {
    let many = 20_000;
    for (name, text) in [
        ("nested emphasis", format!("{}a{}", "*a **a ".repeat(many), "b** c* ".repeat(many))),
        ("unclosed emphasis", "*a _a ".repeat(many)),
        ("closers without openers", "a_ ".repeat(many)),
        ("unclosed links", "[a](<b".repeat(many)),
        ("link openers", "[a".repeat(many)),
        ("nested brackets", format!("{}a{}", "[".repeat(many), "]".repeat(many))),
        ("backslashes", "\\".repeat(many)),
        ("code spans", joined(1..400, |n| format!("e{}", "`".repeat(n)))),
        ("nested quotations", format!("{}a", "> ".repeat(many))),
        ("nested lists", joined(0..800, |n| format!("{}* a\n", "  ".repeat(n)))),
        ("unclosed comments", "</<!--".repeat(many)),
        ("undefined references", "[a][b] [@c] ".repeat(many)),
    ] {
        quick(name, &text);
    }
}

#[test]
fn many_headings_links_notes_and_parts_are_read_quickly() {
    let many = 20_000;
    for (name, text) in [
        ("headings of one name", "## a\n\nx\n\n".repeat(many)),
        ("links to anchors that are not there", joined(0..many, |n| format!("[a](#b{n})\n"))),
        ("links to one anchor", format!("## a\n\n{}", "[a](#a)\n".repeat(many))),
        ("notes", joined(0..many / 4, |n| format!("a[^{n}]\n\n[^{n}]: b\n\n"))),
        ("shortcodes", "{{ a }} ".repeat(many)),
        ("equal signs", "<a====".repeat(many)),
    ] {
        quick(name, &text);
    }
}

#[test]
fn nesting_has_a_limit_with_a_name() {
    let deep = |open: &str, n: usize| format!("{}x", open.repeat(n));
    assert_eq!(
        plain(&deep("> ", 150)).1,
        ["limit/nesting: this stands within more than 100 quotations and lists"]
    );
    let inline: String = (0..75).map(|_| "*a **b ").chain((0..75).map(|_| "c** d*")).collect();
    assert_eq!(
        plain(&inline).1,
        ["limit/nesting: this stands within more than 100 links and words in emphasis"]
    );
    assert!(plain(&deep("> ", 90)).1.is_empty());
}

#[test]
fn a_table_and_the_definitions_of_links_have_limits() {
    let row = "|a".repeat(100) + "|\n";
    let table = format!("{row}{}|\n{}", "|-".repeat(100), row.repeat(1_001));
    assert_eq!(plain(&table).1, ["limit/nesting: a table has more than 100 000 cells"]);
    let definitions = joined(0..100_001, |n| format!("[{n}]: /\n"));
    assert_eq!(
        plain(&definitions).1,
        ["limit/nesting: this text defines more than 100000 addresses for its links"]
    );
}
