// Holds a running portal against other people's tools: npm test -- ADDRESS PRIMA ISSUED.
// schemathesis asks the API, Spectral reads its description, frictionless and
// `prima verify` read every bundle; others check certificates. Prints each finding, then `N passed, M failed`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { checkBundles } from "./bundles.js";
import { checkCertificates } from "./certificates.js";
import { checkDescriptions } from "./description.js";
import { checkApi } from "./api.js";
import { pythonPrograms } from "./python.js";

const [address, program, example] = process.argv.slice(2);
if (!example) {
  console.error("usage: npm test -- ADDRESS PRIMA ISSUED   (of the portal, the program, and the example)");
  process.exit(2);
}
const [prima, issued] = [resolve(program), resolve(example)];

let passed = 0;
let failed = 0;
/** Counts one check and prints what it found. */
const report = (what, findings) => {
  if (findings.length === 0) {
    passed += 1;
    console.log(`passed: ${what}`);
    return;
  }
  failed += 1;
  console.log(`FAILED ${what}`);
  for (const finding of findings) console.log(`  ${finding}`);
};

const python = pythonPrograms();
const folder = mkdtempSync(join(tmpdir(), "prima-outside-"));
try {
  for (const [what, findings] of await checkDescriptions(address, ["id", "en"], folder)) report(what, findings);
  for (const [what, findings] of await checkBundles(address, prima, python, folder)) report(what, findings);
  for (const [what, findings] of await checkCertificates(prima, issued, python, folder)) report(what, findings);
  report("schemathesis asks the API", checkApi(address, python, folder));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
