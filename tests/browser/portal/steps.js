// The steps of a round, each as the person takes it whose step it is. They are
// the same for the mouse, for the keyboard, and with scripts off; where scripts
// help, that is looked at on the way.
import { deflateSync } from "node:zlib";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const EXAMPLE = new URL("../../../examples/contoh-pekppp/", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "prima-cycle-"));
const STAGES = ["preparation", "filling", "evaluation", "preview", "objection", "determination", "publication"];
/** Minutes of a stage. */
export const MINUTES = 10;
const ASPECTS = ["I", "II", "III", "IV", "V", "VI"];
/** The indicator about which the evaluators differ, and that to which the unit objects. */
const DISPUTED = "1.a.Ak";
const OBJECTED = "30.f.B";

const levels = new Map(
  readFileSync(new URL("answers.csv", EXAMPLE), "utf8").trim().split(/\r?\n/).slice(1).map((row) => row.split(",").slice(1, 3)),
);

/** A moment as a field for it holds one, in Jakarta. */
const field = (milliseconds) => new Date(milliseconds + 7 * 3_600_000).toISOString().slice(0, 16);

/** When a stage of a round that begins at a moment opens. */
export const opens = (begin, stage) => begin + STAGES.indexOf(stage) * MINUTES * 60_000;

/** A picture that no packing makes small: noise of so many points. */
function picture(width, height) {
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes) => {
    let c = 0xffffffff;
    for (const byte of bytes) c = table[(c ^ byte) & 255] ^ (c >>> 8);
    return (c ^ 0xffffffff) >>> 0;
  };
  const chunk = (kind, bytes) => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), bytes]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(bytes.length, 0);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc(body), body.length + 4);
    return whole;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  let seed = 12345;
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let at = 0; at < rows.length; at += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    rows[at] = at % (width * 3 + 1) === 0 ? 0 : seed >>> 24;
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows, { level: 1 })), chunk("IEND", Buffer.alloc(0))]);
}

/** An officer opens a round; `round` says which. */
export async function openRound(officer, round) {
  const { page, hand } = officer;
  await officer.open("/kerja");
  await officer.follow("/kerja/tahun");
  await officer.follow("/kerja/tahun/baru");
  if (round.mistakes) {
    await officer.submit("/kerja/tahun/baru");
    await page.locator(".error-summary").waitFor();
  }
  await hand.select(page.locator("#program"), round.programme);
  await hand.select(page.locator("#instrumen"), round.instrument);
  await hand.write(page.locator("#periode"), round.period);
  await hand.write(page.locator("#kode"), round.cycle);
  await hand.write(page.locator("#judul-id"), round.title);
  await hand.write(page.locator("#judul-en"), round.title);
  await hand.choose(page.locator("#contoh"));
  for (const stage of STAGES) {
    const from = opens(round.begin, stage);
    const to = stage === "publication" ? from + 300 * 86_400_000 : from + MINUTES * 60_000;
    await hand.moment(page.locator(`#${stage}-buka`), field(from));
    await hand.moment(page.locator(`#${stage}-tutup`), field(to));
  }
  await officer.submit("/kerja/tahun/baru");
  await officer.sees(round.title);
  if (!page.url().includes(`/kerja/${round.cycle}`)) throw new Error(`the round was not opened: ${page.url()}`);
}

/** An officer chooses the unit that takes part. */
export async function chooseUnit(officer, round, unit) {
  const { page, hand } = officer;
  await officer.open(`/kerja/${round.cycle}`);
  await officer.follow("/lokus");
  await hand.write(page.locator("#q"), "contoh-kabupaten");
  await hand.press(page.locator('main form.find button[type="submit"]'));
  await hand.choose(page.locator(`#lokus-${unit}`));
  await officer.submit(`/kerja/${round.cycle}/lokus`, 'input[name="instansi"]');
  await page.locator('.saved[role="status"]').waitFor();
}

/** An officer shares the unit among two evaluators. */
export async function assign(officer, round) {
  const { page, hand } = officer;
  const to = `/kerja/${round.cycle}/penugasan`;
  await officer.open(to);
  await hand.write(page.locator("#banyak"), "2");
  await officer.submit(to, 'input[value="bagi"]');
  await page.locator('.saved[role="status"]').waitFor();
}

