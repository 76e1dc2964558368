// A briefing that has nothing but what people said.
export const site = {
  "content/site.yaml": "title: The strait\n",
  "content/_index.md": `---
kind: briefing
title: What was said of the port
reviewed: 2025-12-20
sources: [{id: report, title: The report, type: news}]
people: [{id: marren, name: Ilva Marren}]
quotes:
  - {id: harbour, by: marren, text: "The harbour is one harbour, and it will have one board.", evidence: "report, para 2"}
  - {id: nearly, by: marren, type: fragment, text: nearly done, evidence: "report, para 3"}
---

Only words are known.
`,
};

export { behave, faults } from "./layout.mjs";
