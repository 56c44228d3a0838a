// An award is decided by two officers and certificates are issued. A visitor who
// holds nothing but the picture of one checks it, with the portal and without;
// what was changed is refused, and what was withdrawn says so.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addressIn, repainted, retold } from "./picture.js";
import { doing, done, settled } from "./town.js";

const EVENT = "/kerja/penghargaan/contoh-piagam";
const CATEGORY = `${EVENT}/kategori/pilihan`;
const TITLE = "Penghargaan Pelayanan Contoh";
const RECIPIENT = "Kabupaten Contoh (bukan nyata)";
const FORMS = [
  ["piagam.png", "png"],
  ["piagam.svg", "svg"],
  ["kredensial.json", "json"],
];
const RULES = `[event]
code = "contoh-piagam"
title = { id = "Anugerah Contoh", en = "Sample awards" }
programme = "pekppp"
date = "2026-10-08"
sample = true
[[category]]
code = "pilihan"
title = { id = "Unit pilihan", en = "Chosen units" }
confers = { id = "${TITLE}", en = "Sample service award" }
announced = 2
rule = { kind = "named" }
`;

async function isProposed(journey) {
  const officer = await journey.person("petugas1");
  const { page, hand } = officer;
  await officer.open("/kerja/penghargaan");
  await hand.write(page.locator("#teks"), RULES);
  await officer.submit("/kerja/penghargaan", doing("teks"));
  await done(officer);
  await officer.follow(CATEGORY);
  await hand.write(page.locator("#kutipan-umum"), "Melayani dengan ramah");
  await hand.write(page.locator("#alasan-umum"), "Dipilih panitia (contoh).");
  await hand.write(page.locator("#daftar"), "contoh-kabupaten; contoh-rsud\ncontoh-kabupaten; contoh-disdukcapil");
  await hand.choose(page.locator("#yakin"));
  await officer.submit(CATEGORY, doing("usul"));
  await done(officer);
  if ((await page.locator("input#yakin-konfirmasi").count()) > 0) throw new Error("one officer decides alone");
}

async function isConfirmed(journey) {
  const officer = await journey.person("petugas2");
  await officer.open(CATEGORY);
  await officer.hand.choose(officer.page.locator("#yakin-konfirmasi"));
  await officer.submit(CATEGORY, doing("konfirmasi"));
  await done(officer);
  return journey.lacks("/penghargaan/contoh-piagam", RECIPIENT, "Unit pilihan");
}

/** Issues all, and takes the picture of the first certificate from its public
 * page, as whoever is honoured would. */
async function isIssued(journey) {
  const officer = await journey.person("petugas1");
  const { page, hand } = officer;
  await officer.open("/kerja/piagam");
  await officer.follow("acara=contoh-piagam");
  await officer.submit("/kerja/piagam", 'input[name="semua"]');
  await settled(officer);
  await officer.open("/kerja/piagam?acara=contoh-piagam");
  await officer.sees("2 dari 2 penghargaan sudah berpiagam");
  await hand.press(page.locator('table a[href*="/kerja/piagam/"]').first());
  journey.desk = new URL(page.url()).pathname.replace(/^\/id/, "");
  await officer.follow("/id/piagam/");
  journey.picture = await saved(journey, page, 'a[href$="piagam.png"]', "piagam.png");
}

/** Takes a file that a link leads to. */
async function saved({ folder }, page, link, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`main ${link}`).first().press("Enter")]);
  const file = join(folder, name);
  await download.saveAs(file);
  return file;
}

/** A visitor reads the address out of the picture, opens it, and takes what is
 * needed to check it without the portal. */
async function isVisited(journey) {
  const address = addressIn(readFileSync(journey.picture));
  if (!address?.startsWith(`${journey.origin}/id/piagam/`)) return [`the QR code says ${address}`];
  journey.address = address;
  const page = await journey.visitor();
  await page.goto(address);
  for (const [name] of FORMS.slice(1)) await saved(journey, page, `a[href$="${name}"]`, name);
  for (const [name, link] of [["did.json", 'a[href$="/did.json"]'], ["status.json", 'a[href*="/piagam/status/"]']]) {
    const path = await page.locator(`main ${link}`).first().getAttribute("href");
    writeFileSync(join(journey.folder, name), await (await page.request.get(`${journey.origin}${path}`)).body());
  }
  await page.context().close();
  return journey.lacks(address, "Berlaku", RECIPIENT, TITLE, "RSUD Contoh");
}

