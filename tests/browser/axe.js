// axe-core: WCAG 2.2 A and AA and its best practices.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** What can change with the colours alone. */
const ofColours = ["color-contrast", "link-in-text-block"];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Everything axe finds on an open page, or what these rules alone do; what it cannot decide about contrast over a pattern is left out. */
export async function runAxe(page, rules = undefined) {
  // A document is given axe once: to read it takes longer than to look at many a page.
  if (!(await page.evaluate(() => typeof window.axe?.run === "function"))) await page.evaluate(source);
  return page.evaluate(async (runOnly) => {
    // Of what passes only one place is noted, and no path to it.
    const options = { runOnly, resultTypes: ["violations"], selectors: false };
    const { violations } = await window.axe.run(document, options);
    return violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.html.slice(0, 200)}`),
    );
  }, rules ? { type: "rule", values: rules } : { type: "tag", values: tags });
}

/** A reader with axe at hand, who looks at one page after another. */
export class Axe {
  static async open(browser, storageState = undefined) {
    // A page forbids scripts from elsewhere; the tester's own is let in.
    const context = await browser.newContext({ bypassCSP: true, storageState });
    return new Axe(context, await context.newPage());
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
  }

  /** What axe finds at an address in each setting, told in their order. The page
   * is loaded once; its width and colour scheme change as they do for a reader. All
   * rules are run at each width that is not `known`; in its other colours, or said in
   * another language, a page is the same but for those. */
  async check(address, settings, known = []) {
    const found = [];
    const widths = new Set(known);
    for (const [place, { width, scheme }] of settings.entries()) {
      await this.page.setViewportSize({ width, height: 800 });
      await this.page.emulateMedia({ colorScheme: scheme });
      if (place === 0) await this.page.goto(address);
      found.push(await runAxe(this.page, widths.has(width) ? ofColours : undefined));
      widths.add(width);
    }
    return found;
  }

  close() {
    return this.context.close();
  }
}
