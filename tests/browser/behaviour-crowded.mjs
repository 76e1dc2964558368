// Forty provisions, twelve parties, and a position of each on all of them.
const evidence = 'evidence: "report, para 2"';
const stances = ["supports", "supports-if", "undecided", "opposes", "proposed-it", "mixed"];
const parties = Array.from({ length: 12 }, (_, at) => ["council", "ministry", "union", "league", "port", "chamber", "court", "bank", "guild", "school", "press", "army"][at]);

const provision = (at) => `  - {id: p${at}, number: "${at + 1}", title: Article ${at + 1} of the port and its ferries, status: ${["proposed", "in-draft", "agreed-in-principle", "agreed", "in-force", "floated", "contested"][at % 7]}, ${evidence}, positions: [${parties.map((party, of) => `{party: ${party}, position: ${stances[(at + of) % 6]}, ${evidence}}`).join(", ")}]}`;

export const site = {
  "content/site.yaml": "title: The crowded strait\naccept:\n  - {rule: status/overclaim, scope: all, reason: The site is made up to try pages., until: 2032-01-01}\n",
  "content/_index.md": "---\nkind: briefing\ntitle: The crowded port\nreviewed: 2025-12-20\nsources: [{id: report, title: The report, type: news}]\n---\n\nMuch is proposed.\n",
  "content/parties.yaml": parties.map((party) => `- {id: ${party}, name: The ${party} of the strait, type: organisation, column: true}`).join("\n"),
  "content/records.yaml": `provisions:\n${Array.from({ length: 40 }, (_, at) => provision(at)).join("\n")}\n`,
};

export { behave, faults } from "./layout.mjs";
