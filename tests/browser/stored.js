// Pages as they were answered, for a checker that opens addresses: a page that
// refused a form, or one of somebody who has left, can be asked for only once.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

/** A server of stored pages; styles, letters and scripts come from the portal. */
export class Stored {
  /** Starts it; what is no stored page is asked of `origin`, by nobody. */
  static async open(origin) {
    const stored = new Stored();
    stored.files = [];
    stored.server = createServer(async (request, response) => {
      const place = /^\/stored\/(\d+)$/.exec(request.url)?.[1];
      if (place !== undefined) {
        response.setHeader("content-type", "text/html; charset=utf-8");
        return response.end(readFileSync(stored.files[Number(place)]));
      }
      const answer = await fetch(`${origin}${request.url}`, { redirect: "manual" });
      response.statusCode = answer.status;
      response.setHeader("content-type", answer.headers.get("content-type") ?? "application/octet-stream");
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
    await new Promise((listening) => stored.server.listen(0, "127.0.0.1", listening));
    return stored;
  }

  /** The address of a page in a file. */
  address(file) {
    this.files.push(file);
    return `http://127.0.0.1:${this.server.address().port}/stored/${this.files.length - 1}`;
  }

  /** Ends it. */
  close() {
    this.server.closeAllConnections();
    return new Promise((closed) => this.server.close(closed));
  }
}
