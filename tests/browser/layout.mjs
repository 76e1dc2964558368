// What must hold of the layout of any site, however much or little is in it; and faults that break each of these.
import { atBothWidths, both } from "./widths.mjs";

// Text that lies on other text, is cut off, or has nothing in it; and words that were never filled in.
const looked = (page) => page.evaluate(() => {
  const shown = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("svg, .skip, .unseen, [popover]"));
  const isShown = new Set(shown);
  const lines = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    if (!text.data.trim() || !isShown.has(text.parentElement) || text.parentElement.closest(".scroll tbody th")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const size = parseFloat(getComputedStyle(text.parentElement).fontSize);
    for (const box of range.getClientRects()) {
      // The letters themselves: lines of one text may touch each other.
      const middle = (box.top + box.bottom) / 2;
      if (box.width > 1) lines.push({ isInScroll: Boolean(text.parentElement.closest(".scroll, pre")), words: text.data.trim().slice(0, 30), left: box.left, right: box.right, top: middle - size * 0.3, bottom: middle + size * 0.3 });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  const onEachOther = [];
  for (const [at, line] of lines.entries()) {
    for (let next = at + 1; next < lines.length && lines[next].top < line.bottom; next += 1) {
      const other = lines[next];
      if (other.left < line.right - 1 && other.right > line.left + 1) onEachOther.push([line.words, other.words]);
    }
  }
  const hides = (overflow) => overflow === "hidden" || overflow === "clip";
  const cut = shown.filter((element) => {
    const style = getComputedStyle(element);
    return element.innerText?.trim() && ((hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1));
  });
  const outside = lines.filter(({ left, right }) => (left < -1 || right > innerWidth + 1)).filter(({ isInScroll }) => !isInScroll);
  const isEmpty = (element) => element.matches("p, li, ul, ol, dl, dd, dt, section, h1, h2, h3, h4, blockquote, figure, article, th, td, nav")
    && !element.textContent.trim() && !element.querySelector("img, svg, input") && !element.matches("[role=status], td:empty");
  const holes = document.body.innerText.match(/\{\w+\}|undefined|null\b|NaN|\[object|\(\)|“”| ,|,,|\.\.(?!\.)|: ?[.·]/g) ?? [];
  return {
    over: document.documentElement.scrollWidth - innerWidth,
    onEachOther: onEachOther.slice(0, 4), cut: cut.map((element) => element.className), outside: outside.map(({ words }) => words),
    empty: shown.filter(isEmpty).map((element) => element.outerHTML.slice(0, 80)), holes,
  };
});

export async function behave(visitor) {
  const { check } = visitor;
  await atBothWidths(visitor, async (page, path, width) => {
    const seen = await looked(page);
    check(`no page is wider than the screen: ${width}`, seen.over <= 0 && seen.outside.length === 0, { path, over: seen.over, outside: seen.outside });
    check(`no text lies on other text: ${width}`, seen.onEachOther.length === 0, { path, onEachOther: seen.onEachOther });
    check(`no text is cut off: ${width}`, seen.cut.length === 0, { path, cut: seen.cut });
    check(`nothing is empty: ${width}`, seen.empty.length === 0, { path, empty: seen.empty });
    check(`no sentence has a hole: ${width}`, seen.holes.length === 0, { path, holes: seen.holes });
  });
}

export const faults = {
  "wider than a desk": { css: "main { min-inline-size: 90rem }", breaks: both("no page is wider than the screen") },
  "lines on each other": { css: "h1 { margin-block-end: -1em }", breaks: both("no text lies on other text") },
  "half a title": { css: "h1 { max-block-size: .6em; overflow: hidden }", breaks: both("no text is cut off") },
  "an empty line": { html: (html) => html.replace("</h1>", "</h1><p> </p>"), breaks: both("nothing is empty") },
  "a word not filled in": { html: (html) => html.replace("</h1>", " of {n}</h1>"), breaks: both("no sentence has a hole") },
};
