// Opens every page of sites that stand at the root of a host, below a path of it, and on a disk, by following every link
// from the home page, and searches each: places.mjs BINARY
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { each } from "./harness.mjs";
import { launch } from "./inspect.mjs";
import { serve } from "./server.mjs";

const binary = resolve(process.argv[2]);
const repository = fileURLToPath(new URL("../..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "standfirst-places-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const SITE = { root: join(repository, "examples/harbour-accord"), date: "2031-06-20", query: "ferry" };
const MODES = [
  { name: "root", base: "/", flags: ["--base-url", "https://example.org/"] },
  { name: "path", base: "/a/b/", flags: ["--base-url", "https://example.org/a/b"] },
  { name: "disk", flags: ["--relative"] },
  { name: "unknown mount", base: "/ipfs/bafy/", flags: ["--relative"] },
];

const files = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1).replaceAll("\\", "/"));

const isLetGo = (request) => request.failure()?.errorText === "net::ERR_ABORTED";

// What a page leads to and loads, and the ids that it has.
const look = () => ({
  ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
  links: [...document.querySelectorAll("a[href], link[href], [src], form[action]")]
    .filter((element) => !["canonical", "alternate"].includes(element.rel))
    .map((element) => element.href || element.src || element.action)
    .filter((address) => typeof address === "string"),
  checked: [...document.querySelectorAll("link[rel=stylesheet], head script[src], body > script[src]")].every((element) => element.integrity),
  heading: document.querySelector("h1")?.textContent.trim(),
});

// The file that an address of the site is answered with; nothing outside of the site.
function fileOf(root, address) {
  const url = new URL(address);
  url.hash = url.search = "";
  if (!url.href.startsWith(root)) return null;
  const path = decodeURIComponent(url.href.slice(root.length));
  return root.startsWith("http") && (path === "" || path.endsWith("/")) ? `${path}index.html` : path;
}

