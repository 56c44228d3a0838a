// What honours and innovations are there for, walked whole with scripts off, the
// longest way with the mouse and the others with the keyboard alone: a predikat from its declaration to its revocation, a
// proposal from its draft to the last tier, a replication, and a certificate from
// the decision to whoever finds its picture.
// npm run recognition -- ADDRESS CLOCK PROGRAM   (a demo opened with --clock CLOCK)
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "../../browser.js";
import { finish } from "../count.js";
import { Clock } from "../office.js";
import { toCertificate } from "./certificate.js";
import { toPredikat, toRevocation } from "./predikat.js";
import { toTop } from "./proposal.js";
import { toLineage } from "./replication.js";
import { Journey } from "./town.js";

const [address, clockFile, program] = process.argv.slice(2);
if (!program) {
  console.error("usage: npm run recognition -- ADDRESS CLOCK PROGRAM");
  process.exit(2);
}
const started = Date.now();
const stage = (name) => console.log(`${Math.round((Date.now() - started) / 1000)} s: ${name}`);
const clock = new Clock(clockFile);
const browser = await open();
const whole = { browser, clock, program, origin: address.replace(/\/$/, ""), folder: mkdtempSync(join(tmpdir(), "prima-recognition-")) };
const journey = (name, kind) => new Journey(name, whole, kind);
const MONTHS = 4 * 30 * 86_400_000;

try {
  const way = journey("predikat");
  stage("all ways at once");
  await Promise.all([
    way.walk(toPredikat),
    journey("proposal", "plain").walk(toTop),
    journey("replication").walk(toLineage),
    journey("certificate").walk(toCertificate),
  ]);
  await way.leave();
  clock.moveTo(clock.now() + MONTHS);
  stage("four months later");
  await way.walk(toRevocation);
} finally {
  await browser.close();
}
stage("done");
finish();
