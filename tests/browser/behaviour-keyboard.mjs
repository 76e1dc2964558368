// The keyboard: it can skip to the content, goes in the order of reading, and its place is always seen.
import { everyKind } from "./sites.mjs";

export const site = everyKind;

// Where the keyboard is: its place, its ring, and how it lies to the stop before.
const stop = (page) => page.evaluate(() => {
  const now = document.activeElement;
  const before = window.stopBefore;
  window.stopBefore = now;
  if (now === document.body || window.firstStop === now) return null;
  window.firstStop ??= now;
  const style = getComputedStyle(now);
  const box = now.getBoundingClientRect();
  const old = before?.isConnected ? before.getBoundingClientRect() : box;
  return {
    words: `${now.tagName} ${now.textContent.trim().slice(0, 30)}`,
    hasRing: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== getComputedStyle(document.body).backgroundColor,
    isInView: box.height > 0 && box.top < innerHeight && box.bottom > 0 && box.left < innerWidth && box.right > 0,
    isAfter: !before || Boolean(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING),
    isBelow: before === document.querySelector(".skip") || !before || box.bottom > old.top,
  };
});

async function walk(page) {
  const stops = [];
  for (let press = 0; press < 150; press += 1) {
    await page.keyboard.press("Tab");
    const now = await stop(page);
    if (!now) break;
    stops.push(now);
  }
  return stops;
}

export async function behave({ open, go, check }) {
  const page = await open("/", { viewport: { width: 390, height: 700 }, reducedMotion: "reduce" });
  await go(page, "/");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  check("after skipping the keyboard is in the content", await page.evaluate(() => Boolean(document.activeElement.closest("main"))));
  await go(page, "/provisions/");
  await page.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  check("the keyboard opens the doors", await page.locator("nav a", { hasText: "Timeline" }).first().isVisible());
  for (const path of ["/", "/full/", "/positions/", "/provisions/tariffs/", "/search/", "/timeline/"]) {
    await go(page, path);
    const stops = await walk(page);
    check("the first stop skips to the content, and is seen", /^A Skip/.test(stops[0]?.words) && stops[0].isInView, { path, first: stops[0] });
    for (const [name, of] of [["every stop has a ring", "hasRing"], ["every stop is in view", "isInView"], ["the order is that of the text", "isAfter"], ["the way leads down the page", "isBelow"]]) {
      const wrong = stops.filter((now) => !now[of]);
      check(name, stops.length > 3 && wrong.length === 0, { path, wrong });
    }
  }
}

export const faults = {
  "nothing to skip with": { css: ".skip { display: none }", breaks: ["the first stop skips to the content, and is seen"] },
  "skipping unseen": { css: ".skip { inset-block-start: -20rem !important }", breaks: ["every stop is in view"] },
  "skipping to nowhere": { html: (html) => html.replace(' id="main"', ""), breaks: ["after skipping the keyboard is in the content"] },
  "no rings": { css: ":focus-visible { outline: 0 !important }", breaks: ["every stop has a ring"] },
  "an order of its own": { html: (html) => html.replace("<h1>", '<h1><a href="#" tabindex="3">x</a>'), breaks: ["the order is that of the text"] },
  "upside down": { css: "body { display: flex; flex-direction: column } main { order: 9 } .foot { order: -1 }", breaks: ["the way leads down the page"] },
  "doors for pointers": { html: (html) => html.replaceAll("<summary>", '<summary tabindex="-1" inert>'), breaks: ["the keyboard opens the doors"] },
};
