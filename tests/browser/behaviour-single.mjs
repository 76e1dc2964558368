// A briefing of one provision.
export const site = {
  "content/site.yaml": "title: The strait\n",
  "content/_index.md": `---
kind: briefing
title: The one article
reviewed: 2025-12-20
sources: [{id: report, title: The report, type: news}]
provisions: [{id: tariffs, title: Tariffs are capped, status: proposed, evidence: "report, para 2"}]
---

One thing is proposed.
`,
};

export { behave, faults } from "./layout.mjs";
