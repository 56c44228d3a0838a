// A unit goes for the predikat of P2HAM: it declares itself, builds, fails an
// evaluation, comes back, is granted the predikat, is supervised, and loses it.
//
// The rules are those that are shipped, with what no source proves filled in, so
// that a term and a cooling-off can be seen: the predikat holds for two years,
// and for one year after a revocation nobody enters again.
import { readFileSync } from "node:fs";
import { byTwo, doing, done, grant, openProgramme, refused, settled, step } from "./town.js";

const FILE = new URL("../../../../programmes/p2ham/2022.toml", import.meta.url);
const UNIT = "contoh-disdukcapil";
const PROGRAMME = "/kerja/program/p2ham/contoh";
const CANDIDACY = `p2ham-contoh-${UNIT}-1`;
const HONOUR = "Predikat Unit Kerja P2HAM";
const WHY_NOT = "Bukti jalur landai belum diunggah.";
const WHY_REVOKED = "Loket prioritas ditutup dan tidak dibuka kembali setelah ditegur.";
const DAY = 86_400_000;

/** A picture of one point. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAACklEQVR4nGMAAQAABQABDQottAAAAABJRU5ErkJggg==",
  "base64",
);

const ROLES = [
  ["petugas1", "programme_officer", "p2ham"],
  ["petugas2", "programme_officer", "p2ham"],
  ["penilai1", "evaluator", "p2ham"],
];

/** The rules of these journeys. */
function rules() {
  const text = readFileSync(FILE, "utf8");
  const changed = text
    .replace('edition = "2022"', 'edition = "contoh"')
    .replace("[validity]\nmonths = 0", "[validity]\nmonths = 24")
    .replace("[cooling_off]\nmonths = 0", "[cooling_off]\nmonths = 12");
  if (!/"contoh"[^]*months = 24[^]*months = 12/.test(changed)) throw new Error("the rules of P2HAM are written otherwise now");
  return changed;
}

/** A day and hour at the portal, as its pages write the day. */
const written = (moment) => new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "Asia/Jakarta" }).format(moment);

async function declares(journey) {
  const unit = await journey.person("unit2");
  const { page, hand } = unit;
  await unit.open("/kerja/program");
  await unit.follow(PROGRAMME);
  await hand.select(page.locator("#unit"), UNIT);
  await unit.submit(PROGRAMME, "#unit");
  await refused(unit);
  // What was chosen is kept; what is missing is the signed statement.
  await hand.write(page.locator("#dokumen"), "Pernyataan kepala unit 1/2026");
  await unit.submit(PROGRAMME, "#unit");
  await done(unit);
  await unit.sees("Pembangunan", "Pernyataan kepala unit 1/2026");
  await step(unit, CANDIDACY, "siap-dievaluasi");
  await done(unit);
}

async function failsOnce(journey) {
  const evaluator = await journey.person("penilai1");
  await step(evaluator, CANDIDACY, "tidak-lolos", { document: "Surat Keterangan 3/2026" });
  await refused(evaluator);
  await evaluator.hand.write(evaluator.page.locator("#alasan"), WHY_NOT);
  await evaluator.hand.choose(evaluator.page.locator("#yakin"));
  await evaluator.submit(`/kerja/calon/${CANDIDACY}`, doing("langkah"));
  await done(evaluator);
}

async function comesBack(journey) {
  const unit = await journey.person("unit2");
  await unit.open("/kerja/program");
  await unit.follow(PROGRAMME);
  await unit.follow(`/kerja/calon/${CANDIDACY}`);
  await unit.sees("Surat Keterangan 3/2026", WHY_NOT, "Ikut kembali");
  await step(unit, CANDIDACY, "ikut-kembali");
  await done(unit);
  await step(unit, CANDIDACY, "siap-dievaluasi");
  await done(unit);
  const evaluator = await journey.person("penilai1");
  await step(evaluator, CANDIDACY, "lolos", { document: "Berita Acara 7/2026" });
  await done(evaluator);
}

/** The account for evidence is open after the Berita Acara: a dated photo of the
 * unit's own vault shows two facilities. */
async function showsFacilities(journey) {
  const unit = await journey.person("unit2");
  const { page, hand } = unit;
  const vault = `/kerja/arsip/${UNIT}`;
  await unit.open(vault);
  await hand.attach(page.locator("#berkas"), { name: "landai.png", mimeType: "image/png", buffer: PICTURE });
  await hand.write(page.locator("#judul"), "Jalur landai dan loket prioritas");
  await hand.select(page.locator("#jenis"), "foto_sarana_rentan");
  await hand.moment(page.locator("#dari"), new Date(journey.clock.now() - 5 * DAY).toISOString().slice(0, 10));
  await unit.submit(vault, "#berkas");
  await page.waitForURL(/sudah=tambah/);
  const to = `/kerja/calon/${CANDIDACY}`;
  await unit.open(to);
  for (const code of ["RAMP", "LOKET_PRIORITAS"]) {
    const field = page.locator(`#foto-${code}`);
    await hand.select(field, await field.locator("option", { hasText: "Jalur landai" }).getAttribute("value"));
  }
  await unit.submit(to, doing("sarana"));
  await done(unit);
  const officer = await journey.person("petugas1");
  await officer.open(to);
  await officer.sees("Berita Acara 7/2026", "2 dari 14 sarana");
}