/** What the program says to a file: how it ended, and in words. */
function verify(journey, name, status = "status.json") {
  const at = (name) => join(journey.folder, name);
  const given = ["certificate", "verify", at(name), "--did", at("did.json"), "--status", at(status)];
  return new Promise((resolve) => {
    execFile(journey.program, given, (error, stdout, stderr) => resolve({ code: error ? error.code : 0, said: `${stdout}${stderr}` }));
  });
}

async function holdsOffline(journey) {
  const findings = [];
  for (const [name] of FORMS) {
    const { code, said } = await verify(journey, name);
    if (code !== 0) findings.push(`${name} is refused (${code}): ${said}`);
  }
  return findings;
}

/** Each file that was changed is refused: what it says, and what it shows. */
async function changedIsRefused(journey) {
  const at = (name) => join(journey.folder, name);
  const [png, svg, json] = FORMS.map(([name]) => readFileSync(at(name)));
  const other = RECIPIENT.replace("Kabupaten", "Keresidenan");
  const changed = [
    ["retold.png", retold(png, RECIPIENT, other)],
    ["repainted.png", repainted(png)],
    ["retold.svg", svg.toString("utf8").replaceAll(RECIPIENT, other)],
    ["repainted.svg", svg.toString("utf8").replace("<path ", '<path transform="scale(2)" ')],
    ["retold.json", json.toString("utf8").replaceAll(RECIPIENT, other)],
  ];
  const findings = [];
  for (const [name, content] of changed) {
    const [kind, form] = name.split(".");
    const whole = FORMS.find(([, one]) => one === form)[0];
    if (Buffer.from(content).equals(readFileSync(at(whole)))) findings.push(`${name} was not changed`);
    writeFileSync(at(name), content);
    const { code, said } = await verify(journey, name);
    if (code !== 1) findings.push(`${name} (${kind}) is not refused (${code}): ${said}`);
  }
  return findings;
}

/** The page where files are sent says the same. */
async function portalChecks(journey) {
  const page = await journey.visitor();
  const findings = [];
  for (const [name, word] of [["piagam.png", "Ini piagam contoh, bukan piagam resmi"], ["repainted.png", "Piagam ini tidak dapat dipercaya"]]) {
    await page.goto(`${journey.origin}/id/piagam`);
    await page.locator("#piagam").setInputFiles(join(journey.folder, name));
    await page.locator('main form button[type="submit"]').press("Enter");
    await page.waitForLoadState("load");
    const text = await page.locator("main").innerText();
    if (!text.includes(word)) findings.push(`${name}: the page does not say ${word}`);
  }
  await page.context().close();
  return findings;
}

async function isWithdrawn(journey) {
  const officer = await journey.person("petugas2");
  const { page, hand } = officer;
  await officer.open(journey.desk);
  await hand.write(page.locator("#alasan"), "Penerima salah disebut.");
  await hand.choose(page.locator("#yakin"));
  await officer.submit(journey.desk, "#alasan");
  await done(officer);
  const findings = await journey.lacks(journey.address, "Ditarik", "Alasan: Penerima salah disebut.");
  const list = JSON.parse(readFileSync(join(journey.folder, "status.json"), "utf8"));
  const visitor = await journey.visitor();
  writeFileSync(join(journey.folder, "status-later.json"), await (await visitor.request.get(list.id)).body());
  await visitor.context().close();
  const { code, said } = await verify(journey, "piagam.png", "status-later.json");
  if (code !== 1 || !/daftar status|list of statuses/.test(said)) findings.push(`withdrawn, and not refused (${code}): ${said}`);
  return findings;
}

export const toCertificate = [
  ["an officer opens an event and proposes whom it honours", isProposed],
  ["another officer confirms, and the public reads it", isConfirmed],
  ["certificates are issued, and a picture is handed over", isIssued],
  ["a visitor reads the address out of the picture and sees it holds", isVisited],
  ["picture, drawing and credential hold without the portal", holdsOffline],
  ["each of them that was changed is refused", changedIsRefused],
  ["the portal says the same of files", portalChecks],
  ["after it was withdrawn, its page and the list say so", isWithdrawn],
];
