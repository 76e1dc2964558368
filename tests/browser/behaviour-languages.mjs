// From a page to the same page in the other language and back; what is not translated says so, in its own language.
export const site = {
  "content/site.yaml": "title: The strait\nbase_url: https://strait.example/\nlanguages: [en, uk]\n",
  "content/_index.md": `---
kind: briefing
title: The port
reviewed: 2025-12-20
sources: [{id: report, title: The report, type: news}]
provisions:
  - {id: tariffs, title: Tariffs are capped, status: proposed, evidence: "report, para 2"}
  - {id: pilots, title: Pilots of both shores, status: proposed, summary: They guide every ship., evidence: "report, para 3"}
quotes:
  - {id: one, by: unknown, text: Un seul port., language: fr, evidence: "report, para 3"}
---

The port is shared.
`,
  "content/_index.uk.md": "---\nkind: briefing\ntitle: Порт\nprovisions:\n  - {id: tariffs, title: Тарифи обмежено}\n---\n\nПорт спільний.\n",
  "content/about.md": "---\ntitle: About\n---\n\nOnly in English. See [the port](@_index.md).\n",
};

const language = (page) => page.evaluate(() => document.documentElement.lang);
const other = (page, tongue) => page.locator(`nav.languages a[hreflang="${tongue}"]`);
const path = (page) => new URL(page.url()).pathname;

export async function behave({ open, go, check }) {
  const page = await open("/provisions/tariffs/");
  const there = other(page, "uk");
  check("a page leads to itself in the other language", (await there.count()) === 1);
  if (await there.count()) await there.click();
  check("there it is in that language", path(page) === "/uk/provisions/tariffs/" && (await language(page)) === "uk", page.url());
  check("with its own title and words", /Тарифи обмежено/.test(await page.locator("h1").innerText()) && (await page.locator("nav", { hasText: "Положення" }).count()) > 0);
  const back = other(page, "en");
  if (await back.count()) await back.click();
  check("and back", path(page) === "/provisions/tariffs/" && (await language(page)) === "en", page.url());

  const alternates = await page.evaluate(() => [...document.querySelectorAll('link[rel="alternate"][hreflang]')].map((link) => `${link.hreflang} ${new URL(link.href).pathname}`));
  check("search engines are told of both", alternates.includes("uk /uk/provisions/tariffs/"), alternates);

  await go(page, "/about/");
  check("a page in one language leads to no other", (await other(page, "uk").count()) === 0);
  await go(page, "/uk/");
  check("links stay in the language", await page.evaluate(() => [...document.querySelectorAll("main a, nav:not(.languages) a")]
    .every((link) => link.pathname.startsWith("/uk/"))));

  await go(page, "/quotes/");
  const foreign = await page.evaluate(() => document.querySelector("blockquote").lang);
  check("a quotation has its own language", foreign === "fr", foreign);

  await go(page, "/uk/provisions/pilots/");
  const title = page.locator("h1");
  check("what is not translated has its own language", await title.evaluate((head) => head.closest("[lang]").lang === "en"));
  check("and says that it is not translated", (await page.locator("main", { hasText: "Не перекладено" }).count()) === 1);
  await go(page, "/uk/provisions/");
  const listed = await page.evaluate(() => [...document.querySelectorAll("main a")].filter((link) => link.textContent.startsWith("Pilots")).map((link) => link.closest("[lang]").lang));
  check("so does its name in a list", listed.length > 0 && listed.every((tongue) => tongue === "en"), listed);
}

export const faults = {
  "no way to the other": {
    html: (html) => html.replaceAll(/<a href="[^"]*" hreflang/g, "<a data-hreflang"),
    breaks: ["a page leads to itself in the other language", "there it is in that language", "with its own title and words"],
  },
  "no way back": { html: (html) => html.replaceAll(/<a href="[^"]*" hreflang="en"/g, "<a"), breaks: ["and back"] },
  "engines are not told": { html: (html) => html.replaceAll(/<link rel="alternate" hreflang/g, "<link data-x"), breaks: ["search engines are told of both"] },
  "a link to nowhere": { html: (html) => (html.includes('hreflang="uk"') ? html : html.replace("</footer>", '<nav class="languages"><a href="/uk/" hreflang="uk">x</a></nav></footer>')), breaks: ["a page in one language leads to no other"] },
  "links to the first language": { html: (html) => html.replaceAll('href="/uk/prov', 'href="/prov'), breaks: ["links stay in the language"] },
  "no language of quotes": { html: (html) => html.replaceAll(' lang="fr"', ""), breaks: ["a quotation has its own language"] },
  "English taken for Ukrainian": {
    html: (html) => html.replaceAll(/(<(?!html)[^>]*) lang="en"/g, "$1"),
    breaks: ["what is not translated has its own language", "so does its name in a list"],
  },
  "nothing is said": { html: (html) => html.replaceAll("Не перекладено", ""), breaks: ["and says that it is not translated"] },
};
