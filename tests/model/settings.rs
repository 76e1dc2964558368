//! Settings: words, vocabularies, acceptances.

use super::check;

#[test]
fn what_settings_may_say() {
    check(
        "-- content/site.yaml --
title: S
description: A site.
base_url: https://example.org/a/
language: en
tz: Europe/Kyiv
publisher: P
footer: F
contact: mailto:a@example.org
licence: CC BY
fonts: system
vocabulary: legislation
vocabularies:
  status:
    passed: {label: Through, definition: Both chambers.}
    vetoed: {label: Vetoed, definition: Sent back., rung: on-the-table, needs: record, after: passed}
  document-type:
    bill: {label: A bill}
markup: {raw_html: false, smart_punctuation: true, link_terms: true}
extra: {a: [b]}
-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
documents: [{id: a, title: A, type: bill, status: vetoed}, {id: b, title: B, status: passed}]
---
",
        &[],
    );
}

#[test]
fn words_of_settings() {
    check(
        "-- content/site.yaml --
fonts: comic
vocabulary: legislature
tz: ET
base_url: example.org
baseURL: https://example.org
vocabularies:
  statuses:
    agreed: {label: X}
  status:
    agreed: {label: X, rung: top}
    done: {lable: X}
    floated: {after: done}
    early: {definition: E., needs: proof, after: propsed}
    one: {definition: O., after: two}
    two: {definition: T., after: one}
  rung:
    in-forse: {label: X}
-- content/_index.md --
---
title: T
---
",
        &[
            "site.yaml:1:8 yaml/type `fonts` cannot be `comic` / it is one of `embedded`, `system`",
            "site.yaml:2:13 yaml/type `vocabulary` cannot be `legislature` / did you mean `legislation`?",
            "site.yaml:3:5 settings/zone no time zone is called `ET` / write it as in `Europe/Kyiv` or `America/New_York`",
            "site.yaml:4:11 settings/base-url `example.org` is not a web address / write the address the site will have, as in `https://example.org/`",
            "site.yaml:5:1 yaml/unknown-key unknown key `baseURL` / did you mean `base_url`?",
            "site.yaml:7:3 settings/vocabulary no vocabulary is called `statuses` / did you mean `status`?",
            "site.yaml:10:30 yaml/type `rung` cannot be `top` / it is one of `on-the-table`, `agreed-in-principle`, `agreed`, `in-force`",
            "site.yaml:11:5 settings/meaning `done` is a status of your own, and nothing says what it means / add `definition`: readers find it under \"How we decide\"",
            "site.yaml:11:12 yaml/unknown-key unknown key `lable` / did you mean `label`?",
            "site.yaml:13:36 yaml/type `needs` cannot be `proof` / it is one of `any`, `named`, `record`, `each-party`, `text`",
            "site.yaml:13:50 settings/vocabulary no word of this vocabulary is called `propsed` / did you mean `proposed`?",
            "site.yaml:14:34 settings/vocabulary `one` cannot stand behind `two`, which stands behind it / say of one of them only what it stands behind",
            "site.yaml:15:34 settings/vocabulary `two` cannot stand behind `one`, which stands behind it / say of one of them only what it stands behind",
            "site.yaml:17:5 settings/vocabulary no rung of the ladder is called `in-forse` / did you mean `in-force`?",
        ],
    );
}

#[test]
fn each_briefing_speaks_its_own_vocabulary() {
    check(
        "-- content/_index.md --
---
title: Home
---
-- content/a/_index.md --
---
kind: briefing
title: A
reviewed: 2025-12-22
vocabulary: legislation
documents: [{id: a, title: A, status: in-committee}, {id: b, title: B, status: floated}]
---
-- content/b/_index.md --
---
kind: briefing
title: B
reviewed: 2025-12-22
documents: [{id: a, title: A, status: in-committee}, {id: b, title: B, status: floated}]
---
",
        &[
            "a/_index.md:6:80 vocabulary/unknown `floated` is no word for `status` / write one of not-reported, announced, drafted, introduced, in-committee, in-debate, passed-one-chamber, passed, signed, in-force, withdrawn, rejected, repealed, dropped, superseded",
            "b/_index.md:5:39 vocabulary/unknown `in-committee` is no word for `status` / write one of not-reported, floated, proposed, in-draft, under-debate, contested, agreed-in-principle, agreed, signed, in-force, dropped, superseded",
        ],
    );
}

#[test]
fn links_of_the_menu() {
    check(
        r#"-- content/site.yaml --
menu:
  - {title: About, to: "@about.md"}
  - {title: Nowhere, to: "@nowhere"}
  - {title: Web, to: "https://example.org/"}
  - {title: Timeline, to: "@timeline"}
  - {to: about.md}
  - {title: Harm, to: "javascript:alert(1)"}
-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
---
-- content/about.md --
---
title: About
---
"#,
        &[
            "site.yaml:3:26 ref/dangling no entry is called `nowhere` / write the id of an entry; `standfirst list` shows them all",
            "site.yaml:5:27 link/address there is no page at `/timeline/` / a view without entries has no page; `standfirst list` shows every address",
            "site.yaml:6:6 settings/line the link to `about.md` has no words / a link of the menu is `{title: About, to: \"@about.md\"}`",
            "site.yaml:6:10 settings/link `about.md` is neither of the site nor on the web / write `@about.md` for a page, `@id` for an entry or a view, or a whole web address",
            "site.yaml:7:23 settings/link a link cannot begin with `javascript:` / use a web address, `mailto:` or `tel:`",
        ],
    );
}

#[test]
fn acceptances() {
    check(
        r#"-- content/site.yaml --
accept:
  - {rule: vocabulary/unknown, scope: x, reason: known, until: 2999-01-01}
  - {rule: "evidence/*", scope: "event:e", reason: known, until: 2999-01-01}
  - {rule: evidence/wanted, scope: next, reason: known, until: 2999-01-01}
  - {rule: id/derived, scope: all, reason: known, until: 2025-01-01}
  - {rule: status/missing, scope: all, reason: known, until: 2999-01-01}
  - {rule: page/orfan, scope: all, reason: known, until: 2999-01-01}
  - {rule: id/derived, until: 2999-01-01}
  - {rule: id/derived, scope: content/more.md, reason: known, until: 2999}
-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
terms:
  - {id: w, term: W, definition: W., type: wrongword}
  - {id: x, term: X, definition: X., type: wrongword}
  - {term: Y, definition: Y.}
events:
  - {id: e, title: E}
  - {id: f, title: F}
next:
  - {id: s, what: S}
---
"#,
        &[
            "_index.md:6:44 vocabulary/unknown `wrongword` is no word for `type` / write one of word, acronym, name",
            "_index.md:8:6 id/derived the id `y` was made from the words of the entry / write `id: y` to keep its address when the words change",
            "_index.md:11:6 evidence/wanted this event has no evidence / say what it rests on: `evidence: source, para 3`, or words of the source",
            "site.yaml:5:58 accept/expired accepting `id/derived` ended on 2025-01-01 / look at the finding again; mend it, or move the date",
            "site.yaml:6:12 accept/unused nothing is found by `status/missing` here / leave the acceptance out",
            "site.yaml:7:12 accept/no-rule no rule is called `page/orfan` / did you mean `page/orphan`?",
            "site.yaml:8:6 settings/accept an accepted finding has no `reason` / an accepted finding needs a rule, a reason and an end date",
            "site.yaml:9:12 accept/unused nothing is found by `id/derived` here / leave the acceptance out",
        ],
    );
}
