// Tests what readers can do with a page, one small site for each: behaviours.mjs BINARY [NAME…]
//
// Each `behaviour-NAME.mjs` has a `site` (or a `root`), `behave`, which visits it, and `faults`: what is served is spoilt
// by each of them in turn, and the checks that the fault names must then fail. A check that no fault makes fail is a mistake.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { built, each, visit, written } from "./harness.mjs";
import { launch } from "./inspect.mjs";

const binary = resolve(process.argv[2]);
const wanted = process.argv.slice(3);
const here = fileURLToPath(new URL(".", import.meta.url));
const names = readdirSync(here).map((file) => file.match(/^behaviour-(.+)\.mjs$/)?.[1]).filter(Boolean).sort()
  .filter((name) => !wanted.length || wanted.includes(name));

// The faults that a check does not notice, and the checks that no fault makes fail.
async function prove(browser, folder, { behave, faults }, sound) {
  const wrong = [];
  const unbroken = new Set(sound.keys());
  await each(Object.entries(faults), async ([name, fault]) => {
    const { held, touched } = await visit(browser, folder, behave, fault);
    if (!touched.size) wrong.push(`the fault “${name}” spoils nothing`);
    for (const check of fault.breaks) {
      unbroken.delete(check);
      if ((held.get(check) ?? null) === null) {
        const noticed = [...held].filter(([, seen]) => seen !== null).map(([other]) => other);
        wrong.push(`the fault “${name}” is not noticed by “${check}”, but by ${JSON.stringify(noticed)}`);
      }
    }
  });
  for (const check of unbroken) wrong.push(`no fault makes “${check}” fail`);
  return wrong;
}

const browser = await launch();
let passed = 0;
let failed = 0;
try {
  for (const name of names) {
    const started = Date.now();
    const behaviour = await import(`./behaviour-${name}.mjs`);
    const root = behaviour.site ? written(name, behaviour.site) : fileURLToPath(new URL(`../../${behaviour.root}`, import.meta.url));
    const folder = await built(binary, name, root, behaviour.date);
    const { held } = await visit(browser, folder, behaviour.behave);
    const wrong = [...held].filter(([, seen]) => seen !== null).map(([check, seen]) => `${check}: ${JSON.stringify(seen)}`);
    if (!wrong.length) wrong.push(...(await prove(browser, folder, behaviour, held)));
    for (const line of wrong) console.log(`FAIL ${name}: ${line}`);
    const faults = Object.keys(behaviour.faults).length;
    passed += held.size + faults - Math.min(wrong.length, held.size + faults);
    failed += wrong.length;
    console.log(`  ${name}: ${held.size} checks, ${faults} faults, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
} finally {
  await browser.close();
}
console.log(`behaviours: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
