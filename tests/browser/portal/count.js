// Counts checks and prints what they found.
let passed = 0;
let failed = 0;

/** One check: passed where nothing was found. */
export function report(what, findings) {
  if (findings.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`FAILED ${what}`);
  for (const finding of findings.slice(0, 20)) console.log(`  ${finding}`);
  if (findings.length > 20) console.log(`  … and ${findings.length - 20} more`);
}

/** Runs a check whose failure is a message; anything thrown is a finding. */
export async function expect(what, check) {
  try {
    report(what, (await check()) ?? []);
  } catch (error) {
    report(what, [String(error.message ?? error)]);
  }
}

/** Prints the totals and ends. */
export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
