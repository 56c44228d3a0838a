// Forms of the desk that are sent before anything is chosen: the answer says what
// is wrong, beside its field, and is still a page that anybody can use.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runAxe } from "../axe.js";
import { report } from "./count.js";
import { each } from "./looks.js";

const hub = "/kerja/hub/contoh-kabupaten";
const innovation = "/kerja/inovasi/contoh-antre-dari-rumah";

/** Who sends which form where: what its hidden field `apa` holds. */
const forms = [
  ["koordinator", hub, "anggota"],
  ["koordinator", hub, "kegiatan"],
  ["koordinator", `${hub}/anggota/1`, "hapus"],
  ["koordinator", `${hub}/kegiatan/1`, "hapus"],
  ["unit5", innovation, "minta"],
  ["unit1", `${innovation}/permintaan/2`, "jawab"],
  ["unit2", `${innovation}/permintaan/2`, "tarik"],
  ["unit3", `${innovation}/permintaan/1`, "dampingi"],
];

/** Sends one form and looks at the answer, on a small phone; gives its text. */
async function refused(browser, origin, [who, path, what], storageState) {
  const name = `${what} of ${who} at ${path}`;
  const context = await browser.newContext({ bypassCSP: true, storageState, viewport: { width: 360, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/id${path}`);
    const form = page.locator("main form", { has: page.locator(`input[name="apa"][value="${what}"]`) }).first();
    const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
    await form.locator("button").press("Enter");
    const answer = await answered;
    const html = await answer.text();
    await page.waitForLoadState();
    const findings = answer.status() === 422 ? [] : [`it answers ${answer.status()}, not 422`];
    const links = await page.locator(".error-summary a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    if (links.length === 0) findings.push("nothing says what is wrong");
    for (const to of links) if ((await page.locator(`main ${to}`).count()) !== 1) findings.push(`${to} leads nowhere`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) findings.push(`the page scrolls sideways by ${wide} px`);
    report(`${name}: refused`, findings);
    report(`${name}: axe`, await runAxe(page));
    return html;
  } finally {
    await context.close();
  }
}

/** All of them; gives name and file of each answer for other checks. */
export async function checkRefused(browser, origin, folder, states) {
  const files = [];
  await each([...forms.entries()], 2, async ([place, one]) => {
    const html = await refused(browser, origin, one, states.get(one[0]));
    const file = join(folder, `refused-${place}.html`);
    writeFileSync(file, html);
    files.push([`${one[1]} (${one[2]}, refused)`, file]);
  });
  return files;
}
