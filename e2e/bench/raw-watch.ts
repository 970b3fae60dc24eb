import { once } from "node:events";
import type http from "node:http";
import https from "node:https";
import type { Connection } from "../clusters/connection";
import type { Deployment } from "../clusters/objects";

/** The plainest watch: when each object came, in milliseconds of `performance.now()`, by its image. */
export class RawWatch {
  readonly seen = new Map<string, number>();
  bytes = 0;
  readonly #request: http.ClientRequest;

  private constructor(request: http.ClientRequest, response: http.IncomingMessage) {
    this.#request = request;
    let rest = "";
    response.setEncoding("utf8").on("data", (chunk: string) => {
      const now = performance.now();
      this.bytes += chunk.length;
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const { object } = JSON.parse(line) as { object: Deployment };
        const [container] = object.spec.template.spec.containers;
        if (container?.image && !this.seen.has(container.image)) this.seen.set(container.image, now);
      }
    });
    // It ends by being closed.
    response.on("error", () => undefined);
    request.on("error", () => undefined);
  }

  static async open(connection: Connection, path: string): Promise<RawWatch> {
    const { headers, ...tls } = await connection.options();
    const request = https.get(new URL(`${path}?watch=true`, connection.server), {
      ...tls,
      headers: headers as http.OutgoingHttpHeaders,
      agent: false,
    });
    const [response] = (await once(request, "response")) as [http.IncomingMessage];
    return new RawWatch(request, response);
  }

  close(): void {
    this.#request.destroy();
  }
}
