// A term in a text opens what it means, by pointer and keyboard, without a script.
export const site = {
  "content/site.yaml": "title: Terms\n",
  "content/_index.md": `---
kind: briefing
title: The ferry
reviewed: 2025-12-20
terms:
  - {id: cap, term: Tariff cap, definition: The most that a ferry may charge.}
---

The treaty sets a [cap](@cap) for five years, and no more is known of it than that.
`,
};

const isOpen = (page) => page.evaluate(() => {
  const meaning = document.querySelector("[popover]");
  if (!meaning) return false;
  const box = meaning.getBoundingClientRect();
  return meaning.checkVisibility() && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight
    && meaning.innerText.includes("The most that a ferry may charge.");
});
const isOnTerm = (page) => page.evaluate(() => document.activeElement.matches("button[popovertarget]"));

async function reach(page) {
  for (let stop = 0; stop < 60 && !(await isOnTerm(page)); stop += 1) await page.keyboard.press("Tab");
  return isOnTerm(page);
}

export async function behave({ open, go, check }) {
  const page = await open("/full/", { javaScriptEnabled: false, viewport: { width: 320, height: 600 } });
  const term = page.locator("button", { hasText: "cap" }).first();
  check("the meaning is closed at first", !(await isOpen(page)));
  await term.click();
  check("the pointer opens the meaning, in view", await isOpen(page));
  await page.locator("h1").first().click({ force: true });
  check("a click elsewhere closes it", !(await isOpen(page)));

  await page.reload();
  check("the keyboard reaches the term", await reach(page));
  await term.focus();
  await page.keyboard.press("Enter");
  check("Enter opens the meaning", await isOpen(page));
  await page.keyboard.press("Escape");
  check("Escape closes it", !(await isOpen(page)));
  check("the keyboard is back on the term", await isOnTerm(page));
  await page.keyboard.press("Space");
  check("Space opens the meaning", await isOpen(page));
  await go(page, "/terms/");
  check("in the glossary it is text like any other", await page.evaluate(() => getComputedStyle(document.querySelector(".card.term")).textDecorationLine === "none"));
}

const manual = (html) => html.replaceAll(/ popover(=""|="auto")?(?=[ >])/g, ' popover="manual"');

export const faults = {
  "it stands open": { css: "[popover] { display: block !important }", breaks: ["the meaning is closed at first"] },
  "no target": {
    html: (html) => html.replaceAll(/ popovertarget="[^"]*"/g, ""),
    breaks: ["the pointer opens the meaning, in view", "the keyboard reaches the term", "Enter opens the meaning", "Space opens the meaning"],
  },
  "out of view": { css: "[popover] { translate: 400px 0 }", breaks: ["the pointer opens the meaning, in view", "Enter opens the meaning"] },
  "it does not close by itself": { html: manual, breaks: ["a click elsewhere closes it", "Escape closes it"] },
  "dotted all over": { css: ".term { text-decoration: underline dotted }", breaks: ["in the glossary it is text like any other"] },
  "it keeps the focus": {
    html: (html) => manual(html).replaceAll(/(<(?:div|span)[^>]* popover="manual"[^>]*>)/g, '$1<input autofocus aria-label="x">'),
    breaks: ["the keyboard is back on the term"],
  },
};
