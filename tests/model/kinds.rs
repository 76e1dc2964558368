//! Kinds: names of a title, words of vocabularies, what an entry cannot do without.

use super::check;

#[test]
fn every_special_word_for_a_title() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
people: [{id: a, name: Ann}, {id: b, title: Bo}]
parties: [{id: a, name: One}, {id: b, title: Two}]
next: [{id: a, what: A vote, evidence: "https://example.org/"}, {id: b, title: A talk, evidence: "https://example.org/"}]
questions: [{id: a, ask: Who?, why_open: source-silent}, {id: b, title: Why?, why_open: source-silent}]
numbers: [{id: a, label: Ferries, value: 3, evidence: "https://example.org/"}, {id: b, title: Quays, value: 3, evidence: "https://example.org/"}]
terms: [{id: a, term: Quay, definition: A wall.}, {id: b, title: Pier, definition: A wall.}]
updates: [{id: a, summary: One., at: 2025-12-22}, {id: b, title: Two, at: 2025-12-22}]
sources: [{id: a, title: null, outlet: The Gazette}]
---
"#,
        &[],
    );
}

#[test]
fn both_words_for_a_title_are_one_too_many() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
people: [{id: a, name: Ann, title: Minister}]
---
",
        &[
            "_index.md:5:29 yaml/duplicate-key `title` is given under two names / keep one of them: both mean `title`",
        ],
    );
}

#[test]
fn a_type_is_a_word_of_its_kind() {
    check(
        "---
kind: briefing
title: T
type: novel
reviewed: 2025-12-22
documents: [{id: a, title: A, type: treaty}]
quotes: [{id: a, by: unknown, text: We will see., type: fragmnt}]
sources: [{id: a, title: A, type: blog}]
events: [{id: a, title: A, type: atack, evidence: para 1}]
updates: [{id: a, summary: A, at: 2025-12-22, type: corection}]
parties: [{id: a, name: A, type: country}]
---
",
        &[
            "_index.md:4:7 vocabulary/unknown `novel` is no word for `type` / write one of explainer, backgrounder, tracker, q-and-a",
            "_index.md:6:37 vocabulary/unknown `treaty` is no word for `type` / write one of plan, agreement, guarantee, annex, draft, law, other",
            "_index.md:7:57 vocabulary/unknown `fragmnt` is no word for `type` / did you mean `fragment`?",
            "_index.md:8:35 vocabulary/unknown `blog` is no word for `type` / write one of news, official, statement, law, social, record, transcript, other",
            "_index.md:9:34 vocabulary/unknown `atack` is no word for `type` / did you mean `attack`?",
            "_index.md:10:53 vocabulary/unknown `corection` is no word for `type` / did you mean `correction`?",
            "_index.md:11:34 vocabulary/unknown `country` is no word for `type` / write one of state, group, organisation, body, unnamed",
        ],
    );
}

#[test]
fn words_of_other_vocabularies() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
vocabulary: negotiations
summary: [{text: A., basis: hearsay}]
sources: [{id: src, title: A}]
documents: [{id: d, title: D, status: agred, visibility: secret}]
provisions:
  - id: p
    title: P
    evidence: {at: para 1, basis: hearsay}
    visibility: secret
    implementation: 4
    history: [{date: 2025, status: done}]
    positions: [{party: a, position: against}]
