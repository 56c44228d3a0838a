// The scripts of the desk when things go wrong: the line is cut, the session
// ends, somebody else signs in, a colleague is faster, an upload is cancelled.
// Nothing that was typed may be lost, and the focus may not move.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "./count.js";

const password = "kata sandi untuk contoh saja";
const part = "/id/kerja/contoh-pekppp-berjalan/contoh-disdukcapil/isian/I";
const evidence = "/id/kerja/contoh-pekppp-berjalan/contoh-disdukcapil/bukti/1.a.Ak";
const field = "#j-f01-1-komponen input[type=text]";
const note = "#j-f01-1-komponen textarea";

async function signIn(page, origin, who) {
  await page.goto(`${origin}/id/masuk`);
  await page.fill("#surel", `${who}@contoh.example`);
  await page.fill("#sandi", password);
  await page.locator('form:has(#sandi) button[type="submit"]').click();
  await page.waitForURL(/\/id\/kerja$/);
}

async function opened(browser, origin, path) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await signIn(page, origin, "unit2");
  await page.goto(`${origin}${path}`);
  return { context, page, status: page.locator("[data-status]") };
}

const says = (status, words) => status.filter({ hasText: words }).waitFor({ timeout: 15_000 });

/** Types a number that is not there yet, as somebody does who stays in the field. */
async function type(page, number) {
  await page.locator(field).fill("");
  await page.locator(field).pressSequentially(String(number));
}

async function kept(page, origin, number) {
  await page.goto(`${origin}${part}`);
  const value = await page.locator(field).inputValue();
  return value === String(number) ? [] : [`the answer kept is ${value}, not ${number}`];
}

async function byItself(browser, origin) {
  const { context, page, status } = await opened(browser, origin, part);
  await type(page, 3);
  await says(status, /Tersimpan/);
  const findings = [];
  const isThere = await page.evaluate((field) => document.activeElement === document.querySelector(field), field);
  if (!isThere) findings.push("saving moved the focus");
  if ((await status.getAttribute("role")) !== "status") findings.push("the line is not read out");
  if (page.url().includes("?")) findings.push("saving loaded the page again");
  findings.push(...(await kept(page, origin, 3)));
  await context.close();
  return findings;
}

async function overACut(browser, origin) {
  const { context, page, status } = await opened(browser, origin, part);
  await context.setOffline(true);
  await type(page, 4);
  await says(status, /Sambungan terputus/);
  // The button, too, leaves the page as it is.
  await page.locator('form.saving button[type="submit"]').click();
  await says(status, /Sambungan terputus/);
  const value = await page.locator(field).inputValue();
  await context.setOffline(false);
  await says(status, /Tersimpan/);
  const findings = await kept(page, origin, 4);
  await context.close();
  return value === "4" ? findings : [`the field held ${value} while the line was cut`, ...findings];
}

async function afterTheSession(browser, origin) {
  const { context, page, status } = await opened(browser, origin, part);
  await context.clearCookies();
  await type(page, 5);
  await says(status, /Sesi Anda sudah berakhir/);
  const door = page.locator("[data-sign-in] a");
  const [tab] = await Promise.all([context.waitForEvent("page"), door.click()]);
  await tab.waitForLoadState("load");
  // Somebody else sits down first: nothing is saved for them.
  await signIn(tab, origin, "unit1");
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await says(status, /orang lain yang masuk/);
  await context.clearCookies();
  await signIn(tab, origin, "unit2");
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await says(status, /Tersimpan/);
  const findings = (await door.isVisible()) ? ["the way to the sign-in is still shown"] : [];
  findings.push(...(await kept(page, origin, 5)));
  const stored = await page.evaluate(() => localStorage.length + sessionStorage.length);
  if (stored > 0) findings.push("something that was typed is left in the browser");
  await context.close();
  return findings;
}

