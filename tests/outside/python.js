// A place for the Python programs of the checks, under target/; made anew when
// the list of packages changes.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { run } from "./tool.js";

const LIST = resolve(import.meta.dirname, "requirements.txt");
const PLACE = resolve(import.meta.dirname, "../../target/outside-python");

/** Installs the packages and returns the folder of their programs. */
export const installPython = () => {
  const wanted = readFileSync(LIST, "utf8");
  const mark = join(PLACE, "installed.txt");
  const programs = join(PLACE, "bin");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return programs;
  rmSync(PLACE, { recursive: true, force: true });
  for (const [program, args] of [
    ["python3", ["-m", "venv", PLACE]],
    [join(programs, "python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", LIST]],
  ]) {
    const done = run(program, args, { stdio: "inherit" });
    if (done.status !== 0) throw new Error(`${program} ${args.join(" ")} did not end well`);
  }
  writeFileSync(mark, wanted);
  return programs;
};