parties: [{id: a, name: A}]
quotes: [{id: q, by: unknown, text: We will see., integrity: sure}]
next: [{id: s, what: S, modality: maybe, state: opened, evidence: para 1}]
questions: [{id: k, ask: Q, why_open: nobody-asked, state: shut}]
numbers: [{id: n, label: N, value: 1, qualifier: circa, evidence: para 1}]
updates: [{id: u, summary: A, at: 2025-12-22, severity: huge}]
---
",
        &[
            "_index.md:5:13 vocabulary/unknown `negotiations` is no word for `vocabulary` / did you mean `negotiation`?",
            "_index.md:6:29 vocabulary/unknown `hearsay` is no word for `basis` / write one of text, on-record, relayed, unnamed, hedged, own-voice, editorial",
            "_index.md:8:39 vocabulary/unknown `agred` is no word for `status` / did you mean `agreed`?",
            "_index.md:8:58 vocabulary/unknown `secret` is no word for `visibility` / write one of public, described, partly-classified, classified, undisclosed",
            "_index.md:12:35 vocabulary/unknown `hearsay` is no word for `basis` / write one of text, on-record, relayed, unnamed, hedged, own-voice, editorial",
            "_index.md:13:17 vocabulary/unknown `secret` is no word for `visibility` / write one of public, described, partly-classified, classified, undisclosed",
            "_index.md:14:21 vocabulary/unknown `4` is no word for `implementation` / write one of 0, 1, 2, 3",
            "_index.md:15:36 vocabulary/unknown `done` is no word for `status` / write one of not-reported, floated, proposed, in-draft, under-debate, contested, agreed-in-principle, agreed, signed, in-force, dropped, superseded",
            "_index.md:16:38 vocabulary/unknown `against` is no word for `position` / write one of proposed-it, supports, supports-if, undecided, mixed, opposes, red-line",
            "_index.md:18:62 vocabulary/unknown `sure` is no word for `integrity` / write one of verified, second-hand, disputed, misattributed, withdrawn",
            "_index.md:19:35 vocabulary/unknown `maybe` is no word for `modality` / did you mean `may`?",
            "_index.md:19:49 vocabulary/unknown `opened` is no word for `state` / did you mean `open`?",
            "_index.md:20:39 vocabulary/unknown `nobody-asked` is no word for `why_open` / write one of source-says-unknown, sources-conflict, source-silent",
            "_index.md:20:60 vocabulary/unknown `shut` is no word for `state` / write one of open, partly-answered, answered, moot",
            "_index.md:21:50 vocabulary/unknown `circa` is no word for `qualifier` / write one of exactly, nearly, about, more-than, less-than, up-to, at-least",
            "_index.md:22:57 vocabulary/unknown `huge` is no word for `severity` / write one of major, normal, minor",
        ],
    );
}

#[test]
fn fields_that_an_entry_cannot_do_without() {
    check(
        "---
kind: briefing
reviewed: 2025-12-22
themes: [{id: a}]
documents: [{id: a}]
provisions: [{id: a}]
quotes: [{id: a}]
people: [{id: a}]
parties: [{id: a}]
sources: [{id: a}]
events: [{id: a}]
next: [{id: a}]
questions: [{id: a}]
numbers: [{id: a}]
terms: [{id: a}]
updates: [{id: a}]
---
",
        &[
            "_index.md:2:1 entry/missing-field this briefing has no `title` / add `title: …`, a few words that readers know the briefing by",
            "_index.md:4:11 entry/missing-field this theme has no `title` / add `title: …`, a few words that readers know the theme by",
            "_index.md:5:14 entry/missing-field this document has no `title` / add `title: …`, a few words that readers know the document by",
            "_index.md:6:15 entry/missing-field this provision has no `title` / add `title: …`, a few words that readers know the provision by",
            "_index.md:6:15 evidence/missing this provision has no evidence / say what it rests on: `evidence: source, para 3`, or words of the source",
            "_index.md:6:15 status/missing no status is reported for this provision / readers see `Not reported`; add `status` if a source gives one",
            "_index.md:7:11 entry/incomplete this quote has no `by` / add `by: …`, who said it: a name, an id, or `unknown`",
            "_index.md:7:11 entry/incomplete this quote has no `text` / add `text: …`, the words as they stand between the quotation marks of the source",
            "_index.md:8:11 entry/missing-field this person has no `name` / add `name: …`, a few words that readers know the person by",
            "_index.md:9:12 entry/missing-field this party has no `name` / add `name: …`, a few words that readers know the party by",
            "_index.md:11:11 entry/missing-field this event has no `title` / add `title: …`, a few words that readers know the event by",
            "_index.md:11:11 evidence/wanted this event has no evidence / say what it rests on: `evidence: source, para 3`, or words of the source",
            "_index.md:12:9 entry/missing-field this step has no `what` / add `what: …`, a few words that readers know the step by",
            "_index.md:12:9 evidence/wanted this step has no evidence / say what it rests on: `evidence: source, para 3`, or words of the source",
            "_index.md:13:14 entry/incomplete this question has no `why_open` / add `why_open: …`, `source-says-unknown`, `source-silent` or `sources-conflict`",
            "_index.md:13:14 entry/missing-field this question has no `ask` / add `ask: …`, a few words that readers know the question by",
            "_index.md:14:12 entry/incomplete this number has no `value` / add `value: …`, the figure",
            "_index.md:14:12 entry/missing-field this number has no `label` / add `label: …`, a few words that readers know the number by",
            "_index.md:14:12 evidence/wanted this number has no evidence / say what it rests on: `evidence: source, para 3`, or words of the source",
            "_index.md:15:10 entry/incomplete this term has no `definition` / say what the word means here, or leave the term out",
            "_index.md:15:10 entry/missing-field this term has no `term` / add `term: …`, a few words that readers know the term by",
            "_index.md:16:12 entry/incomplete this update has no `at` / add `at: …`, the day or the moment it was made",
            "_index.md:16:12 entry/missing-field this update has no `summary` / add `summary: …`, a few words that readers know the update by",
        ],
    );
}

