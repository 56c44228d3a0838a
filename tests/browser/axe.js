// axe-core: WCAG 2.2 A and AA and its best practices.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Everything axe finds on an open page; what it cannot decide about contrast over a pattern is left out. */
export async function runAxe(page) {
  // A document is given axe once: to read it takes longer than to look at many a page.
  if (!(await page.evaluate(() => typeof window.axe?.run === "function"))) await page.evaluate(source);
  return page.evaluate(async (values) => {
    // Every rule is run; of what passes only one place is noted, and no path to it.
    const options = { runOnly: { type: "tag", values }, resultTypes: ["violations"], selectors: false };
    const { violations } = await window.axe.run(document, options);
    return violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.html.slice(0, 200)}`),
    );
  }, tags);
}

/** What axe finds at an address in each setting, told in their order. The page
 * is loaded once; its width and colour scheme change as they do for a reader. */
export async function checkWithAxe(browser, address, settings, storageState = undefined) {
  // A page forbids scripts from elsewhere; the tester's own is let in.
  const context = await browser.newContext({ bypassCSP: true, storageState });
  const found = [];
  try {
    const page = await context.newPage();
    for (const [place, { width, scheme }] of settings.entries()) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      if (place === 0) await page.goto(address);
      found.push(await runAxe(page));
    }
  } finally {
    await context.close();
  }
  return found;
}
