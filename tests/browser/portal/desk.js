// The pages of those who sign in, over the demo's sample round.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runAxe } from "../axe.js";
import { checkLayout } from "../layout.js";
import { checkMarkup } from "../markup.js";
import { expect, report } from "./count.js";
import { each } from "./looks.js";

const password = "kata sandi untuk contoh saja";
const round = "/kerja/contoh-pekppp-berjalan";

/** Who looks at what. */
const pages = [
  [undefined, "/masuk"],
  [undefined, "/undangan?kode=x"],
  [undefined, "/pulih?kode=x"],
  ["unit2", "/kerja"],
  ["admin", "/kerja"],
  ["unit2", "/kerja/akun"],
  ["unit2", `${round}/contoh-disdukcapil`],
  ["unit2", `${round}/contoh-disdukcapil/isian/I`],
  ["unit1", `${round}/contoh-rsud/isian/III`],
  ["unit2", `${round}/contoh-disdukcapil/bukti/f01.1.komponen`],
  ["unit2", `${round}/contoh-disdukcapil/bukti-diminta`],
  ["unit1", "/kerja/arsip/contoh-rsud"],
  ["unit2", "/kerja/arsip/contoh-disdukcapil"],
  ["unit2", "/kerja/arsip/contoh-disdukcapil?q=tidak-ada"],
  ["unit1", "/kerja/inovasi"],
  ["unit1", "/kerja/inovasi/contoh-antre-dari-rumah"],
  ["unit2", "/kerja/inovasi/contoh-antre-dari-rumah"],
  ["penilai1", `${round}/contoh-rsud/penilaian/V`],
  ["petugas1", "/kerja/tahun"],
  ["petugas1", "/kerja/tahun/baru"],
  ["petugas1", round],
  ["petugas1", `${round}/jadwal`],
  ["petugas1", `${round}/penugasan`],
  ["petugas1", `${round}/cacahan`],
  ["koordinator", `${round}/lokus`],
  ["admin", "/kerja/orang"],
  ["auditor", "/kerja/jejak"],
];

/** Signs somebody in without scripts and with the keyboard alone. */
async function signIn(browser, origin, who) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${origin}/id/masuk`);
  await page.locator("#surel").focus();
  await page.keyboard.type(`${who}@contoh.example`);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/id\/kerja$/);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A unit answers one question with the keyboard alone and finds it saved. */
async function fills(browser, origin, storageState) {
  const context = await browser.newContext({ javaScriptEnabled: false, storageState });
  const page = await context.newPage();
  await page.goto(`${origin}/id/kerja`);
  await page.locator(".card a").first().press("Enter");
  await page.locator('main a[href*="/isian/"]').first().press("Enter");
  const field = page.locator('main input[type="text"]').first();
  await field.fill("7");
  await field.press("Enter");
  await page.waitForURL(/tersimpan=1/);
  const value = await page.locator('main input[type="text"]').first().inputValue();
  await context.close();
  return value === "7" ? [] : [`the field holds ${value}, not 7`];
}

/** A picture of one point. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAACklEQVR4nGMAAQAABQABDQottAAAAABJRU5ErkJggg==",
  "base64",
);

/** A unit puts a picture into its vault without scripts, sees it, and finds it
 * again; gives the address of its page, without the language. */
async function keeps(browser, origin, storageState) {
  const context = await browser.newContext({ javaScriptEnabled: false, storageState });
  const page = await context.newPage();
  await page.goto(`${origin}/id/kerja`);
  await page.locator('main a[href$="/kerja/arsip/contoh-disdukcapil"]').press("Enter");
  await page.locator("#berkas").setInputFiles({ name: "loket.png", mimeType: "image/png", buffer: picture });
  await page.locator("#judul").fill("Foto loket");
  await page.locator("#jenis").selectOption({ index: 0 });
  // It ends within sixty days, whenever this runs.
  await page.locator("#sampai").fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
  await page.locator("#judul").press("Enter");
  await page.waitForURL(/sudah=tambah/);
  const path = new URL(page.url()).pathname.replace(/^\/id/, "");
  const width = await page.locator("img.evidence-picture").evaluate((image) => image.naturalWidth);
  await page.goto(`${origin}/id/kerja/arsip/contoh-disdukcapil?q=loket&keadaan=segera`);
  const found = await page.locator("table a").count();
  await context.close();
  const findings = [];
  if (width !== 1) findings.push(`the picture is ${width} points wide, not 1`);
  if (found !== 1) findings.push(`${found} pieces of evidence are found, not 1`);
  return [path, findings];
}

/** All checks of these pages. */
export async function checkDesk(browser, origin, folder) {
  const people = [...new Set(pages.map(([who]) => who).filter(Boolean))];
  const states = new Map();
  for (const who of people) states.set(who, await signIn(browser, origin, who));
  await expect("a unit fills with the keyboard alone", () => fills(browser, origin, states.get("unit2")));
  const [piece, found] = await keeps(browser, origin, states.get("unit2"));
  report("a unit puts a picture into its vault and finds it again", found);
  pages.push(["unit2", piece]);
  const isOwn = (url) => url.startsWith(`${origin}/`);
  const settings = [["id", 360, "light"], ["id", 1280, "light"], ["en", 360, "dark"]];
  const jobs = pages.flatMap(([who, path]) => settings.map((setting) => [who, path, ...setting]));
  await each(jobs, 3, async ([who, path, lang, width, scheme]) => {
    const name = `${who ?? "nobody"} at /${lang}${path} ${width} px ${scheme}`;
    const address = `${origin}/${lang}${path}`;
    await expect(`${name}: layout without scripts`, () => checkLayout(browser, address, width, scheme, isOwn, states.get(who)));
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, bypassCSP: true, storageState: states.get(who) });
    const page = await context.newPage();
    await page.goto(address);
    report(`${name}: axe`, await runAxe(page));
    await context.close();
  });
  const files = [];
  for (const [place, [who, path]] of pages.entries()) {
    const context = await browser.newContext({ storageState: states.get(who) });
    const answer = await context.request.get(`${origin}/id${path}`);
    report(`${who ?? "nobody"} at ${path}: status`, answer.status() === 200 ? [] : [`${answer.status()}`]);
    const file = join(folder, `desk-${place}.html`);
    writeFileSync(file, await answer.text());
    files.push(file);
    await context.close();
  }
  for (const [place, [, findings]] of checkMarkup(files).entries()) report(`${pages[place][1]}: vnu`, findings);
}
