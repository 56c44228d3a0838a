// What people come for, with the keyboard only and scripts off.
import { readFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { expect } from "./count.js";

const open = (browser) =>
  browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false, acceptDownloads: true });

/** Presses Tab until what has the focus fits; gives up after many steps. */
async function tabTo(page, fits, what) {
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(fits.test, fits.value)) return;
  }
  throw new Error(`the keyboard does not reach ${what}`);
}

const field = (name) => ({
  value: name,
  test: (name) => document.activeElement.name === name && document.activeElement.closest("main") !== null,
});
const linkIn = (words) => ({
  value: words,
  test: (words) =>
    document.activeElement.tagName === "A" &&
    document.activeElement.closest("main") !== null &&
    document.activeElement.textContent.includes(words),
});

async function demand(page, words) {
  const text = await page.evaluate(() => document.body.innerText.replace(/\s+/g, " "));
  return words.filter((word) => !text.includes(word)).map((word) => `not on ${page.url()}: ${word}`);
}

/** A citizen: home, search, report card. */
async function citizen(browser, origin, lang, words) {
  const context = await open(browser);
  const page = await context.newPage();
  await page.goto(`${origin}/${lang}`);
  await tabTo(page, field("q"), "the search field");
  await page.keyboard.type("okut");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/cari/);
  await tabTo(page, linkIn("Pemerintah Kabupaten Ogan Komering Ulu Timur"), "OKU Timur among the results");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/badan\/oku-timur$/);
  const findings = await demand(page, words);
  await context.close();
  return findings;
}

async function searches(browser, origin) {
  const context = await open(browser);
  const page = await context.newPage();
  const findings = [];
  for (const [asked, found] of [
    ["OKUT", "Pemerintah Kabupaten Ogan Komering Ulu Timur"],
    ["jogja", "Yogyakarta"],
    ["kejati sumsel", "Kejaksaan Tinggi Sumatera Selatan"],
    ["ogan komring", "Ogan Komering"],
  ]) {
    await page.goto(`${origin}/id/cari?q=${encodeURIComponent(asked)}`);
    const first = await page.evaluate(() => [...document.querySelectorAll("main li a")].slice(0, 3).map((link) => link.textContent));
    if (!first.some((name) => name.includes(found))) findings.push(`${asked}: ${first.join(" | ")}`);
  }
  await context.close();
  return findings;
}

async function rankingToCsv(browser, origin) {
  const context = await open(browser);
  const page = await context.newPage();
  await page.goto(`${origin}/id`);
  await page.getByRole("link", { name: "Program", exact: true }).first().press("Enter");
  await page.waitForURL(/\/program$/);
  await page.locator("main").getByRole("link", { name: /Kepatuhan Penyelenggaraan Pelayanan Publik/ }).first().press("Enter");
  await page.waitForURL(/\/program\/ombudsman$/);
  await page.locator('main a[href$="/program/ombudsman/2023"]').first().press("Enter");
  await page.waitForURL(/\/program\/ombudsman\/2023$/);
  await page.locator('main a[href*="/program/ombudsman/2023/peringkat"]').first().press("Enter");
  await page.waitForURL(/peringkat/);
  await page.locator('main select[name="provinsi"]').selectOption("16");
  await page.locator('main select[name="provinsi"]').press("Tab");
  await page.locator('main form button[type="submit"], main form button:not([type])').first().press("Enter");
  await page.waitForURL(/provinsi=16/);
  const findings = await demand(page, ["Ogan Komering Ulu Timur", "94,39", "2 dari 17"]);
  const download = page.waitForEvent("download");
  await page.locator('main a[href*="peringkat.csv"]').first().press("Enter");
  const text = readFileSync(await (await download).path(), "utf8");
  const rows = text.trim().split(/\r?\n/).length - 1;
  if (rows !== 17) findings.push(`the CSV has ${rows} rows, not 17`);
  await context.close();
  return findings;
}

async function comparing(browser, origin) {
  const context = await open(browser);
  const page = await context.newPage();
  await page.goto(`${origin}/id/bandingkan?badan=oku-timur&badan=palembang`);
  const findings = await demand(page, ["94,39", "93,75", "OKU Timur", "Palembang"]);
  await context.close();
  return findings;
}

async function languages(browser, origin) {
  const context = await open(browser);
  const page = await context.newPage();
  await page.goto(`${origin}/id/program/ombudsman/2023/peringkat?provinsi=16`);
  await page.locator('a[hreflang="en"][lang="en"]').first().press("Enter");
  await page.waitForURL(/\/en\/program\/ombudsman\/2023\/peringkat\?provinsi=16/);
  const findings = await demand(page, ["94.39"]);
  await context.close();
  return findings;
}

async function verifying(browser, origin) {
  const context = await open(browser);
  const page = await context.newPage();
  await page.goto(`${origin}/id/data/sumatera-selatan-2023`);
  const download = page.waitForEvent("download");
  await page.locator('main a[href$="bundel.zip"]').first().press("Enter");
  const folder = mkdtempSync(join(tmpdir(), "prima-bundle-"));
  const good = join(folder, "good.zip");
  await (await download).saveAs(good);
  const bad = join(folder, "bad.zip");
  const script = `
import sys, zipfile
source, target = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], "w")
for name in source.namelist():
    data = source.read(name)
    if name.endswith("results.csv"):
        data = data.replace(b"94.39", b"94.38")
    target.writestr(name, data)
target.close()
`;
  writeFileSync(join(folder, "change.py"), script);
  execFileSync("python3", [join(folder, "change.py"), good, bad]);
  const findings = [];
  const verify = async (file, words) => {
    await page.goto(`${origin}/id/periksa`);
    await page.locator('main input[type="file"]').setInputFiles(file);
    await page.locator("main form button").last().press("Enter");
    await page.waitForLoadState("load");
    findings.push(...(await demand(page, words)));
  };
  await verify(good, ["Bundel ini utuh", "Tidak bertanda tangan"]);
  const verdict = await page.evaluate(() => document.querySelector("main h1").textContent + document.querySelector("main").innerText);
  if (/results\.csv, baris/.test(verdict)) findings.push("a good bundle is refused");
  await verify(bad, ["results.csv"]);
  await context.close();
  return findings;
}

/** All of them. */
export async function journeys(browser, origin) {
  const id = ["94,39", "A", "Zona Hijau", "Kualitas Tertinggi", "2 dari 17", "Sumatera Selatan", "Sumeks 2024", "periode 2023"];
  const en = ["94.39", "A", "Green zone", "Highest quality", "2 of 17", "Sumatera Selatan", "Sumeks 2024", "2023"];
  await expect("a citizen reaches OKU Timur by search", () => citizen(browser, origin, "id", id));
  await expect("the same in English", () => citizen(browser, origin, "en", en));
  await expect("short forms and typing errors are found", () => searches(browser, origin));
  await expect("from the home page to a ranking and its CSV", () => rankingToCsv(browser, origin));
  await expect("two bodies side by side", () => comparing(browser, origin));
  await expect("the other language keeps the page", () => languages(browser, origin));
  await expect("a bundle is downloaded and verified, a changed one refused", () => verifying(browser, origin));
}
