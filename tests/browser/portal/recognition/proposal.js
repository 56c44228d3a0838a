// A proposal goes from its draft to the last tier of a contest, the five of the
// Outstanding Achievement: with the official sections and their word limit, the
// administrative check, a juror who recuses and is cut off, and another who
// takes the seat.
//
// The rules are those of KIPP 2023 that are shipped, with the passing grade that
// is known of 2025 and two jurors instead of three, so that a panel of three has
// one to spare.
import { readFileSync } from "node:fs";
import { byTwo, doing, done, grant, openProgramme, refused, step } from "./town.js";

const FILE = new URL("../../../../programmes/inovasi/2023.toml", import.meta.url);
const EDITION = "inovasi/contoh";
const PROGRAMME = `/kerja/program/${EDITION}`;
const UNIT = "contoh-rsud";
const UNIT_NAME = "RSUD Contoh";
const ID = `inovasi-contoh-${UNIT}-1`;
const OWN = `/kerja/proposal/${ID}`;
const CANDIDATE = `/kerja/calon/${ID}`;
const TITLE = "Resep Tanpa Antre";
const REASON = "Adik saya bekerja di RSUD itu.";
const NOTE = "Sebutkan angka sebelum dan sesudahnya.";
const LIMIT = 200;
const SECTIONS = {
  ringkasan: "Resep dikirim ke apotek begitu dokter selesai menulisnya, sehingga pasien tinggal mengambil.",
  "latar-belakang": "Pasien lanjut usia menunggu dua jam di depan apotek (contoh).",
  kebaruan: "Apotek menyiapkan obat selagi pasien berjalan dari poliklinik.",
  implementasi: "Dimulai di satu poliklinik pada 2021, lalu di semua poliklinik.",
  signifikansi: "Waktu tunggu obat turun dari 120 menjadi 25 menit (contoh).",
  adaptabilitas: "Dapat ditiru rumah sakit yang resepnya sudah elektronik.",
  "sumber-daya": "Dua petugas dan satu layar; tanpa biaya baru.",
  keberlanjutan: "Ditetapkan dengan keputusan direktur dan dianggarkan tiap tahun.",
};
const TIERS = ["top-99", "terpuji", "top-15", "luar-biasa"];
/** The steps to the last tier, each decided by two persons, and what each grants. */
const HONOURS = [
  ["top-99", "Top 99 Inovasi Pelayanan Publik"],
  ["terpuji", "Top 45 Inovasi Pelayanan Publik Terpuji"],
  ["luar-biasa", "Outstanding Achievement of Public Service Innovation"],
];

const ROLES = [
  ["petugas1", "programme_officer", "inovasi"],
  ["petugas2", "programme_officer", "inovasi"],
  ["penilai1", "evaluator", "inovasi"],
  ["penilai2", "evaluator", "inovasi"],
  ["pemutus", "evaluator", "inovasi"],
];

/** The rules of this journey. */
function rules() {
  const text = readFileSync(FILE, "utf8");
  const changed = text
    .replace('edition = "2023"', 'edition = "contoh"')
    .replaceAll("jurors = 3", "jurors = 2")
    .replace("jurors = 2\n", "jurors = 2\npassing = 85\n")
    .replace('to = "wawancara"\n', 'to = "wawancara"\njury = "passed"\n');
  if (!/"contoh"[^]*passing = 85[^]*jury = "passed"/.test(changed)) throw new Error("the rules of KIPP 2023 are written otherwise now");
  return changed;
}

async function isBegun(journey) {
  const unit = await journey.person("unit1");
  const { page, hand } = unit;
  await unit.open("/kerja/proposal");
  await hand.select(page.locator("#program"), EDITION);
  await hand.select(page.locator("#unit"), UNIT);
  await hand.write(page.locator("#title"), TITLE);
  await unit.submit("/kerja/proposal", "#title");
  await done(unit);
  await hand.choose(page.locator('input[name="group"][value="umum"]'));
  await hand.write(page.locator("#began"), "2021-05-10");
  for (const tier of TIERS) await hand.choose(page.locator(`input[name="pernah-${tier}"][value="tidak"]`));
  await unit.submit(OWN, doing("kepala"));
  await done(unit);
}

async function writes(unit, section, text) {
  const { page, hand } = unit;
  await hand.write(page.locator("#content"), text);
  await unit.submit(`${OWN}/bagian/${section}`, "#content");
  await done(unit);
}

