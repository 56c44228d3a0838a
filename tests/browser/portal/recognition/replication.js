// A body puts on record that it took an innovation over. The link to its origin
// is read on the pages of both bodies and in the table of the lineage.
import { doing, done, refused } from "./town.js";

const ORIGIN = "contoh-akta-di-ruang-bersalin";
const ORIGIN_TITLE = "Akta di Ruang Bersalin (contoh)";
const TAKER = "contoh-dinsos";
const OWNER = "contoh-disdukcapil";
const TITLE = "Kartu Bantuan di Tempat";
const ADAPTATION = "Kartunya diserahkan di balai desa, bukan di tempat bersalin.";

async function isRecorded(journey) {
  const unit = await journey.person("unit3");
  const { page, hand } = unit;
  const to = `/kerja/inovasi/${ORIGIN}`;
  await unit.open("/kerja/inovasi");
  await hand.press(page.locator('main a.onward[href$="/inovasi"]'));
  await hand.write(page.locator("main #q"), "akta bersalin");
  await hand.press(page.locator('main form button[type="submit"]').first());
  await hand.press(page.locator(`main a[href$="/inovasi/${ORIGIN}"]`).first());
  await unit.follow(to);
  await hand.write(page.locator("#title"), TITLE);
  await hand.write(page.locator("#adaptation"), ADAPTATION);
  await unit.submit(to, doing("catat"));
  await refused(unit);
  // What was written is kept; only the year is missing.
  await hand.write(page.locator("#year"), "2025");
  await unit.submit(to, doing("catat"));
  await done(unit);
}

/** The rows of a table that a visitor reads, each as its cells. */
async function rows(journey, path, table) {
  const page = await journey.visitor();
  await page.goto(`${journey.origin}/id${path}`);
  const found = await page.locator(`${table} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, " "))));
  await page.context().close();
  return found;
}

async function isOnBothPages(journey) {
  const findings = [...(await journey.lacks(`/badan/${TAKER}`, TITLE)), ...(await journey.lacks(`/badan/${OWNER}`, TITLE))];
  const [taken] = (await rows(journey, `/badan/${TAKER}`, "table:has(#inovasi-tabel-caption)")).filter(([title]) => title.includes(TITLE));
  if (!taken?.[2].includes(ORIGIN_TITLE)) findings.push(`the page of the taker says: ${taken}`);
  const [given] = (await rows(journey, `/badan/${OWNER}`, "table:has(#inovasi-tabel-caption)")).filter(([title]) => title.includes(ORIGIN_TITLE));
  if (!given?.[3].includes(TITLE)) findings.push(`the page of the owner says: ${given}`);
  return findings;
}

async function isInLineage(journey) {
  const findings = [];
  for (const path of [`/inovasi/${ORIGIN}`, "/replikasi"]) {
    findings.push(...(await journey.lacks(path, TITLE, ORIGIN_TITLE, ADAPTATION)));
    const row = (await rows(journey, path, "main table")).find((cells) => cells.join(" ").includes(TITLE) && cells.join(" ").includes(ADAPTATION));
    if (!row?.join(" ").includes(ORIGIN_TITLE)) findings.push(`no row of the table at ${path} links them: ${row}`);
  }
  return findings;
}

export const toLineage = [
  ["a body finds an innovation and records that it took it over", isRecorded],
  ["both bodies' pages show it", isOnBothPages],
  ["so does the table of the lineage", isInLineage],
];
