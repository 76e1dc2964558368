// Writes a site while it is served, in Chromium: live.mjs BINARY
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "./inspect.mjs";

const binary = resolve(process.argv[2]);
const root = mkdtempSync(join(tmpdir(), "standfirst-live-"));
let passed = 0;
let failed = 0;

function check(name, holds, seen = "") {
  if (holds) passed += 1;
  else failed += 1;
  if (!holds) console.log(`FAIL live: ${name}: ${JSON.stringify(seen)}`);
}

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

// As most editors save: beside the file, then over it.
function saveOver(path, text) {
  write(`${path}~`, text);
  renameSync(join(root, `${path}~`), join(root, path));
}

const filler = Array.from({ length: 60 }, (_, n) => `Paragraph ${n + 1} of the text.\n\n`).join("");
const about = (words) => `---\ntitle: About\n---\n${words}\n\n${filler}\nThe end of it. [Terms](terms.md)\n`;
const briefing = (more = "") => `---
kind: briefing
title: The pier
provisions:
- id: length
  title: The pier grows
  status: proposed
  evidence: https://example.org/pier
- id: width
  title: The pier widens
  status: proposed
  evidence: https://example.org/pier
${more}---
It is [about](about.md) a pier.
`;
write("content/_index.md", briefing());
write("content/about.md", about("The first words."));
write("content/terms.md", "---\ntitle: Terms of use\n---\nUse it well.\n");

// The server, and what it says; `ready` when it listens.
function start(port, more = []) {
  const child = spawn(binary, ["serve", "-r", root, "--port", String(port), "--as-of", "2026-01-01", ...more], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, VISUAL: "", EDITOR: "" },
  });
  const server = { child, said: "" };
  server.ready = new Promise((done, lost) => {
    child.stderr.on("data", (bytes) => {
      server.said += bytes;
      const at = server.said.match(/serving at http:\/\/localhost:(\d+)/);
      if (at) done(Number(at[1]));
    });
    child.on("exit", () => lost(new Error(server.said)));
  });
  server.stop = () => new Promise((done) => (child.exitCode === null ? (child.once("exit", done), child.kill("SIGINT")) : done()));
  return server;
}

let server = start(0, ["--editor", "vscode"]);
const port = await server.ready;
const origin = `http://localhost:${port}`;
const browser = await launch();
const wrong = [];
async function tab(path, viewport = { width: 1000, height: 600 }) {
  const page = await browser.newPage({ viewport });
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (line) => line.type() === "error" && !/Failed to load|net::ERR/.test(line.text()) && wrong.push(line.text()));
  await page.goto(origin + path);
  // Marks this very document: gone when the page is loaded anew.
  await page.evaluate(() => (window.same = true));
  return page;
}
const stays = (page) => page.evaluate(() => window.same === true);
const sees = (page, words) => page.locator("body").getByText(words, { exact: false }).first().waitFor({ timeout: 8000 }).then(() => true, () => false);
const misses = (page, words) => page.waitForFunction((words) => !document.body.innerText.includes(words), words, { timeout: 8000 }).then(() => true, () => false);
const settled = (test, of) => test.waitForFunction(of, undefined, { timeout: 8000 }).then(() => true, () => false);
const errors = (page) => page.locator("section.errors");

async function textKeepsPlace() {
  const page = await tab("/about/");
  await page.evaluate(() => {
    const field = document.createElement("details");
    scrollTo(0, 900);
  });
  await page.locator("footer a").first().focus();
  await page.evaluate(() => scrollTo(0, 900));
  const before = await page.evaluate(() => scrollY);
  write("content/about.md", about("The second words."));
  check("a saved text is on the screen", await sees(page, "The second words."));
  check("the page is not loaded anew", await stays(page));
  check("scroll stays", (await page.evaluate(() => scrollY)) === before, [before, await page.evaluate(() => scrollY)]);
  check("focus stays", await page.evaluate(() => document.activeElement?.closest("footer") !== null));
  saveOver("content/about.md", about("The third words."));
  check("a text saved by renaming is on the screen", await sees(page, "The third words."));
  await page.close();
}

async function openDetailsStay() {
  const page = await tab("/provisions/length/", { width: 390, height: 700 });
  await page.locator("nav.doors summary").first().click();
  const isOpen = () => page.locator("nav.doors details").first().evaluate((node) => node.open);
  check("the doors are open", await isOpen());
  write("content/_index.md", briefing("questions:\n- ask: Who pays for it?\n  why_open: source-silent\n  about: length\n"));
  check("an entry added to a list is on the screen", await sees(page, "Who pays for it?"));
  check("open details stay open", await isOpen());
  check("and the page is the same", await stays(page));
  await page.close();
}

async function othersStay() {
  const page = await tab("/terms-of-use/").catch(() => tab("/terms/"));
  let changes = 0;
  await page.exposeFunction("counted", () => (changes += 1));
  await page.evaluate(() => new MutationObserver(() => window.counted()).observe(document.body, { childList: true, subtree: true, characterData: true }));
  const other = await tab("/about/");
  write("content/about.md", about("The fourth words."));
  check("two tabs: the page that changed shows it", await sees(other, "The fourth words."));
  await page.waitForTimeout(300);
  check("a page that did not change is left alone", changes === 0 && (await stays(page)), changes);
  await other.close();
  await page.close();
}

