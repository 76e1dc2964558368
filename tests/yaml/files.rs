//! Where front matter begins and ends, and what is wrong with a file before it is text.

use super::{findings, said, site};
use standfirst::testing::yaml::{self, front_matter, text_problems};
use standfirst::testing::{Briefing, fixture};

fn check(text: &str, expected: &[&str]) {
    let said = findings::<Briefing>("content/_index.md", text);
    assert_eq!(said.lines().collect::<Vec<_>>(), expected, "\n{text}");
}

#[test]
fn front_matter_stands_between_two_fences() {
    let text = "---\ntitle: x\n---\nBody\n---\nmore\n";
    let found = front_matter(text);
    assert_eq!((&text[found.yaml], &text[found.body]), ("title: x\n", "Body\n---\nmore\n"));
    assert_eq!(found.problem, None);
    check(text, &[]);
}

#[test]
fn a_file_without_front_matter_is_all_body() {
    for text in ["", "Hi\n---\nx: y\n", "# Title\n", "----\n\nA rule, and text.\n"] {
        let found = front_matter(text);
        assert!(found.yaml.is_empty() && found.problem.is_none() && found.body == (0..text.len()), "{text}");
    }
    check("---\n---\nHi", &[]);
    check("---\n# a remark\n---\nHi", &[]);
    check("---\n---", &[]);
}

#[test]
fn fences_that_are_not_quite_right() {
    let fence = "yaml/fence";
    let three = "write three hyphens at the beginning of the line, nothing else";
    check(
        "---\ntitle: x\n...\nHi",
        &[&format!("3:1 {fence} front matter ends with `---`, not with `...` / {three}")],
    );
    check(
        "---\ntitle: x\n----\nHi",
        &[&format!("3:1 {fence} front matter ends with `---`, not with `----` / {three}")],
    );
    check("---\ntitle: x\n ---\nHi", &[&format!("3:1 {fence} the closing `---` is indented / {three}")]);
    check(
        "----\ntitle: x\n----\nHi",
        &[&format!(
            "1:1 {fence} front matter opens with `---`, not with `----` / write three hyphens, nothing else"
        )],
    );
    check(
        "\n ---\ntitel: x\n---\nHi",
        &[
            &format!(
                "2:2 {fence} white space stands before the opening `---` / begin the file with `---`, without a line or space before it"
            ),
            "3:1 yaml/unknown-key unknown key `titel` / did you mean `title`?",
        ],
    );
    check(
        "+++\ntitle = 'x'\n+++\nHi",
        &[&format!(
            "1:1 {fence} front matter between `+++` is not read / \
          write it as YAML between two lines `---`: `title: My title`, not `title = \"My title\"`"
        )],
    );
}

#[test]
fn a_missing_fence_still_lets_the_fields_be_read() {
    check(
        "---\ntitel: x\n\nText: here is the body.\nMore: words.\n",
        &[
            "1:1 yaml/fence the front matter has no closing `---` / put a line `---` below the last field",
            "2:1 yaml/unknown-key unknown key `titel` / did you mean `title`?",
        ],
    );
}

#[test]
fn a_second_document_in_a_file_of_records() {
    let said = findings::<standfirst::testing::Lists>(
        "content/records.yaml",
        "---\nquotes:\n  - by: x\n---\nnext: 3\n",
    );
    assert_eq!(
        said,
        "4:1 yaml/fence what stands below this `---` would not be read / delete the line\n\
         5:7 yaml/type `next` is `3`; it should be a list / put each item on a line of its own, after `- `\n"
    );
}

#[test]
fn bytes_that_are_no_text_are_named_where_they_stand() {
    let mut sources = site("content/a.md", "");
    let mut check = |bytes: &[u8], expected: &str| {
        sources.insert("content/a.md", bytes);
        let report = text_problems(&sources.files["content/a.md"]);
        let found = said(&report, &sources);
        assert_eq!(found.split(" / ").next().unwrap(), expected);
    };
    check(b"---\ntitle: caf\xe9\n", "2:11 file/encoding the file is not UTF-8: a letter here cannot be read");
    check(
        b"Text\nwith \0",
        "2:6 file/nul a NUL byte stands here: this is not a text file, or it was damaged",
    );
    check(b"Te\x08xt", "1:3 file/control an invisible control character (U+0008) stands here");
    check(b"\xef\xbb\xbfText", "1:1 file/bom the file begins with a byte order mark, which is left out");
    check(b"a\r\nb", "1:1 file/line-ends lines end as on Windows, and are read as if they did not");
    check(
        "а\r\nб\u{fffd}".as_bytes(),
        "1:1 file/line-ends lines end as on Windows, and are read as if they did not",
    );
    check(b"plain", "");
}

#[test]
fn windows_files_are_read_like_any_other() {
    check(
        "\u{feff}---\r\ntitel: x\r\n---\r\nHi\r\n",
        &[
            "1:1 file/bom the file begins with a byte order mark, which is left out / save the file as UTF-8 without BOM",
            "1:1 file/line-ends lines end as on Windows, and are read as if they did not / save the file with line ends `LF`",
            "2:1 yaml/unknown-key unknown key `titel` / did you mean `title`?",
        ],
    );
}

#[test]
fn every_rule_fires_on_its_bad_example_and_not_on_its_good_one() {
    for rule in yaml::rules::RULES {
        let report = |example: &str| {
            let sources = fixture::sources(example, jiff::civil::date(2025, 12, 24));
            let (_, report) = super::read::<Briefing>(&sources);
            (said(&report, &sources), report.into_iter().map(|found| found.rule.name).collect::<Vec<_>>())
        };
        let (said, bad) = report(rule.bad);
        assert_eq!(bad, [rule.name], "{said}");
        assert_eq!(report(rule.good).0, "", "{}", rule.name);
        assert!(!rule.explanation.trim().is_empty());
    }
}
