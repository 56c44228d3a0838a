// axe-core: WCAG 2.2 A and AA and its best practices.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Everything axe finds on an open page; what it cannot decide about contrast over a pattern is left out. */
export async function runAxe(page) {
  await page.evaluate(source);
  const { violations } = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: "tag", values } }),
    tags,
  );
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.html.slice(0, 200)}`),
  );
}

/** Everything axe finds at an address. */
export async function checkWithAxe(browser, address, width, colorScheme) {
  // A page forbids scripts from elsewhere; the tester's own is let in.
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
  try {
    const page = await context.newPage();
    await page.goto(address);
    return await runAxe(page);
  } finally {
    await context.close();
  }
}
