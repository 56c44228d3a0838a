// Where the Python programs of the checks are: `cargo xtask prepare` puts them
// there, from requirements.txt.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const PLACE = resolve(import.meta.dirname, "../../target/outside-python");

/** The folder of their programs. */
export const pythonPrograms = () => {
  const programs = join(PLACE, "bin");
  if (!existsSync(join(PLACE, "installed.txt"))) throw new Error(`nothing is installed in ${PLACE}; run: cargo xtask prepare`);
  return programs;
};
