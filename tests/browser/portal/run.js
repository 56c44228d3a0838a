// Opens the portal in a browser and holds it to what a page must be:
// npm run portal -- ADDRESS. Prints each finding, then `N passed, M failed`.
//
// What waits for the server, a clock or a quiet line goes on beside what keeps
// the processor busy: the public pages, those of who signs in, and pa11y.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "../browser.js";
import { checkMarkup } from "../markup.js";
import { Pa11y } from "../pa11y.js";
import { Stored } from "../stored.js";
import { states, templates } from "./addresses.js";
import { finish, report } from "./count.js";
import { checkDesk } from "./desk.js";
import { checkHelped } from "./helped.js";
import { journeys } from "./journeys.js";
import { checkLinks } from "./links.js";
import { checkAxe, checkForm, checkLayouts, checkPrint, checkWeight, checkZoom, each } from "./looks.js";
import { checkPasskeys } from "./passkey.js";

const origin = process.argv[2]?.replace(/\/$/, "");
if (!origin) {
  console.error("usage: npm run portal -- ADDRESS   (such as http://127.0.0.1:8080)");
  process.exit(2);
}
const all = [...templates, ...states.map(([path]) => path)];
const folder = mkdtempSync(join(tmpdir(), "prima-pages-"));
const started = Date.now();
const seconds = () => Math.round((Date.now() - started) / 1000);

/** Runs a stage and says when it is done. */
async function stage(name, work) {
  const begun = seconds();
  const made = await work();
  console.log(`${begun} to ${seconds()} s: ${name}`);
  return made;
}

async function checkStatus() {
  for (const [path, status] of [...templates.map((path) => [path, 200]), ...states]) {
    const answer = await fetch(`${origin}/id${path}`);
    report(`${path}: status`, answer.status === status ? [] : [`${answer.status}, not ${status}`]);
  }
}

async function publicPages(browser) {
  await stage("status", checkStatus);
  await stage("journeys", () => journeys(browser, origin));
  await stage("form", () => checkForm(browser, origin, all));
  await stage("layout", () => checkLayouts(browser, origin, all));
  await stage("axe", () => checkAxe(browser, origin, all));
  await stage("zoom", () => checkZoom(browser, origin, all));
  await stage("weight", () => checkWeight(browser, origin, templates));
  await stage("paper", () => checkPrint(browser, origin));
  await stage("links", () => checkLinks(browser, origin, templates));
}

/** Gives the files of the pages looked at. */
async function signedIn(browser, pa11y) {
  const files = await stage("desk", () => checkDesk(browser, origin, folder));
  const looked = stage("pa11y at the desk", () => withPa11yAtDesk(pa11y, files));
  await stage("scripts of the desk", () => checkHelped(browser, origin));
  await stage("passkeys", () => checkPasskeys(browser, origin));
  await looked;
  return files;
}

async function withPa11y(pa11y) {
  await each(all, 2, async (path) => report(`${path}: pa11y`, await pa11y.check(`${origin}/id${path}`, 1280, false)));
}

/** The pages of the desk, as they were answered to those who look at them. */
async function withPa11yAtDesk(pa11y, files) {
  const stored = await Stored.open(origin);
  await each(files, 2, async ([path, file]) => report(`${path}: pa11y`, await pa11y.check(stored.address(file), 1280, false)));
  await stored.close();
}

/** The Nu HTML checker starts once, for all pages. */
async function markup(files) {
  for (const [place, path] of all.entries()) {
    for (const lang of ["id", "en"]) {
      const file = join(folder, `${place}-${lang}.html`);
      writeFileSync(file, await (await fetch(`${origin}/${lang}${path}`)).text());
      files.push([`/${lang}${path}`, file]);
    }
  }
  const found = checkMarkup(files.map(([, file]) => file));
  for (const [place, [, findings]] of found.entries()) report(`${files[place][0]}: vnu`, findings);
}

const browser = await open();
const pa11y = await Pa11y.open();
try {
  const work = [publicPages(browser), signedIn(browser, pa11y), stage("pa11y", () => withPa11y(pa11y))];
  const [, files] = await Promise.all(work);
  await stage("vnu", () => markup(files));
} finally {
  await Promise.all([browser.close(), pa11y.close()]);
}
finish();
