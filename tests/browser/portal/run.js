// Opens the portal in a browser and holds it to what a page must be:
// npm run portal -- ADDRESS. Prints each finding, then `N passed, M failed`.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "../browser.js";
import { checkMarkup } from "../markup.js";
import { checkWithPa11y } from "../pa11y.js";
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
const started = Date.now();
const stage = (name) => console.log(`${Math.round((Date.now() - started) / 1000)} s: ${name}`);

for (const [path, status] of [...templates.map((path) => [path, 200]), ...states]) {
  const answer = await fetch(`${origin}/id${path}`);
  report(`${path}: status`, answer.status === status ? [] : [`${answer.status}, not ${status}`]);
}
const browser = await open();
try {
  stage("journeys");
  await journeys(browser, origin);
  stage("form");
  await checkForm(browser, origin, all);
  stage("layout");
  await checkLayouts(browser, origin, all);
  stage("axe");
  await checkAxe(browser, origin, all);
  stage("desk");
  await checkDesk(browser, origin, mkdtempSync(join(tmpdir(), "prima-desk-")));
  stage("scripts of the desk");
  await checkHelped(browser, origin);
  stage("passkeys");
  await checkPasskeys(browser, origin);
  stage("zoom, weight, paper, links");
  await checkZoom(browser, origin, all);
  await checkWeight(browser, origin, templates);
  await checkPrint(browser, origin);
  await checkLinks(browser, origin, templates);
} finally {
  await browser.close();
}
stage("pa11y");
await each(all, 2, async (path) => report(`${path}: pa11y`, await checkWithPa11y(`${origin}/id${path}`, 1280, false)));
stage("vnu");
const folder = mkdtempSync(join(tmpdir(), "prima-pages-"));
const files = [];
for (const [place, path] of all.entries()) {
  for (const lang of ["id", "en"]) {
    const file = join(folder, `${place}-${lang}.html`);
    writeFileSync(file, await (await fetch(`${origin}/${lang}${path}`)).text());
    files.push(file);
  }
}
for (const [place, [, findings]] of checkMarkup(files).entries()) {
  report(`/${place % 2 ? "en" : "id"}${all[Math.floor(place / 2)]}: vnu`, findings);
}
stage("done");
finish();
