// Looks at each page state that a journey passes, once: axe, a narrow screen,
// and afterwards the markup and pa11y.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runAxe } from "../axe.js";
import { checkMarkup } from "../markup.js";
import { Pa11y } from "../pa11y.js";
import { Stored } from "../stored.js";
import { report } from "./count.js";
import { each } from "./looks.js";

export class Seen {
  constructor(origin, folder, rounds, units) {
    this.origin = origin;
    this.folder = folder;
    this.rounds = rounds;
    this.units = units;
    this.states = new Map();
  }

  /** What kind of page is at an address, without the names in it. */
  kind(url) {
    const { pathname } = new URL(url);
    const named = (part) => (this.rounds.includes(part) ? "ROUND" : this.units.includes(part) ? "UNIT" : /^\d+$/.test(part) ? "N" : part);
    const parts = pathname.split("/").slice(2).map(named);
    // One part of a form is like another, and so is the evidence of one question.
    if (["isian", "penilaian", "bukti"].includes(parts[3]) && parts[4]) parts[4] = "PART";
    return `/${parts.join("/")}`;
  }

  /** Follows the pages of somebody. */
  watch(person) {
    const { page } = person;
    page.on("response", (response) => {
      const request = response.request();
      if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
      const status = response.status();
      const isPage = (response.headers()["content-type"] ?? "").startsWith("text/html");
      person.last = isPage && status < 500 && (status < 300 || status >= 400) ? { status, text: response.text().catch(() => "") } : undefined;
    });
    const look = () => this.look(person);
    person.hand.after = look;
    person.after = look;
  }

  /** Looks at the page that is open, the first time its kind is met. */
  async look(person) {
    const { page, last } = person;
    if (!last) return;
    const name = `${this.kind(page.url())} ${last.status}`;
    if (this.states.has(name)) return;
    const place = this.states.size;
    this.states.set(name, { url: page.url(), person, status: last.status, file: join(this.folder, `cycle-${place}.html`) });
    const html = await last.text;
    if (html) writeFileSync(this.states.get(name).file, html);
    else this.states.get(name).file = undefined;
    report(`${name}: axe`, await runAxe(page));
    const size = page.viewportSize();
    await page.setViewportSize({ width: 360, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    report(`${name}: 360 px`, wide > 0 ? [`the page scrolls sideways by ${wide} px`] : []);
    if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `${place}-${name.replace(/[^a-z0-9]+/gi, "-")}-360.png`), fullPage: true });
    await page.setViewportSize(size);
    if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `${place}-${name.replace(/[^a-z0-9]+/gi, "-")}-1280.png`), fullPage: true });
  }

  /** The markup of everything seen, and pa11y over it as it was answered, refusals included. */
  async finish() {
    const states = [...this.states].filter(([, state]) => state.file);
    const found = checkMarkup(states.map(([, state]) => state.file));
    for (const [place, [, findings]] of found.entries()) report(`${states[place][0]}: vnu`, findings);
    const pa11y = await Pa11y.open();
    const stored = await Stored.open(this.origin);
    await each(states, 2, async ([name, { file }]) => report(`${name}: pa11y`, await pa11y.check(stored.address(file), 1280, false)));
    await Promise.all([pa11y.close(), stored.close()]);
  }
}
