// The pages of those who sign in, over the demo's sample round.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Axe } from "../axe.js";
import { Reader } from "../layout.js";
import { expect, report } from "./count.js";
import { AT_ONCE, each, layouts } from "./looks.js";
import { checkRefused } from "./refused.js";

const password = "kata sandi untuk contoh saja";
const round = "/kerja/contoh-pekppp-berjalan";
/** A round that is judged already. */
const judged = "/kerja/contoh-pekppp-sanggah";

/** A draft, and a proposal that waits for the administrative check. */
const draft = "/kerja/proposal/kovablik-2022-contoh-rsud-1";
const proposed = "/kerja/proposal/kovablik-2022-contoh-rsud-2";

/** Who looks at what. */
export const pages = [
  [undefined, "/masuk"],
  [undefined, "/undangan?kode=x"],
  [undefined, "/pulih?kode=x"],
  ["unit2", "/kerja"],
  ["admin", "/kerja"],
  ["unit2", "/kerja/akun"],
  ["unit2", "/kerja/pemberitahuan"],
  ["admin", "/kerja/pemberitahuan"],
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
  ["unit1", "/kerja/inovasi/contoh-antre-dari-rumah/laporan"],
  ["unit1", "/kerja/inovasi/contoh-antre-dari-rumah/permintaan/1"],
  ["unit1", "/kerja/inovasi/contoh-antre-dari-rumah/permintaan/2"],
  ["unit3", "/kerja/inovasi/contoh-antre-dari-rumah/permintaan/1"],
  ["unit1", "/kerja/inovasi/contoh-antre-dari-rumah/permintaan/3"],
  ["unit2", "/kerja/inovasi/contoh-antre-dari-rumah/permintaan/2"],
  ["unit2", "/kerja/inovasi/contoh-akta-di-ruang-bersalin"],
  ["unit5", "/kerja/inovasi/contoh-antre-dari-rumah"],
  ["koordinator", "/kerja/inovasi"],
  ["koordinator", "/kerja/hub/contoh-kabupaten"],
  ["koordinator", "/kerja/hub/contoh-kabupaten/anggota/1"],
  ["koordinator", "/kerja/hub/contoh-kabupaten/kegiatan/1"],
  ["unit1", "/kerja/proposal"],
  ["petugas-inovasi", "/kerja/proposal"],
  ["unit1", draft],
  ["unit1", `${draft}/bagian/ide-inovatif`],
  ["unit1", `${draft}/pratinjau`],
  ["unit1", `${draft}/langkah`],
  ["unit1", `${draft}/mirip?inovasi=contoh-antre-dari-rumah`],
  ["petugas-inovasi", `${proposed}/pemeriksaan`],
  ["petugas-inovasi", "/kerja/program/kovablik/2022"],
  ["penilai1", `${round}/contoh-rsud/penilaian/V`],
  ["petugas1", "/kerja/program"],
  ["petugas1", "/kerja/penghargaan"],
  ["petugas1", "/kerja/tahun"],
  ["petugas1", "/kerja/tahun/baru"],
  ["petugas1", round],
  ["petugas1", `${round}/jadwal`],
  ["petugas1", `${round}/penugasan`],
  ["petugas1", `${round}/pengingat`],
  ["petugas1", `${round}/cacahan`],
  ["petugas1", `${round}/lke`],
  ["petugas1", "/kerja/pekerjaan"],
  ["koordinator", `${round}/lokus`],
  ["petugas1", `${judged}/perubahan`],
  ["petugas1", `${judged}/penilai`],
  ["petugas1", `${judged}/penilaian-ulang`],
  ["petugas1", `${judged}/indeks`],
  ["penilai2", `${judged}/contoh-dpmptsp/penilaian-ulang`],
  ["unit4", `${judged}/contoh-puskesmas/rapor`],
  ["unit5", `${judged}/contoh-dpmptsp/penilaian-ulang`],
  ["unit2", `${round}/contoh-disdukcapil/lke`],
  ["unit2", `${round}/contoh-disdukcapil/tahun-lalu`],
  ["petugas1", "/kerja/piagam"],
  ["unit2", `${round}/contoh-disdukcapil/riwayat`],
  ["admin", "/kerja/orang"],
  ["auditor", "/kerja/jejak"],
  ["auditor", "/kerja/jejak?tindakan=piagam"],
  ["penilai1", "/kerja/penilaian-saya"],
  ["penilai2", "/kerja/penilaian-saya?tahun=contoh-pekppp-sanggah"],
];

