//! The accidents of YAML, each told in the author's words where it stands.

use super::findings;
use standfirst::testing::Briefing;

/// The findings on a front matter with these lines; line 2 is the first of them.
fn check(lines: &str, expected: &[&str]) {
    let said = findings::<Briefing>("content/_index.md", &format!("---\n{lines}\n---\nBody\n"));
    assert_eq!(said.lines().collect::<Vec<_>>(), expected, "\n{lines}");
}

#[test]
fn a_tab_in_the_indentation() {
    let help = "indent with spaces, two for each level";
    check("title: x\n\tid: y", &[&format!("3:1 yaml/tab a tab stands in the indentation / {help}")]);
    check(
        "extra:\n\ta: b\n\tc: d\nid: y",
        &[&format!("3:1 yaml/tab a tab stands in the indentation (and on 1 more lines) / {help}")],
    );
}

#[test]
fn an_unquoted_colon() {
    let fact = "yaml/colon a colon and a space within text that has no quotes";
    check(
        "title: Next: what happens\ndraft: true",
        &[&format!("2:12 {fact} / put quotes around the text: `title: \"Next: what happens\"`")],
    );
    check(
        "extra: {a: x: y, b: c}\nid: x",
        &[&format!("2:13 {fact} / put quotes around the text that holds the colon")],
    );
    check(
        "title: A title,\n  that is wide: so wide\nid: x",
        &[&format!("3:15 {fact} / put quotes around the whole text, from its first line to its last")],
    );
}

#[test]
fn a_stray_apostrophe_or_quotation_mark() {
    check(
        "title: 'Kyiv's demands'\nid: x",
        &["2:13 yaml/apostrophe the apostrophe after `Kyiv` ends the text / \
           put double quotes around the text instead: `title: \"Kyiv's demands\"`"],
    );
    check(
        "title: \"He said \"no\" and left\"\nid: y",
        &["2:17 yaml/apostrophe a quotation mark within the text ends it / \
           put single quotes around the text instead: `title: 'He said \"no\" and left'`"],
    );
    check(
        "title: \"Foo\" bar",
        &["2:12 yaml/apostrophe text goes on after the closing `\"` / \
           put quotes around the whole text, of the kind that does not stand within it"],
    );
}

#[test]
fn quotes_and_brackets_left_open_do_not_hide_what_follows() {
    check(
        "title: \"foo\nid: c\ndraft: ja",
        &[
            "2:8 yaml/apostrophe the quotation mark `\"` is never closed / put a second `\"` where the text ends",
            "4:8 yaml/boolean `draft` is `ja` / write `true` or `false`",
        ],
    );
    check(
        "authors: [b, c\nid: e\ndraft: ja",
        &[
            "2:10 yaml/syntax the bracket `[` is never closed / put a `]` after the last item",
            "4:8 yaml/boolean `draft` is `ja` / write `true` or `false`",
        ],
    );
    check(
        "extra: {b: c\nid: e",
        &["2:8 yaml/syntax the brace `{` is never closed / put a `}` after the last value"],
    );
}

#[test]
fn no_space_after_a_colon_or_dash() {
    let fact = "yaml/space-after-colon a space is missing after";
    let plan = format!("{fact} the colon of `title` / write `title: Plan`");
    check("title:Plan\nid: x", &[&format!("2:6 {plan}")]);
    check("id: x\ntitle:Plan\ndraft: false", &[&format!("3:6 {plan}")]);
    check("id: x\ntitle:Plan", &[&format!("3:6 {plan}")]);
    check(
        "title:\u{a0}Plan\nid: x",
        &[
            "2:6 yaml/space-after-colon a no-break space, not a space, follows the colon of `title` / write `title: Plan`",
        ],
    );
    check("authors:\n  -b\n  -c", &[&format!("3:3 {fact} the `-` / write `- b`")]);
    check("authors:\n- b\n-c\nid: d", &[&format!("4:1 {fact} the `-` / write `- c`")]);
    check(
        "summary:\n  - {text:Hi, about: y}",
        &[&format!("3:10 {fact} the colon of `text` / write `text: Hi`")],
    );
}

