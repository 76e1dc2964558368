// Readers who ask for less motion get none.
export const site = {
  "content/site.yaml": "title: Motion\n",
  "content/_index.md": `---
kind: briefing
title: The long reading
reviewed: 2025-12-20
sources: [{id: report, title: The report, type: news}]
provisions: [{id: tariffs, title: Tariffs are capped, status: proposed, evidence: "report, para 2"}]
---

The port is shared.

## Why it matters {#why}

${"A paragraph that makes the page long.\n\n".repeat(60)}
## What happens next {#next}

Nobody has said.

### And then

Nobody knows.
`,
};

const still = (page) => page.evaluate(() => {
  const moving = [];
  for (const element of document.querySelectorAll("*")) {
    for (const part of [undefined, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0)) moving.push(`${element.tagName} passes over`);
      if (style.animationName !== "none") moving.push(`${element.tagName} is animated`);
    }
  }
  return moving;
});

export async function behave({ open, go, check }) {
  const page = await open("/full/", { reducedMotion: "reduce" });
  for (const path of ["/", "/full/", "/search/"]) {
    await go(page, path);
    const moving = await still(page);
    check("nothing moves by itself", moving.length === 0, { path, moving: moving.slice(0, 3) });
  }
  await go(page, "/full/");
  const at = await page.evaluate(async () => {
    document.querySelector('a[href="#next"]').click();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return document.getElementById("next").getBoundingClientRect().top;
  });
  check("a link within the page leads there at once", at >= 0 && at < 200, at);
  const rule = await page.evaluate(() => [...document.styleSheets].some((sheet) => [...sheet.cssRules].some((rule) => rule.cssText.includes("@view-transition"))));
  check("pages do not fade into each other", !rule);
}

export const faults = {
  "links glow up": { css: "a { transition: color 1s }", breaks: ["nothing moves by itself"] },
  "the page glides": { css: "html { scroll-behavior: smooth !important }", breaks: ["a link within the page leads there at once"] },
  "pages fade": { css: "@view-transition { navigation: auto }", breaks: ["pages do not fade into each other"] },
};