async function styleSwaps() {
  const page = await tab("/about/");
  const colour = () => page.evaluate(() => getComputedStyle(document.body).outlineColor);
  write("static/site.css", "body { outline: 1px solid rgb(1, 2, 3) }\n");
  check("a new style is seen", await settled(page, () => getComputedStyle(document.body).outlineColor === "rgb(1, 2, 3)"), await colour());
  write("static/site.css", "body { outline: 1px solid rgb(4, 5, 6) }\n");
  check("a changed style is seen", await settled(page, () => getComputedStyle(document.body).outlineColor === "rgb(4, 5, 6)"), await colour());
  check("without a reload", await stays(page));
  check("and the old sheet is gone", await settled(page, () => document.querySelectorAll('link[rel="stylesheet"][href*="site"]').length === 1));
  rmSync(join(root, "static"), { recursive: true });
  check("a style that is gone is gone", await settled(page, () => document.querySelectorAll('link[rel="stylesheet"][href*="site"]').length === 0));
  write("static/site.css", "body { outline: 1px solid rgb(7, 8, 9) }\n");
  check("a folder made again is looked at", await settled(page, () => getComputedStyle(document.body).outlineColor === "rgb(7, 8, 9)"), await colour());
  await page.close();
}

async function templatesAndSettings() {
  const page = await tab("/about/");
  write("templates/page.html", '{% extends "standfirst/page.html" %}\n{% block lede %}<p>Of our own.</p>{% endblock lede %}\n');
  check("a template is used", await sees(page, "Of our own."));
  write("templates/page.html", '{% extends "standfirst/page.html" %}\n{% block lede %}<p>{{ page.nothing }}</p>{% endblock lede %}\n');
  check("a template that fails is told of", await errors(page).waitFor({ timeout: 8000 }).then(() => true, () => false));
  check("with its file and line", /templates\/page\.html:2/.test(await errors(page).textContent()), await errors(page).textContent());
  rmSync(join(root, "templates"), { recursive: true });
  check("and the mended one is shown", await misses(page, "Of our own."));
  check("without errors", await errors(page).waitFor({ state: "detached", timeout: 8000 }).then(() => true, () => false));
  write("content/site.yaml", "publisher: The Pier Society\n");
  check("settings are used", await sees(page, "The Pier Society"));
  check("still the same page", await stays(page));
  await page.close();
}

async function mistakes() {
  const page = await tab("/about/");
  write("content/_index.md", briefing().replace("status: proposed", "status: propsed"));
  check("a mistake shows over the page", await errors(page).waitFor({ timeout: 8000 }).then(() => true, () => false));
  const text = await errors(page).textContent();
  check("with file, line and a way out", /content\/_index\.md:\d+/.test(text) && text.includes("propsed") && text.includes("did you mean"), text);
  const link = await errors(page).locator("a").first().getAttribute("href");
  check("and a link to the editor", link?.startsWith("vscode://file/") && /:\d+:\d+$/.test(link), link);
  check("it is announced", (await page.locator("[role=status]").last().textContent()).includes("1 error"));
  check("the last good page stays", await page.getByText("The fourth words.").isVisible());
  const late = await tab("/provisions/");
  check("a page opened later tells of it, too", await errors(late).waitFor({ timeout: 8000 }).then(() => true, () => false));
  await late.close();
  await page.keyboard.press("Escape");
  check("Escape puts it away", (await errors(page).count()) === 0);
  write("content/_index.md", briefing().replace("status: proposed", "status: propsed").replace("The pier widens", "The pier is wide"));
  await page.waitForTimeout(600);
  write("content/_index.md", briefing());
  check("the mended site has no errors", await errors(page).waitFor({ state: "detached", timeout: 8000 }).then(() => true, () => false));
  await page.close();
}

async function comingAndGoing() {
  const page = await tab("/about/");
  rmSync(join(root, "content/about.md"));
  write("content/_index.md", briefing().replace("[about](about.md)", "about"));
  check("a page deleted while it is open is said to be gone", await settled(page, () => document.title !== "About" && !document.body.innerText.includes("The fourth words.")));
  write("content/about.md", about("It is back."));
  write("content/_index.md", briefing());
  check("and is back when it is made again", await sees(page, "It is back."));
  await page.goto(`${origin}/provisions/length/`);
  write("content/_index.md", briefing().replace("id: length", "id: reach\n  aliases: [length]"));
  check("an id renamed leads on", await page.waitForURL("**/provisions/reach/", { timeout: 8000 }).then(() => true, () => false), page.url());
  write("content/harbour/_index.md", "---\nkind: briefing\ntitle: The harbour\nprovisions:\n- title: Deeper water\n  status: proposed\n  evidence: https://example.org/deep\n---\nA second one.\n");
  const second = await tab("/harbour/").catch(() => undefined);
  for (let n = 0; n < 20 && !(await second.getByText("Deeper water").count()); n += 1) {
    await second.waitForTimeout(150);
    await second.reload();
  }
  check("a new briefing has its pages", (await second.getByText("Deeper water").count()) > 0);
  await second.close();
  await page.close();
}

