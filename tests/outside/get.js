// Asks on a connection of its own: while another program runs, Node does not
// notice that the portal has closed one that stood still.
import { get as ask } from "node:http";

/** The body of an answer of status 200. */
export const get = (address) =>
  new Promise((resolve, reject) => {
    const asked = ask(address, { agent: false }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        if (answer.statusCode === 200) resolve(Buffer.concat(parts));
        else reject(new Error(`${address} answers ${answer.statusCode}`));
      });
    });
    asked.on("error", reject);
  });
