//! Evidence: its forms, its source, and where it is missing.

use super::check;

#[test]
fn every_form_of_evidence() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
default_source: article
sources:
  - {id: article, title: An article}
  - {id: gazette, title: The Gazette}
events:
  - {id: a, title: A, evidence: exact words of the source}
  - {id: b, title: B, evidence: "article, para 12"}
  - {id: c, title: C, evidence: "The Gazette, page 3"}
  - {id: d, title: D, evidence: para 3}
  - {id: e, title: E, evidence: "https://example.org/a?b=c,d"}
  - {id: f, title: F, evidence: "https://example.org/a-b"}
  - {id: g, title: G, evidence: {source: gazette, at: line 4, words: some words, via: Officials, hedge: reportedly, note: A remark.}}
  - {id: h, title: H, evidence: [one, "para 2", {at: para 3}]}
  - {id: i, title: I, evidence: "He said yes, then no, in 2025"}
---
"#,
        &[
            "_index.md:16:87 name/stub nothing describes `Officials`; an entry was made of the name / to say more, add a party of that name to the list `parties`",
        ],
    );
}

#[test]
fn evidence_of_a_source_that_is_not_there() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
sources: [{id: article, title: A}, {id: other, title: B}]
events:
  - {id: a, title: A, evidence: "artcle, para 12"}
  - {id: b, title: B, evidence: {source: artcle}}
  - {id: c, title: C, evidence: [article, "some words"]}
---
"#,
        &[
            "_index.md:7:33 ref/dangling no entry is called `artcle` / did you mean `article`?",
            "_index.md:8:42 ref/dangling no entry is called `artcle` / did you mean `article`?",
            "_index.md:9:43 evidence/no-source this evidence names no source / write `source, para 3`, or give the briefing a `default_source`",
        ],
    );
}

#[test]
fn evidence_without_a_source() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
events:
  - {id: a, title: A, evidence: some words}
  - {id: b, title: B, evidence: {at: para 1}}
---
",
        &[
            "_index.md:6:33 evidence/no-source this evidence names no source / write `source, para 3`, or give the briefing a `default_source`",
            "_index.md:7:33 evidence/no-source this evidence names no source / write `source, para 3`, or give the briefing a `default_source`",
        ],
    );
}

#[test]
fn one_wrong_default_source_is_said_once() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
default_source: artcle
sources: [{id: article, title: A}, {id: other, title: B}]
events:
  - {id: a, title: A, evidence: some words}
  - {id: b, title: B, evidence: para 1}
---
",
        &["_index.md:5:17 ref/dangling no entry is called `artcle` / did you mean `article`?"],
    );
}

#[test]
fn missing_evidence() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
sources: [{id: article, title: A}]
parties: [{id: a, name: A}]
provisions:
  - {id: bare, title: P, status: proposed}
  - {id: inherited, title: P, status: proposed, evidence: para 1, positions: [{party: a, position: opposes}]}
  - {id: moves, title: P, history: [{date: 2025, status: proposed, evidence: para 2}], positions: [{party: a, position: opposes}]}
quotes: [{id: q, by: unknown, text: We will see.}]
next: [{id: s, what: S}]
numbers: [{id: n, label: N, value: 1}]
events: [{id: e, title: E}]
questions: [{id: k, ask: Q, why_open: source-silent}]
documents: [{id: d, title: D}]
terms: [{id: t, term: T, definition: D}]
---
",
        &[
            "_index.md:8:6 evidence/missing this provision has no evidence / say what it rests on: `evidence: source, para 3`, or words of the source",
            "_index.md:10:101 evidence/missing item 1 of `positions` has no evidence / say what it rests on: `evidence: source, para 3`, or words of the source",
            "_index.md:12:9 evidence/wanted this step has no evidence / say what it rests on: `evidence: source, para 3`, or words of the source",
            "_index.md:13:12 evidence/wanted this number has no evidence / say what it rests on: `evidence: source, para 3`, or words of the source",
            "_index.md:14:11 evidence/wanted this event has no evidence / say what it rests on: `evidence: source, para 3`, or words of the source",
        ],
    );
}

#[test]
fn evidence_in_the_wrong_shape() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
sources: [{id: article, title: A}]
events:
  - {id: a, title: A, evidence: {source: article, para: 3}}
  - {id: b, title: B, evidence: [[x]]}
  - {id: c, title: C, evidence: 12}
provisions:
  - {id: p, title: P, status: proposed, evidence: {souce: article}}
---
",
        &[
            "_index.md:7:51 yaml/unknown-key unknown key `para` / known here are `source`, `excerpt`, `words`, `at`, `via`, `hedge`, `basis`, `note`",
            "_index.md:8:34 yaml/type item 1 of `evidence` is a list; it should be words of a source, `source, para 12`, a web address, or `{source, at, words, via, hedge}` / -",
            "_index.md:11:52 yaml/unknown-key unknown key `souce` / did you mean `source`?",
        ],
    );
}

#[test]
fn addresses_of_sources() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
sources:
  - {id: a, title: A, url: "javascript:alert(1)"}
  - {id: b, title: B, url: www.example.org, archive_url: "file:///etc/passwd"}
  - {id: c, title: C, url: "https://example.org/a b"}
  - {id: d, title: D, url: "https://example.org/a_(b)?c=d#e", archive_url: "http://example.net"}
---
"#,
        &[
            "_index.md:6:28 source/address `javascript:alert(1)` is not a web address / write it whole, as in `https://example.org/page`",
            "_index.md:7:28 source/address `www.example.org` is not a web address / write it whole, as in `https://example.org/page`",
            "_index.md:7:58 source/address `file:///etc/passwd` is not a web address / write it whole, as in `https://example.org/page`",
            "_index.md:8:28 source/address `https://example.org/a b` is not a web address / write it whole, as in `https://example.org/page`",
        ],
    );
}

#[test]
fn a_finding_in_evidence_stands_at_the_words_that_are_wrong() {
    check(
        "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\nsources:\n  - {id: hearing, title: H, held: h.txt, sha256: ada1df5e446e763fea5fdb15a1b4a462592b6596df7d6c69d2e64b615c7091ed}\nterms:\n  - id: a\n    term: A\n    \
         definition: B\n    evidence: hearng, para 1\n  - id: b\n    term: B\n    definition: C\n    evidence:\n      - {source: hearing, excerpt: The \
         channel shall be dredged}\n---\n-- held/h.txt --\nThe channel will be dredged.\n",
        &[
            "_index.md:11:15 ref/dangling no entry is called `hearng` / did you mean `hearing`?",
            "_index.md:16:36 evidence/verbatim these words do not stand in `hearing`: `shall` stands for `will` / para 1 has “The channel will be dredged”; copy its words, or mark what you leave out with `…`",
        ],
    );
}
