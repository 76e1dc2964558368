//! The accidents of YAML in each place that YAML stands: one message, at its place, and nothing hidden.

use super::{check, said};

/// An accident in the field `title`, and what is said of it: the column, the rule and the words.
const ACCIDENTS: &[(&str, usize, &str)] = &[
    (
        "title: Next: what happens",
        12,
        "yaml/colon a colon and a space within text that has no quotes / put quotes around the text: `title: \"Next: what happens\"`",
    ),
    (
        "title: 'Kyiv's demands'",
        13,
        "yaml/apostrophe the apostrophe after `Kyiv` ends the text / put double quotes around the text instead: `title: \"Kyiv's demands\"`",
    ),
    (
        "title: \"Kyiv",
        8,
        "yaml/apostrophe the quotation mark `\"` is never closed / put a second `\"` where the text ends",
    ),
    (
        "title:Plan",
        6,
        "yaml/space-after-colon a space is missing after the colon of `title` / write `title: Plan`",
    ),
    (
        "title: @zelensky",
        8,
        "yaml/at text cannot begin with `@` / put quotes around the text: `title: \"@zelensky\"`",
    ),
    ("title: ? what", 8, "yaml/question-mark text cannot begin with `?` / put quotes around the whole text"),
    (
        "title: x, extra: {a: ?, b: c}",
        16,
        "yaml/colon a colon and a space within text that has no quotes / put quotes around the text: `title: \"x, extra: {a: ?, b: c}\"`",
    ),
];

/// An accident that leaves the field `title` whole: the line of it, the column, the rule and the words.
const OTHERS: &[(&str, (usize, usize), &str)] = &[
    (
        "title: x\n\tdescription: y",
        (1, 1),
        "yaml/tab a tab stands in the indentation / indent with spaces, two for each level",
    ),
    (
        "title: x\nextra: {a: ?, b: c}",
        (1, 12),
        "yaml/question-mark text in a one-line map or list cannot begin with `?` / put quotes around the whole text",
    ),
    (
        "title: x\nextra: {a: Hello, world, b: c}",
        (1, 19),
        "yaml/cut the comma ends `a`; `world` is not part of it / put quotes around the whole text: `a: \"Hello, world\"`",
    ),
    (
        "title: x\nextra: {a: @zelensky, b: c}",
        (1, 12),
        "yaml/at text cannot begin with `@` / put quotes around the whole text",
    ),
    (
        "title: x\n  extra: y",
        (1, 3),
        "yaml/indent `extra` is indented deeper than `title`, which has a value of its own / begin it in the column of `title`",
    ),
    ("title: x\ntitle: y", (1, 1), "yaml/duplicate-key `title` is given twice / keep one of the two"),
    (
        "title: x\nextra: {a: [b, c}",
        (1, 8),
        "yaml/syntax the brace `{` is never closed / put a `}` after the last value",
    ),
];

/// The dates that a field of records and briefings may get wrong.
const DATES: &[(&str, &str)] = &[
    (
        "12:30",
        "date/form `12:30` is a time of day without a day / write the day too, with the offset from UTC: `2025-12-22T12:30+02:00`",
    ),
    (
        "2025-02-30",
        "date/calendar `2025-02-30` is not in the calendar / check the month, the day and the time",
    ),
];