#[test]
fn signs_that_mean_something_at_the_beginning() {
    for (written, sign) in
        [("@zel", "`@`"), ("%x", "`%`"), ("| text", "`|`"), ("> text", "`>`"), ("*bold* word", "`*`")]
    {
        check(
            &format!("title: {written}\nid: x"),
            &[&format!(
                "2:8 yaml/at text cannot begin with {sign} / put quotes around the text: `title: \"{written}\"`"
            )],
        );
    }
    check(
        "title: `x` y",
        &["2:8 yaml/at text cannot begin with a back-tick / put quotes around the text: `title: \"`x` y\"`"],
    );
    check(
        "title: *bold",
        &[
            "2:8 yaml/at `*bold` is taken as a name for another value, and there is none / put quotes around the whole text",
        ],
    );
    check(
        "title: &foo bar",
        &[
            "2:8 yaml/at `&foo` is taken as a name for the value, not as text / put quotes around the whole text",
        ],
    );
    check(
        "title: !foo bar",
        &["2:8 yaml/at `!foo` is taken as a type, not as text / put quotes around the whole text"],
    );
    check(
        "title: [draft] The plan\nid: y",
        &[
            "2:8 yaml/at text that begins with `[` needs quotes / put quotes around the text: `title: \"[draft] The plan\"`",
        ],
    );
    check(
        "title: {{ title }}",
        &["2:9 yaml/at text that begins with `{` needs quotes / put quotes around the whole text"],
    );
}

#[test]
fn a_question_mark_at_the_beginning() {
    check(
        "title: ? what\nid: x",
        &["2:8 yaml/question-mark text cannot begin with `?` / put quotes around the whole text"],
    );
    check(
        "extra: {a: ?, b: c}",
        &[
            "2:12 yaml/question-mark text in a one-line map or list cannot begin with `?` / put quotes around the whole text",
        ],
    );
    check("extra: {a: What now?, b: Where? Here}", &[]);
}

#[test]
fn a_comma_that_cuts_a_value_short() {
    check(
        "summary:\n  - {text: Hello, world, about: x}\n  - {text: Hello, he said: no}",
        &[
            "3:19 yaml/cut the comma ends `text`; `world` is not part of it / \
             put quotes around the whole text: `text: \"Hello, world\"`",
            "4:19 yaml/cut a comma ends the text before `he said`, which is read as a key / \
             put quotes around the text that holds the comma",
        ],
    );
}

#[test]
fn a_remark_that_was_meant_as_text() {
    let help = "put quotes around the whole text; for a remark, put a space after the `#`";
    check(
        "title: Points #3",
        &[&format!("2:15 yaml/comment-cut `#3` is read as a remark and left out / {help}")],
    );
    check(
        "title: #peace",
        &[&format!("2:8 yaml/comment-cut `#peace` is read as a remark and left out / {help}")],
    );
    check("title: Points # three\n# x\nid: C#", &[]);
}

#[test]
fn wrong_indentation() {
    check(
        "title: x\n  id: y\ndraft: ja",
        &[
            "3:3 yaml/indent `id` is indented deeper than `title`, which has a value of its own / \
             begin it in the column of `title`",
            "4:8 yaml/boolean `draft` is `ja` / write `true` or `false`",
        ],
    );
    check(
        "extra:\n   b: 1\n  c: 2\n  d: 3\nid: x",
        &["4:3 yaml/indent `c` is indented by 2 spaces, its neighbours by 3 / indent it by 3 spaces"],
    );
    check(
        "quotes:\n  - by: x\n    text: y\n   when: z\n  - by: w\n    whn: z",
        &[
            "5:4 yaml/indent `when` is indented by 3 spaces, its neighbours by 4 / indent it by 4 spaces",
            "7:5 yaml/unknown-key unknown key `whn` / did you mean `when`?",
        ],
    );
    check(
        "quotes:\n  - by: x\n     text: y",
        &["4:6 yaml/indent `text` is indented by 5 spaces, the `by` above it by 4 / indent it by 4 spaces"],
    );
    check(
        "authors:\n  - b\n - c\nid: x",
        &[
            "4:2 yaml/indent this list item is indented by 1 space, its neighbours by 2 / indent it by 2 spaces",
        ],
    );
    let swallowed = "yaml/indent this line goes on with the text above it, and is no list item / put the `-` right below the \
                     one above it; a key with a list has no text of its own";
    check("authors:\n - b\n  - c\nid: x", &[&format!("4:3 {swallowed}")]);
    check("authors: a\n  - c\nid: x", &[&format!("3:3 {swallowed}")]);
    check(
        "\u{a0}title: x",
        &[
            "2:1 yaml/indent an invisible no-break space stands in the key `title` / delete it and type ordinary spaces",
        ],
    );
}

