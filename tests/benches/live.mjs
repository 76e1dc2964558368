// How soon a save is seen: live.mjs SITE COMMAND… — a copy of the site is served by the command and edited 20 times.
//
// COMMAND has {root} where the site goes and {port} where the port goes, and must serve at /. Of each edit of a Markdown
// file: from just before the write until the event, where there is a stream of events, and until its page has the new
// words. Beside them: start to first page, processor time when idle, memory. Medians; milliseconds.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [site, path, file, ...command] = process.argv.slice(2);
if (!command.length) {
  console.error("live.mjs SITE PATH-OF-PAGE FILE COMMAND…, as in: live.mjs corpus /b-00001/provisions/p-01/ content/b-00001/provisions/p-01.md standfirst serve -r {root} --port {port}");
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), "standfirst-latency-"));
const root = join(scratch, "site");
cpSync(resolve(site), root, { recursive: true });
const port = 20000 + Math.floor(Math.random() * 20000);
const agent = new Agent({ keepAlive: true });
const now = () => Number(process.hrtime.bigint()) / 1e6;
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const sleep = (time) => new Promise((done) => setTimeout(done, time));

const page = () => new Promise((done) => {
  get({ host: "127.0.0.1", port, path, agent, headers: { host: `localhost:${port}` } }, (answer) => {
    const parts = [];
    answer.on("data", (bytes) => parts.push(bytes)).on("end", () => done({ status: answer.statusCode, text: String(Buffer.concat(parts)) }));
  }).on("error", () => done({ status: 0, text: "" }));
});

const started = now();
const words = command.map((word) => word.replace("{root}", root).replace("{port}", String(port)));
const child = spawn(words[0], words.slice(1), { stdio: "ignore", cwd: root });
process.on("exit", () => {
  child.kill("SIGKILL");
  rmSync(scratch, { recursive: true, force: true });
});
while ((await page()).status !== 200) await sleep(2);
const first = now() - started;
const about = (name) => readFileSync(`/proc/${child.pid}/${name}`, "utf8");
const ticks = () => about("stat").split(") ")[1].split(" ").slice(11, 13).reduce((sum, n) => sum + Number(n), 0);
const memory = (key) => Math.round(Number(about("status").match(new RegExp(`${key}:\\s+(\\d+)`))[1]) / 1024);

let heard = 0;
get({ host: "127.0.0.1", port, path: "/.standfirst/events", headers: { host: `localhost:${port}` } }, (answer) => answer.on("data", () => (heard = now()))).on("error", () => {});
// All pages are looked through after the start; idle is what comes after that.
const rest = async () => {
  for (let until = now() + 300_000, last = -10; now() < until && ticks() - last > 2; await sleep(1000)) last = ticks();
};
await sleep(1000);
await rest();
const rested = now() - started;
const before = ticks();
await sleep(5000);
const idle = (ticks() - before) / 5;

const text = readFileSync(join(root, file), "utf8");
const events = [], bytes = [], spent = [];
for (let n = 0; n < 20; n += 1) {
  const mark = `Edit number ${n} of this text.`;
  const cost = ticks();
  const at = now();
  heard = 0;
  writeFileSync(join(root, file), `${text}\n${mark}\n`);
  while (!(await page()).text.includes(mark)) {
    if (now() - at > 60_000) throw new Error("the edit is not seen within a minute");
    await sleep(1);
  }
  bytes.push(now() - at);
  await sleep(20);
  if (heard) events.push(heard - at);
  spent.push((ticks() - cost) * 10);
  await sleep(2500);
}
const round = (n) => (n === undefined ? "-" : n.toFixed(1));
console.log(`start to first page ${round(first)}, to rest ${round(rested)}; save to event ${round(median(events))}; save to page ${round(median(bytes))} (${round(Math.min(...bytes))}-${round(Math.max(...bytes))}); CPU of an edit ${round(median(spent))}; idle CPU ${idle.toFixed(1)} %; memory ${memory("VmRSS")} MB, at most ${memory("VmHWM")} MB`);
process.exit(0);
