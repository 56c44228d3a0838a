// pa11y with both of its engines: HTML_CodeSniffer and axe.
import pa11y from "pa11y";
import { executablePath, flags } from "./browser.js";

/** Errors, and warnings where they are wanted, of both engines; notices are advice that no machine can check. */
export async function checkWithPa11y(address, width, includeWarnings = true, headers = {}) {
  const { issues } = await pa11y(address, {
    standard: "WCAG2AA",
    runners: ["htmlcs", "axe"],
    includeWarnings,
    headers,
    // Letters in an SVG lie on a picture, so axe cannot tell what is behind them; layout.js measures them.
    levelCapWhenNeedsReview: "notice",
    viewport: { width, height: 800 },
    timeout: 60000,
    chromeLaunchConfig: { executablePath, args: flags },
  });
  return issues.map((issue) => `${issue.runner} ${issue.type} ${issue.code}: ${issue.message} ${issue.selector}: ${issue.context}`);
}
