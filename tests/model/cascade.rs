//! One mistake hides no other, and makes no other.

use super::check;

#[test]
fn one_item_of_a_wrong_type_moves_no_other() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
terms:
  - just words
  - {id: a, term: A, definition: A., type: wrongword}
  - [x]
  - {id: b, term: B, definition: B., about: [nowhere]}
people:
  - {id: p, name: P, roles: [x, {title: minister, for: nowhere}]}
---
",
        &[
            "_index.md:6:5 yaml/type item 1 of `terms` is `just words`; it should be lines of `key: value` / write each field as `key: value` on a line of its own",
            "_index.md:7:44 vocabulary/unknown `wrongword` is no word for `type` / write one of word, acronym, name",
            "_index.md:8:5 yaml/type item 3 of `terms` is a list; it should be lines of `key: value` / write each field as `key: value` on a line of its own",
            "_index.md:9:46 ref/dangling no entry is called `nowhere` / write the id of an entry; `standfirst list` shows them all",
            "_index.md:11:30 yaml/type item 1 of `roles` is `x`; it should be lines of `key: value` / write each field as `key: value` on a line of its own",
            "_index.md:11:56 ref/dangling no entry is called `nowhere` / write the id of a party",
        ],
    );
}

#[test]
fn a_field_that_cannot_be_read_is_not_missing() {
    check(
        "---
kind: briefing
title: Next: what happens
reviewed: soon
default_source: article
sources: [{id: article, title: A}]
quotes:
  - id: a
    by: @zel
    text: [x]
  - id: b
    by: unknown
    text: 'Kyiv's demands'
provisions:
  - id: p
    title: P
    status: [proposed]
    evidence: {at: [x]}
questions:
  - id: q
    ask: What: now?
    why_open: {a: b}
terms:
  - id: t
    term: T
    definiton: A word.
updates:
  - id: u
    summary: S
    at: soon
events:
  - id: e
    title: E
    evidnce: para 1
---
",
        &[
            "_index.md:3:12 yaml/colon a colon and a space within text that has no quotes / put quotes around the text: `title: \"Next: what happens\"`",
            "_index.md:4:11 date/form `soon` is not a date / write it as `2025`, `2025-12`, `2025-12-22`, `2025-12-22T14:57-05:00`, `2025-12-21/2025-12-22`, `unknown` or `none-announced`",
            "_index.md:9:9 yaml/at text cannot begin with `@` / put quotes around the text: `by: \"@zel\"`",
            "_index.md:10:11 yaml/type `text` is a list; it should be text / give one text; several are not read here",
            "_index.md:13:16 yaml/apostrophe the apostrophe after `Kyiv` ends the text / put double quotes around the text instead: `text: \"Kyiv's demands\"`",
            "_index.md:17:13 yaml/type `status` is a list; it should be text / give one text; several are not read here",
            "_index.md:18:20 yaml/type `at` is a list; it should be text / give one text; several are not read here",
            "_index.md:21:14 yaml/colon a colon and a space within text that has no quotes / put quotes around the text: `ask: \"What: now?\"`",
            "_index.md:22:15 yaml/type `why_open` is a map of keys and values; it should be text / if the text holds a colon, put quotes around it",
            "_index.md:26:5 yaml/unknown-key unknown key `definiton` / did you mean `definition`?",
            "_index.md:30:9 date/form `soon` is not a date / write it as `2025`, `2025-12`, `2025-12-22`, `2025-12-22T14:57-05:00`, `2025-12-21/2025-12-22`, `unknown` or `none-announced`",
            "_index.md:34:5 yaml/unknown-key unknown key `evidnce` / did you mean `evidence`?",
        ],
    );
}

#[test]
fn what_cannot_be_read_leaves_nothing_dangling() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
terms:
  - id: [backstop]
    term: Backstop
    definition: A.
  - term: Second: line
    definition: A.
  - {id: third, term: Third, definition: A, B}
  - {id: fourth, term: @x, definition: A}
quotes:
  - {id: q, by: Ann Lee, text: We will see.}
people:
  - {name: Ann Lee, xyz: 1}
---
[a](@backstop) [b](@second-line) [c](@third) [d](@fourth) [e](@fifth)
",
        &[
            "_index.md:6:9 yaml/type `id` is a list; it should be text / give one text; several are not read here",
            "_index.md:9:17 yaml/colon a colon and a space within text that has no quotes / put quotes around the text: `term: \"Second: line\"`",
            "_index.md:11:45 yaml/cut the comma ends `definition`; `B` is not part of it / put quotes around the whole text: `definition: \"A, B\"`",
            "_index.md:12:24 yaml/at text cannot begin with `@` / put quotes around the whole text",
            "_index.md:16:6 id/derived the id `ann-lee` was made from the words of the entry / write `id: ann-lee` to keep its address when the words change",
            "_index.md:16:21 yaml/unknown-key unknown key `xyz` / keys of your own go under `extra:`; known here are `id`, `name`, `title`, `roles`, `type`, `summary`, `about`, `evidence`, `aliases`, `draft`, `publish_on`, `extra`, `kind`, `body`",
            "_index.md:18:59 ref/dangling no entry is called `fifth` / write the id of an entry; `standfirst list` shows them all",
        ],
    );
}

