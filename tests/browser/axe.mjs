// What axe finds wrong with a page: in both schemes, on a phone and on a desk.
import { AxeBuilder } from "@axe-core/playwright";

export const WIDTHS = [320, 1280];

// Only contrast depends on the scheme; every other rule is asked once for each width.
const PASSES = [["light", null], ["dark", ["color-contrast"]]];

// Lines of `rule (width scheme): where` for the page that is open; the page needs a context with `bypassCSP`.
export async function accessible(page) {
  const wrong = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const [colorScheme, rules] of PASSES) {
      await page.emulateMedia({ colorScheme });
      const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"], preload: false });
      const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
      for (const { id, nodes } of violations) wrong.push(`axe: ${id} (${width} ${colorScheme}): ${nodes[0].html.slice(0, 120)}`);
    }
  }
  await page.emulateMedia({ colorScheme: null });
  return wrong;
}
