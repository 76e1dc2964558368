// Builds sites with the binary and opens every page: run.mjs BINARY SITE… The sites of the behaviours are among them.
import { readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import { built, written } from "./harness.mjs";
import { inspect, launch } from "./inspect.mjs";

const [binary, ...given] = process.argv.slice(2);
const dates = { "harbour-accord": "2031-06-20" };
const sites = given.map((site) => ({ name: site, root: resolve(site), date: dates[basename(site)] ?? "2025-12-22" }));
for (const file of readdirSync(import.meta.dirname).filter((file) => file.startsWith("behaviour-")).sort()) {
  const { site } = await import(`./${file}`);
  const name = basename(file, ".mjs");
  if (!sites.some((known) => known.site === site)) sites.push({ name, site, root: written(name, site) });
}

// Axe takes its time: it is asked of what readers see first, and of what runs the other way.
const withAxe = [...given, "behaviour-rtl"];
const browser = await launch();
let passed = 0;
let failed = 0;
for (const { name, root, date } of sites) {
  const folder = await built(resolve(binary), `every-${basename(name)}`, root, date);
  const started = Date.now();
  const { wrong, pages } = await inspect(browser, folder, { axe: withAxe.includes(name) });
  for (const line of wrong) console.log(`FAIL ${name} ${line}`);
  console.log(`  ${name}: ${pages} pages, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  const bad = new Set(wrong.map((line) => line.split(": ")[0])).size;
  failed += bad;
  passed += pages - Math.min(bad, pages);
}
await browser.close();
console.log(`pages: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