async function manyAtOnce() {
  const page = await tab("/about/");
  let events = 0;
  await page.exposeFunction("heard", () => (events += 1));
  await page.evaluate(() => {
    new EventSource("/.standfirst/events").onmessage = () => window.heard();
  });
  await page.waitForTimeout(300);
  events = 0;
  for (let n = 0; n < 1000; n += 1) write(`content/notes/n${n}.md`, `---\ntitle: Note ${n}\n---\nA note.\n`);
  write("content/about.md", about("After a thousand files."));
  check("a thousand files at once", await sees(page, "After a thousand files."));
  await page.waitForTimeout(1500);
  check("are told in few events", events > 0 && events <= 8, events);
  rmSync(join(root, "content/notes"), { recursive: true });
  write("content/about.md", about("Without them."));
  check("and go as they came", await sees(page, "Without them."));
  await page.close();
}

async function restarted() {
  const page = await tab("/about/");
  await server.stop();
  write("content/about.md", about("While nobody served."));
  server = start(port);
  await server.ready;
  check("after a restart the tab comes back by itself", await sees(page, "While nobody served."));
  await page.close();
}

async function followed() {
  await server.stop();
  server = start(port, ["--follow"]);
  await server.ready;
  const page = await tab("/terms/");
  write("content/about.md", about("Where is it written?").replace("Paragraph 50 of", "Changed 50 of"));
  check("--follow goes to the page that is edited", await page.waitForURL("**/about/**", { timeout: 8000 }).then(() => true, () => false), page.url());
  write("content/about.md", about("Where is it written?").replace("Paragraph 50 of", "Changed again 50 of"));
  await sees(page, "Changed again 50 of");
  check("and to its paragraph", await settled(page, () => {
    const at = [...document.querySelectorAll("p")].find((node) => node.textContent.startsWith("Changed again 50"))?.getBoundingClientRect();
    return at && at.top > 0 && at.bottom < innerHeight;
  }));
  await page.close();
}

async function brokenFromTheStart() {
  await server.stop();
  write("content/_index.md", briefing().replace("status: proposed", "status: propsed"));
  server = start(port);
  await server.ready;
  const page = await tab("/about/");
  check("a site broken from the start is served with its errors", await errors(page).waitFor({ timeout: 8000 }).then(() => true, () => false));
  write("content/_index.md", briefing());
  check("which go when it is mended", await errors(page).waitFor({ state: "detached", timeout: 8000 }).then(() => true, () => false));
  await page.close();
}

async function otherOrigins() {
  const page = await browser.newPage();
  const { createServer } = await import("node:http");
  const other = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Elsewhere</title>"));
  await new Promise((done) => other.listen(0, "127.0.0.1", done));
  await page.goto(`http://127.0.0.1:${other.address().port}/`);
  const got = await page.evaluate(async (origin) => {
    const fetched = await fetch(origin + "/about/").then((answer) => answer.text(), () => "refused");
    const events = await new Promise((done) => {
      const stream = new EventSource(origin + "/.standfirst/events");
      stream.onmessage = () => done("heard");
      stream.onerror = () => done("refused");
    });
    const script = await new Promise((done) => {
      const node = document.createElement("script");
      node.src = origin + "/.standfirst/findings";
      node.onload = () => done("loaded");
      node.onerror = () => done("refused");
      document.head.append(node);
    });
    return { fetched, events, script };
  }, origin);
  check("a page elsewhere reads nothing", got.fetched === "refused" && got.events === "refused" && got.script === "refused", got);
  other.close();
  await page.close();
}

async function clientIsSmall() {
  const client = await new Promise((done) => request(`${origin}/.standfirst/live.js`, { headers: { host: `localhost:${port}` } }, (answer) => {
    const parts = [];
    answer.on("data", (bytes) => parts.push(bytes)).on("end", () => done(Buffer.concat(parts)));
  }).end());
  const size = gzipSync(client, { level: 9 }).length;
  check("the browser's part is small", size <= 3072, size);
}

const parts = [textKeepsPlace, openDetailsStay, othersStay, styleSwaps, templatesAndSettings, mistakes, comingAndGoing, manyAtOnce, restarted, followed, brokenFromTheStart, otherOrigins, clientIsSmall];
const wanted = process.argv.slice(3);
try {
  for (const part of parts) {
    if (wanted.length && !wanted.includes(part.name)) continue;
    await part().catch((error) => check(part.name, false, error.message));
  }
  check("nothing goes wrong in the browser", wrong.length === 0, wrong);
} finally {
  await browser.close();
  await server.stop();
  rmSync(root, { recursive: true, force: true });
}
console.log(`live: ${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