// Everything that is wrong with a folder opened at `root`: every page that links lead to, and every link of each.
// With a fault, up to the first thing that is wrong.
async function walk(browser, folder, root, query, isFault) {
  const wrong = new Set();
  const context = await browser.newContext();
  const page = await context.newPage();
  let here = "";
  page.on("console", (line) => line.type() === "error" && wrong.add(`${here}: console: ${line.text()}`));
  page.on("pageerror", (error) => wrong.add(`${here}: script: ${error.message}`));
  // What is under way when the next page is opened is let go of.
  page.on("requestfailed", (request) => isLetGo(request) || wrong.add(`${here}: cannot load ${request.url()}`));
  page.on("request", (request) => request.url().startsWith(root) || wrong.add(`${here}: asks ${request.url()}`));
  const seen = new Map();
  const open = [root.startsWith("http") ? root : `${root}index.html`];
  const queued = new Set(open);
  while (open.length > 0 && !(isFault && wrong.size > 0)) {
    here = open.pop();
    await page.goto(here);
    const found = await page.evaluate(look);
    seen.set(fileOf(root, page.url()), found);
    if (root.startsWith("http") !== found.checked && !root.includes("/ipfs/")) wrong.add(`${here}: integrity`);
    for (const link of found.links.filter((link) => link.startsWith(new URL(root).origin === "null" ? "file:" : new URL(root).origin))) {
      const file = fileOf(root, link);
      if (file === null) wrong.add(`${here}: leads out of the site: ${link}`);
      else if (!existsSync(join(folder, file)) || !statSync(join(folder, file)).isFile()) wrong.add(`${here}: leads nowhere: ${link}`);
      const bare = link.split(/[?#]/)[0];
      if (file?.endsWith(".html") && !queued.has(bare)) {
        queued.add(bare);
        open.push(bare);
      }
    }
  }
  if (isFault && wrong.size > 0) {
    await context.close();
    return { wrong: [...wrong], pages: seen.size };
  }
  for (const [from, { links }] of seen) {
    for (const link of links) {
      const file = fileOf(root, link);
      const anchor = decodeURIComponent(new URL(link).hash.slice(1));
      if (anchor && seen.has(file) && !seen.get(file).ids.includes(anchor)) wrong.add(`${from}: no such anchor: ${link}`);
    }
  }
  for (const file of files(folder).filter((file) => file.endsWith(".html") && !/(^|\/)(404\.html|card\/index\.html)$/.test(file) && !seen.has(file))) {
    const html = readFileSync(join(folder, file), "utf8");
    if (!html.includes('http-equiv="refresh"')) wrong.add(`no link leads to ${file}`);
    else {
      here = new URL(file, root).href;
      await page.goto(here);
      await page.waitForURL((url) => url.href !== here, { timeout: 5000 }).catch(() => wrong.add(`${here}: leads on to nowhere`));
      if (!seen.has(fileOf(root, page.url()))) wrong.add(`${here}: leads on to ${page.url()}`);
    }
  }
  here = "the search";
  const search = [...seen.keys()].find((file) => /^search\/index\.html$/.test(file));
  await page.goto(new URL(root.startsWith("http") ? "search/" : search, root).href);
  await page.getByRole("searchbox").fill(query);
  const first = page.locator("#found a").first();
  await first.waitFor({ timeout: 5000 }).catch(() => wrong.add(`finds nothing for ${query}`));
  if (await first.count()) {
    await first.click();
    if (!seen.has(fileOf(root, page.url()))) wrong.add(`the search leads to ${page.url()}`);
  }
  await context.close();
  return { wrong: [...wrong], pages: seen.size };
}

// The page for what is not there, asked for deep below: it is dressed, and leads home.
async function lost(browser, host, base) {
  const page = await browser.newPage();
  const wrong = [];
  page.on("requestfailed", (request) => isLetGo(request) || wrong.push(`404: cannot load ${request.url()}`));
  page.on("response", (response) => response.status() >= 400 && !response.url().includes("/not/") && wrong.push(`404: no ${response.url()}`));
  const answer = await page.goto(`${host.origin}${base}not/there/at/all`);
  if (answer.status() !== 404) wrong.push(`404: is answered with ${answer.status()}`);
  if (await page.evaluate(() => document.styleSheets.length) === 0) wrong.push("404: is not dressed");
  await page.locator("a[href]").filter({ hasNotText: /skip/i }).first().click();
  if ((await page.title()) === "") wrong.push("404: leads nowhere");
  await page.close();
  return wrong;
}

const built = (name) => join(scratch, name.replace(" ", "-"));

function build(mode) {
  const out = built(mode.name);
  execFileSync(binary, ["build", "-r", SITE.root, "-o", out, "--as-of", SITE.date, ...mode.flags], { stdio: ["ignore", "ignore", "pipe"] });
  return out;
}

async function visit(browser, folder, mode, isFault) {
  if (!mode.base) return walk(browser, folder, `${pathToFileURL(folder).href}/`, SITE.query, isFault);
  const host = await serve(folder, mode.base);
  try {
    const walked = await walk(browser, folder, host.origin + mode.base, SITE.query, isFault);
    if (!mode.flags.includes("--relative")) walked.wrong.push(...(await lost(browser, host, mode.base)));
    return walked;
  } finally {
    host.close();
  }
}

const browser = await launch();
let passed = 0;
let failed = 0;
const tell = (name, wrong, pages) => {
  for (const line of wrong.slice(0, 20)) console.log(`FAIL ${name}: ${line}`);
  console.log(`  ${name}: ${pages} pages`);
  if (wrong.length) failed += 1;
  else passed += 1;
};
for (const mode of MODES) build(mode);
await each(MODES, async (mode) => {
  const { wrong, pages } = await visit(browser, built(mode.name), mode, false);
  tell(mode.name, wrong, pages);
});

// A briefing as one file, opened where nothing else is.
async function alone() {
  const out = built("alone");
  execFileSync(binary, ["build", "-r", SITE.root, "-o", out, "--as-of", SITE.date, "--single-file"], { stdio: ["ignore", "ignore", "pipe"] });
  for (const name of files(out)) {
    const wrong = [];
    const page = await browser.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (line) => line.type() === "error" && wrong.push(line.text()));
    await page.goto(pathToFileURL(join(out, name)).href);
    await page.evaluate(() => document.fonts.ready.then(() => true));
    const seen = await page.evaluate(() => ({
      sheets: [...document.styleSheets].filter((sheet) => sheet.cssRules.length > 0).length,
      faces: [...document.fonts].filter((face) => face.status === "loaded").length,
      blank: [...document.images].filter((image) => image.loading !== "lazy" && !image.naturalWidth).length,
      lost: [...document.querySelectorAll("a[href^='#']")].filter((link) => !document.getElementById(decodeURIComponent(link.hash.slice(1)))).map((link) => link.hash),
      elsewhere: [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")).filter((to) => !/^(#|https?:|mailto:|tel:)/.test(to)),
    }));
    const others = asked.filter((address) => !address.startsWith("data:"));
    if (others.length !== 1) wrong.push(`asks ${others.slice(1)}`);
    if (!seen.sheets || !seen.faces || seen.blank || seen.lost.length || seen.elsewhere.length) wrong.push(JSON.stringify(seen));
    await page.close();
    tell(`one file, ${name}`, wrong, 1);
  }
}
await alone();

// What must be noticed: a link from the root of the disk, a folder without its file, a page that is gone.
const FAULTS = [
  ["a link from the root", "disk", (html) => html.replace('href="search/index.html"', 'href="/search/"')],
  ["a folder without its file", "disk", (html) => html.replace('href="search/index.html"', 'href="search/"')],
  ["a link without the path", "path", (html) => html.replace('href="/a/b/search/"', 'href="/search/"')],
  ["a style that was changed", "root", (html) => html.replace(/integrity="sha384-./, 'integrity="sha384-_')],
];
await each(FAULTS, async ([fault, name, spoil]) => {
  const mode = MODES.find((mode) => mode.name === name);
  const folder = built(fault);
  cpSync(built(name), folder, { recursive: true });
  const home = join(folder, "index.html");
  const html = readFileSync(home, "utf8");
  writeFileSync(home, spoil(html));
  const { wrong } = await visit(browser, folder, mode, true);
  tell(`fault: ${fault}`, spoil(html) === html ? ["changes nothing"] : wrong.length ? [] : ["is not noticed"], 1);
});
await browser.close();
console.log(`places: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
