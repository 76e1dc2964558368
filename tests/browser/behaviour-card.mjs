// A card in the page of somebody else says whose it is, can be left by the keyboard, leads on, and fits its frame.
import { everyKind } from "./sites.mjs";

const said = "Half of what was promised for the berths was never built, and the other half stands where no ship can reach it. ";
export const site = {
  ...everyKind,
  "content/quotes/long.md": `---\nby: marren\ntext: "${said.repeat(4).trim()}"\nwhen: 2025-12-01\nabout: [tariffs]\nevidence: "report, para 2"\n---\nMore.\n`,
  "content/provisions/words.md": `---\ntitle: ${"A board of both shores decides what ships pay. ".repeat(4).trim()}\nstatus: proposed\nsummary: ${said.repeat(3).trim()}\nevidence: "report, para 2"\n---\nMore.\n`,
};

// The parts that a reader of a screen goes to: those that stand in no part of the text.
const landmarks = () => {
  const outside = (tag) => [...document.querySelectorAll(tag)].filter((part) => !part.parentElement.closest("article, aside, main, nav, section"));
  return {
    banner: outside("header").map((part) => part.innerText.trim()),
    contentinfo: outside("footer").map((part) => part.innerText.trim()),
    navigation: [...document.querySelectorAll("nav")].map((nav) => nav.getAttribute("aria-label")?.trim() && [...nav.querySelectorAll("a")].map((link) => link.href)),
    full: document.querySelector("link[rel=canonical]").href.split("/").slice(3).join("/"),
  };
};
const focused = () => {
  const here = document.activeElement;
  const box = here.getBoundingClientRect();
  return { href: here.getAttribute("href"), isSeen: box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === here, isInMain: Boolean(here.closest("main")) };
};

async function keyboard(page, path, check) {
  const before = await page.evaluate(() => document.querySelector("a").getBoundingClientRect().bottom);
  check("the way past what stands first is not seen until it is needed", before <= 0, { path, before });
  await page.keyboard.press("Tab");
  const first = await page.evaluate(focused);
  check("the first stop of the keyboard is the way to the text, and is seen", first.href?.startsWith("#") && first.isSeen, { path, first });
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const next = await page.evaluate(focused);
  const isNext = await page.evaluate(() => document.activeElement.compareDocumentPosition(document.querySelector("main")) & Node.DOCUMENT_POSITION_PRECEDING);
  check("it leads past what stands first", page.url().endsWith("#main") && (next.isInMain || Boolean(isNext)), { path, next });
}

// In the page that copied its code, the card is all there, and what it leads to opens in place of that page.
async function framed(page, path, go, check) {
  const code = await page.evaluate(async () => (await (await fetch("oembed.json")).json()).html);
  const [, width, height] = code.match(/width="(\d+)" height="(\d+)"/).map(Number);
  await page.setViewportSize({ width, height });
  await go(page, path);
  const { needs, given } = await page.evaluate(() => ({ needs: document.documentElement.scrollHeight, given: innerHeight }));
  check("all of it stands in the frame of its code", needs <= given, { path, needs, given });
  const text = await page.evaluate(() => document.querySelector("main").lastElementChild.getBoundingClientRect().bottom);
  const spare = await page.evaluate(() => document.querySelector("footer").getBoundingClientRect().top);
  check("the frame is not mostly empty", spare - text < height / 2, { path, spare: spare - text, height });
}

export async function behave({ open, go, check, pages }) {
  const page = await open("/");
  for (const path of pages.filter((path) => path.endsWith("/card/"))) {
    await page.setViewportSize({ width: 600, height: 400 });
    await go(page, path);
    const found = await page.evaluate(landmarks);
    check("it begins with the name of the briefing", found.banner.length === 1 && found.banner[0].includes("The port of the strait"), { path, found });
    check("it ends with as of when, and who publishes it", found.contentinfo.length === 1 && found.contentinfo[0].includes("As of 20 December 2025") && found.contentinfo[0].includes("The strait desk"), { path, found });
    check("it leads to the whole page and the sources", found.navigation.length === 1 && found.navigation[0]?.length === 2 && found.navigation[0][0].includes(found.full) && found.navigation[0][1].endsWith("/sources/"), { path, found });
    await keyboard(page, path, check);
    await framed(page, path, go, check);
  }
}

const onCards = (change) => (html) => (html.includes('data-kind="card"') ? change(html) : html);

export const faults = {
  "a card without its briefing": { html: onCards((html) => html.replace(/<p class="name">.*?<\/p>/s, "")), breaks: ["it begins with the name of the briefing"] },
  "a card without a date": { html: onCards((html) => html.replace(/<p>As of.*?<\/p>/s, "")), breaks: ["it ends with as of when, and who publishes it"] },
  "ways without a name": { html: onCards((html) => html.replace(/<nav aria-label="[^"]*"/, "<nav")), breaks: ["it leads to the whole page and the sources"] },
  "the way past on show": { css: ".skip:not(:focus) { inset-block-start: auto }", breaks: ["the way past what stands first is not seen until it is needed"] },
  "the way past unseen": { css: ".skip:focus { inset-block-start: -9rem }", breaks: ["the first stop of the keyboard is the way to the text, and is seen"] },
  "a way past to nowhere": { html: onCards((html) => html.replace('href="#main"', 'href="#nowhere"')), breaks: ["it leads past what stands first"] },
  "large letters": { css: "main { font-size: 2rem }", breaks: ["all of it stands in the frame of its code"] },
  "small letters": { css: "main, main * { font-size: .5rem !important }", breaks: ["the frame is not mostly empty"] },
};
