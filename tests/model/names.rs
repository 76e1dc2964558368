//! References, by id and by name.

use super::check;

#[test]
fn an_id_leads_to_any_kind_and_a_kind_settles_a_clash() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
terms: [{id: talks, term: Talks, definition: Meetings.}]
themes: [{id: talks, title: Talks}]
people: [{id: lee, name: Ann Lee}]
---
[a](@lee) [b](@talks) [c](@term:talks) [d](@themes:talks) [e](@event:talks) [f](@trem:talks)
",
        &[
            "_index.md:9:11 ref/ambiguous `talks` is the id of several entries / write `theme:talks` or `term:talks`",
            "_index.md:9:40 link/address there is no page at `/provisions/` / a view without entries has no page; `standfirst list` shows every address",
            "_index.md:9:59 ref/kind `talks` is a theme, not an event / did you mean `theme:talks`?",
            "_index.md:9:77 ref/dangling no kind of entry is called `trem` / did you mean `term:talks`?",
        ],
    );
}

#[test]
fn an_unknown_id_names_the_nearest_one() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
about: [zelenksy]
people: [{id: zelensky, name: Volodymyr Zelensky}]
---
[a](@zelenski) [b](@something-else)
",
        &[
            "_index.md:5:9 ref/dangling no entry is called `zelenksy` / did you mean `zelensky`?",
            "_index.md:8:1 ref/dangling no entry is called `zelenski` / did you mean `zelensky`?",
            "_index.md:8:16 ref/dangling no entry is called `something-else` / write the id of an entry; `standfirst list` shows them all",
        ],
    );
}

#[test]
fn a_field_takes_entries_of_its_kind() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
default_source: lee
sources: [{id: src, title: A, cites: [lee]}]
people: [{id: lee, name: Ann Lee, roles: [{title: minister, for: lee}]}]
themes: [{id: money, title: Money}]
events: [{id: talks, title: Talks, who: [money], evidence: src}]
documents: [{id: plan, title: Plan, part_of: talks}]
provisions:
  - {id: p, title: P, status: proposed, evidence: {source: lee, at: para 1, via: money}, document: money, theme: plan, part_of: plan, depends_on: [plan], superseded_by: plan, positions: [{party: lee, position: opposes}]}
quotes: [{id: q, by: src, text: We will see., outlet: lee}]
next: [{id: s, what: S, completed_by: plan, evidence: src}]
---
",
        &[
            "_index.md:5:17 ref/kind `lee` is a person, not a source / write the id of a source",
            "_index.md:6:39 ref/kind `lee` is a person, not a source / write the id of a source",
            "_index.md:7:66 ref/kind `lee` is a person, not a party / write the id of a party",
            "_index.md:9:42 ref/kind `money` is a theme, not a person or a party / write the id of a person or a party",
            "_index.md:10:46 ref/kind `talks` is an event, not a document / write the id of a document",
            "_index.md:12:60 ref/kind `lee` is a person, not a source / write the id of a source",
            "_index.md:12:82 ref/kind `money` is a theme, not a person, a party or a source / write the id of a person, a party or a source",
            "_index.md:12:100 ref/kind `money` is a theme, not a document / write the id of a document",
            "_index.md:12:114 ref/kind `plan` is a document, not a theme / write the id of a theme",
            "_index.md:12:129 ref/kind `plan` is a document, not a provision / write the id of a provision",
            "_index.md:12:148 ref/kind `plan` is a document, not a provision / write the id of a provision",
            "_index.md:12:170 ref/kind `plan` is a document, not a provision / write the id of a provision",
            "_index.md:12:196 ref/kind `lee` is a person, not a party / write the id of a party",
            "_index.md:13:22 ref/kind `src` is a source, not a person or a party / write the id of a person or a party",
            "_index.md:13:55 ref/kind `lee` is a person, not a source / write the id of a source",
            "_index.md:14:39 ref/kind `plan` is a document, not an event / write the id of an event",
        ],
    );
}

