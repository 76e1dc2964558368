// Opens every page of a built site in Chromium and says what is wrong with each.
import { chromium } from "playwright-core";
import { readdir, readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, relative, sep } from "node:path";
import { accessible } from "./axe.mjs";
import { serve } from "./server.mjs";
import { valid } from "./validate.mjs";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS });
}

// What a page says of itself, from inside the browser.
function look() {
  const wrong = [];
  const count = (selector) => document.querySelectorAll(selector).length;
  if (count("h1") !== 1) wrong.push(`${count("h1")} first-level headings`);
  if (count("main") !== 1) wrong.push(`${count("main")} main parts`);
  if (!document.title.trim()) wrong.push("no title");
  if (!document.documentElement.lang) wrong.push("no language");
  const focusable = document.querySelector("a[href], button, input, select, textarea, summary, [tabindex='0']");
  if (!focusable?.getAttribute("href")?.startsWith("#")) wrong.push("the first stop of the keyboard skips nothing");
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids)) {
    const times = ids.filter((other) => other === id).length;
    if (times > 1) wrong.push(`the id ${id} stands ${times} times`);
    if (!id) wrong.push("an empty id");
  }
  for (const image of document.images) if (!image.hasAttribute("alt")) wrong.push(`an image without words: ${image.src}`);
  for (const link of document.querySelectorAll("a[href]")) {
    const words = (link.textContent + (link.getAttribute("aria-label") ?? "")).trim();
    if (!words) wrong.push(`a link without words: ${link.getAttribute("href")}`);
  }
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const now = Number(heading.tagName[1]);
    if (now > level + 1) wrong.push(`a heading jumps from ${level} to ${now}: ${heading.textContent.trim()}`);
    level = now;
  }
  for (const table of document.querySelectorAll("table")) if (!table.querySelector("th")) wrong.push("a table without heads");
  const links = [...document.querySelectorAll("[href], [src]")].map((element) => element.href ?? element.src)
    .filter((address) => typeof address === "string");
  return { wrong, ids, links };
}

async function files(folder) {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"));
}

const address = (base, file) => base + file.replace(/index\.html$/, "");

// The path below which the site is to stand: that of the home page's canonical address.
async function basePath(folder) {
  const home = await readFile(join(folder, "index.html"), "utf8");
  const canonical = home.match(/<link rel="canonical" href="([^"]+)"/);
  return canonical ? new URL(canonical[1]).pathname : "/";
}

// What kind of page it is, by its view and the folder of an entry.
function kind(file, html) {
  const view = html.match(/<body data-kind="([^"]+)"/)?.[1] ?? file;
  return view === "entry" ? `entry ${file.split("/").at(-3)}` : view;
}

// Goes through the files in one tab: as many tabs share `left` as the machine has processors.
async function tab(browser, { folder, base, host, left, wrong, seen, kinds }) {
  const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
  let here = "";
  page.on("console", (line) => line.type() === "error" && !here.endsWith("404.html") && wrong.push(`${here}: console: ${line.text()}`));
  page.on("pageerror", (error) => wrong.push(`${here}: script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(host.origin)) wrong.push(`${here}: asks ${request.url()}`);
  });
  for (let file = left.pop(); file; file = left.pop()) {
    here = address(base, file);
    const html = await readFile(join(folder, file), "utf8");
    for (const what of await valid(html)) wrong.push(`${here}: ${what}`);
    if (html.includes("http-equiv=\"refresh\"")) continue;
    await page.goto(host.origin + encodeURI(here));
    const found = await page.evaluate(look);
    for (const what of found.wrong) wrong.push(`${here}: ${what}`);
    seen.set(here, found);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) wrong.push(`${here}: ${over} pixels too wide for a screen of 320`);
    if (!kinds.has(kind(file, html))) kinds.set(kind(file, html), here);
  }
  await page.close();
}

// Asks axe of one page of each kind.
async function askAxe(browser, { host, wrong }, left) {
  const page = await browser.newPage({ bypassCSP: true });
  for (let here = left.pop(); here; here = left.pop()) {
    await page.goto(host.origin + encodeURI(here));
    for (const what of await accessible(page)) wrong.push(`${here}: ${what}`);
  }
  await page.close();
}

// Everything that is wrong with the site in `folder`: lines of `page: what`; and how many pages were opened.
// Axe looks at one page of each kind, or at none.
export async function inspect(browser, folder, { axe = false } = {}) {
  const base = await basePath(folder);
  const host = await serve(folder, base);
  const wrong = [];
  const seen = new Map();
  try {
    const state = { folder, base, host, wrong, seen, left: (await files(folder)).sort().reverse(), kinds: new Map() };
    const tabs = Array.from({ length: Math.max(2, availableParallelism()) });
    await Promise.all(tabs.map(() => tab(browser, state)));
    const kinds = axe ? [...state.kinds.values()] : [];
    await Promise.all(tabs.map(() => askAxe(browser, state, kinds)));
    wrong.push(...(await links(host.origin, seen)), ...unreached(host.origin, base, seen));
    const still = await browser.newPage({ javaScriptEnabled: false });
    await still.goto(host.origin + base);
    if (!(await still.locator("h1").first().isVisible())) wrong.push("/: no heading without JavaScript");
    const lost = await still.goto(host.origin + base + "nowhere/deep/");
    if (lost.status() !== 404 || (await still.locator("h1").count()) !== 1) wrong.push("/nowhere/deep/: no page for what is not there");
    await still.close();
  } finally {
    host.close();
  }
  return { wrong, pages: seen.size };
}

// Every link leads to a page or file that is there, and every anchor to an id on it.
async function links(origin, seen) {
  const wrong = [];
  const status = new Map();
  for (const [from, { links }] of seen) {
    for (const link of new Set(links)) {
      const url = new URL(link);
      if (url.origin !== origin) continue;
      const path = decodeURIComponent(url.pathname);
      if (!seen.has(path) && !status.has(path)) {
        const answer = await fetch(origin + url.pathname);
        status.set(path, { code: answer.status, isPage: path.endsWith("/"), ids: [...(await answer.text()).matchAll(/ id="([^"]+)"/g)].map((m) => m[1]) });
      }
      const there = seen.get(path) ?? status.get(path);
      if (there.code && there.code !== 200) wrong.push(`${from}: leads to ${path}, which answers ${there.code}`);
      const anchor = decodeURIComponent(url.hash.slice(1));
      if (anchor && !there.ids?.includes(anchor)) wrong.push(`${from}: leads to ${path}#${anchor}, which is not on the page`);
    }
  }
  return wrong;
}

// Every page can be reached from the home page by links; cards are reached from the pages of others.
function unreached(origin, base, seen) {
  const reached = new Set();
  const open = [base];
  while (open.length) {
    const here = open.pop();
    if (reached.has(here)) continue;
    reached.add(here);
    for (const link of seen.get(here)?.links ?? []) {
      const url = new URL(link);
      if (url.origin === origin) open.push(decodeURIComponent(url.pathname));
    }
  }
  return [...seen.keys()].filter((page) => !reached.has(page) && !/\/(404\.html|card\/)$/.test(page)).map((page) => `${page}: no way leads here from the home page`);
}
