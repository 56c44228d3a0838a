// The demo on a port of its own.
import { spawn } from "node:child_process";

/** Starts it in an empty folder; returns its address and what stops it. */
export const startDemo = (prima, folder) =>
  new Promise((done, failed) => {
    const demo = spawn(prima, ["demo", "--listen", "127.0.0.1:0", "--dir", folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let printed = "";
    demo.stdout.setEncoding("utf8");
    demo.stdout.on("data", (text) => {
      printed += text;
      const found = printed.match(/listening on (http:\/\/\S+)/);
      if (found) done({ address: found[1], stop: () => demo.kill("SIGTERM") });
    });
    demo.on("error", failed);
    demo.on("exit", (code) => failed(new Error(`the demo ended with ${code} and printed: ${printed}`)));
  });