#[test]
fn a_name_finds_an_entry_by_name_or_alias() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
people: [{id: zelensky, name: Volodymyr Zelensky, aliases: [The President, volodymyr-z]}]
parties: [{id: un, name: United Nations, aliases: [UN]}]
sources: [{id: article, title: An article, url: "https://example.org/a"}]
quotes:
  - {id: a, by: Volodymyr Zelensky, text: One.}
  - {id: b, by: volodymyr  ZELENSKY, text: Two.}
  - {id: c, by: The President, text: Three.}
  - {id: d, by: volodymyr-z, text: Four.}
  - {id: e, by: "Volodymyr Zelensky, President of Ukraine", text: Five.}
  - {id: f, by: UN, text: Six.}
events:
  - {id: a, title: A, evidence: "An article, para 3"}
  - {id: b, title: B, evidence: "https://example.org/a"}
  - {id: c, title: C, evidence: "https://example.org/a, para 4"}
---
"#,
        &[],
    );
}

#[test]
fn a_name_within_two_letters_of_a_known_one_is_a_slip() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
people: [{id: zelensky, name: Volodymyr Zelensky}]
sources: [{id: article, title: The long article}]
quotes:
  - {id: a, by: Volodimyr Zelenski, text: One.}
  - {id: b, by: Volodimir Zelenskiy, text: Two.}
events: [{id: a, title: A, evidence: {source: The lang article, at: para 1}}]
---
",
        &[
            "_index.md:8:17 name/near nobody is called `Volodimyr Zelenski` / did you mean `Volodymyr Zelensky`?",
            "_index.md:9:17 name/stub nothing describes `Volodimir Zelenskiy`; an entry was made of the name / to say more, add a person of that name to the list `people`",
            "_index.md:10:47 name/near no source is called `The lang article` / did you mean `The long article`?",
        ],
    );
}

#[test]
fn a_name_that_nothing_describes_makes_an_entry() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
sources: [{id: src, title: A}]
quotes:
  - {id: a, by: "Steve Witkoff, U.S. envoy", text: One.}
  - {id: b, by: Steve Witkoff, text: Two.}
  - {id: c, by: Steve Witkof, text: Three.}
events:
  - {id: e, title: E, who: [Ukraine], evidence: {at: para 1, via: Ukrainian officials}}
provisions:
  - {id: p, title: P, status: proposed, evidence: para 1, positions: [{party: Russia, position: opposes}]}
---
[a](@steve-witkoff) [b](@person:steve-witkoff) [c](@party:ukrainian-officials)
"#,
        &[
            "_index.md:7:17 name/stub nothing describes `Steve Witkoff`; an entry was made of the name / to say more, add a person of that name to the list `people`",
            "_index.md:9:17 name/near nobody is called `Steve Witkof` / did you mean `Steve Witkoff`?",
            "_index.md:11:29 name/stub nothing describes `Ukraine`; an entry was made of the name / to say more, add a party of that name to the list `parties`",
            "_index.md:11:67 name/stub nothing describes `Ukrainian officials`; an entry was made of the name / to say more, add a party of that name to the list `parties`",
            "_index.md:13:79 name/stub nothing describes `Russia`; an entry was made of the name / to say more, add a party of that name to the list `parties`",
        ],
    );
}

#[test]
fn lower_case_with_hyphens_is_an_id_and_must_exist() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
quotes:
  - {id: a, by: steve-witkoff, text: One.}
  - {id: b, by: witkoff, text: Two.}
  - {id: c, by: "@witkoff", text: Three.}
---
"#,
        &[
            "_index.md:6:17 ref/dangling no entry is called `steve-witkoff` / write the id of a person or a party",
            "_index.md:7:17 ref/dangling no entry is called `witkoff` / write the id of a person or a party",
            "_index.md:8:17 ref/dangling no entry is called `@witkoff` / write the id of a person or a party",
        ],
    );
}

