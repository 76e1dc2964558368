//! Languages: translations beside what they translate.

use super::check;

#[test]
fn a_translation_carries_words_only() {
    check(
        "-- content/site.yaml --
languages: [en, uk]
-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
summary: [{text: One., about: [p]}, Two.]
---
Lead.
-- content/_index.uk.md --
---
kind: briefing
title: Т
reviewed: 2025-12-23
description: Опис
summary: [Один., Два.]
---
Лід.
-- content/records.yaml --
sources: [{id: src, title: A}]
people: [{id: lee, name: Ann Lee, roles: [{title: minister, for: board}]}]
parties: [{id: board, name: Board}]
provisions:
  - {id: p, title: P, status: proposed, evidence: para 1, positions: [{party: board, position: opposes, note: Loudly.}]}
-- content/records.uk.yaml --
sources: [{id: src, title: А}]
people: [{id: lee, name: Енн Лі, roles: [{title: міністерка}]}]
parties: [{id: board, name: Рада, type: body}]
provisions:
  - {id: p, title: П, status: agreed, evidence: para 2, positions: [{position: supports, note: Голосно.}]}
",
        &[
            "_index.uk.md:4:11 language/fact `reviewed` is given otherwise than in what this translates / leave it out: a translation carries words, and takes every fact from what it translates",
            "records.uk.yaml:3:41 language/fact `type` is given otherwise than in what this translates / leave it out: a translation carries words, and takes every fact from what it translates",
            "records.uk.yaml:5:31 language/fact `status` is given otherwise than in what this translates / leave it out: a translation carries words, and takes every fact from what it translates",
            "records.uk.yaml:5:49 language/fact `evidence` is given otherwise than in what this translates / leave it out: a translation carries words, and takes every fact from what it translates",
            "records.uk.yaml:5:68 language/fact `positions` is given otherwise than in what this translates / leave it out: a translation carries words, and takes every fact from what it translates",
        ],
    );
}

#[test]
fn a_translation_finds_what_it_translates() {
    check(
        "-- content/site.yaml --
languages: [en, uk]
-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
terms: [{id: a, term: A, definition: A.}]
---
-- content/_index.uk.md --
---
title: Т
terms: [{id: a, term: А}]
---
-- content/terms/b.md --
---
title: B
---
Words.
-- content/terms/b.uk.md --
---
title: Б
---
Слова.
-- content/terms/c.uk.md --
---
title: В
---
Слова.
-- content/records.uk.yaml --
terms: [{id: a, term: А}, {term: Без імені}, {id: z, term: Я}]
-- content/about.fr.md --
---
title: A propos
---
",
        &[
            "_index.uk.md:1:1 language/unmatched this is read as a page, but what it translates, content/_index.md, is a briefing / add `kind: briefing`",
            "_index.uk.md:3:1 yaml/unknown-key unknown key `terms` / keys of your own go under `extra:`; known here are `id`, `title`, `date`, `updated`, `weight`, `template`, `description`, `slug`, `type`, `summary`, `about`, `evidence`, `aliases`, `draft`, `publish_on`, `extra`, …",
            "about.fr.md:1:1 language/unlisted `fr` is not among the languages of the site / add it to `languages` in content/site.yaml, or give the file another name",
            "records.uk.yaml:1:27 language/unmatched a translation without an `id` / give it the id of the entry that it translates",
            "records.uk.yaml:1:46 language/unmatched this translates no entry / a translation has the file name or the `id` of what it translates",
            "terms/c.uk.md:1:1 language/unmatched this translates no entry / a translation has the file name or the `id` of what it translates",
        ],
    );
}

#[test]
fn mistakes_in_a_translation_are_said_where_they_stand() {
    check(
        r#"-- content/site.yaml --
languages: [en, uk]
-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
---
A [link](@nowhere).
-- content/records.yaml --
terms:
  - {id: z, term: Z, definition: Z.}
  - {id: a, term: A, definition: A., body: "[x](@lost)"}
-- content/_index.uk.md --
---
kind: briefing
title: Т
titel: Т
---
-- content/records.uk.yaml --
terms:
  - {id: a, term: А, body: "[x](@nikudy)"}
"#,
        &[
            "_index.md:6:3 ref/dangling no entry is called `nowhere` / write the id of an entry; `standfirst list` shows them all",
            "_index.uk.md:4:1 yaml/unknown-key unknown key `titel` / did you mean `title`?",
            "records.uk.yaml:2:28 ref/dangling no entry is called `nikudy` / write the id of an entry; `standfirst list` shows them all",
            "records.yaml:3:44 ref/dangling no entry is called `lost` / write the id of an entry; `standfirst list` shows them all",
        ],
    );
}

#[test]
fn codes_of_languages() {
    check(
        "-- content/site.yaml --
language: en
languages: [uk, uk, Ukrainian, pt-BR]
-- content/_index.md --
---
title: T
---
",
        &[
            "site.yaml:1:11 settings/language `language` is `en`, but the first of `languages` is `uk` / leave `language` out: the first one listed is the default",
            "site.yaml:2:17 settings/language the language `uk` is listed twice / list each language once, the default one first",
            "site.yaml:2:21 settings/language `Ukrainian` is not the code of a language / write two or three small letters, as in `en` or `uk`",
        ],
    );
}

#[test]
fn the_words_a_date_was_worked_out_from_are_translated() {
    check(
        "-- content/site.yaml --
languages: [en, uk]
-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
sources: [{id: src, title: A}]
events:
  - {id: a, title: A, evidence: para 1, when: {date: 2025-12-21, as_written: on Sunday}}
  - {id: b, title: B, evidence: para 1, when: {as_written: overnight}}
  - {id: c, title: C, evidence: para 1, when: {date: 2025-12-21, as_written: on Sunday}}
---
-- content/_index.uk.md --
---
kind: briefing
title: Т
events:
  - {id: a, title: А, when: {as_written: у неділю}}
  - {id: b, title: Б, when: {as_written: уночі}}
  - {id: c, title: В, when: {date: 2025-12-22, as_written: у понеділок}}
---
",
        &[
            "_index.uk.md:7:29 language/fact `when` is given otherwise than in what this translates / leave it out: a translation carries words, and takes every fact from what it translates",
        ],
    );
}