/** Signs somebody in without scripts and with the keyboard alone. */
export async function signIn(browser, origin, who) {
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
  await page.locator("#jenis").selectOption({ index: 1 });
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

/** Layout and axe of one page. */
async function looks(browser, origin, [who, path], storageState) {
  const isOwn = (url) => url.startsWith(`${origin}/`);
  const [axe, reader] = await Promise.all([Axe, Reader].map((one) => one.open(browser, storageState)));
  const known = [];
  for (const lang of ["id", "en"]) {
    // The journeys press the Tab key at the desk.
    const settings = layouts.filter((setting) => setting.lang === lang).map((setting) => ({ ...setting, walk: false }));
    const address = `${origin}/${lang}${path}`;
    const found = await axe.check(address, settings, known);
    known.push(...settings.map((setting) => setting.width));
    for (const [place, setting] of settings.entries()) {
      const name = `${who ?? "nobody"} at /${lang}${path} ${setting.width} px ${setting.scheme}`;
      await expect(`${name}: layout without scripts`, () => reader.check(address, setting, isOwn));
      report(`${name}: axe`, found[place]);
    }
  }
  await Promise.all([axe.close(), reader.close()]);
}

/** An officer has the worksheets of all units made, without scripts and with the
 * keyboard alone; gives the address of the job, without the language. */
async function works(browser, origin, storageState) {
  const context = await browser.newContext({ javaScriptEnabled: false, storageState });
  const page = await context.newPage();
  await page.goto(`${origin}/id${round}/lke`);
  await page.locator("main form.form button").press("Enter");
  await page.waitForURL(/\/kerja\/pekerjaan\/[0-9a-f]{32}$/);
  const path = new URL(page.url()).pathname.replace(/^\/id/, "");
  const file = page.locator('main a[href$="/berkas"]');
  for (let turn = 0; turn < 100 && (await file.count()) === 0; turn += 1) {
    await page.locator("main a[data-job-refresh]").press("Enter");
    await page.waitForLoadState();
  }
  const answer = await context.request.get(`${origin}/id${path}/berkas`);
  const findings = answer.status() === 200 ? [] : [`the file answers ${answer.status()}`];
  if ((await answer.body()).subarray(0, 2).toString() !== "PK") findings.push("the file is no ZIP");
  await context.close();
  return [path, findings];
}

/** Sends the one form of a page that has this hidden value, with these fields. */
async function sends(page, what, fields) {
  const form = page.locator("main form", { has: page.locator(`input[name="apa"][value="${what}"]`) }).first();
  for (const [id, value] of fields) {
    const field = form.locator(`[name="${id}"]`).first();
    const kind = await field.evaluate((one) => (one.tagName === "SELECT" ? "select" : one.type));
    if (kind === "select") await field.selectOption(value);
    else if (kind === "checkbox") await field.check();
    else await field.fill(value);
  }
  await form.locator("button").press("Enter");
  await page.waitForURL(/sudah=/);
}

/** A candidate comes before a jury without scripts: rules opened, unit nominated,
 * jurors chosen and given seats, a sheet begun; gives who can look at what. */
export async function judges(browser, origin, states) {
  const at = async (who, path) => {
    const context = await browser.newContext({ javaScriptEnabled: false, storageState: states.get(who) });
    const page = await context.newPage();
    await page.goto(`${origin}/id${path}`);
    return page;
  };
  const file = new URL("../../../programmes/inovasi/2025.toml", import.meta.url);
  const rules = readFileSync(file, "utf8").replace('code = "inovasi"', 'code = "pekppp"').replaceAll("jurors = 3", "jurors = 2");
  const officer = await at("petugas1", "/kerja/program");
  await sends(officer, "teks", [["teks", rules]]);
  const programme = "/kerja/program/pekppp/2025";
  const coordinator = await at("koordinator", programme);
  await coordinator.locator("#unit").selectOption("contoh-rsud");
  await coordinator.locator("main form.form button").first().press("Enter");
  await coordinator.waitForURL(/sudah=masuk/);
  const candidate = "/kerja/calon/pekppp-2025-contoh-rsud-1";
  await officer.goto(`${origin}/id${candidate}`);
  await officer.locator('input[name="langkah"][value="lolos-administrasi"]').check();
  await sends(officer, "langkah", [["yakin", "ya"]]);
  const board = `${programme}/juri/proposal`;
  for (const name of ["Penilai Satu", "Penilai Dua"]) {
    await officer.goto(`${origin}/id${board}`);
    await sends(officer, "tambah", [["juri", { label: name }]]);
  }
  await officer.goto(`${origin}/id${board}`);
  await sends(officer, "bagi", []);
  const juror = await at("penilai1", `${candidate}/juri`);
  await sends(juror, "simpan", [["j:2", "80"], ["j:3", "90"]]);
  const kept = await juror.locator('[name="j:3"]').inputValue();
  for (const page of [officer, coordinator, juror]) await page.context().close();
  const pages = [
    ["petugas1", programme],
    ["petugas1", board],
    ["petugas1", candidate],
    ["petugas1", `${candidate}/juri`],
    ["penilai1", "/kerja/juri"],
    ["penilai1", `${candidate}/juri`],
    ["penilai1", `${candidate}/juri/lembar`],
  ];
  return [pages, kept === "90" ? [] : [`the sheet holds ${kept}, not 90`]];
}

/** Rules of a sample event: the best of a published round, and a list named by hand. */
const rules = `[event]
code = "contoh-gebyar"
title = { id = "Gebyar Contoh", en = "Sample event" }
programme = "pekppp"
date = "2024-10-08"
sample = true
[[gate]]
code = "bersih"
title = { id = "Tanpa pencabutan dalam dua tahun", en = "No revocation in two years" }
looks_at = { kind = "no_revocation", months = 24 }
provisional = { id = "Contoh.", en = "Sample." }
[[category]]
code = "provinsi"
title = { id = "Provinsi terbaik", en = "Best provinces" }
confers = { id = "Kepatuhan terbaik", en = "Best compliance" }
levels = ["provinsi"]
gates = ["bersih"]
rule = { kind = "top", programme = "ombudsman", period = "2024", places = 3 }
[[category]]
code = "sentra"
title = { id = "Sentra", en = "Centres" }
confers = { id = "Ramah kelompok rentan", en = "Friendly to vulnerable groups" }
announced = 7
rule = { kind = "named" }
`;

/** An award event is opened, decided by two officers and shown, without scripts
 * and with the keyboard alone; gives its addresses, without the language. */
export async function honours(browser, origin, [first, second]) {
  const own = "/kerja/penghargaan/contoh-gebyar";
  const context = (storageState) => browser.newContext({ javaScriptEnabled: false, storageState });
  const [one, other] = [await context(first), await context(second)];
  const page = await one.newPage();
  await page.goto(`${origin}/id/kerja/penghargaan`);
  await page.locator("#teks").fill(rules);
  await page.getByRole("button", { name: "Periksa dan buka" }).press("Enter");
  await page.waitForURL(/sudah=dibuka/);
  await page.goto(`${origin}/id${own}/kategori/sentra`);
  await page.locator("#kutipan-umum").fill("Melayani kelompok rentan");
  await page.locator("#alasan-umum").fill("Contoh");
  await page.locator("#daftar").fill("kementerian-sosial; Sentra Handayani Jakarta\nkementerian-sosial; Sentra Paramita Mataram");
  await page.locator("#yakin").press("Space");
  await page.getByRole("button", { name: "Usulkan keputusan" }).press("Enter");
  await page.waitForURL(/sudah=usul/);
  const reader = await other.newPage();
  await reader.goto(`${origin}/id${own}/kategori/sentra`);
  await reader.locator("#yakin-konfirmasi").press("Space");
  await reader.getByRole("button", { name: "Konfirmasi dan terbitkan" }).press("Enter");
  await reader.waitForURL(/sudah=konfirmasi/);
  await reader.goto(`${origin}/id/penghargaan/contoh-gebyar`);
  const told = await reader.locator("main").innerText();
  await one.close();
  await other.close();
  const findings = ["Sentra Handayani Jakarta", "diumumkan 7 penerima, disebut 2"]
    .filter((text) => !told.includes(text))
    .map((text) => `${text} is not on the public page`);
  return [["", "/kategori/provinsi", "/kategori/sentra", "/acara", "/tayangan"].map((part) => own + part), findings];
}

/** All checks of these pages but the markup; gives name and file of each for that. */
export async function checkDesk(browser, origin, folder) {
  const people = [...new Set(pages.map(([who]) => who).filter(Boolean))];
  const states = new Map();
  for (const who of people) states.set(who, await signIn(browser, origin, who));
  await expect("a unit fills with the keyboard alone", () => fills(browser, origin, states.get("unit2")));
  // Each brings about pages of its own, which are looked at afterwards.
  await expect("a unit puts a picture into its vault and finds it again", async () => {
    const [piece, findings] = await keeps(browser, origin, states.get("unit2"));
    pages.push(["unit2", piece]);
    return findings;
  });
  await expect("an officer has the worksheets made without scripts", async () => {
    const [job, findings] = await works(browser, origin, states.get("petugas1"));
    pages.push(["petugas1", job]);
    return findings;
  });
  await expect("a candidate comes before a jury without scripts", async () => {
    const [jury, findings] = await judges(browser, origin, states);
    pages.push(...jury);
    return findings;
  });
  await expect("an award event is decided by two officers without scripts", async () => {
    const second = await signIn(browser, origin, "petugas2");
    const [event, findings] = await honours(browser, origin, [states.get("petugas1"), second]);
    for (const path of event) pages.push(["petugas1", path]);
    return findings;
  });
  await each(pages, AT_ONCE, (page) => looks(browser, origin, page, states.get(page[0])));
  const files = await checkRefused(browser, origin, folder, states);
  for (const [place, [who, path]] of pages.entries()) {
    const context = await browser.newContext({ storageState: states.get(who) });
    const answer = await context.request.get(`${origin}/id${path}`);
    report(`${who ?? "nobody"} at ${path}: status`, answer.status() === 200 ? [] : [`${answer.status()}`]);
    const file = join(folder, `desk-${place}.html`);
    writeFileSync(file, await answer.text());
    files.push([path, file]);
    await context.close();
  }
  return files;
}