#[test]
fn a_name_of_the_wrong_kind_makes_no_entry() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
people: [{id: lee, name: Ann Lee}]
sources: [{id: src, title: The Gazette}]
provisions:
  - {id: p, title: P, status: proposed, evidence: para 1, positions: [{party: Ann Lee, position: opposes}]}
quotes: [{id: a, by: The Gazette, text: One.}]
---
",
        &[
            "_index.md:8:79 ref/kind `Ann Lee` is a person, not a party / write the id of a party",
            "_index.md:9:22 ref/kind `The Gazette` is a source, not a person or a party / write the id of a person or a party",
        ],
    );
}

#[test]
fn two_of_one_name_must_be_told_apart() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
people: [{id: lee, name: Ann Lee}, {id: lee-the-younger, name: Ann Lee}]
quotes:
  - {id: a, by: Ann Lee, text: One.}
  - {id: b, by: lee, text: Two.}
---
",
        &[
            "_index.md:7:17 ref/ambiguous several entries are called `Ann Lee` / write `person:lee` or `person:lee-the-younger`",
        ],
    );
}

#[test]
fn names_in_scripts_without_capitals() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
people: [{id: 李, name: 李安}]
quotes:
  - {id: a, by: 李安, text: One.}
  - {id: b, by: 李, text: Two.}
  - {id: c, by: 王五, text: Three.}
---
",
        &[
            "_index.md:9:17 name/stub nothing describes `王五`; an entry was made of the name / to say more, add a person of that name to the list `people`",
        ],
    );
}

#[test]
fn nobody_knows_who_said_it() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
quotes:
  - {id: a, by: unknown, text: One.}
  - {id: b, by: Unknown, text: Two.}
---
",
        &[],
    );
}

#[test]
fn whom_a_source_credits_may_be_another_source() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
default_source: article
sources:
  - {id: article, title: An article}
  - {id: lat, title: null, outlet: Los Angeles Times}
  - {id: gazette, title: The Gazette of Today}
events:
  - {id: a, title: A, evidence: {at: para 1, via: lat}}
  - {id: b, title: B, evidence: {at: para 1, via: The Gazette of Today}}
  - {id: c, title: C, evidence: {at: para 1, via: zzz}}
---
",
        &[
            "_index.md:13:51 ref/dangling no entry is called `zzz` / write the id of a person, a party or a source",
        ],
    );
}

#[test]
fn the_other_briefing_of_a_site() {
    check(
        "-- content/site.yaml --
title: S
-- content/_index.md --
---
title: Home
---
[a](@harbour/backstop) [b](@harbour/term:backstop) [c](@harbuor/backstop) [d](@backstop) [e](@lee)
-- content/people.yaml --
- {id: lee, name: Ann Lee}
-- content/harbour/_index.md --
---
kind: briefing
title: Harbour
reviewed: 2025-12-22
terms: [{id: backstop, term: Backstop, definition: A second line.}]
quotes: [{id: a, by: Ann Lee, text: One.}]
---
[a](@backstop) [b](@lee)
-- content/ferry/_index.md --
---
kind: briefing
title: Ferry
reviewed: 2025-12-22
quotes: [{id: a, by: lee, text: Two.}]
---
[a](@harbour/backstop) [b](@backstop) [c](@quay/backstop) [d](@quote:a) [e](@harbour/lee)
",
        &[
            "_index.md:4:52 ref/dangling no briefing is called `harbuor` / did you mean `harbour`?",
            "_index.md:4:75 ref/dangling no entry is called `backstop` / it is in another briefing: write `harbour/backstop`",
            "ferry/_index.md:7:24 ref/dangling no entry is called `backstop` / it is in another briefing: write `harbour/backstop`",
            "ferry/_index.md:7:39 ref/dangling no briefing is called `quay` / the briefings are `ferry` or `harbour`",
            "ferry/_index.md:7:73 ref/dangling no entry is called `harbour/lee` / did you mean `lee`?",
        ],
    );
}
