//! Findings as people and programs see them.

mod sarif;

use crate::yaml::{read, site};
use standfirst::testing::report::terminal::{self, Look};
use standfirst::testing::report::{self, json};
use standfirst::testing::{Lists, Sources};

const PLAIN: Look<'_> = Look { coloured: false, most: None, root: "" };

fn shown(path: &str, text: &str) -> String {
    let sources = site(path, text);
    let (_, report) = read::<Lists>(&sources);
    terminal::text(&report, &sources, PLAIN)
}

#[test]
fn a_finding_shows_the_line_the_mark_and_a_way_out() {
    let text = format!("{}quotes:\n  - txt: We agree\n", "# a remark\n".repeat(38));
    assert_eq!(
        shown("content/records.yaml", &text),
        "\
error[yaml/unknown-key]: unknown key `txt`
  --> content/records.yaml:40:5
   |
40 |   - txt: We agree
   |     ^^^
   = help: did you mean `text`?

"
    );
}

#[test]
fn a_related_place_is_shown_as_well() {
    let text = "quotes:\n  - by: x\n    text: y\n    by: z\n";
    assert_eq!(
        shown("content/records.yaml", text),
        "\
error[yaml/duplicate-key]: `by` is given twice
 --> content/records.yaml:4:5
  |
4 |     by: z
  |     ^^
  |
 ::: content/records.yaml:2:5
  |
2 |   - by: x
  |     -- first given here
  = help: keep one of the two

"
    );
}

#[test]
fn wide_letters_and_tabs_are_marked_where_they_stand() {
    let text = "quotes:\n  - {by: \"中文\tЇ\", txt: x}\n";
    let shown = shown("content/records.yaml", text);
    let lines: Vec<&str> = shown.lines().collect();
    let column = |line: &str, sign: &str| {
        let before = &line[..line.find(sign).unwrap()];
        before.chars().map(|c| if matches!(c, '中' | '文') { 2 } else { 1 }).sum::<usize>()
    };
    assert_eq!(column(lines[3], "txt"), column(lines[4], "^^^"), "{shown}");
    assert!(lines[1].ends_with("content/records.yaml:2:18"), "{shown}");
}

#[test]
fn an_authors_file_cannot_command_the_terminal() {
    let shown =
        shown("content/records.yaml", "quotes:\n  - {\"a\\e[31m\": \u{1b}]0;title\u{7}, \u{202e}b: c}\n");
    assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{shown:?}");
}

#[test]
fn only_the_first_are_shown_in_full() {
    let text = format!("quotes:\n{}", "  - txt: x\n".repeat(30));
    let sources = site("content/records.yaml", &text);
    let (_, report) = read::<Lists>(&sources);
    let shown =
        terminal::text(&report, &sources, Look { coloured: false, most: Some(terminal::FIRST), root: "" });
    assert_eq!(shown.matches("error[").count(), 20);
    assert!(shown.ends_with("\n… and 10 more (--all-errors)\n"), "{shown}");
    assert_eq!(terminal::text(&report, &sources, PLAIN).matches("error[").count(), 30);
}

#[test]
fn a_finding_on_a_file_as_a_whole_names_the_file() {
    let shown = shown("content/a.md", "\u{feff}Hi\n");
    assert!(
        shown.starts_with("note[file/bom]: the file begins with a byte order mark, which is left out\n"),
        "{shown}"
    );
    assert!(shown.contains("--> content/a.md\n"), "{shown}");
}

#[test]
fn findings_for_programs_are_one_object_a_line() {
    let sources = site("content/records.yaml", "quotes:\n  - {by: Їжак, txt: x, by: z}\n");
    let (_, report) = read::<Lists>(&sources);
    assert_eq!(
        json::lines(&report, &sources),
        "{\"rule\":\"yaml/unknown-key\",\"severity\":\"error\",\"message\":\"unknown key `txt`\",\
         \"help\":\"did you mean `text`?\",\"file\":\"content/records.yaml\",\"line\":2,\"column\":16,\"end_line\":2,\
         \"end_column\":19,\"field\":\"quotes[0].txt\",\"related\":[],\"accepted\":null,\"fix\":[]}\n\
         {\"rule\":\"yaml/duplicate-key\",\"severity\":\"error\",\"message\":\"`by` is given twice\",\
         \"help\":\"keep one of the two\",\"file\":\"content/records.yaml\",\"line\":2,\"column\":24,\"end_line\":2,\
         \"end_column\":26,\"field\":null,\"related\":[{\"message\":\"first given here\",\"file\":\"content/records.yaml\",\
         \"line\":2,\"column\":6,\"end_line\":2,\"end_column\":8}],\"accepted\":null,\"fix\":[]}\n"
    );
}

#[test]
fn findings_are_sorted_by_file_line_column_and_rule() {
    let mut sources = Sources::empty(jiff::civil::date(2025, 12, 24));
    let mut all = Vec::new();
    for path in ["content/b.yaml", "content/a.yaml"] {
        let text = "next:\n  - {zz: 1}\n  - {yy: 1}\n";
        sources.insert(path, text.as_bytes());
        let (_, mut report) = read::<Lists>(&site(path, text));
        report.reverse();
        all.extend(report);
    }
    all.push(all[0].clone());
    report::sort(&mut all, &sources);
    let order: Vec<String> =
        all.iter().map(|found| format!("{} {}", found.file, found.at.field().unwrap())).collect();
    assert_eq!(
        order,
        [
            "content/a.yaml next[0].zz",
            "content/a.yaml next[1].yy",
            "content/b.yaml next[0].zz",
            "content/b.yaml next[1].yy"
        ]
    );
}