#[test]
fn a_file_that_is_too_deep_hides_its_entries_only() {
    check(
        "-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
---
[a](@backstop) [b](@nowhere)
-- content/records.yaml --
terms:
  - {id: backstop, term: Backstop, definition: A., extra: {a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}}
",
        &[
            "_index.md:6:16 ref/dangling no entry is called `nowhere` / write the id of an entry; `standfirst list` shows them all",
            "records.yaml:2:91 yaml/limit lists and maps stand more than 32 deep in one another / no field of ours is nested like that: look for a stray bracket",
        ],
    );
}

#[test]
fn mistakes_of_every_stage_in_one_run() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-02-30
tags: [x]
weight: 3
terms:
  - {id: a, term: A, definition: A., type: wrongword}
  - {id: b, term: B, definiton: B.}
provisions:
  - {id: p, title: P, status: agred, evidence: para 1, theme: nowhere}
sources: [{id: src, title: A, url: example.org}]
---
{{ youtube(id="x") }} [a](@nowhere) {{< figure >}} ![](map.png)
"#,
        &[
            "_index.md:4:11 date/calendar `2025-02-30` is not in the calendar / check the month, the day and the time",
            "_index.md:5:1 yaml/foreign-key `tags` and `weight` are keys of other site generators / for `tags` there is `about`; keys of your own go under `extra:`",
            "_index.md:8:44 vocabulary/unknown `wrongword` is no word for `type` / write one of word, acronym, name",
            "_index.md:9:22 yaml/unknown-key unknown key `definiton` / did you mean `definition`?",
            "_index.md:11:31 vocabulary/unknown `agred` is no word for `status` / did you mean `agreed`?",
            "_index.md:11:63 ref/dangling no entry is called `nowhere` / write the id of a theme",
            "_index.md:12:36 source/address `example.org` is not a web address / write it whole, as in `https://example.org/page`",
            "_index.md:14:1 markup/shortcode 2 shortcodes of another tool / embed an entry with `![](@id)`, or something of your own with `![Caption](embed:name?key=value)`",
            "_index.md:14:23 ref/dangling no entry is called `nowhere` / write the id of an entry; `standfirst list` shows them all",
            "_index.md:14:52 asset/missing there is no file `content/map.png` / put the file into `content/`, or write where it is, as seen from this text",
            "_index.md:14:52 image/alt this image has no words for those who cannot see it / say in a few words what it shows: `![A map of the strait](map.png)`",
        ],
    );
}

#[test]
fn keys_of_other_tools_get_one_finding() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
date: 2025-12-22
tags: [a]
weight: 3
categories: b
terms: [{id: a, term: A, definition: A., slug: b}]
extra: {tags: [a], weight: 3}
---
",
        &[
            "_index.md:5:1 yaml/foreign-key `date`, `tags`, `weight`, `categories` and `slug` are keys of other site generators / for `date` there is `published`; for `tags` there is `about`; for `categories` there is `type`; for `slug` there is `id`; keys of your own go under `extra:`",
        ],
    );
}

#[test]
fn front_matter_of_zola() {
    check(
        r#"+++
title = "T"
+++
Words.
"#,
        &[
            "_index.md:1:1 yaml/fence front matter between `+++` is not read / write it as YAML between two lines `---`: `title: My title`, not `title = \"My title\"`",
        ],
    );
}

#[test]
fn an_item_between_two_levels_belongs_beside_the_other_items() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
sources: [{id: src, title: A}]
parties: [{id: a, name: A}]
provisions:
  - id: p
    title: P
    status: proposed
    evidence: para 1
    positions:
      - {party: a, position: opposes}
   - id: q
     title: Q
---
",
        &[
            "_index.md:14:4 yaml/indent this list item is indented by 3 spaces, its neighbours by 2 / indent it by 2 spaces",
        ],
    );
}

#[test]
fn a_kind_misspelt_is_read_as_what_was_meant() {
    check(
        "-- content/_index.md --
---
kind: Briefing
title: T
reviewed: 2025-12-22
default_source: nowhere
---
-- content/records.yaml --
terms: [{id: a, term: A, definition: A.}]
",
        &[
            "_index.md:2:7 kind/unknown no kind of entry is called `Briefing` / did you mean `briefing`?",
            "_index.md:5:17 ref/dangling no entry is called `nowhere` / write the id of a source",
        ],
    );
}

#[test]
fn a_file_that_is_no_list_describes_what_it_may() {
    check(
        "-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
quotes: [{id: q, by: Ann Lee, text: We will see.}, {id: r, by: ann-lee, text: We will see.}]
---
-- content/people.yaml --
ann-lee:
  name: Ann Lee
",
        &[
            "people.yaml:1:1 yaml/type this file is a map of keys and values; it should be a list / put each item on a line of its own, after `- `",
        ],
    );
}

#[test]
fn languages_that_cannot_be_read_are_not_unknown() {
    check(
        "-- content/site.yaml --
languages: en, uk
footer: {en: Hi, uk: Привіт}
-- content/_index.md --
---
title: T
---
",
        &[
            "site.yaml:1:12 yaml/type `languages` is `en, uk`; it should be a list / put each item on a line of its own, after `- `",
        ],
    );
}

#[test]
fn a_briefing_between_foreign_fences_leaves_nothing_else_to_be_said() {
    let records = "provisions:\n  - {id: a, title: A, status: proposed, evidence: para 2}\nnext:\n  - {id: b, title: B, evidence: para 3}\n";
    let site = format!(
        "-- content/_index.md --\n+++\ntitle = \"T\"\n+++\nWords.\n-- content/records.yaml --\n{records}"
    );
    let found = crate::support::findings(&crate::support::site(&site));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with("yaml/fence content/_index.md"), "{found:#?}");
}
