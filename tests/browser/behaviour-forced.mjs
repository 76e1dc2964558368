// Forced colours: status and stance are told by words and by shapes that differ, and the keyboard's place is seen.
import { everyKind } from "./sites.mjs";

export const site = everyKind;

// Every kind of chip on the page: its words, what is drawn of its shape, and whether it has an edge.
const chips = (page) => page.evaluate(() => {
  const canvas = getComputedStyle(document.body).backgroundColor;
  return [...document.querySelectorAll(".chip")].filter((chip) => chip.checkVisibility()).map((chip) => {
    const shape = getComputedStyle(chip, "::before");
    const isFilled = shape.backgroundColor !== canvas && !/^rgba\(.*, 0\)$/.test(shape.backgroundColor);
    const isDrawn = shape.content !== "none" && parseFloat(shape.width) > 2 && shape.borderTopColor !== canvas && shape.borderTopStyle !== "none";
    return {
      words: chip.innerText.trim(),
      shape: isDrawn ? [isFilled, shape.backgroundImage !== "none", shape.borderTopLeftRadius === "0px", shape.borderTopStyle].join(" ") : "",
      hasEdge: getComputedStyle(chip).borderTopStyle !== "none",
      hasFlight: chip.previousElementSibling?.matches(".rung") ?? false,
    };
  });
});

export async function behave({ open, go, check }) {
  const page = await open("/positions/", { forcedColors: "active" });
  const stances = await chips(page);
  check("every stance is told in words", stances.length > 3 && stances.every(({ words }) => words.length > 3), stances);
  check("every stance has a shape and an edge", stances.every(({ shape, hasEdge }) => shape && hasEdge), stances);
  const shapeOf = new Map(stances.map(({ words, shape }) => [words, shape]));
  const four = ["Supports", "Supports with changes", "Undecided", "Opposes"].map((words) => [...shapeOf].find(([known]) => known.startsWith(words) && (words !== "Supports" || known === words))?.[1]);
  check("the shapes of four stances differ", new Set(four).size === 4 && !four.includes(undefined), [...shapeOf]);

  await go(page, "/provisions/");
  const statuses = await chips(page);
  check("every status is told in words", statuses.length === 5 && statuses.every(({ words }) => words.length > 3), statuses);
  const marks = await page.evaluate(() => {
    const canvas = getComputedStyle(document.body).backgroundColor;
    return [...document.querySelectorAll(".rung")].map((flight) => {
      const [steps, mark] = [flight.querySelector("path"), flight.querySelector("circle")];
      const isSeen = getComputedStyle(steps).stroke !== canvas && ![canvas, "none"].includes(getComputedStyle(mark).fill);
      return isSeen ? mark.getAttribute("cy") : "";
    });
  });
  check("the step that a status stands on is drawn", marks.length === 4 && marks.every(Boolean) && new Set(marks).size === 4, marks);

  await go(page, "/search/");
  await page.locator("input[type=search]").focus();
  const ring = await page.evaluate(() => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== getComputedStyle(document.body).backgroundColor;
  });
  check("the keyboard’s place is seen", ring);
  const edges = await page.evaluate(() => [...document.querySelectorAll("input, button")].filter((control) => control.checkVisibility())
    .every((control) => parseFloat(getComputedStyle(control).borderTopWidth) >= 1));
  check("boxes and buttons have edges", edges);
}

const forced = (css) => `@media (forced-colors: active) { ${css} }`;

export const faults = {
  "no words": { html: (html) => html.replaceAll(/(<span class="chip[^>]*>)[^<]*/g, "$1"), breaks: ["every stance is told in words", "every status is told in words"] },
  "no shapes": { css: ".chip::before { content: none !important }", breaks: ["every stance has a shape and an edge", "the shapes of four stances differ"] },
  "one shape for all": { css: ".chip::before { background: CanvasText !important; border-radius: 50% !important }", breaks: ["the shapes of four stances differ"] },
  "ink of the ground": {
    css: forced(".rung circle { fill: Canvas !important; forced-color-adjust: none }"),
    breaks: ["the step that a status stands on is drawn"],
  },
  "no ring": { css: ":focus-visible { outline: none !important; box-shadow: 0 0 0 3px blue }", breaks: ["the keyboard’s place is seen"] },
  "no edges": { css: "input, button { border: 0 !important }", breaks: ["boxes and buttons have edges"] },
};
