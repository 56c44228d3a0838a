// The OpenAPI text, read by Spectral with all of its rules.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findings } from "./tool.js";

const SPECTRAL = join(import.meta.dirname, "node_modules/.bin/spectral");
const RULES = join(import.meta.dirname, ".spectral.json");

/** What Spectral finds in the text for readers of each language. All are asked for
 * first: nobody keeps a line open for as long as Spectral reads. */
export const checkDescriptions = async (address, languages, folder) => {
  const asked = languages.map(async (language) => {
    const answer = await fetch(`${address}/api/openapi.json`, { headers: { "Accept-Language": language } });
    const file = join(folder, `openapi-${language}.json`);
    writeFileSync(file, await answer.text());
    return [language, file, answer];
  });
  return (await Promise.all(asked)).map(([language, file, answer]) => {
    const lint = () => findings(SPECTRAL, ["lint", file, "--ruleset", RULES, "--fail-severity", "hint"]);
    return [`Spectral reads the OpenAPI text (${language})`, answer.ok ? lint() : [`/api/openapi.json answers ${answer.status}`]];
  });
};
