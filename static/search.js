// Search without a server. The index is scripts, for a page on a disk may load nothing else: a table, shards of terms by
// their beginnings, drawers of what results show. A query loads what it needs.
"use strict";

const [box, count, list, more, template] = ["q", "count", "found", "more", "result"].map((id) => document.getElementById(id));
const { lang } = document.documentElement;
const root = new URL(".", document.currentScript.src);
const tables = list.dataset.index.split(" "); // that of this page's language first
const PAGE = 8; // so many results at a time
const WIDEST = 4; // at most so many shards for the beginning of a word

// Terms: this must agree with src/draw/search/words.rs to the character.

// Scripts without spaces: each character begins a term of two.
const DENSE = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
const LETTER = "\\p{Alphabetic}\\p{N}\\p{M}";
const QUOTE = "'\\u2018\\u2019\\uff07\\u02b9-\\u02bf"; // apostrophes
const PART = `(?:(?![${DENSE}\\u02b9-\\u02bf])[${LETTER}\\u00ad\\u200c\\u200d])+`;
const WORD = RegExp(`((?=[${LETTER}])[${DENSE}])|${PART}(?:[${QUOTE}]${PART})*`, "gu");
const UNSEEN = RegExp(`[^${LETTER}${QUOTE}]|(?=[\\u0300-\\u06ff])[\\p{M}\\u0640]`, "gu");
const QUOTES = RegExp(`[${QUOTE}](s$)?`, "gu");
const PLAIN = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", đ: "d", ð: "d", ł: "l", ħ: "h", ı: "i", ς: "σ", ґ: "г" };

// A word without case, accents, apostrophes and the 's of English.
function fold(word) {
  const bare = word.normalize("NFKD").toLowerCase().replace(UNSEEN, "").replace(QUOTES, "");
  return [...bare.replace(/[^a-z]/g, (letter) => PLAIN[letter] ?? letter).normalize("NFC")].slice(0, 32).join("");
}

// The terms of a text with their places; a dense character at the end of its run is a `tail`.
function terms(text) {
  const all = [];
  for (const { 0: word, 1: dense, index: at } of text.matchAll(WORD)) {
    const one = { term: fold(word), at, end: at + word.length, dense };
    const before = all.at(-1);
    if (dense && before?.dense && before.end === at) {
      one.tail = true;
      before.tail = false;
      before.term += one.term;
      before.end = one.end;
    }
    all.push(one);
  }
  return all.filter(({ term }) => term);
}

// The words of a query. The last may go on; so may a dense character that stands alone.
const asked = (query) =>
  terms(query).filter(({ tail }) => !tail).map(({ term, dense }, at, all) => ({ word: term, goesOn: dense || !all[at + 1] }));

const fits = (term, { word, goesOn }) => term === word || (goesOn && term.startsWith(word));
const isHit = (words) => ({ term }) => words.some((wanted) => fits(term, wanted));

// Loading, each script once; Trusted Types let only files of the index through.

const rules = { createScriptURL: address };
const policy = self.trustedTypes?.createPolicy("standfirst", rules) ?? rules;
const loaded = {};

function address(name) {
  if (!/^([\w-]+\/)+[\w.-]+\.js$/.test(name)) throw TypeError(name);
  return new URL(name, root).href;
}

function load(name) {
  return (loaded[name] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = policy.createScriptURL(name);
    script.onload = () => resolve(script.given);
    script.onerror = () => reject(delete loaded[name]);
    document.head.append(script);
  }));
}

// What every file of the index calls.
function standfirst(value) {
  document.currentScript.given = value;
}

// Finding.

// The finds of one rank: distances from one to the next in digits of base 18, with 18 added where more follow.
function* decoded(digits) {
  let next = 0;
  let unit = 1;
  for (const letter of digits) {
    const digit = parseInt(letter, 36);
    next += (digit % 18) * unit;
    unit *= 18;
    if (digit < 18) {
      yield next++;
      unit = 1;
    }
  }
}

// The finds of one word with their weights: title before summary before text, a whole word before a beginning.
async function weights({ terms, folder }, wanted) {
  let at = terms.findLastIndex(([from]) => from <= wanted.word);
  const shards = at < 0 ? [] : [terms[at]];
  while (wanted.goesOn && terms[++at]?.[0].startsWith(wanted.word)) shards.push(terms[at]);
  // A beginning that is too short for so large a site is taken for a whole word.
  if (shards.length > WIDEST) {
    shards.length = 1;
    wanted.goesOn = false;
    wanted.isBroad = true;
  }
  const found = new Map();
  for (const shard of await Promise.all(shards.map(([, name]) => load(`${folder}${name}.js`)))) {
    for (const line of shard.split(";")) {
      const [term, ...ranks] = line.split(",");
      if (!fits(term, wanted)) continue;
      ranks.forEach((digits, rank) => {
        const weight = (16 >> rank) + (term === wanted.word);
        for (const find of decoded(digits)) found.set(find, Math.max(weight, found.get(find) ?? 0));
      });
    }
  }
  return found;
}

