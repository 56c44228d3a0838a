// Every bundle as it is downloaded: unpacked by somebody else's program, a data
// package to frictionless, and the same bytes to `prima verify`.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { get } from "./get.js";
import { findings } from "./tool.js";

/** What is found in each bundle, with what was asked of it. */
export const checkBundles = async (address, prima, python, folder) => {
  const list = JSON.parse(await get(`${address}/api/v1/datasets?limit=200`));
  const checks = [];
  if (list.items.length === 0) checks.push(["there are bundles", ["the API lists no data set"]]);
  for (const { dataset, bundle } of list.items) {
    const place = join(folder, dataset);
    mkdirSync(place);
    const zip = `${place}.zip`;
    writeFileSync(zip, await get(`${address}${bundle}`));
    const unpacked = findings(join(python, "python"), ["-m", "zipfile", "-e", zip, place]);
    const validated = findings(join(python, "frictionless"), ["validate", "datapackage.json"], { cwd: place });
    checks.push([`frictionless reads the bundle of ${dataset}`, [...unpacked, ...validated]]);
    checks.push([`prima verify accepts the bundle of ${dataset}`, findings(prima, ["verify", place])]);
  }
  return checks;
};
