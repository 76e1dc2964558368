// A briefing without a single entry.
export const site = {
  "content/site.yaml": "title: The strait\n",
  "content/_index.md": "---\nkind: briefing\ntitle: The port\nreviewed: 2025-12-20\n---\n\nNothing is known of the port yet.\n",
};

export { behave, faults } from "./layout.mjs";