/** All official sections are written; one word too many keeps the draft a draft. */
async function isWritten(journey) {
  const unit = await journey.person("unit1");
  const { page, hand } = unit;
  await unit.open(`${OWN}/bagian/ringkasan`);
  await writes(unit, "ringkasan", Array(LIMIT + 1).fill("kata").join(" "));
  await unit.sees(`${LIMIT + 1} dari ${LIMIT}: 1 terlalu banyak`);
  const [, ...others] = Object.entries(SECTIONS);
  for (const [section, text] of others) {
    await unit.follow(`/bagian/${section}`);
    await writes(unit, section, text);
  }
  await submits(unit);
  await refused(unit);
  await unit.sees(`Ringkasan (${LIMIT + 1} kata, batasnya ${LIMIT})`);
  await unit.open(`${OWN}/bagian/ringkasan`);
  await writes(unit, "ringkasan", SECTIONS.ringkasan);
  await submits(unit);
  await done(unit);
  await hand.press(page.locator(`main a[href$="${OWN}/pratinjau"]`).first());
  await unit.sees(...Object.values(SECTIONS));
}

async function submits(unit) {
  const { page, hand } = unit;
  await unit.open(`${OWN}/langkah`);
  await hand.choose(page.locator('input[name="langkah"][value="ajukan"]'));
  await hand.choose(page.locator("#yakin"));
  await unit.submit(`${OWN}/langkah`, "#yakin");
}

/** The institution forwards it, and an officer decides every rule. */
async function isChecked(journey) {
  const coordinator = await journey.person("koordinator");
  await step(coordinator, ID, "teruskan");
  await done(coordinator);
  const officer = await journey.person("petugas1");
  const { page, hand } = officer;
  await step(officer, ID, "lolos");
  await refused(officer);
  await officer.open("/kerja/proposal");
  await officer.follow(`${OWN}/pemeriksaan`);
  const fields = await page.locator('main input[name^="putusan-"][value="ya"]').all();
  for (const field of fields) {
    if (await field.isChecked()) continue;
    const place = (await field.getAttribute("name")).split("-").pop();
    await hand.choose(field);
    await hand.write(page.locator(`#alasan-${place}`), "Dicocokkan dengan daftar penerima (contoh).");
  }
  await officer.submit(`${OWN}/pemeriksaan`, 'input[name^="putusan-"]');
  await done(officer);
  await step(officer, ID, "lolos");
  await done(officer);
}

/** Puts people on the panel of a stage by their names. */
async function seats(officer, stage, names) {
  const { page, hand } = officer;
  const board = `${PROGRAMME}/juri/${stage}`;
  await officer.open(board);
  for (const name of names) {
    await hand.select(page.locator("#juri"), await page.locator("#juri option", { hasText: name }).getAttribute("value"));
    await officer.submit(board, doing("tambah"));
    await done(officer);
  }
  return board;
}

async function shares(officer, board) {
  await officer.submit(board, doing("bagi"));
  await done(officer);
}

/** A juror who is tied to the unit says so, and finds nothing of it anywhere. */
async function isRecused(journey) {
  const officer = await journey.person("petugas1");
  const board = await seats(officer, "penilaian", ["Penilai Satu", "Penilai Dua"]);
  await shares(officer, board);
  await seats(officer, "penilaian", ["Pemutus Sanggahan"]);
  const juror = await journey.person("penilai1");
  const { page, hand } = juror;
  await juror.open("/kerja/juri");
  await juror.follow(`${CANDIDATE}/juri`);
  await hand.write(page.locator('[name="j:3"]'), "99");
  await juror.submit(`${CANDIDATE}/juri`, doing("simpan"));
  await done(juror);
  await hand.write(page.locator("#alasan-mundur"), REASON);
  await juror.submit(`${CANDIDATE}/juri`, doing("mundur"));
  await refused(juror);
  await hand.choose(page.locator("#yakin-mundur"));
  await juror.submit(`${CANDIDATE}/juri`, doing("mundur"));
  await done(juror);
  await officer.open(`${CANDIDATE}/juri`);
  await officer.sees("2 dari 2 juri", "Pemutus Sanggahan", `Penilai Satu mengundurkan diri. Alasan: ${REASON}`);
  return cutOff(journey);
}

/** What of the candidate somebody who recused themselves still finds. */
async function cutOff(journey) {
  const { page, context } = await journey.person("penilai1");
  const at = (path) => `${journey.origin}/id${path}`;
  const findings = [];
  for (const path of [CANDIDATE, `${CANDIDATE}/juri`, `${CANDIDATE}/juri/lembar`, OWN, `${OWN}/pratinjau`, `${OWN}/pemeriksaan`]) {
    const answer = await context.request.get(at(path));
    if (answer.status() !== 404) findings.push(`${path} answers ${answer.status()} to a juror who recused themselves`);
  }
  for (const path of ["/kerja", "/kerja/juri", PROGRAMME, `${PROGRAMME}/calon.csv`, "/kerja/pemberitahuan"]) {
    const text = await (await context.request.get(at(path))).text();
    if (text.includes(ID) || text.includes(TITLE)) findings.push(`${path} names the candidate to a juror who recused themselves`);
  }
  await page.goto(at("/kerja/juri"));
  return findings;
}

