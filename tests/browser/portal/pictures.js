// Takes a picture of every template and state, and of the pages of those who
// sign in: npm run portal-pictures -- ADDRESS FOLDER [part of a path …]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { open } from "../browser.js";
import { states, templates } from "./addresses.js";
import { pages, signIn } from "./desk.js";

const [origin, folder, ...only] = process.argv.slice(2);
if (!origin || !folder) {
  console.error("usage: npm run portal-pictures -- ADDRESS FOLDER [part of a path …]");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const all = [...templates.map((path) => [undefined, path]), ...states.map(([path]) => [undefined, path]), ...pages];
const chosen = only.length > 0 ? all.filter(([, path]) => only.some((part) => path.includes(part))) : all;
const browser = await open();
const sessions = new Map([[undefined, undefined]]);
for (const [who] of chosen) if (!sessions.has(who)) sessions.set(who, await signIn(browser, origin, who));
for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    for (const [who, path] of chosen) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled: false, storageState: sessions.get(who) });
      const page = await context.newPage();
      await page.goto(`${origin}/id${path}`);
      const name = `${who ?? ""}${path}`.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "nasional";
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      await context.close();
    }
  }
}
await browser.close();
