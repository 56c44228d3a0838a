// The API, asked by schemathesis: what fits its description and what does not,
// the same requests in every run.
import { join } from "node:path";
import { findings } from "./tool.js";

/** Requests of one operation and phase at most. */
const EXAMPLES = "40";

/** What schemathesis finds. */
export const checkApi = (address, python, folder) =>
  findings(
    join(python, "schemathesis"),
    [
      "run", `${address}/api/openapi.json`,
      "--checks", "all",
      "--max-examples", EXAMPLES,
      "--seed", "20241008",
      "--continue-on-failure",
      "--generation-database", "none",
      "--workers", "2",
    ],
    { cwd: folder },
  );