/** A juror scores every criterion alike, with a note for the entrant, and hands in. */
async function scores(juror, points, note) {
  const { page, hand } = juror;
  const to = `${CANDIDATE}/juri`;
  await juror.open("/kerja/juri");
  await juror.follow(to);
  const fields = await page.locator('main input[name^="j:"]').all();
  for (const field of fields) await hand.write(field, points);
  if (note) {
    await hand.tap(page.locator("#j-5 details.note summary"));
    await hand.write(page.locator("#j-5-note"), note);
  }
  await juror.submit(to, doing("simpan"));
  await done(juror);
  await hand.choose(page.locator("#yakin-serah"));
  await juror.submit(to, doing("serah"));
  await done(juror);
}

async function closes(officer, ...words) {
  const to = `${CANDIDATE}/juri`;
  await officer.open(to);
  await officer.hand.choose(officer.page.locator("#yakin-tutup"));
  await officer.submit(to, doing("tutup"));
  await done(officer);
  await officer.sees(...words);
}

/** 90 and 80 are 85 on average, which is the passing grade and therefore passes;
 * the 99 of whoever recused themselves is in nothing. */
async function passes(journey) {
  const [officer, one, other] = [await journey.person("petugas1"), await journey.person("penilai2"), await journey.person("pemutus")];
  await scores(one, "90", NOTE);
  const isBlind = !(await one.page.locator("#lembar-nilai-caption").count());
  await scores(other, "80");
  await step(officer, ID, "wawancara");
  await refused(officer);
  await closes(officer, "Hasil juri 85", "2 lembar nilai", "nilai lulus 85: lulus");
  await step(officer, ID, "wawancara");
  await done(officer);
  return isBlind ? [] : ["a juror reads a sheet before all are handed in"];
}

/** At the interview, too, whoever recused themselves gets no seat. */
async function isInterviewed(journey) {
  const officer = await journey.person("petugas1");
  const board = await seats(officer, "wawancara", ["Penilai Satu", "Penilai Dua", "Pemutus Sanggahan"]);
  await shares(officer, board);
  const findings = await cutOff(journey);
  await scores(await journey.person("penilai2"), "92");
  await scores(await journey.person("pemutus"), "90");
  await closes(officer, "Hasil juri 91");
  return findings;
}

async function isHonoured(journey) {
  const [first, second] = [await journey.person("petugas1"), await journey.person("petugas2")];
  for (const [exit] of HONOURS) await byTwo(first, second, ID, exit);
  const titles = HONOURS.map(([, title]) => `${title}: ${TITLE}`);
  const onInstitution = await journey.lacks("/badan/contoh-kabupaten", ...titles, UNIT_NAME);
  const onUnit = await journey.lacks(`/badan/${UNIT}`, ...titles);
  return [...onInstitution, ...onUnit];
}

/** The entrant reads the result and what jurors noted, and nobody's name. */
async function readsFeedback(journey) {
  const unit = await journey.person("unit1");
  await unit.open(CANDIDATE);
  await unit.follow(`${CANDIDATE}/juri`);
  await unit.sees("Hasil juri 85", "nilai lulus 85: lulus", "Hasil juri 91", "Signifikansi", NOTE);
  const text = await unit.page.locator("main").innerText();
  return ["Penilai Dua", "Penilai Satu", "Pemutus Sanggahan", REASON].filter((name) => text.includes(name)).map((name) => `the entrant reads ${name}`);
}

/** The owner makes it an entry of the catalogue, where anybody finds it by its words. */
async function isPublished(journey) {
  const unit = await journey.person("unit1");
  const { page, hand } = unit;
  await unit.open(OWN);
  await hand.choose(page.locator("#yakin"));
  await unit.submit(OWN, doing("katalog"));
  await done(unit);
  const found = await journey.lacks(`/inovasi?q=${encodeURIComponent("resep antre")}`, TITLE);
  return [...found, ...(await journey.lacks("/inovasi/resep-tanpa-antre", UNIT_NAME, SECTIONS.signifikansi, SECTIONS.kebaruan))];
}

export const toTop = [
  ["people are given their roles", (journey) => grant(journey, ROLES)],
  ["an officer opens the rules", async (journey) => openProgramme(await journey.person("petugas1"), rules())],
  ["a unit begins a proposal and its head", isBegun],
  ["it writes the official sections within their limit and submits", isWritten],
  ["the institution forwards it and an officer checks every rule", isChecked],
  ["a juror recuses themselves and is cut off", isRecused],
  ["another took the seat, and the sheets reach the passing grade", passes],
  ["it is interviewed, without the one who recused themselves", isInterviewed],
  ["two officers decide each tier, and the public reads all of them", isHonoured],
  ["the entrant reads result and feedback without names", readsFeedback],
  ["the owner publishes it, and it is found by its words", isPublished],
];
