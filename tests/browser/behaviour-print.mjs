// On paper nothing is lost: what is closed is shown, addresses are spelled out, and no ink is pale, in a dark scheme too.
import { contrasts } from "./colour.mjs";
import { everyKind } from "./sites.mjs";

const folded = `

## Where the text folds

![](embed:folded)
`;
const all = everyKind;
export const site = {
  ...all,
  "content/about.md": all["content/about.md"].replace("\n[^1]:", `${folded}\n[^1]:`),
  "templates/embeds/folded.html": "<details><summary>Background</summary><p>What lies behind it, in words.</p></details>\n",
};

// What of the main part's text is not on paper.
const lost = (page) => page.evaluate(() => {
  const missing = [];
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || element.closest("nav, form, button, template, .by-provision, .onward, .unseen, [popover], [data-nosnippet]")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) || range.getBoundingClientRect().height === 0) missing.push(text.data.trim());
  }
  return missing;
});

// Links to other sites whose address is not to be read.
const unspelled = (page) => page.evaluate(() => [...document.querySelectorAll('main a[href^="http"]')]
  .filter((link) => {
    const after = getComputedStyle(link, "::after");
    return !(link.innerText + after.content).includes(link.getAttribute("href")) || after.display === "none";
  }).map((link) => link.href));

export async function behave({ open, go, check, kinds }) {
  const page = await open("/", { colorScheme: "dark", viewport: { width: 660, height: 900 } });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  let links = 0;
  for (const path of kinds) {
    await go(page, path);
    const missing = await lost(page);
    check("every word is on paper", missing.length === 0 || path === "/search/", { path, missing });
    const silent = await unspelled(page);
    links += await page.locator('main a[href^="http"]').count();
    check("addresses of other sites are spelled out", silent.length === 0, { path, silent });
    const pale = (await page.evaluate(contrasts)).filter(({ ratio, top }) => ratio < 7 || top > 0.2);
    check("ink is dark on white", pale.length === 0, { path, pale });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    check("no page is wider than the paper", over <= 0, { path, over });
    const doors = await page.locator("nav:not(.toc):visible, .skip:visible, input:visible, button:not(p button):visible").count();
    check("nothing is printed that can only be clicked", doors === 0, { path, doors });
  }
  check("there are addresses to spell out", links > 3, links);
  await go(page, "/provisions/tariffs/");
  const foot = page.locator("footer .paper");
  check("the sheet says where it is from", (await foot.isVisible()) && (await foot.innerText()).includes("https://strait.example/provisions/tariffs/"));
  await go(page, "/print/");
  const whole = await page.locator("main").innerText();
  const parts = ["Tariffs are capped", "The harbour is one harbour", "The two sides meet", "How high is the cap", "The report of the port", "Ships a year"];
  const without = parts.filter((part) => !whole.includes(part));
  check("the print edition has everything", without.length === 0, without);
  const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
  check("it comes on sheets of paper", sheets > 1, sheets);
}

const print = (css) => `@media print { ${css} }`;

export const faults = {
  "what is closed stays closed": { css: print("details:not([open])::details-content { content-visibility: hidden; block-size: 0 }"), breaks: ["every word is on paper"] },
  "addresses are left out": { css: print("main a::after { content: none !important }"), breaks: ["addresses of other sites are spelled out"] },
  "the dark scheme is printed": { css: print(":root { color-scheme: dark }"), breaks: ["ink is dark on white"] },
  "as wide as a desk": { css: print("main { inline-size: 70rem }"), breaks: ["no page is wider than the paper"] },
  "doors on paper": { css: print(".doors, .neighbours { display: block !important }"), breaks: ["nothing is printed that can only be clicked"] },
  "no word of where it is from": { css: print(".paper { display: none !important }"), breaks: ["the sheet says where it is from"] },
  "no links": { html: (html) => html.replaceAll('href="http', 'data-href="http'), breaks: ["there are addresses to spell out"] },
  "the edition stops early": { css: print(".part ~ .part { display: none }"), breaks: ["the print edition has everything"] },
  "a scroll that fits a screen": { css: print("html, body { block-size: 90vh; overflow: hidden }"), breaks: ["it comes on sheets of paper"] },
};
