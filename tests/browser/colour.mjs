// Contrast as WCAG 2 reckons it, of all text that can be seen on a page. Runs inside the browser.
export function contrasts() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) known.set(colour, painted(colour));
    return known.get(colour);
  };
  const painted = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const over = (top, below) => top.slice(0, 3).map((part, at) => part * top[3] + below[at] * (1 - top[3]));
  const paper = matchMedia("print").matches ? [255, 255, 255] : over(rgba("Canvas"), [255, 255, 255]);
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(rgba(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), paper);
  };
  const ratio = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const pairs = new Map();
  const note = (element, colour, what) => {
    const below = ground(element);
    const top = over(rgba(colour), below);
    const key = `${top} ${below} ${what}`;
    if (!pairs.has(key)) {
      const words = (element.textContent.trim() || element.getAttribute("class")).slice(0, 30);
      pairs.set(key, { what, words, ratio: Math.round(ratio(top, below) * 100) / 100, top: light(top), ground: light(below) });
    }
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const element = text.parentElement;
    if (text.data.trim() && element.checkVisibility({ visibilityProperty: true })) note(element, getComputedStyle(element).color, "text");
  }
  for (const shape of document.querySelectorAll(".rung circle, .tokens circle")) {
    const { fill, stroke } = getComputedStyle(shape);
    note(shape.closest("svg"), fill === "none" ? stroke : fill, "mark");
  }
  return [...pairs.values()];
}
