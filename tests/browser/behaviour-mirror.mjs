// From right to left every page is the mirror image of itself: no margin, edge or column is left on the wrong side.
import { everyKind } from "./sites.mjs";
import { atBothWidths, both } from "./widths.mjs";

export const site = everyKind;

// Every box that is laid out as a block, and what each element and its marks have on their two sides.
const measured = (page) => page.evaluate(() => {
  const sides = ["margin", "padding", "border"].map((side) => [`${side}Left`, `${side}Right`].map((name) => (side === "border" ? `${name}Width` : name)));
  const all = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility() && !element.matches("svg *, .unseen"));
  return all.map((element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const parts = [undefined, "::before", "::after"].map((part) => getComputedStyle(element, part)).filter((part, at) => !at || part.content !== "none");
    return {
      name: `${element.tagName}.${element.getAttribute("class") ?? ""} ${element.textContent.trim().slice(0, 20)}`,
      isBlock: !/inline|contents/.test(style.display) && !element.parentElement.closest("a, button, span, p, svg"),
      left: box.left, right: document.documentElement.clientWidth - box.right,
      sides: parts.flatMap((part) => sides.map(([left, right]) => [parseFloat(part[left]), parseFloat(part[right])])),
      physical: [style.float, style.textAlign].filter((value) => /^(left|right)$/.test(value)).join(),
    };
  });
});

const differ = (one, other) => Math.abs(one - other) > 1.5;

export async function behave(visitor) {
  const { check } = visitor;
  await atBothWidths(visitor, async (page, path, width) => {
    const before = await measured(page);
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    const after = await measured(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    check(`from right to left no page is wider than the screen: ${width}`, over <= 0, { path, over });
    const pairs = before.map((was, at) => [was, after[at]]);
    const moved = pairs.filter(([was, is]) => was.isBlock && (differ(was.left, is.right) || differ(was.right, is.left)));
    check(`boxes are mirrored: ${width}`, before.length > (path.endsWith("/card/") ? 5 : 20) && moved.length === 0, { path, moved: moved.slice(0, 3) });
    const lopsided = pairs.filter(([was, is]) => was.sides.some(([left, right], at) => differ(left, is.sides[at][1]) || differ(right, is.sides[at][0])));
    check(`margins and edges are mirrored: ${width}`, lopsided.length === 0, { path, lopsided: lopsided.slice(0, 2) });
    const stuck = pairs.filter(([was, is]) => was.physical && was.physical === is.physical);
    check(`nothing is told to stand left or right: ${width}`, stuck.length === 0, { path, stuck: stuck.slice(0, 3) });
  });
}

export const faults = {
  "a wide page": { css: "main { inline-size: 100rem }", breaks: both("from right to left no page is wider than the screen") },
  "a list pushed to the right": { css: ".text { position: relative; left: 8px }", breaks: both("boxes are mirrored") },
  "a margin on the left": { css: ".basis::before { margin-left: 1em; margin-right: 0 }", breaks: both("margins and edges are mirrored") },
  "text set left": { css: "th, td, .card { text-align: left }", breaks: both("nothing is told to stand left or right") },
};
