// The whole life of a round in a browser, three times at once: with the mouse,
// with the keyboard alone (in English), and with scripts off.
// npm run cycle -- ADDRESS CLOCK PROGRAM   (a demo opened with --clock CLOCK)
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "../browser.js";
import { expect, finish, report } from "./count.js";
import { Clock, Person } from "./office.js";
import { Seen } from "./seen.js";
import * as steps from "./steps.js";

const [address, clockFile, program] = process.argv.slice(2);
if (!program) {
  console.error("usage: npm run cycle -- ADDRESS CLOCK PROGRAM");
  process.exit(2);
}
const origin = address.replace(/\/$/, "");
const started = Date.now();
const stage = (name) => console.log(`${Math.round((Date.now() - started) / 1000)} s: ${name}`);
const folder = mkdtempSync(join(tmpdir(), "prima-cycle-"));
const clock = new Clock(clockFile);
// Stages begin at whole minutes.
const begin = Math.floor(clock.now() / 60_000) * 60_000;

const long = "Bukti sudah kami lampirkan sejak awal; mohon dibaca lagi bersama surat tugasnya. ".repeat(10);
const WORDS = {
  id: { title: "Foto tempat parkir", objection: `Staf sudah ada. ${long.trim()}`, reply: "Kami menerima hasil ini.", decision: "Terbukti dari SK.", promise: "Menambah staf" },
  en: { title: "Photo of the parking", objection: "The staff is there, as the decree shows.", reply: "We accept this result.", decision: "Proven by the decree.", promise: "More staff" },
};

// The kinds of page through which a round leads, as `Seen.kind` names them.
const PAGES = [
  "/kerja",
  "/kerja/tahun/baru",
  "/kerja/ROUND",
  ...["lokus", "penugasan", "cacahan", "penetapan", "sanggahan", "UNIT"].map((page) => `/kerja/ROUND/${page}`),
  ...["isian/PART", "bukti/PART", "penilaian/PART", "pemufakatan", "rapor", "sanggahan", "tindak-lanjut"].map((page) => `/kerja/ROUND/UNIT/${page}`),
];

/** One way to go through everything, with a unit of its own. */
class Office {
  constructor(browser, kind, lang, unit, who, period) {
    Object.assign(this, { browser, kind, lang, unit, who, origin, clock });
    this.words = WORDS[lang];
    this.people = new Map();
    this.isFailed = false;
    const mistakes = kind === "mouse";
    const of = (programme, instrument) => ({ begin, mistakes, programme, instrument, period, cycle: `${programme}-${kind}`, title: `CONTOH ${programme} ${kind}` });
    this.round = of("pekppp", "pekppp/2023");
    this.other = of("vulnerable-friendly", "vulnerable-friendly/2022");
  }

  /** Somebody, signed in once. */
  async person(who) {
    if (!this.people.has(who)) this.people.set(who, await new Person(this, who).signIn());
    return this.people.get(who);
  }

  watch(person) {
    if (this.seen) this.seen.watch(person);
  }

  /** A figure as this language writes it. */
  figure(text) {
    return this.lang === "id" ? text.replace(".", ",") : text;
  }
}

const browser = await open();
const offices = [
  new Office(browser, "mouse", "id", "contoh-rsud", "unit1", "2031"),
  new Office(browser, "keyboard", "en", "contoh-disdukcapil", "unit2", "2032"),
  new Office(browser, "plain", "id", "contoh-dinsos", "unit3", "2033"),
];
const rounds = offices.flatMap(({ round, other }) => [round.cycle, other.cycle]);
const seen = new Seen(origin, folder, rounds, offices.map(({ unit }) => unit));
offices[0].seen = seen;

/** The same step in all offices at once; an office that failed takes no further ones. */
async function all(what, step) {
  stage(what);
  const doing = offices.filter((office) => !office.isFailed).map(async (office) => {
    const before = Date.now();
    await expect(`${office.kind}: ${what}`, async () => {
      try {
        return await step(office);
      } catch (error) {
        office.isFailed = true;
        const pages = [...office.people.values()].map((person) => person.page);
        if (process.env.PICTURES) for (const [place, page] of pages.entries()) await page.screenshot({ path: join(process.env.PICTURES, `failed-${office.kind}-${place}.png`) });
        throw error;
      }
    });
    if (process.env.PICTURES) console.log(`  ${office.kind}: ${Date.now() - before} ms`);
  });
  await Promise.all(doing);
}

/** Goes on to a stage of the rounds, and lets nobody's session fall asleep. */
async function goOn(to) {
  clock.moveTo(steps.opens(begin, to) + 61_000);
  // One after the other: that a session was used is not noted while another act is written.
  for (const office of offices) for (const person of office.people.values()) await person.stir();
}