// Finds that have every word, the heaviest first.
async function ranked(table, words) {
  const found = await Promise.all(words.map((wanted) => weights(table, wanted)));
  const sums = [...(found[0] ?? [])].map(([find]) => [find, found.reduce((sum, one) => sum + one.get(find), 0)]);
  return sums.filter(([, sum]) => sum).sort(([a, x], [b, y]) => y - x || a - b).map(([find]) => find);
}

// What a result shows, out of its drawer.
async function shown({ drawers, folder }, find) {
  const [first, each, name] = drawers.findLast(([start]) => start <= find);
  const drawer = await load(`${folder}${name}/${Math.floor((find - first) / each)}.js`);
  return drawer[(find - first) % each];
}

// Showing.

// The sentence with most of the words; of a long one, what stands around the first of them.
function context(text, words) {
  let best = "";
  let most = -1;
  for (const { segment } of new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text)) {
    const all = terms(segment);
    const hits = words.filter((wanted) => all.some(isHit([wanted]))).length;
    if (hits > most) [best, most] = [segment.trim(), hits];
  }
  const hit = terms(best).find(isHit(words))?.at;
  const from = best.length > 240 && hit > 100 ? best.lastIndexOf(" ", hit - 60) + 1 : 0;
  return (from ? "…" : "") + best.slice(from).replace(/(?<=^.{220,})\s.*/su, "…");
}

// Puts a text into an element, the words of the query marked.
function write(element, text, words) {
  let end = 0;
  let mark;
  element.textContent = "";
  for (const hit of terms(text).filter(isHit(words))) {
    if (hit.at > end || !mark) {
      mark = document.createElement("mark");
      element.append(text.slice(end, hit.at), mark);
      end = hit.at;
    }
    mark.append(text.slice(end, hit.end));
    end = hit.end;
  }
  element.append(text.slice(end));
}

function result([to, title, standing, text], words) {
  const result = template.content.querySelector("li").cloneNode(true);
  const [link, status, said] = result.querySelectorAll("a, .standing, .context");
  if (root.protocol === "file:") to = to.replace(/(^|\/)(#|$)/, "$1index.html$2");
  link.href = new URL(to, root);
  write(link, title, words);
  write(status, standing, words);
  write(said, context(text, words), words);
  return result;
}

// Results under the headings of their kinds, in the order of the best of each.
async function sections(table, finds, words) {
  const all = {};
  const found = await Promise.all(finds.map((find) => shown(table, find)));
  finds.forEach((find, at) => {
    const [heading] = table.kinds.findLast(([, first]) => first <= find);
    if (!all[heading]) {
      all[heading] = template.content.cloneNode(true).firstElementChild;
      all[heading].firstElementChild.textContent = heading;
      all[heading].lastElementChild.textContent = "";
    }
    all[heading].lastElementChild.append(result(found[at], words));
  });
  return Object.values(all);
}

let turn = 0;
let limit;

async function search() {
  const mine = ++turn;
  const query = box.value.trim();
  const words = asked(query);
  const says = count.dataset;
  let shelves = [];
  let said = "";
  let total = 0;
  // The address keeps the query, so that a search can be sent on and come back to.
  history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  try {
    // Where this language has nothing, another may.
    for (const name of tables) {
      if (total || !query) break;
      const table = await load(name);
      const finds = await ranked(table, words);
      shelves = await sections(table, finds.slice(0, limit), words);
      total = finds.length;
      list.lang = table.language;
      said = words.some(({ isBroad }) => isBroad) ? says.broad : says.none;
    }
    if (total) said = says[new Intl.PluralRules(lang).select(total)] ?? says.other;
  } catch {
    said = says.failed;
  }
  if (mine < turn) return; // somebody has typed on
  list.replaceChildren(...shelves);
  count.textContent = said.replace("{n}", total).replace("{query}", () => query);
  more.hidden = total <= limit;
}

function again() {
  limit = PAGE;
  return search();
}

box.onfocus = () => load(tables[0]).catch(() => {});
box.oninput = () => {
  const mine = ++turn;
  setTimeout(() => mine === turn && again(), 60);
};
box.onkeydown = ({ key }) => {
  if (key !== "Escape") return;
  box.value = "";
  again();
};
box.form.onsubmit = async (event) => {
  event.preventDefault();
  await again();
  list.querySelector("a")?.click();
};
more.onclick = async () => {
  limit += PAGE;
  await search();
  list.querySelectorAll("a")[limit - PAGE].focus();
};

box.value = new URL(location).searchParams.get("q") ?? box.value;
if (box.value) again();
