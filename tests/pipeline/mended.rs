//! What is mended by machine: text in, text out; never more findings than before, and nothing left to mend.

use super::cases;
use crate::support::drawn;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use standfirst::{Site, rules};

/// A site as text, and the number of its findings, after all is mended that can be.
struct After {
    text: String,
    findings: usize,
    told: Vec<String>,
}

fn mended(text: &str) -> After {
    let site = drawn(text);
    let files: Vec<_> = site.sources.files.values().cloned().collect();
    let read = |path: &str| {
        let file = files.iter().find(|file| *file.path == *path)?;
        Some(file.text.as_bytes().to_vec())
    };
    let done = standfirst::testing::report::mended(site, &read, &|sources, memo| {
        let mut site = Site::make(sources, memo);
        site.draw_all::<()>(|_, _| Ok(())).expect("nothing can fail");
        site
    });
    let told = done.told.iter().map(|told| {
        format!("{}:{} {} `{}` `{}`", told.file, told.line, told.rule, told.before, told.after.trim_end())
    });
    After { text: files_of(&done.site), findings: done.site.report.len(), told: told.collect() }
}

/// The files of a site as one text.
fn files_of(site: &Site) -> String {
    let files = site.sources.files.values().map(|file| format!("-- {} --\n{}", file.path, file.text));
    files.collect::<Vec<_>>().concat()
}

/// One file `content/_index.md` mended into another.
fn check(before: &str, after: &str) {
    let whole = |text: &str| format!("-- content/_index.md --\n{text}");
    let done = mended(&whole(before));
    assert_eq!(done.text, whole(after), "{:#?}", done.told);
    assert_eq!(mended(&done.text).text, done.text, "a second time");
}

fn briefing(fields: &str) -> String {
    format!("---\nkind: briefing\ntitle: T\n{fields}---\n")
}

#[test]
fn a_value_that_needs_quotes_gets_them() {
    for (before, after) in [
        ("scope: The treaty: what it says\n", "scope: \"The treaty: what it says\"\n"),
        ("scope: Say \"no\": never\n", "scope: 'Say \"no\": never'\n"),
        ("scope: @harbour speaks\n", "scope: \"@harbour speaks\"\n"),
        ("scope: 'The harbour's treaty'  # so\n", "scope: 'The harbour's treaty'  # so\n"),
        ("scope: 'The harbour's treaty'\n", "scope: \"The harbour's treaty\"\n"),
        ("scope: ? who\n", "scope: \"? who\"\n"),
        (
            "summary:\n  - {text: Ferries stay, and tariffs go}\n",
            "summary:\n  - {text: \"Ferries stay, and tariffs go\"}\n",
        ),
    ] {
        check(&briefing(before), &briefing(after));
    }
}

#[test]
fn what_may_be_meant_in_two_ways_is_left_to_the_author() {
    for fields in [
        // Two fields, or a text?
        "scope: source: paper\n",
        // A remark, or a part of the text?
        "scope: Points: two #3\n",
        // Goes on below.
        "scope: One: two\n  three\n",
        // A key without its value, or a word of the text?
        "summary:\n  - {text: Ferries stay, draft}\n",
        // Day or month first?
        "reviewed: 5-1-2025\n",
        "reviewed: 12:30\n",
        // How wide is a tab?
        "extra:\n  a: 1\n\tb: 2\n",
        // Two marks that may be quotation marks.
        "scope: 'No' and 'yes'\n",
        // A word that readers see.
        "provisions:\n  - {id: a, title: A, status: agred, evidence: none}\n",
        // Whose words are they?
        "people:\n  - {id: zelensky, name: Z}\nquotes:\n  - {id: q, by: zelenksy, text: So it is.}\n",
        // The word is there already.
        "scope: A\nscpoe: B\n",
    ] {
        check(&briefing(fields), &briefing(fields));
    }
}

#[test]
fn keys_kinds_dates_and_yes_and_no_are_mended_in_place() {
    check(
        "---\nkind: breifing\ntitel: T  # so called\nreviewed: 2025-1-5\nscope:Paper\ndraft: No\nAuthors: [Ann]\n---\n",
        "---\nkind: briefing\ntitle: T  # so called\nreviewed: 2025-01-05\nscope: Paper\ndraft: false\nauthors: [Ann]\n---\n",
    );
}

#[test]
fn tabs_become_spaces_where_nothing_else_indents() {
    check(&briefing("extra:\n\ta:\n\t\tb: 1\n\tc: 2\n"), &briefing("extra:\n  a:\n    b: 1\n  c: 2\n"));
}

