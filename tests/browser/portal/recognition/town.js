// One way through honours or innovations, with the people who take it, all with
// scripts off, and visitors who sign in nowhere.
import { expect } from "../count.js";
import { Person } from "../office.js";

/** How often a visitor looks again, and how long they wait in between. */
const LOOKS = 60;
const BETWEEN = 250;

export class Journey {
  /** By the keyboard alone, or as `kind` says otherwise. */
  constructor(name, { browser, origin, clock, program, folder }, kind = "keys") {
    Object.assign(this, { name, browser, origin, clock, program, folder, kind });
    this.lang = "id";
    this.people = new Map();
    this.isFailed = false;
  }

  /** Somebody, signed in once. */
  async person(who) {
    if (!this.people.has(who)) this.people.set(who, await new Person(this, who).signIn());
    return this.people.get(who);
  }

  /** Nobody looks at these pages beside their journeys: `desk.js` does. */
  watch() {}

  /** Everybody leaves: the clock was moved on further than a session lasts. */
  async leave() {
    for (const { context } of this.people.values()) await context.close();
    this.people.clear();
  }

  /** Takes the steps one after another; the first that fails is the last. */
  async walk(steps) {
    for (const [what, step] of steps) {
      if (this.isFailed) return;
      await expect(`${this.name}: ${what}`, async () => {
        const before = Date.now();
        try {
          const findings = await step(this);
          if (process.env.TIMES) console.log(`  ${this.name}: ${what}: ${Date.now() - before} ms`);
          return findings;
        } catch (error) {
          this.isFailed = true;
          throw error;
        }
      });
    }
  }

  /** A page of somebody who never signed in. */
  async visitor() {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
    return context.newPage();
  }

  /** What a visitor does not read at an address, though they look again for a
   * while: the portal looks for new data every second. */
  async lacks(path, ...words) {
    const page = await this.visitor();
    let lacking = words;
    await page.goto(path.startsWith("http") ? path : `${this.origin}/${this.lang}${path}`);
    for (let look = 0; look < LOOKS && lacking.length > 0; look += 1) {
      if (look > 0) {
        await page.waitForTimeout(BETWEEN);
        // The browser itself keeps a page for a while unless it is loaded again.
        await page.reload();
      }
      const text = await page.evaluate(() => document.querySelector("main").innerText.replace(/\s+/g, " "));
      lacking = words.filter((one) => !text.includes(one));
    }
    await page.context().close();
    return lacking.map((one) => `a visitor does not read at ${path}: ${one}`);
  }
}

/** Fails with what the page says where something was not done. */
export async function done({ who, page }) {
  const saved = page.locator('.saved[role="status"]');
  await saved.or(page.locator(".error-summary")).first().waitFor();
  if ((await saved.count()) === 0) throw new Error(`${who} at ${page.url()}: ${await page.locator(".error-summary").innerText()}`);
}

/** Waits for the word that something is wrong. */
export const refused = (person) => person.page.locator(".error-summary").waitFor();

/** Waits at the page of work that did not end at once, until it leads on. Where
 * the page itself could not be had in time, it is asked for again. */
export async function settled({ page, hand }) {
  for (let turn = 0; turn < 300 && page.url().includes("/kerja/pekerjaan/"); turn += 1) {
    const ways = page.locator("main a.onward, main [data-job-refresh]");
    if ((await ways.count()) > 0) {
      await hand.press(ways.first());
    } else {
      console.log(`the page of some work says: ${await page.locator("h1").innerText()}`);
      await page.waitForTimeout(BETWEEN);
      await page.reload();
    }
  }
}

/** The hidden field that says what a form does. */
export const doing = (what) => `input[name="apa"][value="${what}"]`;

/** The administrator gives people more roles: who, role, programme. */
export async function grant(journey, roles) {
  const office = new Journey(journey.name, journey, "plain");
  const admin = await office.person("admin");
  const { page, hand } = admin;
  for (const [who, role, programme] of roles) {
    await admin.open("/kerja/orang");
    const value = await page.locator("#orang option").filter({ hasText: `${who}@` }).getAttribute("value");
    await hand.select(page.locator("#orang"), value);
    await hand.select(page.locator("#tugas-baru"), role);
    await hand.write(page.locator("#lingkup-baru"), programme);
    await admin.submit("/kerja/orang", 'input[value="beri"]');
    await done(admin);
  }
  await office.leave();
}

/** An officer opens an edition of a programme from the text of its rules. */
export async function openProgramme(officer, text) {
  await officer.open("/kerja/program");
  await officer.hand.write(officer.page.locator("#teks"), text);
  await officer.submit("/kerja/program", doing("teks"));
  await done(officer);
}

/** Takes a step of a candidacy, or asks for it. */
export async function step(person, candidacy, exit, { document, reason } = {}) {
  const { page, hand } = person;
  const to = `/kerja/calon/${candidacy}`;
  await person.open(to);
  await hand.choose(page.locator(`input[name="langkah"][value="${exit}"]`));
  if (document) await hand.write(page.locator("#dokumen"), document);
  if (reason) await hand.write(page.locator("#alasan"), reason);
  await hand.choose(page.locator("#yakin"));
  await person.submit(to, doing("langkah"));
}

/** A second person confirms the step that waits; the first one cannot. */
export async function byTwo(first, second, candidacy, exit, given) {
  const to = `/kerja/calon/${candidacy}`;
  await step(first, candidacy, exit, given);
  await done(first);
  if ((await first.page.locator("#yakin-konfirmasi").count()) > 0) throw new Error("one person decides alone");
  await second.open(to);
  await second.hand.choose(second.page.locator("#yakin-konfirmasi"));
  await second.submit(to, doing("konfirmasi"));
  await done(second);
}
