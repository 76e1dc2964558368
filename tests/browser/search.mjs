// Searches sites as readers do, in Chromium: search.mjs BINARY [PART…]
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { launch } from "./inspect.mjs";
import { everyLetter, large, scripts } from "./search-sites.mjs";
import { serve } from "./server.mjs";

const binary = resolve(process.argv[2]);
const repository = fileURLToPath(new URL("../..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "standfirst-search-"));
const browser = await launch();
let passed = 0;
let failed = 0;

function check(name, holds, seen = "") {
  if (holds) passed += 1;
  else failed += 1;
  if (!holds) console.log(`FAIL search: ${name}: ${JSON.stringify(seen)}`);
}

function build(name, root, date, ...more) {
  const out = join(scratch, `${name}-public`);
  execFileSync(binary, ["build", "-r", root, "-o", out, "--as-of", date, ...more], { stdio: ["ignore", "ignore", "pipe"] });
  return out;
}

// Writes a site given as paths and texts, and builds it.
function made(name, files) {
  const root = join(scratch, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return build(name, root, "2026-01-01");
}

// A page of a browser that notes what goes wrong on it and what it loads.
async function visitor(options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  page.wrong = [];
  page.loads = [];
  page.on("console", (line) => line.type() === "error" && page.wrong.push(line.text()));
  page.on("pageerror", (error) => page.wrong.push(error.message));
  page.on("request", (request) => page.loads.push(request.url()));
  return page;
}

const box = (page) => page.locator("input[type=search]");
const said = (page) => page.locator("[role=status]").textContent();

// Types a query and waits until it is answered; what is seen then.
async function ask(page, query) {
  await box(page).fill("");
  await page.waitForFunction(() => document.querySelector("[role=status]").textContent === "");
  const started = Date.now();
  await box(page).fill(query);
  await page.waitForFunction(() => document.querySelector("[role=status]").textContent !== "");
  const took = Date.now() - started;
  const seen = await page.evaluate(() => ({
    kinds: [...document.querySelectorAll("#found h2")].map((heading) => heading.textContent),
    links: [...document.querySelectorAll("#found a")].map((link) => link.getAttribute("href")),
    texts: [...document.querySelectorAll("#found li")].map((item) => item.textContent),
    marks: [...document.querySelectorAll("#found mark")].map((mark) => mark.textContent),
  }));
  return { ...seen, said: await said(page), took };
}

const leadsTo = (seen, end) => seen.links[0]?.endsWith(end);

async function demo() {
  const folder = build("demo", repository, "2025-12-22");
  const host = await serve(folder);
  const page = await visitor();
  await page.goto(`${host.origin}/`);
  await page.getByRole("link", { name: "Search", exact: true }).first().click();
  check("a door leads to the box, which is named", await page.getByLabel("Search these pages").isVisible());
  check("nothing is loaded before the first use", !page.loads.some((url) => /search\/.*\.js/.test(url)), page.loads);

  const title = "800,000 in peacetime";
  let seen = await ask(page, title);
  const times = [seen.took, (await ask(page, title)).took, (await ask(page, title)).took];
  check("a page is found by its title", leadsTo(seen, "/provisions/army-size/"), seen);
  check("within half a second", Math.min(...times) < 500, times);
  check("the heading of its kind stands above it", seen.kinds[0] === "Provisions", seen.kinds);
  check("the status stands beside it in words", seen.texts[0].includes("In the draft"), seen.texts[0]);
  check("the words are marked", seen.marks.includes("peacetime"), seen.marks);
  check("the count is said", /^\d+ results?$/.test(seen.said), seen.said);
  check("the address keeps the query", new URL(page.url()).searchParams.get("q") === title, page.url());

  seen = await ask(page, "ceiling floor");
  check("a page is found by words of its text", leadsTo(seen, "/provisions/army-size/"), seen);
  check("the sentence that has them is shown", /ceiling, a floor/.test(seen.texts[0]), seen.texts[0]);
  seen = await ask(page, "peaceti");
  check("the last word may be its beginning", leadsTo(seen, "/provisions/army-size/"), seen);
  seen = await ask(page, "peaceti army");
  check("no other word may", seen.links.length === 0, seen);
  seen = await ask(page, "zelensky");
  check("accents, case and 's do not matter", leadsTo(seen, "zelensky/") || seen.links.some((link) => link.includes("zelensky")), seen);
  check("quotes are found by who spoke", seen.kinds.includes("Quotes"), seen.kinds);
  seen = await ask(page, "timeline");
  check("a view is found by its name", leadsTo(seen, "/timeline/"), seen);
  seen = await ask(page, "xyzzy");
  check("that nothing is found is said", seen.links.length === 0 && seen.said.includes("“xyzzy”"), seen.said);
  seen = await ask(page, "<img src=x onerror=alert(1)>");
  check("a query is text", seen.said.includes("<img"), seen.said);

  seen = await ask(page, "the");
  check("many results come by and by", seen.links.length === 8, seen.links.length);
  await page.getByRole("button", { name: "Show more results" }).click();
  await page.waitForFunction(() => document.querySelectorAll("#found a").length > 8);
  check("the button shows more, and the keyboard goes on there", await page.evaluate(() => document.activeElement === document.querySelectorAll("#found a")[8]));

  await ask(page, "peacetime");
  await box(page).press("Escape");
  await page.waitForFunction(() => document.querySelectorAll("#found a").length === 0);
  check("Escape clears the box and the results", (await box(page).inputValue()) === "" && (await said(page)) === "" && !page.url().includes("?"));
  await box(page).fill("peacetime");
  await box(page).press("Enter");
  await page.waitForURL("**/provisions/army-size/");
  check("Enter leads to the first result", true);
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll("#found a").length > 0);
  check("the way back leads to the results", (await box(page).inputValue()) === "peacetime");
  await page.goto(`${host.origin}/search/?q=ceiling`);
  await page.waitForFunction(() => document.querySelectorAll("#found a").length > 0);
  check("a query in the address is answered", (await box(page).inputValue()) === "ceiling");
  check("nothing went wrong in the browser", page.wrong.length === 0, page.wrong);
  const refused = await page.evaluate(() => {
    try {
      return policy.createScriptURL("https://other.example/a.js").toString();
    } catch (error) {
      return error.name;
    }
  });
  check("scripts of others get no address", refused === "TypeError", refused);

  const lost = await visitor();
  await lost.goto(`${host.origin}/no/such/page/`);
  await box(lost).fill("peacetime");
  await box(lost).press("Enter");
  await lost.waitForFunction(() => document.querySelectorAll("#found a").length > 0);
  check("the page for what is not there searches too", new URL(lost.url()).pathname === "/search/", lost.url());

  const still = await visitor({ javaScriptEnabled: false });
  await still.goto(`${host.origin}/search/`);
  const all = await still.locator(".letters a").count();
  check("without scripts every page is listed", all > 30, all);
  await box(still).fill("army");
  await box(still).press("Enter");
  await still.waitForURL("**/search/?q=army");
  check("without scripts the box leads to that list", await still.locator(".letters").isVisible());

  await fromDisk();
  await agreement("demo", `${host.origin}/search/`);
  await sizes(folder);
  host.close();
}

// The page as a build with relative links has it, opened from a disk.
async function fromDisk() {
  const file = join(build("disk", repository, "2025-12-22", "--relative"), "search/index.html");
  const page = await visitor();
  await page.goto(pathToFileURL(file).href);
  const seen = await ask(page, "peacetime");
  check("from a disk it finds", leadsTo(seen, "/provisions/army-size/index.html"), seen);
  await page.locator("#found a").first().click();
  await page.waitForURL("**/army-size/index.html");
  check("from a disk results lead to files", existsSync(fileURLToPath(page.url())), page.url());
  const ours = page.wrong.filter((line) => /Content Security Policy|Trusted|\.js|replaceState/.test(line));
  check("from a disk no script and no policy is in the way", ours.length === 0, page.wrong);
}

// What the script and the index must not exceed, as a host sends them.
async function sizes(folder) {
  const zipped = (path) => gzipSync(readFileSync(path)).length;
  const script = readdirSync(folder).find((name) => /^search\..*\.js$/.test(name));
  check("the script is 4 KB", zipped(join(folder, script)) <= 4096, zipped(join(folder, script)));
  const files = readdirSync(join(folder, "search"), { recursive: true }).filter((name) => name.endsWith(".js"));
  const all = files.reduce((sum, name) => sum + zipped(join(folder, "search", name)), 0);
  check("the whole index of the demo is less than 40 KB", all < 40 * 1024, all);
}

// The terms of the index are those that the script finds in the same texts: all of them, and no others.
async function agreement(name, address) {
  const page = await visitor();
  await page.goto(address);
  const { differ, terms } = await page.evaluate(async () => {
    const table = await load(tables[0]);
    const { folder } = table;
    const index_of = new Map();
    for (const [, shard] of table.terms) {
      for (const line of (await load(`${folder}${shard}.js`)).split(";")) {
        const [term, ...ranks] = line.split(",");
        for (const digits of ranks) for (const find of decoded(digits)) index_of.set(`${find} ${term}`, false);
      }
    }
    const differ = [];
    for (const [at, [first, each, stretch]] of table.drawers.entries()) {
      const end = table.drawers[at + 1]?.[0] ?? Infinity;
      for (let find = first; find < end; find += 1) {
        const drawer = await load(`${folder}${stretch}/${Math.floor((find - first) / each)}.js`).catch(() => []);
        const texts = drawer[(find - first) % each]?.slice(1);
        if (!texts) break;
        for (const { term } of terms(texts.join("\n"))) {
          if (!index_of.has(`${find} ${term}`)) differ.push(`index lacks ${find} ${term}`);
          index_of.set(`${find} ${term}`, true);
        }
      }
    }
    for (const [term, isMet] of index_of) if (!isMet) differ.push(`script lacks ${term}`);
    return { differ, terms: index_of.size };
  });
  check(`${name}: index and script agree`, terms > 0 && differ.length === 0, [terms, differ.length, differ.slice(0, 5)]);
}

async function otherScripts() {
  const folder = made("scripts", scripts);
  const base = "/some/path/";
  const host = await serve(folder, base);
  const page = await visitor();
  await page.goto(`${host.origin}${base}search/`);
  const finds = [
    ["військо", "viisko/"], ["ВІЙСЬК", "viisko/"], ["обєкт", "obiekt/"], ["об'єкт", "obiekt/"], ["об’єкта", "obiekt/"],
    ["ґанок", "obiekt/"], ["ганок", "obiekt/"], ["日本", "nihon/"], ["港湾協定", "nihon/"], ["港", "nihon/"], ["カタカナ", "nihon/"],
    ["المدرسة", "madrasa/"], ["الاحمد", "madrasa/"], ["elysee", "elysee/"], ["ÉLYSÉE", "elysee/"], ["strasse lodz", "elysee/"],
    ["ประเทศ", "thai/"], ["한국", "korea/"], ["हिन्दी", "hindi/"], ["όδος", "greek/"],
  ];
  for (const [query, end] of finds) {
    const seen = await ask(page, query);
    check(`${query} is found below a base path`, seen.links.length > 0 && seen.links.every((link) => link.includes(base)) && leadsTo(seen, end), seen);
    check(`${query} is marked`, seen.marks.length > 0, seen.texts);
  }
  const seen = await ask(page, "港定");
  check("characters that do not stand together are not found", seen.links.length === 0, seen.links);

  const ours = await visitor();
  await ours.goto(`${host.origin}${base}uk/search/`);
  const found = await ask(ours, "порт");
  check("an edition finds its own pages, in its own words", found.links.every((link) => link.includes("/uk/")) && found.said === "2 результати", found);
  const other = await ask(page, "острів має");
  const language = await page.locator("#found").getAttribute("lang");
  check("what one language has nothing on is found in another", leadsTo(other, "/uk/full/") && language === "uk", other);
  check("nothing went wrong in the browser", [...page.wrong, ...ours.wrong].length === 0, page.wrong);
  check("drafts and old addresses are not found", (await ask(page, "unfinished")).links.length === 0);
  await agreement("scripts", `${host.origin}${base}search/`);
  host.close();
}

async function everyCharacter() {
  const folder = made("letters", everyLetter());
  const host = await serve(folder);
  await agreement("every letter there is", `${host.origin}/search/`);
  host.close();
}

// What queries load of a site of ten thousand pages.
async function tenThousand() {
  const folder = made("large", large(10_000));
  const host = await serve(folder);
  const page = await visitor();
  await page.goto(`${host.origin}/search/`);
  const costs = [];
  for (const query of ["bada", "common bada", "common words of all", "dade fige", "c"]) {
    page.loads.length = 0;
    const seen = await ask(page, query);
    const files = page.loads.map((url) => join(folder, new URL(url).pathname)).filter((path) => path.endsWith(".js"));
    const bytes = files.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
    costs.push({ query, said: seen.said, files: files.length, bytes, ms: seen.took });
  }
  console.log(costs.map((cost) => `  ${cost.query}: ${cost.said}, ${cost.files} files, ${cost.bytes} bytes, ${cost.ms} ms`).join("\n"));
  check("a query of a large site loads little", costs.every(({ bytes }) => bytes < 24 * 1024), costs);
  check("a large site is searched quickly", costs.every(({ ms }) => ms < 1500), costs);
  host.close();
}

const parts = { demo, otherScripts, everyCharacter, tenThousand };
const wanted = process.argv.slice(3);
try {
  for (const [name, part] of Object.entries(parts)) if (!wanted.length || wanted.includes(name)) await part();
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true });
}
console.log(`search: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
