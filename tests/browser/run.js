// Opens every page of a report in a browser and holds it to what a page must be:
// npm test -- REPORT. Prints each finding, then `N passed, M failed`.
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./browser.js";
import { Reader } from "./layout.js";
import { checkMarkup } from "./markup.js";
import { Axe } from "./axe.js";
import { Pa11y } from "./pa11y.js";

const folder = process.argv[2] && resolve(process.argv[2]);
if (!folder || !existsSync(join(folder, "index.html"))) {
  console.error("usage: npm test -- REPORT   (a folder with index.html)");
  process.exit(2);
}
const names = readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
const files = names.map((name) => join(folder, name));
const address = (file) => pathToFileURL(file).href;

let passed = 0;
let failed = 0;
/** Counts one check and prints what it found. */
const report = (what, findings) => {
  if (findings.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`FAILED ${what}`);
  for (const finding of findings) console.log(`  ${finding}`);
};

const sizes = [360, 1280];
const settings = sizes.flatMap((width) => ["light", "dark"].map((scheme) => ({ width, scheme, walk: scheme === "light" && width === 360 })));
const browser = await open();
try {
  const tester = await Axe.open(browser);
  const readers = await Promise.all(settings.map(() => Reader.open(browser)));
  for (const [place, file] of files.entries()) {
    // The settings of one page are looked at side by side and told in their order.
    const [axe, ...layouts] = await Promise.all([
      tester.check(address(file), settings),
      ...settings.map((setting, at) => readers[at].check(address(file), setting)),
    ]);
    for (const [at, { width, scheme }] of settings.entries()) {
      const name = `${names[place]} ${width} px ${scheme}`;
      report(`${name}: layout without scripts`, layouts[at]);
      report(`${name}: axe`, axe[at]);
    }
  }
} finally {
  await browser.close();
}
const pa11y = await Pa11y.open();
for (const [place, file] of files.entries()) {
  const found = await Promise.all(sizes.map((width) => pa11y.check(address(file), width)));
  for (const [at, width] of sizes.entries()) report(`${names[place]} ${width} px: pa11y`, found[at]);
}
await pa11y.close();
for (const [name, findings] of checkMarkup(files)) report(`${name}: vnu`, findings);

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
