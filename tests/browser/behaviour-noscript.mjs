// Without a script every page has its content, and the list of all pages stands where the search would.
import { everyKind } from "./sites.mjs";

export const site = everyKind;

// What a page says in its main part.
const words = (page) => page.locator("main").evaluate((main) => main.innerText.replaceAll(/\s+/g, " ").trim());

export async function behave({ open, go, check, pages, kinds }) {
  const still = await open("/", { javaScriptEnabled: false });
  const lively = await open("/");
  await go(still, "/search/");
  const listed = await still.evaluate(() => [...document.querySelectorAll(".letters a")]
    .filter((link) => link.checkVisibility()).map((link) => link.pathname));
  // Other orders of a list are reached from the list; cards stand in pages of others.
  const missing = pages.filter((path) => !/404|\/search\/|\/by-|\/status\/|\/card\//.test(path) && !listed.includes(path));
  check("the list from A to Z has every page", missing.length === 0, missing);
  const letters = await still.evaluate(() => [...document.querySelectorAll(".letters :is(h2, h3)")].map((head) => head.innerText));
  check("its letters are in order", letters.length > 3 && letters.join() === letters.toSorted().join(), letters);
  const box = still.locator("input[type=search]");
  if (await box.isVisible()) {
    await box.fill("tariff");
    await box.press("Enter");
  }
  check("the box of the search leads to that list", new URL(still.url()).pathname === "/search/" && (await still.locator(".letters").isVisible()));
  for (const path of kinds) {
    await go(still, path);
    await go(lively, path);
    const [without, withScripts] = [await words(still), await words(lively)];
    check("every page has its title", await still.locator("h1").first().isVisible(), path);
    check("every page has as much to read as with a script", without.length > 40 && without.length >= withScripts.length, { path, without: without.length, withScripts: withScripts.length });
    const dead = await still.evaluate(() => [...document.querySelectorAll("button")]
      .filter((button) => button.checkVisibility() && !button.popoverTargetElement && !button.form).map((button) => button.innerText));
    check("no button does nothing", dead.length === 0, { path, dead });
  }
}

export const faults = {
  "the content waits for a script": {
    css: "@media (scripting: none) { main { display: none } }",
    breaks: ["every page has its title", "every page has as much to read as with a script"],
  },
  "a button for scripts only": { html: (html) => html.replace("</main>", "<button type=button>More</button></main>"), breaks: ["no button does nothing"] },
  "the list waits for a script": {
    css: "@media (scripting: none) { .letters { display: none } }",
    breaks: ["the list from A to Z has every page", "the box of the search leads to that list"],
  },
  "the letters are mixed up": { html: (html) => html.replace(/<h3>A<\/h3>/, "<h3>Z</h3>"), breaks: ["its letters are in order"] },
};
