// A phone and a desk: what must hold on both is tried on every kind of page.
export const WIDTHS = [390, 1280];

// Opens every kind of page at both widths, and has `look` say what is wrong there.
export async function atBothWidths({ open, go, kinds }, look) {
  const tabs = await Promise.all(WIDTHS.map((width) => open("/", { viewport: { width, height: 900 } })));
  for (const path of kinds) {
    for (const [at, width] of WIDTHS.entries()) {
      await go(tabs[at], path);
      await look(tabs[at], path, width);
    }
  }
}

// The names of a check at both of them.
export const both = (check) => WIDTHS.map((width) => `${check}: ${width}`);
