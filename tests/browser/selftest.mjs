// Proves that the inspection finds what it looks for: a good folder and a broken one.
import { mkdtempSync, mkdirSync, writeFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect, launch } from "./inspect.mjs";

const page = (body, head = "<title>T</title>") =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
const good = '<a href="#main">Skip</a><main id="main"><h1>One</h1><a href="/b/#x">B</a><a href="/">Home</a></main>';

const second = '<a href="#main">Skip</a><main id="main"><h1>B</h1><p id="x">Some words.</p></main>';

function site(files) {
  const folder = mkdtempSync(join(tmpdir(), "standfirst-self-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const sound = {
  "index.html": page(good),
  "b/index.html": page(second),
  "404.html": page('<a href="#main">Skip</a><main id="main"><h1>Lost</h1></main>'),
};
const faults = {
  "first-level headings": { "index.html": page(good.replace("<h1>One</h1>", "<h1>One</h1><h1>Two</h1>")) },
  "main parts": { "index.html": page('<a href="#m">Skip</a><div id="m"><h1>One</h1><a href="/b/">B</a></div>') },
  "no title": { "index.html": page(good, "") },
  "the first stop": { "index.html": page('<main id="main"><h1>One</h1><a href="/b/">B</a></main>') },
  "stands 2 times": { "index.html": page(good + '<p id="main"></p>') },
  "an image without words": { "index.html": page(good + '<img src="data:,">') },
  "a link without words": { "index.html": page(good + '<a href="/b/"></a>') },
  "a heading jumps": { "index.html": page(good + "<h4>x</h4>") },
  "a table without heads": { "index.html": page(good + "<table><tr><td>x</td></tr></table>") },
  "which answers 404": { "index.html": page(good + '<a href="/c/">C</a>') },
  "which is not on the page": { "index.html": page(good + '<a href="/b/#nowhere">C</a>') },
  "pixels too wide": { "index.html": page(good + '<div style="width:900px">x</div>') },
  "no way leads here": { "c/index.html": sound["b/index.html"] },
  "console: ": { "index.html": page(good + "<script>console.error('x')</script>") },
  "asks http": { "index.html": page(good + '<img alt="" src="http://127.0.0.1:9/x.png">') },
  "no page for what is not there": { "404.html": page("<main></main>") },
};

// Style sheets are not in the way of what axe is to find.
const grey = '<style>p { color: #999 } @media (prefers-color-scheme: dark) { body { background: #222 } p { color: #333 } }</style>';
Object.assign(faults, {
  "html: element-permitted-content": { "index.html": page(good + "<ul><p>x</p></ul>") },
  "html: close-order": { "index.html": page(good + "<em><b>x</em></b>") },
  "axe: select-name (320 light)": { "index.html": page(good + "<select><option>x</select>") },
  "axe: select-name (1280 light)": { "index.html": page(good + "<select><option>x</select>") },
  "axe: color-contrast (320 light)": { "b/index.html": page(second, `<title>B</title>${grey}`) },
  "axe: color-contrast (1280 dark)": { "b/index.html": page(second, `<title>B</title>${grey}`) },
});

const browser = await launch();
let failed = 0;
const check = async (name, files, expected) => {
  const folder = site({ ...sound, ...files });
  const { wrong } = await inspect(browser, folder, { axe: expected?.startsWith("axe") ?? true });
  rmSync(folder, { recursive: true });
  const holds = expected ? wrong.some((line) => line.includes(expected)) : wrong.length === 0;
  if (!holds) {
    failed += 1;
    console.log(`FAIL ${name}: ${JSON.stringify(wrong)}`);
  }
};
await check("a sound site", {}, null);
for (const [expected, files] of Object.entries(faults)) await check(expected, files, expected);
await browser.close();
const all = Object.keys(faults).length + 1;
console.log(`inspection: ${all - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
