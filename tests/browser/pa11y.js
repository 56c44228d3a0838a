// pa11y with its own engine, HTML_CodeSniffer; axe.js runs the other one.
import { createRequire } from "node:module";
import pa11y from "pa11y";
import { executablePath, flags } from "./browser.js";

// The one pa11y brings along and would start a browser with for each page.
const puppeteer = createRequire(createRequire(import.meta.url).resolve("pa11y"))("puppeteer");

/** One browser for many pages, each with cookies of its own. */
export class Pa11y {
  /** Starts the browser. */
  static async open() {
    const started = new Pa11y();
    started.browser = await puppeteer.launch({ executablePath, args: flags });
    return started;
  }

  /** Errors, and warnings where they are wanted; notices are advice that no machine can check. */
  async check(address, width, includeWarnings = true) {
    const context = await this.browser.createBrowserContext();
    try {
      const { issues } = await pa11y(address, {
        standard: "WCAG2AA",
        runners: ["htmlcs"],
        includeWarnings,
        // Nobody meets a field that is hidden; it tells a keeper of passwords whose they are.
        hideElements: "input[hidden]",
        // HTML lets an e-mail address be the user name; HTML_CodeSniffer does not know, and axe.js looks at it, too.
        ignore: ["WCAG2AA.Principle1.Guideline1_3.1_3_5.H98"],
        viewport: { width, height: 800 },
        timeout: 60000,
        browser: this.browser,
        page: await context.newPage(),
      });
      return issues.map((issue) => `${issue.runner} ${issue.type} ${issue.code}: ${issue.message} ${issue.selector}: ${issue.context}`);
    } finally {
      await context.close();
    }
  }

  /** Ends the browser. */
  close() {
    return this.browser.close();
  }
}
