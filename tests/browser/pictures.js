// Takes a picture of every page of a report: node pictures.js REPORT FOLDER [page …]
import { mkdirSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./browser.js";

const [report, folder, ...only] = process.argv.slice(2);
if (!report || !folder) {
  console.error("usage: node pictures.js REPORT FOLDER [page …]");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const pages = readdirSync(report).filter((name) => name.endsWith(".html"));
const chosen = only.length > 0 ? pages.filter((name) => only.includes(basename(name, ".html"))) : pages;
const browser = await open();
for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, javaScriptEnabled: false });
    const page = await context.newPage();
    for (const name of chosen) {
      await page.goto(pathToFileURL(resolve(report, name)).href);
      await page.screenshot({ path: join(folder, `${basename(name, ".html")}-${width}-${colorScheme}.png`), fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