async function isGranted(journey) {
  const [first, second] = [await journey.person("petugas1"), await journey.person("petugas2")];
  await byTwo(first, second, CANDIDACY, "predikat", { document: "Keputusan Menteri HAM contoh 9/2026" });
  await second.sees("Pembinaan dan pengawasan");
}

async function isPublic(journey) {
  const onUnit = await journey.lacks(`/badan/${UNIT}`, HONOUR, `${HONOUR} berlaku sampai dan dengan`);
  const onInstitution = await journey.lacks("/badan/contoh-kabupaten", HONOUR, "Dinas Kependudukan Contoh");
  return [...onUnit, ...onInstitution];
}

/** Gives the address of the certificate's public page. */
async function isCertified(journey) {
  const officer = await journey.person("petugas1");
  const { page, hand } = officer;
  await officer.open("/kerja/piagam");
  await officer.follow("penetapan-p2ham");
  await hand.choose(page.locator('input[name="pilih"]').first());
  await officer.submit("/kerja/piagam", 'input[name="pilih"]');
  await settled(officer);
  await officer.open("/kerja/piagam");
  await officer.follow("penetapan-p2ham");
  await officer.sees("1 dari 1 penghargaan sudah berpiagam");
  await hand.press(page.locator('table a[href*="/kerja/piagam/"]').first());
  journey.certificate = await page.locator('main a[href*="/id/piagam/"]').first().getAttribute("href");
  return journey.lacks(`${journey.origin}${journey.certificate}`, "Berlaku", HONOUR);
}

/** From the signed declaration to the predikat on the unit's public page. */
export const toPredikat = [
  ["people are given their roles", (journey) => grant(journey, ROLES)],
  ["an officer opens the rules", async (journey) => openProgramme(await journey.person("petugas1"), rules())],
  ["a unit signs its declaration and builds", declares],
  ["the evaluation ends with a Surat Keterangan and its reason", failsOnce],
  ["the unit comes back and passes with a Berita Acara", comesBack],
  ["it shows its facilities for the assessment", showsFacilities],
  ["two officers grant the predikat", isGranted],
  ["a visitor reads the predikat on the body's page", isPublic],
  ["its certificate holds", isCertified],
];

/** What coaching found is put on record; the predikat stands as it was granted. */
async function isSupervised(journey) {
  const officer = await journey.person("petugas1");
  await step(officer, CANDIDACY, "pengawasan", { document: "Laporan pengawasan 2/2027", reason: "Loket prioritas tutup; unit ditegur." });
  await done(officer);
  const unit = await journey.person("unit2");
  await unit.open(`/kerja/calon/${CANDIDACY}`);
  await unit.sees("Laporan pengawasan 2/2027", "Loket prioritas tutup; unit ditegur.");
  return journey.lacks(`/badan/${UNIT}`, HONOUR);
}

async function isRevoked(journey) {
  const [first, second] = [await journey.person("petugas1"), await journey.person("petugas2")];
  await byTwo(first, second, CANDIDACY, "dicabut", { reason: WHY_REVOKED });
  const onUnit = await journey.lacks(`/badan/${UNIT}`, `Dicabut: ${HONOUR}`, WHY_REVOKED);
  const onCertificate = await journey.lacks(`${journey.origin}${journey.certificate}`, "Tidak berlaku: penghargaan dicabut", WHY_REVOKED);
  return [...onUnit, ...onCertificate];
}

/** Nobody enters again before the cooling-off is over; afterwards it can. */
async function coolsOff(journey) {
  const again = async () => {
    const unit = await journey.person("unit2");
    const { page, hand } = unit;
    await unit.open(PROGRAMME);
    await hand.select(page.locator("#unit"), UNIT);
    await hand.write(page.locator("#dokumen"), "Pernyataan kepala unit 4/2027");
    await unit.submit(PROGRAMME, "#unit");
    return unit;
  };
  const free = new Date(journey.clock.now());
  free.setUTCFullYear(free.getUTCFullYear() + 1);
  const barred = await again();
  await refused(barred);
  await barred.sees(written(free));
  await journey.leave();
  journey.clock.moveTo(free.getTime() + DAY);
  const unit = await again();
  await done(unit);
}

/** From the predikat, months later, to its revocation and what follows. */
export const toRevocation = [
  ["its supervision is put on record", isSupervised],
  ["two officers revoke it, and a visitor reads that and why", isRevoked],
  ["the unit enters again when the cooling-off is over, not before", coolsOff],
];