async function besideAColleague(browser, origin) {
  const mine = await opened(browser, origin, part);
  const theirs = await opened(browser, origin, part);
  await type(theirs.page, 6);
  await says(theirs.status, /Tersimpan/);
  await mine.page.locator("#j-f01-1-komponen summary").click();
  await mine.page.locator(note).fill("Catatan yang belum tersimpan.");
  await type(mine.page, 7);
  await says(mine.status, /Rekan Anda/);
  const findings = [];
  if ((await mine.page.locator(".meanwhile").count()) > 0) findings.push("the page was taken away while somebody typed");
  await mine.page.keyboard.press("Tab");
  await mine.page.locator(".meanwhile").waitFor();
  const shown = await mine.page.locator(".meanwhile dd").allTextContents();
  if (shown.join() !== "6,7,(tanpa catatan),Catatan yang belum tersimpan.") findings.push(`both answers should be shown, not ${shown}`);
  if ((await mine.page.locator(note).inputValue()) !== "Catatan yang belum tersimpan.") findings.push("the note is lost");
  await mine.page.locator('form.saving button[type="submit"]').click();
  await mine.page.waitForURL(/tersimpan=1/);
  findings.push(...(await kept(mine.page, origin, 7)));
  await mine.context.close();
  await theirs.context.close();
  return findings;
}

async function wrongAnswers(browser, origin) {
  const { context, page, status } = await opened(browser, origin, part);
  await type(page, "banyak");
  await says(status, /perbaiki/);
  const question = page.locator("#j-f01-1-komponen");
  await question.locator(".field-error").waitFor();
  await type(page, 8);
  await says(status, /Tersimpan/);
  const left = await question.locator(".field-error").count();
  const findings = await kept(page, origin, 8);
  await context.close();
  return left === 0 ? findings : ["the message stays beside a good answer", ...findings];
}

async function cancelled(browser, origin) {
  const { context, page, status } = await opened(browser, origin, evidence);
  const file = join(mkdtempSync(join(tmpdir(), "prima-upload-")), "surat.pdf");
  writeFileSync(file, Buffer.alloc(1_200_000, "%PDF-1.7 "));
  let isHeld = true;
  let begin;
  const begun = new Promise((resolve) => (begin = resolve));
  const endings = [];
  await page.route("**/unggahan/*", async (route) => {
    const body = route.request().postData() ?? "";
    if (body.includes("batal")) endings.push("batal");
    else {
      begin();
      while (isHeld) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await route.continue().catch(() => {});
  });
  await page.locator("#berkas").setInputFiles(file);
  await page.locator('form[data-upload] button[type="submit"]').click();
  const bar = page.locator("[data-progress] progress");
  await bar.waitFor();
  const findings = [];
  if ((await page.locator('label[for="kemajuan"]').count()) !== 1) findings.push("the bar has no label");
  // Before its first part the server knows of nothing to forget.
  await begun;
  await page.locator("[data-progress] button").click();
  isHeld = false;
  await says(status, /dibatalkan/);
  if (await bar.isVisible()) findings.push("the bar stays");
  // The page says so before its request is on its way.
  for (let turn = 0; turn < 500 && !endings.includes("batal"); turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  if (!endings.includes("batal")) findings.push("the server was not told");
  if (await page.locator("#berkas").isDisabled()) findings.push("no other file can be chosen");
  if (!(await page.evaluate(() => document.activeElement.id === "berkas"))) findings.push("the focus is lost");
  await context.close();
  return findings;
}

/** All of them, one after the other: they write the same answer. */
export async function checkHelped(browser, origin) {
  await expect("answers are saved by themselves, and the focus stays", () => byItself(browser, origin));
  await expect("a wrong answer is told beside its question", () => wrongAnswers(browser, origin));
  await expect("a cut line loses nothing", () => overACut(browser, origin));
  await expect("an ended session loses nothing, and nothing is saved for somebody else", () => afterTheSession(browser, origin));
  await expect("of two at once neither is lost, and nobody is interrupted", () => besideAColleague(browser, origin));
  await expect("an upload is cancelled", () => cancelled(browser, origin));
}