#[test]
fn parts_of_an_entry_that_say_nothing() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
sources: [{id: src, title: A}]
documents: [{id: d, title: D, versions: [{date: 2025}]}]
people: [{id: p, name: P, roles: [{for: Q}]}]
parties: [{id: q, name: Q}]
provisions:
  - id: p
    title: P
    evidence: para 1
    history: [{date: 2025}]
    positions: [{party: q}, {position: opposes}]
---
",
        &[
            "_index.md:6:43 entry/incomplete item 1 of `versions` has no `id` / add `id: …`, a name for the version, as in `draft-2`",
            "_index.md:7:36 entry/incomplete item 1 of `roles` has no `title` / add `title: …`, the role as the source words it",
            "_index.md:10:5 status/missing no status is reported for this provision / readers see `Not reported`; add `status` if a source gives one",
            "_index.md:13:16 entry/incomplete item 1 of `history` has no `status` / add `status: …`, where it stood from then on",
            "_index.md:14:18 entry/incomplete item 1 of `positions` has no `position` / add `position: …`, where the party stands: `supports`, `opposes` …",
            "_index.md:14:30 entry/incomplete item 2 of `positions` has no `party` / add `party: …`, who takes it",
        ],
    );
}

#[test]
fn a_list_item_of_another_kind() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
documents:
  - {id: a, kind: plan, title: A}
  - {id: b, kind: term, title: B}
  - {id: c, kind: document, title: C}
---
",
        &[
            "_index.md:6:19 kind/folder `plan` stands in the list of documents / leave `kind` out; which sort of document it is is told by `type`",
            "_index.md:7:19 kind/folder `term` stands in the list of documents / move it to the list `terms`, or leave `kind` out",
        ],
    );
}

#[test]
fn the_kind_of_a_file() {
    check(
        r#"-- content/_index.md --
---
# a remark
"kind": "briefing" # another
title: T
reviewed: 2025-12-22
---
-- content/terms/a.md --
---
kind: quote
title: A
---
Words.
-- content/b.md --
---
kind: trem
title: B
---
Words.
-- content/c.md --
---
kind: term
title: C
---
Words.
"#,
        &[
            "b.md:2:7 kind/unknown no kind of entry is called `trem` / did you mean `term`?",
            "terms/a.md:2:7 kind/folder a quote stands in the folder `terms` / move it to `quotes/`, or leave `kind` out",
        ],
    );
}

#[test]
fn the_text_of_a_file_may_stand_in_a_field() {
    check(
        "-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
body: |
  Lead with a [link](@nowhere).
---
-- content/terms/a.md --
---
title: A
body: Words.
---
-- content/terms/b.md --
---
title: B
body: Words.
---
Other words.
",
        &[
            "_index.md:6:3 ref/dangling no entry is called `nowhere` / write the id of an entry; `standfirst list` shows them all",
            "terms/b.md:3:7 entry/two-bodies this file has a text in `body` and another below its front matter / keep the one below the second `---`",
        ],
    );
}

#[test]
fn a_blockquote_in_the_text_of_a_list_item_is_a_quote() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
people: [{id: lee, name: Ann Lee}]
terms:
  - id: a
    term: A
    definition: B
    body: |
      > We will see.
      >
      > — @lee

      > Not now.
      >
      > — @bo
---
> Another.
>
> — @cy
",
        &[
            "_index.md:11:7 id/derived the id `bo-not-now` was made from the words of the entry / to keep its address when the words change, move it to the list `quotes` and give it an `id`",
            "_index.md:11:7 id/derived the id `lee-we-will-see` was made from the words of the entry / to keep its address when the words change, move it to the list `quotes` and give it an `id`",
            "_index.md:11:7 ref/dangling no entry is called `bo` / write the id of a person or a party",
            "_index.md:19:1 id/derived the id `cy-another` was made from the words of the entry / to keep its address when the words change, move it to the list `quotes` and give it an `id`",
            "_index.md:19:1 ref/dangling no entry is called `cy` / write the id of a person or a party",
        ],
    );
}
