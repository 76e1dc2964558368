//! Mistakes of meaning: unknown keys, wrong types, dates, each by its path.

use super::{findings, read, said, site};
use standfirst::testing::report::Locator;
use standfirst::testing::{At, Briefing, Lists};

fn check(lines: &str, expected: &[&str]) {
    let said = findings::<Briefing>("content/_index.md", &format!("---\n{lines}\n---\nBody\n"));
    assert_eq!(said.lines().collect::<Vec<_>>(), expected, "\n{lines}");
}

#[test]
fn an_unknown_key_names_the_nearest_one() {
    check("titel: x", &["2:1 yaml/unknown-key unknown key `titel` / did you mean `title`?"]);
    check(
        "stale-after: 14d",
        &["2:1 yaml/unknown-key unknown key `stale-after` / did you mean `stale_after`?"],
    );
    check(
        "provisions:\n  - title: x\n    positions:\n    - party: y\n      positon: z\n      evidence:\n        - {source: a, para: 3}",
        &[
            "6:7 yaml/unknown-key unknown key `positon` / did you mean `position`?",
            "8:23 yaml/unknown-key unknown key `para` / \
             known here are `source`, `excerpt`, `words`, `at`, `via`, `hedge`, `basis`, `note`",
        ],
    );
    check(
        "next:\n  - when: {dat: 2025, as_written: x}",
        &["3:12 yaml/unknown-key unknown key `dat` / did you mean `date`?"],
    );
}

#[test]
fn keys_of_other_tools_get_one_finding() {
    check(
        "tags: [a]\nlayout: x\nweight: 3\nauthor: y\nquotes:\n  - text: x\n    by: y\n    date: 2025-12-22",
        &[
            "2:1 yaml/foreign-key `tags`, `layout`, `weight`, `author` and `date` are keys of other site generators / \
           for `tags` there is `about`; for `author` there is `authors`; for `date` there is `when`; \
           keys of your own go under `extra:`",
        ],
    );
}

#[test]
fn a_wrong_type_says_what_stands_there_and_what_should() {
    check(
        "title: [a, b]",
        &["2:8 yaml/type `title` is a list; it should be text / give one text; several are not read here"],
    );
    check(
        "title: {a: b}",
        &[
            "2:8 yaml/type `title` is a map of keys and values; it should be text / if the text holds a colon, put quotes around it",
        ],
    );
    check(
        "quotes: none\nprovisions:\n  - x\n  - title: y\n    status: [a]",
        &[
            "2:9 yaml/type `quotes` is `none`; it should be a list / put each item on a line of its own, after `- `",
            "4:5 yaml/type item 1 of `provisions` is `x`; it should be lines of `key: value` / \
             write each field as `key: value` on a line of its own",
            "6:13 yaml/type `status` is a list; it should be text / give one text; several are not read here",
        ],
    );
    check("summary:\n  - {about: x}", &["3:5 yaml/type item 1 of `summary` has no `text` / add `text: …`"]);
    check(
        "events:\n  - when: [a]",
        &["3:11 yaml/type `when` is a list; it should be a date, or `{date, as_written}` / -"],
    );
}

#[test]
fn only_true_and_false_are_read_as_such() {
    check("draft: yes", &["2:8 yaml/boolean `draft` is `yes` / write `true` or `false`, without quotes"]);
    check(
        "draft: \"true\"",
        &["2:8 yaml/boolean `draft` is `true` in quotes / write `true` or `false`, without quotes"],
    );
}

#[test]
fn dates_in_the_authors_words() {
    check(
        "publish_on: 12:30\nreviewed: 2025-02-30\nreview_by: 2025-01-01T12:30\npublished: soon",
        &[
            "2:13 date/form `12:30` is a time of day without a day / \
             write the day too, with the offset from UTC: `2025-12-22T12:30+02:00`",
            "3:11 date/calendar `2025-02-30` is not in the calendar / check the month, the day and the time",
            "4:12 date/zone `2025-01-01T12:30` has a clock time without a time zone / \
             add the offset from UTC, as in `2025-12-22T14:57-05:00`, or leave the time out",
            "5:12 date/form `soon` is not a date / write it as `2025`, `2025-12`, `2025-12-22`, \
             `2025-12-22T14:57-05:00`, `2025-12-21/2025-12-22`, `unknown` or `none-announced`",
        ],
    );
    check("publish_on: 2025\nreviewed: 2025-12\nevents: [{when: 2025-12-21/2025-12-22}]", &[]);
}

