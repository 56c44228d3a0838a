// Holds a running demo against other people's tools: npm test -- PRIMA.
// schemathesis asks the API, Spectral reads its description, frictionless and
// `prima verify` read every bundle. Prints each finding, then `N passed, M failed`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { checkBundles } from "./bundles.js";
import { startDemo } from "./demo.js";
import { checkDescription } from "./description.js";
import { checkApi } from "./api.js";
import { installPython } from "./python.js";

const prima = process.argv[2] && resolve(process.argv[2]);
if (!prima) {
  console.error("usage: npm test -- PRIMA   (the program)");
  process.exit(2);
}

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

const python = installPython();
const folder = mkdtempSync(join(tmpdir(), "prima-outside-"));
const demo = await startDemo(prima, join(folder, "demo"));
try {
  for (const language of ["id", "en"]) {
    report(`Spectral reads the OpenAPI text (${language})`, await checkDescription(demo.address, language, folder));
  }
  for (const [what, findings] of await checkBundles(demo.address, prima, python, folder)) report(what, findings);
  report("schemathesis asks the API", checkApi(demo.address, python, folder));
} finally {
  demo.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