/** Answers a question of a part, and waits until it is saved by itself where scripts run. */
async function answer(person, code, value) {
  const { page, hand } = person;
  const id = `j-${code.replace(/[^a-z0-9]/gi, "-")}`;
  const question = page.locator(`#${id}`);
  const text = question.locator('input[type="text"]');
  if ((await text.count()) > 0) return hand.write(text.first(), value);
  return hand.choose(question.locator(`input[value="${value}"]`).first());
}

/** Presses the button of the part that is open and waits for the word that it is saved. */
async function save(person) {
  const { page, hand, office } = person;
  const button = page.locator('main form.saving button[type="submit"]');
  if (office.kind === "plain") {
    await hand.press(button);
    await page.waitForURL(/tersimpan=1/);
    return;
  }
  await hand.tap(button);
  await saved(person);
}

/** Waits until the page says that everything is saved. */
async function saved(person) {
  const words = person.office.lang === "id" ? /Tersimpan \d\d\.\d\d WIB|sudah tersimpan/ : /Saved \d\d:\d\d WIB|are saved/;
  await person.page.locator("[data-status]").filter({ hasText: words }).waitFor();
}

/** A unit answers, with evidence that is uploaded once. */
export async function fill(unit, round, body) {
  const { page, hand, office } = unit;
  await unit.open("/kerja");
  await unit.follow(`/kerja/${round.cycle}/${body}`);
  await unit.follow("/isian/I");
  if (round.mistakes) {
    await answer(unit, "f01.1.komponen", "banyak");
    await page.keyboard.press("Tab");
    await page.locator("fieldset.question.wrong").waitFor();
  }
  await answer(unit, "f01.1.komponen", "14");
  if (office.kind !== "plain") {
    // Leaving the field saves it; nobody presses anything.
    await page.keyboard.press("Tab");
    await saved(unit);
    await page.reload();
    const kept = await page.locator("#j-f01-1-komponen input[type=text]").inputValue();
    if (kept !== "14") throw new Error(`nothing was saved by itself: ${kept}`);
  }
  await save(unit);
  const at = `/kerja/${round.cycle}/${body}`;
  await unit.open(`${at}/isian/III`);
  await unit.follow("/bukti/");
  await unit.open(`${at}/bukti/15.c.K`);
  await upload(unit, at);
  await unit.sees(office.words.title);
}

async function upload(unit, at) {
  const { page, hand, office } = unit;
  const to = `${at}/bukti/15.c.K`;
  const file = join(folder, `parkir-${office.kind}.png`);
  writeFileSync(file, picture(700, 600));
  if (office.kind === "mouse") {
    await unit.submit(to, 'input[name="judul"]');
    await page.locator(".error-summary").waitFor();
  }
  await hand.attach(page.locator("#berkas"), file);
  if (office.kind === "mouse") await withACut(unit, to);
  await hand.write(page.locator("#judul"), office.words.title);
  await hand.select(page.locator("#jenis"), "foto_parkir");
  await unit.submit(to, 'input[name="judul"]');
  await page.locator('main a[href*="/berkas/"]').first().waitFor();
}

/** The line is cut in the middle of the upload, and the title is forgotten: the file is sent once all the same. */
async function withACut(unit, to) {
  const { page } = unit;
  let n_parts = 0;
  await page.route("**/unggahan/*", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    n_parts += 1;
    return n_parts === 2 ? route.abort("connectionreset") : route.continue();
  });
  await unit.submit(to, 'input[name="judul"]');
  await page.locator(".error-summary").waitFor();
  await page.unroute("**/unggahan/*");
  if (n_parts < 4) throw new Error(`the file went in ${n_parts} parts; three and one again were expected`);
  await unit.sees("parkir-mouse.png");
}

/** The same unit answers another instrument and uses the file that is there. */
export async function fillAgain(unit, round, body) {
  const { page, hand, office } = unit;
  const at = `/kerja/${round.cycle}/${body}`;
  await unit.open(at);
  await unit.follow("/isian/");
  const part = new URL(page.url()).pathname.split("/").pop();
  await answer(unit, "1", "ada");
  await save(unit);
  await unit.open(`${at}/isian/${part}`);
  await hand.press(page.locator('#j-1 a[href$="/bukti/1"]'));
  await unit.sees(office.words.title);
  await unit.submit(`${at}/bukti/1`, 'input[name="apa"][value="kait"]');
  await page.locator('main a[href*="/berkas/"]').first().waitFor();
  await handIn(unit, round, body);
}

