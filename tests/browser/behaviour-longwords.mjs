// Words without a break and very long names, wherever an author can write one.
const word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const name = "The Very Honourable Commission for the Joint Administration of Ferries and Pilots and Berths and Tides of Both Shores";
const evidence = 'evidence: {source: report, at: para 2, via: council, note: "A long note about where this was read and how it was compared."}';

export const site = {
  "content/site.yaml": `accept:\n  - {rule: stance/unsupported, scope: all, reason: The site is made up to try pages., until: 2032-01-01}\n  - {rule: change/correction-incomplete, scope: all, reason: The site is made up to try pages., until: 2032-01-01}\ntitle: ${word}\npublisher: ${name}\ncontact: desk@${word.toLowerCase().replace("ä", "ae").slice(0, 60)}.example\nlicence: ${word}\nnotice: ${word} ${name}\nbase_url: https://strait.example/\n`,
  "content/about.md": `---\ntitle: About ${word}\n---\n\n## ${word}\n\n${word} <https://strait.example/${word}>\n\n| ${word} | ${word} |\n|---|---|\n| ${word} | ${name} |\n\n- ${word}\n\n> ${word}\n\n    ${word} ${word}\n\nSee \`${word}\`.\n`,
  "content/_index.md": `---
kind: briefing
title: ${word} and the port
description: ${word}
reviewed: 2025-12-20
authors: [${name}, ${word}]
sources: [{id: report, title: ${word}, type: news, outlet: ${name}, url: "https://gazette.example/${word}/${word}"}]
themes: [{id: money, title: ${word}}]
documents: [{id: act, title: ${name} ${word}, type: law, status: in-force, ${evidence}}]
parties:
  - {id: council, name: ${word}, type: body, column: true}
  - {id: ministry, name: "${name}", type: state, column: true}
people: [{id: marren, name: Ilva ${word}, roles: [{title: "minister of ${name}", for: ministry}]}]
provisions:
  - {id: tariffs, number: "1234.5", title: "${name} is capped", theme: money, status: proposed, summary: ${word}, ${evidence}, positions: [{party: council, position: supports, ${evidence}}, {party: ministry, position: opposes, ${evidence}}]}
  - {id: pilots, title: ${word}, status: agreed-in-principle, document: act, ${evidence}, positions: [{party: council, position: supports-if, ${evidence}}]}
quotes:
  - {id: harbour, by: marren, text: "${word} is one harbour, ${name}.", when: 2025-12-01, venue: ${word}, about: [tariffs], ${evidence}}
  - {id: nearly, by: marren, type: fragment, text: ${word}, about: [pilots], ${evidence}}
next: [{id: meeting, what: ${word} and ${name} meet, modality: scheduled, when: {date: 2026-02-10, as_written: ${word}}, who: [council, ministry], condition: ${word}, ${evidence}}]
events: [{id: opened, title: ${word} opens, type: background, when: 1971, where: ${word}, who: [ministry], ${evidence}}]
questions: [{id: price, ask: "How high is ${word}?", why_open: source-silent, about: [tariffs], ${evidence}}]
numbers: [{id: ships, label: ${word}, value: 135000000000, unit: ${word}, qualifier: about, about: [pilots], ${evidence}}]
terms: [{id: cap, term: ${word}, definition: ${word} ${name}, about: [tariffs], ${evidence}}]
updates: [{id: first, at: 2025-12-20, type: correction, summary: ${word}, was: ${word}, now: ${name}, about: [meeting]}]
---

${word} is [capped](@cap) [@report, para 1]. [](@tariffs)

## Why it matters {#why}

${word} ${word}

![](@harbour)

![](@tariffs)
`,
};

export { behave, faults } from "./layout.mjs";