#[test]
fn text_is_taken_as_written() {
    let sources = site("content/records.yaml", "quotes:\n  - {by: No, text: 1.10, when: 2025, wrong: x}\n");
    let (lists, report) = read::<Lists>(&sources);
    assert_eq!(said(&report, &sources).lines().count(), 1);
    let read = format!("{lists:?}");
    assert!(read.contains("Text(\"No\")") && read.contains("Text(\"1.10\")"), "{read}");
}

#[test]
fn what_is_right_is_kept_where_something_is_wrong() {
    let text = "people:\n  - {name: Jo, rols: []}\n  - {name: Al}\nquotes:\n  - text: Words\n    by: [x]\n";
    let sources = site("content/records.yaml", text);
    let (lists, report) = read::<Lists>(&sources);
    assert_eq!(report.len(), 2);
    let read = format!("{lists:?}");
    assert!(read.contains("Jo") && read.contains("Al") && read.contains("Words"), "{read}");
}

#[test]
fn a_list_in_a_file_of_its_own_has_paths_that_begin_with_its_items() {
    let sources = site("content/quotes.yaml", "- by: x\n- by: y\n  txt: b\n- by: [z]\n");
    let (_, report) = read::<Option<Vec<standfirst::testing::Quote>>>(&sources);
    let paths: Vec<_> = report.iter().map(|found| found.at.clone()).collect();
    assert_eq!(paths, [At::Key("[1].txt".to_owned()), At::Value("[2].by".to_owned())]);
    assert_eq!(
        said(&report, &sources),
        "3:3 yaml/unknown-key unknown key `txt` / did you mean `text`?\n\
         4:7 yaml/type `by` is a list; it should be text / give one text; several are not read here\n"
    );
}

#[test]
fn a_missing_field_is_placed_at_the_entry_that_misses_it() {
    let text =
        "provisions:\n  - title: Ї\n    status: agreed\n  - title: b\n    history:\n      - status: x\n";
    let sources = site("content/records.yaml", text);
    let mut locator = Locator::new(&sources);
    let file = "content/records.yaml".into();
    let mut at = |path: &str| {
        let place = locator.place(&file, &At::Value(path.to_owned()));
        (place.line, place.column, place.end_column)
    };
    assert_eq!(at("provisions[0].status"), (3, 13, 19));
    assert_eq!(at("provisions[0].title"), (2, 12, 13));
    assert_eq!(at("provisions[1].evidence"), (4, 5, 10));
    assert_eq!(at("provisions[1].history[0].date"), (6, 9, 15));
    assert_eq!(at("provisions[9].title"), (1, 1, 11));
    assert_eq!(at("nothing.here"), (1, 1, 11));
}

#[test]
fn fourteen_mistakes_in_one_file_are_fourteen_findings() {
    let text = "\
provisions:
  - title: Army: how large
    status: agreed
    evidence: article, para 12
  - titel: Borders
    status: [open]
    history:
      - {date: 2025-02-30, status: open}
      - {date: 2025-12-01, status: open, text: Kept, for now}
  - title: 'Kyiv's elections'
    depends_on: army
    depends_on: borders
quotes:
  - by: @zelensky
    text: We agree
    when: 12:30
     venue: Kyiv
  - by: Witkoff
    text:Progress
    draft: yes
next:
  - what: Talks
    weight: 3
    modality: {a: b}
";
    let sources = site("content/records.yaml", text);
    let (_, report) = read::<Lists>(&sources);
    let places: Vec<String> = said(&report, &sources)
        .lines()
        .filter(|line| !line.starts_with(' '))
        .map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        places,
        [
            "2:16 yaml/colon",
            "5:5 yaml/unknown-key",
            "6:13 yaml/type",
            "8:16 date/calendar",
            "9:54 yaml/cut",
            "10:17 yaml/apostrophe",
            "12:5 yaml/duplicate-key",
            "14:9 yaml/at",
            "16:11 date/form",
            "17:6 yaml/indent",
            "19:9 yaml/space-after-colon",
            "20:12 yaml/boolean",
            "23:5 yaml/foreign-key",
            "24:15 yaml/type",
        ]
    );
}
