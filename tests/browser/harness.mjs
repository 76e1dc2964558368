// What all tests of behaviour share: sites made of texts, a browser, and checks that are known to be able to fail.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { serve } from "./server.mjs";

const run = promisify(execFile);
const scratch = mkdtempSync(join(tmpdir(), "standfirst-behaviour-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

// Writes a site given as paths and texts.
export function written(name, files) {
  const root = join(scratch, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

// Builds the site at `root`; the folder that it is published to.
export async function built(binary, name, root, date = "2026-01-01") {
  const out = join(scratch, `${name}-public`);
  await run(binary, ["build", "-r", root, "-o", out, "--as-of", date]).catch((error) => {
    throw new Error(`${name} cannot be built:\n${error.stderr}`);
  });
  return out;
}

// The addresses of all pages of a built site, but for those that lead elsewhere at once.
export function pages(folder) {
  const files = readdirSync(folder, { recursive: true }).map((file) => file.replaceAll("\\", "/"));
  return files.filter((file) => file.endsWith(".html")).map((file) => `/${file.replace(/index\.html$/, "")}`).sort();
}

// One address for each kind of page, and for each kind of entry, in each language.
export function kinds(folder) {
  const seen = new Set();
  return pages(folder).filter((path) => {
    const html = readFileSync(join(folder, path.replace(/\/$/, "/index.html")), "utf8");
    const view = html.match(/<body data-kind="([^"]+)"/)?.[1];
    const kind = [view, html.match(/<html lang="([^"]+)"/)?.[1], view === "entry" ? path.split("/").at(-3) : ""].join(" ");
    return view !== "redirect" && !seen.has(kind) && seen.add(kind);
  });
}

// Does the work on every item, as many at a time as there are processors; results in the order of the items.
export async function each(items, work, width = Math.max(2, availableParallelism())) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at], at);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

// What a fault does to what is served: `css` is added to the sheet, `html` changes pages.
function spoiler(fault, touched) {
  return (text, file) => {
    // A sheet that was spoilt is not what the page was promised.
    const whole = fault.css ? text.replaceAll(/ integrity="[^"]*"/g, "") : text;
    const spoilt = file.endsWith(".css") ? text + (fault.css ?? "") : fault.html ? fault.html(whole) : whole;
    if (spoilt !== text) touched.add(file);
    return spoilt;
  };
}

// The fault has been noticed: the rest of the visit would say no more.
class Noticed extends Error {}

// Visits a built site and notes which checks hold: names of checks, each with what was seen where it does not hold.
export async function visit(browser, folder, behave, fault = null) {
  const touched = new Set();
  const host = await serve(folder, "/", fault && spoiler(fault, touched));
  const held = new Map();
  const open = new Set();
  const visitor = {
    pages: pages(folder),
    kinds: kinds(folder),
    check(name, holds, seen = "no") {
      if (!holds) held.set(name, seen);
      else if (!held.has(name)) held.set(name, null);
      if (fault?.breaks.every((check) => (held.get(check) ?? null) !== null)) throw new Noticed();
    },
    // A page in a context of its own, at this address; `options` as Playwright takes them.
    async open(path, options = {}) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
      page.setDefaultTimeout(20000);
      open.add(page);
      await page.goto(host.origin + path);
      return page;
    },
    // The same page at another address of the site.
    go: (page, path) => page.goto(host.origin + path),
  };
  try {
    await behave(visitor);
  } catch (error) {
    if (!(error instanceof Noticed)) held.set("the test comes to its end", error.message.split("\n")[0]);
  } finally {
    for (const page of open) await page.close();
    host.close();
  }
  return { held, touched };
}