/** Hands the form in, after the tick without which nothing happens. */
export async function handIn(unit, round, body) {
  const { page, hand } = unit;
  const at = `/kerja/${round.cycle}/${body}`;
  await unit.open(at);
  if (round.mistakes) {
    await unit.submit(`${at}/kirim`);
    await page.locator(".error-summary").waitFor();
  }
  await hand.choose(page.locator("#yakin"));
  await unit.submit(`${at}/kirim`);
  if ((await page.locator("#yakin").count()) > 0) throw new Error("the form can be handed in once more");
}

/** Work that did not end at once has a page of its own: reads it until it has
 * ended, and goes on to what came of it. */
async function settled({ page, hand }) {
  for (let turn = 0; turn < 300 && page.url().includes("/kerja/pekerjaan/"); turn += 1) {
    const onward = page.locator("main a.onward");
    const isOver = (await onward.count()) > 0;
    await hand.press(isOver ? onward.first() : page.locator("main [data-job-refresh]"));
  }
}

/** An officer brings in what users said. */
export async function tallies(officer, round, body) {
  const { page, hand } = officer;
  const to = `/kerja/${round.cycle}/cacahan`;
  const file = join(folder, `cacahan-${officer.office.kind}.csv`);
  const table = readFileSync(new URL("tallies.csv", EXAMPLE), "utf8");
  writeFileSync(file, table.replaceAll("unit-contoh", body));
  await officer.open(to);
  if (round.mistakes) {
    await officer.submit(to);
    await page.locator(".error-summary").waitFor();
  }
  await hand.attach(page.locator("#cacahan"), file);
  await officer.submit(to);
  await settled(officer);
  await officer.sees("140");
}

/** An evaluator judges every indicator and hands the review in. */
export async function review(evaluator, round, body, differs) {
  const { page, hand, who } = evaluator;
  const at = `/kerja/${round.cycle}/${body}`;
  await evaluator.open("/kerja");
  await evaluator.follow(`${at}/penilaian`);
  let n_judged = 0;
  for (const aspect of ASPECTS) {
    await evaluator.open(`${at}/penilaian/${aspect}`);
    const text = await page.content();
    if (text.includes("rahasia-") && !text.includes(`rahasia-${who}`)) throw new Error("a colleague's review is seen before the own one is handed in");
    const codes = await page.locator('main input[name^="v:"]').evaluateAll((fields) => fields.map((field) => field.name.slice(2)));
    for (const code of codes) {
      const level = code === DISPUTED && differs ? "5" : levels.get(code);
      await answer(evaluator, code, level);
      n_judged += 1;
      if (code === DISPUTED) {
        const note = page.locator(`#j-${code.replace(/[^a-z0-9]/gi, "-")} details.note`).last();
        await hand.tap(note.locator("summary"));
        await hand.write(note.locator("textarea").last(), `rahasia-${who}`);
      }
    }
    await save(evaluator);
  }
  if (n_judged !== levels.size) throw new Error(`${n_judged} indicators were judged, not ${levels.size}`);
  const button = page.locator('button[formaction$="/serahkan"]');
  if (round.mistakes) {
    await hand.press(button);
    await page.locator(".error-summary").waitFor();
  }
  await hand.choose(page.locator("#yakin"));
  await hand.press(button);
  if ((await button.count()) > 0) throw new Error("the review can be handed in once more");
}

/** The evaluators agree where they differ. */
export async function reconcile(evaluator, round, body) {
  const { page, hand } = evaluator;
  const at = `/kerja/${round.cycle}/${body}`;
  await evaluator.open("/kerja");
  await evaluator.open(`${at}/pemufakatan`);
  if (round.mistakes) {
    await evaluator.submit(`${at}/pemufakatan`);
    await page.locator(".error-summary").waitFor();
  }
  await answer(evaluator, DISPUTED, levels.get(DISPUTED));
  await hand.write(page.locator('main textarea[name^="alasan-"]').first(), "Disepakati setelah dokumen dibaca bersama.");
  await evaluator.submit(`${at}/pemufakatan`);
  await page.locator('.saved[role="status"]').waitFor();
}

/** The unit reads its card before the public does. */
export async function previews(unit, round, body) {
  await unit.open("/kerja");
  await unit.follow(`/kerja/${round.cycle}/${body}/rapor`);
  await unit.sees(unit.office.figure("4.23"), "A-");
}

