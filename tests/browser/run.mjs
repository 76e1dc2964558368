// Builds sites with the binary and opens every page: run.mjs BINARY SITE…
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inspect } from "./inspect.mjs";

const [binary, ...sites] = process.argv.slice(2);
const dates = { "harbour-accord": "2031-06-20" };
let passed = 0;
let failed = 0;
for (const site of sites) {
  const folder = mkdtempSync(join(tmpdir(), "standfirst-"));
  const out = join(folder, "public");
  const name = resolve(site).split("/").pop();
  execFileSync(binary, ["build", "-r", site, "-o", out, "--as-of", dates[name] ?? "2025-12-22"], { stdio: "inherit" });
  const { wrong, pages } = await inspect(out);
  rmSync(folder, { recursive: true });
  for (const line of wrong) console.log(`FAIL ${site} ${line}`);
  const bad = new Set(wrong.map((line) => line.split(": ")[0])).size;
  failed += bad;
  passed += pages - Math.min(bad, pages);
}
console.log(`pages: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
