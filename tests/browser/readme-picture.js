// Takes the README's picture of a report: node readme-picture.js REPORT FILE
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./browser.js";

const [report, file] = process.argv.slice(2);
if (!report || !file) {
  console.error("usage: node readme-picture.js REPORT FILE");
  process.exit(2);
}
const browser = await open();
const page = await browser.newPage({ viewport: { width: 980, height: 1500 }, colorScheme: "light" });
await page.goto(pathToFileURL(resolve(join(report, "sumatera-selatan-2023.html"))).href);
await page.screenshot({ path: file });
await browser.close();
