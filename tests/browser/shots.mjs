// Screenshots of pages at 390 and 1280 pixels, light and dark: shots.mjs FOLDER OUT /path/ …
import { launch } from "./inspect.mjs";
import { serve } from "./server.mjs";
import { WIDTHS } from "./widths.mjs";
import { mkdirSync } from "node:fs";

const [folder, out, ...paths] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const host = await serve(folder);
const browser = await launch();
for (const colorScheme of ["light", "dark"]) {
  for (const width of WIDTHS) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    for (const path of paths) {
      await page.goto(host.origin + path);
      const name = path.replaceAll("/", "_");
      await page.screenshot({ path: `${out}/${name}${width}-${colorScheme}.png`, fullPage: width === 1280 });
    }
    await page.close();
  }
}
await browser.close();
host.close();