/** The unit objects, and writes what is printed beside its result. */
export async function objects(unit, round, body) {
  const { page, hand, office } = unit;
  const to = `/kerja/${round.cycle}/${body}/sanggahan`;
  await unit.open("/kerja");
  await unit.follow(`/kerja/${round.cycle}/${body}/rapor`);
  await unit.follow("/sanggahan");
  await hand.select(page.locator("#code"), OBJECTED);
  if (round.mistakes) {
    await unit.submit(to, 'input[value="sanggah"]');
    await page.locator(".error-summary").waitFor();
  }
  await hand.write(page.locator("#text"), office.words.objection);
  await hand.write(page.locator("#evidence"), "SK 12/2026");
  await hand.choose(page.locator("#yakin"));
  await unit.submit(to, 'input[value="sanggah"]');
  await page.locator('.saved[role="status"]').waitFor();
  await unit.sees(office.words.objection);
  await hand.write(page.locator("#tanggapan"), office.words.reply);
  await unit.submit(to, 'input[value="tanggapan"]');
  await page.locator('.saved[role="status"]').waitFor();
}

/** Somebody who did not evaluate decides. */
export async function decides(decider, round) {
  const { page, hand, office } = decider;
  await decider.open("/kerja");
  await decider.follow(`/kerja/${round.cycle}/sanggahan`);
  await hand.press(page.locator('main table a[href*="/sanggahan/"]').first());
  const path = new URL(page.url()).pathname.replace(/^\/(id|en)/, "");
  if (round.mistakes) {
    await decider.submit(path);
    await page.locator(".error-summary").waitFor();
  }
  await hand.choose(page.locator('input[name="putusan"][value="kabul"]'));
  await answer(decider, OBJECTED, "5");
  await hand.write(page.locator("#reason"), office.words.decision);
  await hand.choose(page.locator("#yakin"));
  await decider.submit(path);
  await page.locator('.saved[role="status"]').waitFor();
}

/** Two officers determine: one asks, the other confirms. */
export async function determine(first, second, round) {
  const to = `/kerja/${round.cycle}/penetapan`;
  await first.open(`/kerja/${round.cycle}`);
  await first.follow("/penetapan");
  await first.sees(first.office.figure("4.32"), "A-");
  await first.submit(to, 'input[name="terbit"]');
  await settled(first);
  await first.page.locator('.saved[role="status"]').waitFor();
  await second.open("/kerja");
  await second.follow(to);
  if (round.mistakes) {
    await second.submit(to, 'input[value="teguhkan"]');
    await second.page.locator(".error-summary").waitFor();
  }
  await second.hand.choose(second.page.locator('input[name="yakin"]').first());
  await second.submit(to, 'input[value="teguhkan"]');
  await settled(second);
  await second.page.locator('.saved[role="status"]').waitFor();
}

/** The unit promises something, works it off, and an officer confirms it. */
export async function worksOff(unit, officer, round, body, due) {
  const { page, hand, office } = unit;
  const to = `/kerja/${round.cycle}/${body}/tindak-lanjut`;
  await unit.open(`/kerja/${round.cycle}/${body}`);
  await unit.follow("/tindak-lanjut");
  await hand.select(page.locator("#code"), "3.a.T");
  if (round.mistakes) {
    await unit.submit(to, 'input[value="rencana"]');
    await page.locator(".error-summary").waitFor();
  }
  await hand.write(page.locator("#title"), office.words.promise);
  await hand.write(page.locator("#owner"), "Sekretaris");
  await hand.moment(page.locator("#due"), due);
  await unit.submit(to, 'input[value="rencana"]');
  await unit.sees(office.words.promise);
  await step(unit, to, "report");
  await officer.open(to);
  await step(officer, to, "confirm");
}

async function step(person, to, code) {
  const { page, hand } = person;
  const form = person.form(to, 'input[value="langkah"]').last();
  await hand.choose(form.locator(`input[name="langkah"][value="${code}"]`));
  if (code === "confirm") await hand.choose(form.locator('input[name="yakin"]'));
  else await hand.write(form.locator('textarea[name^="bukti"]').first(), "SK 13/2026");
  await person.submit(to, 'input[value="langkah"]');
  await page.locator('.saved[role="status"]').first().waitFor();
}
