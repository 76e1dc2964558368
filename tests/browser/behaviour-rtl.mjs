// A briefing in Arabic: its direction, its order, its letters, and a quotation in a language that runs the other way.
export const site = {
  "content/site.yaml": "title: المضيق\nlanguage: ar\ntz: Etc/UTC\nbase_url: https://strait.example/\naccept:\n  - {rule: status/overclaim, scope: all, reason: The site is made up to try pages., until: 2032-01-01}\n",
  "templates/i18n/ar.yaml": `page: {skip: انتقل إلى المحتوى, sections: الأقسام, doors: المحتويات, breadcrumbs: أنت هنا, more: المزيد}
views:
  overview: {title: نظرة عامة, door: نظرة عامة}
  provisions: {title: البنود, door: البنود}
  positions: {title: من يقف أين, door: المواقف}
  quotes: {title: الأقوال, door: الأقوال}
  search: {title: بحث, door: بحث}
`,
  "content/_index.md": `---
kind: briefing
title: ميناء المضيق المشترك
reviewed: 2025-12-20
sources: [{id: report, title: تقرير الميناء, type: news, url: "https://gazette.example/report"}]
parties:
${["مجلس الجزيرة", "وزارة البر الرئيسي", "عمال العبارات", "هيئة الميناء", "اتحاد الصيادين"].map((name, at) => `  - {id: p${at}, name: ${name}, type: organisation, column: true}`).join("\n")}
provisions:
  - {id: tariffs, title: تحديد سقف لرسوم العبارات لمدة خمس سنوات, status: proposed, evidence: "report, para 2", positions: [{party: p0, position: supports, evidence: "report, para 2"}, {party: p1, position: opposes, evidence: "report, para 2"}]}
  - {id: pilots, title: يقود المرشدون من الضفتين جميع السفن, status: agreed, evidence: "report, para 3", positions: [{party: p4, position: undecided, evidence: "report, para 2"}]}
quotes:
  - {id: harbour, by: p1, text: "One harbour, and one board.", language: en, evidence: "report, para 4"}
terms: [{id: cap, term: سقف الرسوم, definition: أقصى ما يمكن أن تتقاضاه العبارة.}]
---

الميناء مشترك بين ضفتين، و[الرسوم](@tariffs) لها [سقف](@cap).

## لماذا يهم {#why}

تمر كل سفينة عبر الميناء [@report, para 1].
`,
};

// Where the words of an element begin and end, apart from the mark before them.
const placed = (page, selector) => page.evaluate((selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).map((element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const [words, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
  return { left: box.left, right: box.right, before: box.right - words.right, after: words.left - box.left };
}), selector);

export async function behave({ open, go, check, kinds }) {
  for (const width of [320, 1280]) {
    const page = await open("/", { viewport: { width, height: 900 } });
    for (const path of kinds) {
      await go(page, path);
      const root = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.documentElement.scrollWidth - innerWidth]);
      check("every page runs from right to left", root[0] === "ar" && root[1] === "rtl", { path, root });
      check(`no page is wider than the screen: ${width}`, root[2] <= 0, { path, root });
    }
  }
  const page = await open("/provisions/tariffs/");
  await page.keyboard.press("Tab");
  const skip = await page.evaluate(() => innerWidth - document.activeElement.getBoundingClientRect().right);
  check("the skip link stands at the right", skip >= 0 && skip < 300, skip);
  const crumbs = await placed(page, ".crumbs li");
  check("the way here is read from the right", crumbs.length > 1 && crumbs.every((crumb, at) => !at || crumb.right <= crumbs[at - 1].left + 1), crumbs);
  const marks = await placed(page, ".basis");
  check("the mark of who says so stands to the right of its words", marks.length > 0 && marks.every(({ before, after }) => before > 4 && after < 4), marks);
  await go(page, "/");
  const rungs = await placed(page, ".ladder li");
  check("the ladder rises to the left", rungs.length === 4 && rungs.every((rung, at) => !at || rung.right > rungs[at - 1].right) && new Set(rungs.map(({ left }) => left)).size === 1, rungs);
  const flights = await page.evaluate(() => [...document.querySelectorAll(".rung")].map((flight) => new DOMMatrix(getComputedStyle(flight).transform).a * (parseFloat(getComputedStyle(flight).scale) || 1)));
  check("so does the flight of steps beside a status", flights.length > 0 && flights.every((scale) => scale < 0), flights);
  const apart = await page.evaluate(() => [...document.querySelectorAll("body *")].filter((element) => /[؀-ۿ]/.test(element.textContent) && parseFloat(getComputedStyle(element).letterSpacing) !== 0 && getComputedStyle(element).letterSpacing !== "normal").map((element) => element.className));
  check("letters that are joined stay joined", apart.length === 0, apart);

  await go(page, "/quotes/");
  const quote = await page.evaluate(() => {
    const quote = document.querySelector("blockquote");
    return [quote.lang, getComputedStyle(quote).direction, getComputedStyle(document.querySelector(".speaker")).direction];
  });
  check("an English quotation runs from left to right, and its speaker’s name does not", quote.join() === "en,ltr,rtl", quote);

  const phone = await open("/positions/", { viewport: { width: 390, height: 700 } });
  const table = await phone.evaluate(() => {
    const region = document.querySelector(".scroll");
    const head = () => region.querySelector("tbody th").getBoundingClientRect();
    const before = innerWidth - head().right;
    region.scrollLeft = -200;
    return { before, moved: region.scrollLeft, after: innerWidth - head().right };
  });
  check("the table begins at the right, and its heads stay there", table.before < 30 && table.moved < -100 && Math.abs(table.after - table.before) < 2, table);
}

export const faults = {
  "left to right": {
    html: (html) => html.replace('dir="rtl"', 'dir="ltr"'),
    breaks: [
      "every page runs from right to left", "the skip link stands at the right", "the way here is read from the right",
      "the mark of who says so stands to the right of its words", "the ladder rises to the left", "so does the flight of steps beside a status",
      "an English quotation runs from left to right, and its speaker’s name does not", "the table begins at the right, and its heads stay there",
    ],
  },
  "as wide as a desk": { css: "main { min-inline-size: 40rem }", breaks: ["no page is wider than the screen: 320"] },
  "wider than a desk": { css: "main { min-inline-size: 90rem }", breaks: ["no page is wider than the screen: 1280"] },
  "spaced capitals": { css: "h1 { letter-spacing: .05em !important }", breaks: ["letters that are joined stay joined"] },
};
