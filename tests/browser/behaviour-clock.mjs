// A page tells by the reader's own clock that it may be out of date, and by the last visit what is new.
export const site = {
  "content/site.yaml": "title: Clocks\nlicence: CC BY 4.0\n",
  "content/_index.md": `---
kind: briefing
title: The ferry
reviewed: 2026-01-01
stale_after: 14d
provisions:
  - {id: cap, title: Fares are capped, status: proposed, evidence: "https://example.org/, para 1"}
  - {id: depot, title: A second depot, status: proposed, evidence: "https://example.org/, para 2"}
updates:
  - {id: first, type: published, at: 2025-12-20, summary: The briefing was published.}
  - {id: second, type: update, at: 2026-01-01, summary: The cap was proposed., about: [cap]}
---

The treaty sets a cap for five years, and no more is known of it than that.
`,
};

const shown = (page, selector) => page.evaluate((selector) =>
  [...document.querySelectorAll(selector)].filter((line) => line.checkVisibility()).map((line) => line.innerText).join("\n"), selector);
const marked = (page) => page.evaluate(() => [...document.querySelectorAll("main [data-new]")].map((entry) => entry.innerText));

// A page whose clock stands at this day; nothing has been kept by the browser yet.
async function at(open, day, options = {}) {
  const page = await open("/404.html", { viewport: { width: 390, height: 800 }, ...options });
  await page.clock.setFixedTime(new Date(`${day}T12:00:00Z`));
  return page;
}

export async function behave({ open, go, check }) {
  const page = await at(open, "2026-01-10");
  await go(page, "/provisions/");
  check("a fresh page says nothing", (await shown(page, ".clock")) === "", await shown(page, ".clock"));
  check("at the first visit nothing is new", (await marked(page)).length === 0, await marked(page));

  const late = await at(open, "2026-02-01");
  const asked = [];
  late.on("request", (request) => asked.push(request.url()));
  await go(late, "/provisions/");
  check("past its day it says so", (await shown(late, ".aged")).includes("15 January 2026"), await shown(late, ".aged"));
  check("it is announced and not shouted", (await late.getByRole("status").filter({ visible: true }).count()) === 1);
  check("nothing is sent", asked.every((url) => !url.includes("?")), asked);

  // The browser remembers a visit in December, when the log had one line.
  await late.evaluate(() => localStorage.setItem(`standfirst ${document.documentElement.dataset.briefing}`, `1 1 ${Date.UTC(2025, 11, 24)}`));
  await late.reload();
  check("a later visit says that the briefing changed", (await shown(late, ".changed")).includes("since your last visit"));
  check("it marks what is new, and no more", `${await marked(late)}` === "Fares are capped", await marked(late));
  const label = () => late.evaluate(() => getComputedStyle(document.querySelector("main [data-new]") ?? document.body, "::before").content);
  check("the mark is words", (await label()).includes("New since your last visit"), await label());
  await late.waitForTimeout(300);
  const moved = await late.evaluate(() => new Promise((done) => new PerformanceObserver((list) =>
    done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({ type: "layout-shift", buffered: true }) ?? setTimeout(done, 300, 0)));
  check("nothing moves", moved < 0.01, moved);
  const wide = await late.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check("nothing is wider than the screen", wide <= 0, wide);
  await go(late, "/updates/");
  check("on the next page of the visit it is new still", `${await marked(late)}` === "The cap was proposed.", await marked(late));
  await late.emulateMedia({ media: "print" });
  check("it is not on paper", (await shown(late, ".clock")) === "", await shown(late, ".clock"));

  const closed = await at(open, "2026-02-01");
  const failed = [];
  closed.on("pageerror", (error) => failed.push(error.message));
  await closed.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } }));
  await go(closed, "/provisions/");
  check("where nothing may be kept it fails quietly", failed.length === 0 && (await shown(closed, ".aged")) !== "" && (await marked(closed)).length === 0, failed);
}

const grow = "@keyframes grow { from { block-size: 0 } to { block-size: 300px } } .changed { animation: grow .1s .05s both }";

export const faults = {
  "it always stands there": { css: ".clock { display: block !important }", breaks: ["a fresh page says nothing", "it is not on paper"] },
  "everything is new": {
    html: (html) => html.replaceAll(/ data-at="\d+"/g, ' data-at="99"'),
    breaks: ["at the first visit nothing is new"],
  },
  "no day": { html: (html) => html.replaceAll(/ data-review="[^"]*"/g, ""), breaks: ["past its day it says so", "where nothing may be kept it fails quietly"] },
  "not announced": { html: (html) => html.replaceAll(' role="status"', ""), breaks: ["it is announced and not shouted"] },
  "an eye on readers": { html: (html) => html.replace("</main>", '<img src="/seen?by=you" alt=""></main>'), breaks: ["nothing is sent"] },
  "no log": { html: (html) => html.replaceAll(/ data-news="\d+"/g, ' data-news="1"'), breaks: ["a later visit says that the briefing changed"] },
  "nothing to mark": { html: (html) => html.replaceAll(/ data-at="\d+"/g, ""), breaks: ["it marks what is new, and no more"] },
  "no words": { css: "[data-new]::before { content: none !important }", breaks: ["the mark is words"] },
  "it grows": { css: grow, breaks: ["nothing moves"] },
  "a long line": { css: ".changed { white-space: nowrap; inline-size: 60rem }", breaks: ["nothing is wider than the screen"] },
  "each page by itself": {
    html: (html) => html.replace(/ data-briefing="[^"]*"/, ` data-briefing="${html.length}"`),
    breaks: ["on the next page of the visit it is new still"],
  },
};
