// The OpenAPI text, read by Spectral with all of its rules.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findings } from "./tool.js";

const SPECTRAL = join(import.meta.dirname, "node_modules/.bin/spectral");
const RULES = join(import.meta.dirname, ".spectral.json");

/** What Spectral finds in the text for readers of a language. */
export const checkDescription = async (address, language, folder) => {
  const answer = await fetch(`${address}/api/openapi.json`, { headers: { "Accept-Language": language } });
  if (!answer.ok) return [`/api/openapi.json answers ${answer.status}`];
  const file = join(folder, `openapi-${language}.json`);
  writeFileSync(file, await answer.text());
  return findings(SPECTRAL, ["lint", file, "--ruleset", RULES, "--fail-severity", "hint"]);
};
