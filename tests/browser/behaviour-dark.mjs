// The reader's dark scheme: colours really change, and text and marks stand out in both.
import { contrasts } from "./colour.mjs";
import { everyKind } from "./sites.mjs";

export const site = everyKind;

export async function behave({ open, go, check, kinds }) {
  const page = await open("/");
  for (const path of kinds) {
    await go(page, path);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const seen = await page.evaluate(contrasts);
      const text = seen.filter(({ what }) => what === "text");
      const faint = text.filter(({ ratio }) => ratio < 7);
      check(`text stands out from what is behind it: ${colorScheme}`, text.length > 2 && faint.length === 0, { path, faint });
      const lost = seen.filter(({ what, ratio }) => what === "mark" && ratio < 3);
      check(`marks stand out from what is behind them: ${colorScheme}`, lost.length === 0, { path, lost });
      const isDark = text.every(({ top, ground }) => top > ground);
      check(`the page is ${colorScheme}`, isDark === (colorScheme === "dark"), { path, text: text.slice(0, 3) });
    }
  }
}

const both = (check) => [`${check}: light`, `${check}: dark`];

export const faults = {
  "light whatever is asked for": { css: ":root { color-scheme: light }", breaks: ["the page is dark"] },
  "dark whatever is asked for": { css: ":root { color-scheme: dark }", breaks: ["the page is light"] },
  "grey on grey": { css: "p { color: light-dark(#888, #777) }", breaks: both("text stands out from what is behind it") },
  "pale marks": { css: ".rung circle, .tokens circle { fill: light-dark(#ccc, #333); stroke: light-dark(#ccc, #333) }", breaks: both("marks stand out from what is behind them") },
};