/// The file, line and indentation at which an accident begins.
type First = (&'static str, usize, usize);

/// What is found with `lines` in a front matter, in a list and in the settings, and where the first of them
/// stands.
fn everywhere(lines: &str) -> [(Vec<String>, First); 3] {
    let indented = lines.replace('\n', "\n    ");
    let front = format!("---\nkind: briefing\nreviewed: 2025-12-22\n{lines}\nxyz: 1\n---\nWords.\n");
    let records = format!(
        "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\n---\n[x](@x)\n-- content/records.yaml --\nterms:\n  - id: x\n    definition: D\n    {indented}\n    xyz: 1\n"
    );
    let settings = format!(
        "-- content/site.yaml --\nlanguage: en\n{lines}\nxyz: 1\n-- content/_index.md --\n---\ntitle: T\n---\nWords.\n"
    );
    [
        (said(&front), ("_index.md", 4, 0)),
        (said(&records), ("records.yaml", 4, 4)),
        (said(&settings), ("site.yaml", 2, 0)),
    ]
}

/// One message on the accident and one on the unknown key below it; nothing else.
fn found(lines: &str, (line, column): (usize, usize), words: &str) {
    for (found, (file, first, indent)) in everywhere(lines) {
        let column = column + indent;
        let [accident, unknown] = &*found else { panic!("{lines}\n{}", found.join("\n")) };
        assert_eq!(*accident, format!("{file}:{}:{column} {words}", first + line), "{lines}");
        let below = first + lines.lines().count();
        assert!(
            unknown.starts_with(&format!("{file}:{below}:{} yaml/unknown-key unknown key `xyz`", indent + 1)),
            "{unknown}"
        );
    }
}

#[test]
fn each_accident_gets_one_message_in_every_place() {
    for (lines, column, words) in ACCIDENTS {
        found(lines, (0, *column), words);
    }
    for (lines, place, words) in OTHERS {
        found(lines, *place, words);
    }
}

#[test]
fn a_date_that_is_none_is_named_in_every_place() {
    for (date, words) in DATES {
        check(
            &format!("---\nkind: briefing\ntitle: T\nreviewed: {date}\n---\n"),
            &[&format!("_index.md:4:11 {words}")],
        );
        check(
            &format!(
                "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\n---\n-- content/records.yaml --\nterms:\n  - {{id: x, term: X, definition: D, publish_on: {date}}}\n"
            ),
            &[&format!("records.yaml:2:49 {words}")],
        );
        check(
            &format!(
                "-- content/site.yaml --\naccept:\n  - {{rule: page/orphan, reason: known, until: {date}}}\n-- content/_index.md --\n---\ntitle: T\n---\n"
            ),
            &[&format!("site.yaml:2:47 {words}")],
        );
    }
}

/// What is found where a file has these bytes: a briefing, its records, and the settings of a site.
fn bytes(change: impl Fn(&str) -> Vec<u8>) -> Vec<Vec<String>> {
    let files = [
        ("content/_index.md", "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\n---\nWords.\n"),
        ("content/records.yaml", "terms:\n  - {id: x, term: X, definition: D}\n"),
        ("content/site.yaml", "title: S\nfooter: F\n"),
    ];
    let changed = |at: usize| {
        let mut sources = standfirst::Sources::empty(jiff::civil::date(2026, 1, 1));
        for (number, (path, text)) in files.iter().enumerate() {
            let bytes = if number == at { change(text) } else { text.as_bytes().to_vec() };
            sources.insert(path, &bytes);
        }
        let site = standfirst::Site::make(sources, &standfirst::Memo::default());
        crate::support::findings(&site)
    };
    (0..files.len()).map(changed).collect()
}

#[test]
fn a_byte_order_mark_or_windows_line_ends_change_nothing_else() {
    for found in bytes(|text| format!("\u{feff}{text}").into_bytes()) {
        let [one] = &*found else { panic!("{found:?}") };
        assert!(one.starts_with("file/bom content/"), "{one}");
    }
    for found in bytes(|text| text.replace('\n', "\r\n").into_bytes()) {
        let [one] = &*found else { panic!("{found:?}") };
        assert!(one.starts_with("file/line-ends content/"), "{one}");
    }
}

#[test]
fn bytes_that_are_no_text_get_one_message() {
    for found in bytes(|text| [text.trim_end().as_bytes(), b" # \xe9t\xe9\n"].concat()) {
        let [one] = &*found else { panic!("{found:?}") };
        assert!(one.starts_with("file/encoding content/"), "{one}");
    }
    for found in bytes(|text| {
        text.replacen('T', "T\0", 1).replacen('D', "D\0", 1).replacen('F', "F\0", 1).into_bytes()
    }) {
        let [one] = &*found else { panic!("{found:?}") };
        assert!(one.starts_with("file/nul content/"), "{one}");
    }
}
