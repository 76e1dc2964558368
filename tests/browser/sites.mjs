// A small site that has one or two entries of every kind, with every part of the theme on its pages.
const evidence = 'evidence: "report, para 2"';

export const everyKind = {
  "content/site.yaml": `accept:\n  - {rule: status/overclaim, scope: all, reason: The site is made up to try pages., until: 2032-01-01}\ntitle: The strait\nlanguage: en\ntz: Etc/UTC\nbase_url: https://strait.example/\npublisher: The strait desk\ncontact: desk@strait.example\nlicence: CC BY 4.0\nnotice: Invented, to be tested.\n`,
  "content/about.md": `---
title: About these pages
---

Made to be tested. See [the port](@_index.md) and [a page elsewhere](https://elsewhere.example/a/long/path?with=a&query=b).

| Year | Ships |
|---|---:|
| 2030 | 1 200 |
| 2031 | 1 350 |

> Words of somebody in the text.

1. First.
2. Second.

\`\`\`
some fixed text
\`\`\`

A note is below.[^1]

[^1]: The note.
`,
  "content/_index.md": `---
kind: briefing
title: The port of the strait
description: What is proposed for the port, and who says so.
reviewed: 2025-12-20
published: 2025-11-01
authors: [The desk]
sources:
  - {id: report, title: The report of the port, type: news, outlet: The Strait Gazette, url: "https://gazette.example/report/42", published: 2025-12-01}
  - {id: law, title: The port act, type: law, url: "https://law.example/port-act"}
themes: [{id: money, title: Money}]
documents: [{id: act, title: The port act, type: law, status: in-force, ${evidence}}]
parties:
  - {id: council, name: Island council, type: body, column: true}
  - {id: ministry, name: Mainland ministry, type: state, column: true}
  - {id: workers, name: Ferry workers, type: organisation, column: true}
people: [{id: marren, name: Ilva Marren, roles: [{title: minister, for: ministry}]}]
provisions:
  - {id: tariffs, title: Tariffs are capped for five years, number: "1", theme: money, status: proposed, summary: The most that a ferry may charge is set., ${evidence}, positions: [{party: council, position: supports, ${evidence}}, {party: ministry, position: opposes, ${evidence}}]}
  - {id: pilots, title: Pilots of both shores guide ships, number: "2", status: agreed, document: act, evidence: {source: report, at: para 4, hedge: reportedly}, positions: [{party: workers, position: supports-if, ${evidence}}]}
  - {id: berths, title: Two berths are kept free, status: agreed-in-principle, about: [pilots], evidence: {source: report, at: para 5, via: council}}
  - {id: tides, title: Tide readings are shared, status: in-force, ${evidence}, positions: [{party: ministry, position: undecided, ${evidence}}]}
  - {id: police, title: A port police, status: dropped, ${evidence}}
quotes:
  - {id: harbour, by: marren, text: "The harbour is one harbour, and it will have one board.", when: 2025-12-01, about: [tariffs], ${evidence}}
  - {id: nearly, by: marren, type: fragment, text: nearly done, about: [pilots], ${evidence}}
  - {id: berth, by: unknown, type: paraphrase, text: a berth would be lost, ${evidence}}
next:
  - {id: meeting, what: The two sides meet, modality: scheduled, when: 2026-02-10, who: [council, ministry], ${evidence}}
  - {id: vote, what: The council may vote, modality: may, condition: there is a text, ${evidence}}
events:
  - {id: opened, title: The port opens, type: background, when: 1971, ${evidence}}
  - {id: published, title: The report is published, type: publication, when: 2025-12-01, about: [tariffs], ${evidence}}
questions: [{id: price, ask: How high is the cap?, why_open: source-silent, about: [tariffs], ${evidence}}]
numbers: [{id: ships, label: Ships a year, value: 1350, unit: ships, qualifier: about, about: [pilots], ${evidence}}]
terms: [{id: cap, term: Tariff cap, definition: The most that a ferry may charge., about: [tariffs], ${evidence}}]
updates: [{id: first, at: 2025-12-20, type: correction, summary: The date of the meeting was wrong., was: 9 February, now: 10 February, about: [meeting]}]
---

The port is shared by two shores [@report, para 1]. Its [tariffs](@tariffs) are to be [capped](@cap).

## Why it matters {#why}

Every ship passes the port [@law, section 3]. The [act](@act) is old.

![](@harbour)

## What is known {#know}

![](@tariffs)

## What happens next {#next}

The two sides [meet](@meeting) in winter.
`,
};
