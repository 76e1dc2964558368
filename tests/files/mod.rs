//! The files beside the pages, for programs; each is read by a parser that others wrote.

mod calendar;
mod cards;
mod data;
mod feeds;
mod pictures;
mod weight;

use crate::support::{file_of, site};

/// A briefing with a log, dated steps, and what must not be published.
const SITE: &str = "-- content/site.yaml --
base_url: https://example.org/b/
publisher: The Desk
languages: [en, uk]
tz: Europe/Kyiv
licence: {name: CC BY 4.0, url: 'https://creativecommons.org/licenses/by/4.0/'}
-- content/_index.md --
---
kind: briefing
title: The harbour & \"quay\"
description: What is agreed.
reviewed: 2025-12-20
authors: [Jo Marsh]
default_source: paper
sources:
  - {id: paper, title: The paper, url: 'https://example.com/paper', held: paper.txt}
provisions:
  # CANARY in a comment
  - {id: cap, title: A cap on tariffs, status: in-draft, evidence: 'paper, para 2', extra: {desk: CANARY six}}
  - {id: secret, title: CANARY one, status: in-draft, draft: true, evidence: 'paper, para 3'}
next:
  - {id: meet, what: 'The sides meet; again, in Tolm', when: 2026-01-14, modality: scheduled, condition: 'Nobody cancels, however long the sentence becomes that says so — навіть якщо вона українською, бо рядки згортають за байтами.', evidence: 'paper, para 4'}
  - {id: talk, what: They talk, when: '2026-01-15T10:30+02:00', modality: planned, evidence: 'paper, para 4'}
  - {id: week, what: A week of talks, when: 2026-02-01/2026-02-07, state: cancelled, evidence: 'paper, para 4'}
  - {id: spring, what: It opens, when: 2026-04, evidence: 'paper, para 4'}
  - {id: later, what: CANARY two, when: 2026-03-01, publish_on: 2027-01-01, evidence: 'paper, para 4'}
updates:
  - {id: first, type: published, at: 2025-12-02, summary: First version.}
  - id: day
    type: correction
    at: 2025-12-05T08:00+02:00
    summary: We had the <wrong> day & said so.
    was: Monday
    now: Tuesday
    about: [cap]
    body: It [stood here](@cap) \u{201c}until\u{201d} noon.
  - {id: hidden, type: correction, at: 2025-12-06, summary: CANARY three, draft: true}
  - {id: future, type: update, at: 2026-12-06, summary: Not yet.}
---
Words.
-- content/_index.uk.md --
---
title: Гавань
---
Слова.
-- content/records.uk.yaml --
updates:
  - {id: first, summary: Перша версія.}
  - {id: day, summary: Ми помилилися днем.}
-- held/paper.txt --
CANARY five
";

fn file(address: &str) -> String {
    file_of(&site(SITE), address)
}
