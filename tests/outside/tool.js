// Runs another program and gathers what it prints.
import { spawnSync } from "node:child_process";

/** What a program printed, as findings; none where it ended well. One that was
 * ended from outside, or failed without a word, is a finding as well. */
export const findings = (program, args, options = {}) => {
  const done = run(program, args, options);
  if (done.error) return [`${program}: ${done.error.message}`];
  if (done.status === 0) return [];
  const said = `${done.stdout}${done.stderr}`.split("\n").filter((line) => line.trim() !== "");
  const how = done.signal ? `was ended by ${done.signal}` : `failed with status ${done.status}`;
  return [...said, `${program} ${how}`];
};

/** Runs a program to its end. */
export const run = (program, args, options = {}) =>
  spawnSync(program, args, { encoding: "utf8", maxBuffer: 64 << 20, ...options });
