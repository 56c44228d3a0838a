// The Nu HTML checker, over all pages at once.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

const jar = createRequire(import.meta.url)("vnu-jar");

/** Name and findings of each page. */
export function checkMarkup(files) {
  const run = spawnSync("java", ["-jar", jar, "--format", "json", "--stdout", ...files], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (run.error) return [["java", [run.error.message]]];
  const { messages } = JSON.parse(run.stdout);
  return files.map((file) => {
    const own = messages.filter((message) => message.url === pathToFileURL(file).href.replace("file:///", "file:/") || message.url === pathToFileURL(file).href);
    return [basename(file), own.map((message) => `${message.type} line ${message.lastLine ?? "?"}: ${message.message} ${message.extract ?? ""}`)];
  });
}
