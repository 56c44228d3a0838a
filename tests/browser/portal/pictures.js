// Takes a picture of every template and state: npm run portal-pictures -- ADDRESS FOLDER [path …]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { open } from "../browser.js";
import { states, templates } from "./addresses.js";

const [origin, folder, ...only] = process.argv.slice(2);
if (!origin || !folder) {
  console.error("usage: npm run portal-pictures -- ADDRESS FOLDER [path …]");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const paths = only.length > 0 ? only : [...templates, ...states.map(([path]) => path)];
const browser = await open();
for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(`${origin}/id${path}`);
      const name = path.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "nasional";
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
