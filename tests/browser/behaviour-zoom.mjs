// At 400 % (320 pixels of CSS) and with the reader's own spacing of text, nothing is cut off and nothing scrolls sideways.
import { everyKind } from "./sites.mjs";

export const site = everyKind;

// How far the page is wider than the screen, and what hides part of its own text.
const looked = (page) => page.evaluate(() => {
  const cut = [...document.querySelectorAll("body *")].filter((element) => {
    const style = getComputedStyle(element);
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    return !element.matches(".unseen") && element.innerText?.trim() && element.checkVisibility()
      && ((hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1));
  });
  const root = document.documentElement;
  return { over: root.scrollWidth - innerWidth, cut: cut.map((element) => `${element.tagName}.${element.className}`) };
});

// What WCAG 1.4.12 lets readers set.
const spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

export async function behave({ open, go, check, kinds }) {
  const page = await open("/", { viewport: { width: 320, height: 256 }, bypassCSP: true });
  for (const path of kinds) {
    await go(page, path);
    const plain = await looked(page);
    check("no page is wider than 320 pixels", plain.over <= 0, { path, over: plain.over });
    check("no text is cut off", plain.cut.length === 0, { path, cut: plain.cut });
    const size = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    await page.addStyleTag({ content: spacing });
    const spaced = await looked(page);
    check("nor with the reader’s own spacing", spaced.over <= 0 && spaced.cut.length === 0, { path, ...spaced });
    await page.addStyleTag({ content: ":root { font-size: 200% }" });
    const large = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    check("text grows with the reader’s own size", large > size * 1.8, { path, size, large });
  }
}

export const faults = {
  "a page for desks": { css: "main { min-inline-size: 30rem }", breaks: ["no page is wider than 320 pixels"] },
  "one line each": { css: "h1 { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }", breaks: ["no text is cut off"] },
  "lines of a fixed height": { css: "h1 { max-block-size: 5.5rem; overflow: hidden }", breaks: ["nor with the reader’s own spacing"] },
  "text in pixels": { css: "body { font-size: 17px }", breaks: ["text grows with the reader’s own size"] },
};