#[test]
fn a_line_that_is_no_field() {
    check(
        "title: 1\nwhat it says\nid: x",
        &["3:1 yaml/syntax `what it says` has no key / \
           write it as `key: value`; text that goes on from the line above is indented"],
    );
    check(
        "just words",
        &["2:1 yaml/type the front matter is `just words`; it should be lines of `key: value` / \
           write each field as `key: value` on a line of its own"],
    );
}

#[test]
fn a_backslash_in_double_quotes() {
    check(
        "title: \"C:\\dir\"\nid: x",
        &["2:11 yaml/syntax `\\d` means nothing within double quotes / \
           put single quotes around the text, or write the backslash twice"],
    );
}

#[test]
fn typographic_quotes_around_a_whole_text() {
    check(
        "title: “x y”",
        &["2:8 yaml/curly-quotes these quotation marks are part of the text / \
           leave them out where the page puts its own; YAML's own are `\"`"],
    );
    check("title: “x” and “y”", &[]);
}

#[test]
fn duplicate_keys_with_both_places() {
    check(
        "title: x\ntitle: y",
        &["3:1 yaml/duplicate-key `title` is given twice / keep one of the two", "  2:1 first given here"],
    );
    check(
        "extra:\n  free:\n    - b: 1\n      b: 2",
        &["5:7 yaml/duplicate-key `b` is given twice / keep one of the two", "  4:7 first given here"],
    );
    check(
        "extra: {a: 1, a: 2}",
        &["2:15 yaml/duplicate-key `a` is given twice / keep one of the two", "  2:9 first given here"],
    );
    check(
        "next:\n  - what: a\n    title: b",
        &["4:5 yaml/duplicate-key `title` is given under two names / keep one of them: both mean `title`"],
    );
}

#[test]
fn limits_have_names() {
    let deep = format!("extra: {{a: {}{}}}", "[".repeat(40), "]".repeat(40));
    check(
        &deep,
        &["2:42 yaml/limit lists and maps stand more than 32 deep in one another / \
           no field of ours is nested like that: look for a stray bracket"],
    );
    check(
        "extra:\n  a: &x [*x]",
        &["3:10 yaml/limit `*x` stands inside what it repeats / write the value out"],
    );
    let bomb = "extra:\n  a: &a [x, x]\n  b: &b [*a, *a, *a, *a, *a]\n  c: &c [*b, *b, *b, *b, *b]\n  d: [*c, *c, *c, *c, *c]";
    check(bomb, &["6:15 yaml/limit values are repeated with `*` more than 100 times / write the values out"]);
    let long = format!("title: {}", "long ".repeat(20_000));
    check(
        &long,
        &["1:1 yaml/limit the YAML of this file is 100008 bytes long; at most 65536 are read / \
           move its lists into files of their own (`standfirst split` does it)"],
    );
}

#[test]
fn a_hostile_text_is_refused_at_once() {
    for text in [
        "[".repeat(60_000),
        "{a: ".repeat(15_000),
        "- ".repeat(30_000),
        "\"".repeat(60_000),
        "a: b: ".repeat(10_000),
    ] {
        let said = findings::<Briefing>("content/_index.md", &format!("---\nextra:\n  a: {text}\n---\n"));
        assert!(!said.is_empty() && said.len() < 20_000, "{said}");
    }
}