#[test]
fn a_published_id_is_written_down_and_nothing_else_moves() {
    let lock = "-- content/published.lock --\n{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{\"title\":\"T\"}}\n\
                {\"item\":\"people/ann-lee\",\"at\":\"/people/#ann-lee\",\"seen\":{\"title\":\"Ann Lee\"}}\n\
                {\"item\":\"terms/no\",\"at\":\"/terms/#no\",\"seen\":{\"title\":\"No\",\"definition\":\"A.\"}}\n";
    let list = |people: &str, term: &str| {
        format!(
            "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\nterms: # words\n  # the first\n{term}---\n\
             -- content/people.yaml --\n{people}\n{lock}"
        )
    };
    let before = list("# who\n-   name: 'Ann Lee'   # so", "  - term: \"No\"\n\n    definition: A.\n");
    let after = list(
        "# who\n-   id: ann-lee\n    name: 'Ann Lee'   # so",
        "  - id: \"no\"\n    term: \"No\"\n\n    definition: A.\n",
    );
    let done = mended(&before);
    assert_eq!(done.text, files_of(&drawn(&after)));
    assert_eq!(
        done.told,
        [
            "content/_index.md:7 id/unpinned `` `id: \"no\"`",
            "content/people.yaml:2 id/unpinned `` `id: ann-lee`",
        ]
    );
    let braces = list("[{name: Ann Lee}]", "  - {id: ~, term: \"No\", definition: A.}\n");
    let after = list("[{id: ann-lee, name: Ann Lee}]", "  - {id: \"no\", term: \"No\", definition: A.}\n");
    assert_eq!(mended(&braces).text, files_of(&drawn(&after)));
}

#[test]
fn an_edit_that_would_bring_other_findings_is_not_made() {
    // With the key mended, two things would be wrong with what it holds.
    let fields = "terms: [{id: a, term: A, definition: A.}]\nsumary: [{text: So., about: [b, c]}]\n";
    let done = mended(&format!("-- content/_index.md --\n{}", briefing(fields)));
    assert!(done.told.is_empty(), "{:#?}", done.told);
}

#[test]
fn what_cannot_be_mended_keeps_nothing_else_from_it() {
    let fields = "draft: no\nsumary: [{text: So., about: [b, c, d]}]\n";
    let done = mended(&format!("-- content/_index.md --\n{}", briefing(fields)));
    assert_eq!(done.told, ["content/_index.md:4 yaml/boolean `no` `false`"]);
}

/// The rules whose bad example is mended by machine.
const MENDED: &[&str] = &[
    "id/form",
    "id/unpinned",
    "kind/unknown",
    "yaml/apostrophe",
    "yaml/at",
    "yaml/boolean",
    "yaml/colon",
    "yaml/cut",
    "yaml/space-after-colon",
    "yaml/tab",
    "yaml/unknown-key",
];

#[test]
fn only_these_rules_are_mended_and_their_pages_say_so() {
    let is_mended = |bad: &str| !mended(bad).told.is_empty();
    let all: Vec<_> = rules().into_iter().filter(|rule| is_mended(rule.bad)).collect();
    assert_eq!(all.iter().map(|rule| rule.name).collect::<Vec<_>>(), MENDED);
    for rule in all {
        assert!(rule.explanation.contains("`standfirst check --fix`"), "{}", rule.name);
    }
}

const SITE: &str = "-- content/_index.md --
---
kind: briefing
id: b
title: The treaty
reviewed: 2025-12-20
draft: false
people:
  - {name: Ann Lee, roles: [{title: Envoy}]}
terms:
  - term: Berth
    definition: Where a ship's captain sleeps, so they say
quotes:
  - {id: q, by: ann-lee, text: We will see what comes, when: 2025-12}
---
See [it](@berth).
-- content/published.lock --
{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{\"title\":\"The treaty\"}}
{\"item\":\"people/ann-lee\",\"at\":\"/people/#ann-lee\",\"seen\":{\"title\":\"Ann Lee\"}}
{\"item\":\"terms/berth\",\"at\":\"/terms/#berth\",\"seen\":{\"title\":\"Berth\"}}
";

/// Slips of the hand: what is put in where, or taken out.
fn slipped(slips: &[(Index, Option<&str>)]) -> String {
    let end = SITE.find("-- content/published.lock").expect("the lock");
    let (mut text, lock) = (SITE[..end].to_owned(), &SITE[end..]);
    let start = "-- content/_index.md --\n---\n".len();
    for (at, what) in slips {
        let at = start + at.index(text.len() - start);
        match what {
            Some(what) => text.insert_str(at, what),
            None => drop(text.remove(at)),
        }
    }
    format!("{text}{lock}")
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn mending_never_adds_a_finding_and_leaves_nothing_to_mend(
        slips in prop::collection::vec(
            (any::<Index>(), prop::option::of(select(&["@", ": ", "'", "\"", "\t", ", ", "#", "x", "\n", "- "][..]))),
            0..5,
        )
    ) {
        let text = slipped(&slips);
        let before = drawn(&text).report.len();
        let done = mended(&text);
        prop_assert!(done.findings <= before, "{} after {before}: {:#?}\n{}", done.findings, done.told, done.text);
        let again = mended(&done.text);
        prop_assert!(again.told.is_empty(), "{:#?}\n{}", again.told, done.text);
    }
}