/** The administrator lets the first officer run the other programme, too. */
async function grant() {
  const office = new Office(browser, "mouse", "id", "", "admin", "2031");
  const admin = await office.person("admin");
  await admin.open("/kerja/orang");
  const { page, hand } = admin;
  const value = await page.locator("#orang option").filter({ hasText: "petugas1@" }).getAttribute("value");
  await hand.select(page.locator("#orang"), value);
  await hand.select(page.locator("#tugas-baru"), "programme_officer");
  await hand.write(page.locator("#lingkup-baru"), "vulnerable-friendly");
  await admin.submit("/kerja/orang", 'input[value="beri"]');
  await page.locator('.saved[role="status"]').waitFor();
  await admin.context.close();
}

/** What a citizen reads on the public card, once its hour has come. */
async function publicCard({ kind, lang, unit, words, figure, round }, ...more) {
  const context = await browser.newContext({ javaScriptEnabled: kind !== "plain" });
  const page = await context.newPage();
  const expected = [lang === "id" ? "4,32" : "4.32", "A-", ...more];
  let lacking = expected;
  // The portal looks for what is due every twenty seconds, and for new data every second.
  for (let look = 0; look < 180 && lacking.length > 0; look += 1) {
    if (look > 0) await page.waitForTimeout(500);
    await page.goto(`${origin}/${lang}/badan/${unit}`);
    const text = await page.evaluate(() => document.body.innerText.replace(/\s+/g, " "));
    lacking = expected.filter((one) => !text.includes(one));
  }
  await context.close();
  return lacking.map((one) => `not on the public card: ${one}`);
}

/** A journalist takes the bundle from the pages and verifies it with the program. */
async function bundle({ lang, round, kind, unit }) {
  const context = await browser.newContext({ javaScriptEnabled: kind !== "plain", acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(`${origin}/${lang}/badan/${unit}`);
  const links = await page.locator(`main a[href*="/data/${round.cycle}"]`).count();
  if (links === 0) return ["no way from the public card to its data"];
  await page.locator(`main a[href*="/data/${round.cycle}"]`).first().click();
  await page.waitForLoadState("load");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator('main a[href$="bundel.zip"]').first().click()]);
  const file = join(folder, `${round.cycle}.zip`);
  await download.saveAs(file);
  await context.close();
  execFileSync(program, ["verify", file], { encoding: "utf8" });
  return [];
}

try {
  await expect("an officer is given another programme", grant);
  await all("rounds are opened", async (office) => {
    const officer = await office.person("petugas1");
    await steps.openRound(officer, office.round);
    await steps.openRound(officer, { ...office.other, mistakes: false });
  });
  await all("units are chosen and evaluators assigned", async (office) => {
    const officer = await office.person("petugas1");
    await steps.chooseUnit(officer, office.round, office.unit);
    await steps.chooseUnit(officer, office.other, office.unit);
    await steps.assign(officer, office.round);
  });
  await goOn("filling");
  await all("the unit fills two instruments with one file", async (office) => {
    const unit = await office.person(office.who);
    if (office.kind === "plain") await unit.useSecondFactor();
    await steps.fill(unit, office.round, office.unit);
    await steps.handIn(unit, office.round, office.unit);
    await steps.fillAgain(unit, office.other, office.unit);
  });
  await goOn("evaluation");
  await all("two evaluators judge blind and agree", async (office) => {
    await steps.tallies(await office.person("petugas1"), office.round, office.unit);
    await steps.review(await office.person("penilai1"), office.round, office.unit, false);
    await steps.review(await office.person("penilai2"), office.round, office.unit, true);
    await steps.reconcile(await office.person("penilai1"), office.round, office.unit);
  });
  await goOn("preview");
  await all("the unit reads its card first", async (office) => steps.previews(await office.person(office.who), office.round, office.unit));
  await goOn("objection");
  await all("the unit objects and a third person answers", async (office) => {
    await steps.objects(await office.person(office.who), office.round, office.unit);
    await steps.decides(await office.person("pemutus"), office.round);
  });
  await goOn("determination");
  await all("two officers determine", async (office) => steps.determine(await office.person("petugas1"), await office.person("petugas2"), office.round));
  await all("nothing is public before its hour", async ({ unit, lang }) => {
    const text = await (await fetch(`${origin}/${lang}/badan/${unit}`)).text();
    return /4[.,]32/.test(text) ? ["the public card has the result already"] : [];
  });
  await goOn("publication");
  await all("a citizen reads the result at its hour", (office) => publicCard(office, office.words.reply));
  await all("a journalist verifies the bundle", bundle);
  await all("the unit works a promise off", async (office) => {
    const due = new Date(clock.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    await steps.worksOff(await office.person(office.who), await office.person("petugas1"), office.round, office.unit, due);
  });
  await all("the promise is public", (office) => publicCard(office, office.words.promise));
  stage("markup and pa11y");
  await seen.finish();
  const met = new Set([...seen.states.keys()].map((name) => name.split(" ")[0]));
  report(`${seen.states.size} page states were met`, PAGES.filter((page) => !met.has(page)).map((page) => `${page} was not`));
} finally {
  await browser.close();
}
stage("done");
finish();
