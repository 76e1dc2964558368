//! What holds for every text, however wrong.

use super::{read, said, site};
use proptest::prelude::*;
use standfirst::testing::report::{Locator, terminal};
use standfirst::testing::{Briefing, Lists, Severity};

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_front_matter_panics_and_every_place_is_in_the_file(text in front_matter()) {
        let sources = site("content/_index.md", &text);
        let (_, report) = read::<Briefing>(&sources);
        let text = sources.text("content/_index.md").unwrap();
        let lines: Vec<&str> = text.split('\n').collect();
        let mut locator = Locator::new(&sources);
        for found in &report {
            let place = locator.locate(found);
            prop_assert!((1..=lines.len()).contains(&place.line), "{found:?}");
            prop_assert!(place.end_line <= lines.len() && (place.line, place.column) <= (place.end_line, place.end_column));
            prop_assert!(place.column <= lines[place.line - 1].chars().count() + 1, "{found:?}");
            if let Some(snippet) = &place.snippet {
                prop_assert!(snippet.get(place.marked.clone()).is_some());
            }
        }
        terminal::text(&report, &sources, terminal::Look { coloured: true, most: None, root: "" });
    }

    #[test]
    fn what_the_strict_reader_refuses_is_reported(text in front_matter()) {
        let sources = site("content/records.yaml", &text);
        let (value, report) = read::<Lists>(&sources);
        let is_wrong = report.iter().any(|found| found.severity == Severity::Error);
        match serde_yaml::from_str::<Lists>(sources.text("content/records.yaml").unwrap()) {
            Ok(strict) if !is_wrong => prop_assert_eq!(strict, value),
            Ok(_) => {}
            Err(error) => prop_assert!(is_wrong || is_nothing(sources.text("content/records.yaml").unwrap()), "{}\n{}", error, said(&report, &sources)),
        }
    }

    #[test]
    fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut sources = site("content/a.md", "");
        sources.insert("content/a.md", &[b"---\n", &*bytes, b"\n---\n"].concat());
        let (_, report) = read::<Briefing>(&sources);
        said(&report, &sources);
    }
}

fn is_nothing(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#') || line == "---")
}

/// Lines that are mostly right, and often not.
fn front_matter() -> impl Strategy<Value = String> {
    let before =
        prop::sample::select(vec!["", "", "", "  ", "    ", " ", "   ", "\t", "- ", "  - ", "  -", "\u{a0}"]);
    let key = prop::sample::select(vec![
        "title: ",
        "by: ",
        "quotes:",
        "next:",
        "text: ",
        "when: ",
        "status: ",
        "provisions:",
        "positions:",
        "extra:",
        "draft: ",
        "title:",
        "titel: ",
        "\"by\": ",
        "who: ",
        "evidence: ",
        "",
        "",
        "é: ",
        "what: ",
        "? ",
        "aliases: ",
    ]);
    let value = prop::sample::select(vec![
        "",
        "Words",
        "2025-12-22",
        "2025-02-30",
        "12:30",
        "true",
        "yes",
        "a: b",
        "'Kyiv's'",
        "\"no\" one",
        "\"open",
        "'open",
        "@x",
        "`x`",
        "*x",
        "&x y",
        "!x y",
        "| x",
        "|",
        ">",
        "[a, b]",
        "[a",
        "{a: b, c}",
        "{text: Hello, world}",
        "{by: x, text: ?, when: y}",
        "{{ x }}",
        "x #3",
        "# x",
        "“x”",
        "---",
        "...",
        "- x",
        "-x",
        "\u{0}",
        "\u{1b}[31m",
        "\u{85}",
        "\u{2028}",
        "ї: ґ",
        "中文",
        "%x",
        "\"\\q\"",
        "{by:x}",
        "[{when: {dat: 1}}]",
        "{when: {date: soon, as_written: x}}",
        "~",
        "1.10",
        "]",
        "}",
        ",",
        "key:value",
    ]);
    let line = (before, key, value).prop_map(|(before, key, value)| format!("{before}{key}{value}"));
    let fence = prop::sample::select(vec!["---\n", "", "----\n", "+++\n", "\u{feff}---\n", "\n---\n"]);
    let end = prop::sample::select(vec!["\n---\nBody\n", "", "\n...\n", "\n ---\n", "\r\n---"]);
    (fence, prop::collection::vec(line, 0..10), end)
        .prop_map(|(fence, lines, end)| format!("{fence}{}{end}", lines.join("\n")))
}
