//! Every field of every kind is read.

use super::check;

#[test]
fn every_field_of_every_kind_is_read() {
    check(
        r#"-- content/_index.md --
---
kind: briefing
id: b
title: The harbour accord
type: explainer
description: What it is.
summary:
  - Nothing is agreed.
  - {text: Ferries are cheaper., about: [provision:tariffs, term:tariffs], basis: editorial}
about: [plan]
evidence: article, para 1
aliases: [old-name]
publish_on: 2025-01-01
extra: {anything: [goes, here]}
reviewed: 2025-12-22
stale_after: 14d
review_by: 2026-01-05
tz: Europe/Kyiv
scope: Ferries.
method: By hand.
authors: [Ann Lee, Bo Lee]
reviewed_by: Cy Lee
published: 2025-12-01
ai_use: None.
language: en
vocabulary: negotiation
default_source: article
path: /
---
Lead.
-- content/records.yaml --
themes:
  - {id: money, title: Money, type: topic, summary: On money., about: [plan], evidence: article, aliases: [cash], order: 1, extra: {a: 1}, body: "Words."}
documents:
  - id: plan
    title: The plan
    type: plan
    status: in-draft
    points_total: 20
    part_of: whole
    visibility: described
    versions:
      - {id: draft-1, date: 2025-11, evidence: "article, para 2", note: First.}
      - {id: draft-2, date: 2025-12-01, evidence: {at: para 3}}
  - {id: whole, title: The whole, type: agreement}
provisions:
  - id: tariffs
    title: Lower tariffs
    type: substantive
    evidence:
      - a word or two
      - article, para 3
      - {source: article, at: para 4, words: some words, via: vega, hedge: would, basis: on-record, note: Said twice.}
      - {source: article, at: page 3, excerpt: some words}
    history:
      - {date: 2025-10, status: floated, text: Free., evidence: para 5, note: Early.}
      - {date: 2025-12, status: proposed, text: Cheap.}
    document: plan
    number: "3a"
    theme: money
    part_of: quay
    depends_on: [quay]
    visibility: described
    implementation: 0
    positions:
      - {party: harbour-board, position: proposed-it, evidence: para 6, date: 2025-11-01, note: In writing.}
  - {id: quay, title: The quay, status: superseded, superseded_by: tariffs, evidence: para 7}
quotes:
  - id: vega-now
    title: Vega on time
    text: We will see.
    by: vega
    type: full
    when: 2025-12-21T10:00+02:00
    venue: A quay
    outlet: other
    language: en
    original: Побачимо.
    translated_by: Us
    context: On time.
    integrity: verified
    evidence: para 8
people:
  - id: vega
    name: Ana Vega
    type: official
    aliases: [A. Vega]
    roles:
      - {title: minister, for: harbour-board, from: 2020, to: 2026-01, evidence: para 9}
parties:
  - {id: harbour-board, name: The Harbour Board, type: body, members: [vega], column: true}
sources:
  - id: article
    title: An article
    type: news
    outlet: The Gazette
    authors: Dee Lee
    url: https://example.org/article
    published: 2025-12-01
    updated: 2025-12-02
    accessed: 2025-12-03
    archive_url: https://example.net/article
    archived: 2025-12-04
    language: en
    cites: [other]
    licence: All rights reserved
  - {id: other, title: null, type: record}
events:
  - {id: talks, title: Talks, type: talks, when: 2025-12-20/2025-12-21, where: A quay, who: [vega, harbour-board], evidence: para 10}
next:
  - {id: vote, what: A vote, type: vote, modality: depends, when: 2026-02, who: harbour-board, condition: If they meet., state: open, review_by: 2026-01-10, outcome: None yet., completed_by: talks, evidence: para 11}
questions:
  - {id: who-pays, ask: Who pays?, type: content, why_open: sources-conflict, state: answered, answer: Nobody., answered_by: talks}
numbers:
  - {id: ferries, label: Ferries, type: count, value: 1.10, unit: ferries, qualifier: about, as_written: a ferry or so, when: 2025, evidence: para 12}
terms:
  - {id: tariffs, term: Tariff, type: word, definition: A price.}
updates:
  - {id: u1, title: First, summary: Corrected., type: correction, at: 2025-12-22T10:00Z, severity: normal, was: Free., now: Cheap., approved_by: Ann Lee, about: provision:tariffs}
-- content/about.md --
---
title: About
type: about
description: Who we are.
date: 2025-12-01
updated: 2025-12-02
slug: about-us
weight: 3
template: page
summary: Us.
---
[Home](_index.md)
"#,
        &[],
    );
}
