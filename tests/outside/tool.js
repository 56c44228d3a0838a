// Runs another program and gathers what it prints.
import { spawnSync } from "node:child_process";

/** What a program printed, as findings; none where it ended well. */
export const findings = (program, args, options = {}) => {
  const done = run(program, args, options);
  if (done.error) return [`${program}: ${done.error.message}`];
  if (done.status === 0) return [];
  return `${done.stdout}${done.stderr}`.split("\n").filter((line) => line.trim() !== "");
};

/** Runs a program to its end. */
export const run = (program, args, options = {}) =>
  spawnSync(program, args, { encoding: "utf8", maxBuffer: 64 << 20, ...options });
