import http from "node:http";
import https from "node:https";
import { once } from "node:events";
import type { Connection } from "../clusters/connection";

export type Answer = { bytes: number; json: unknown };

/**
 * The plainest way to ask over HTTP: one kept-alive connection, the answer read to its end and parsed. The raw calls and
 * Rewind are asked by the same code, so that the difference is Rewind.
 */
export class HttpClient {
  readonly #agent: http.Agent;
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#agent = new (connection.server.startsWith("https") ? https : http).Agent({ keepAlive: true, maxSockets: 1 });
  }

  static of(appUrl: string): HttpClient {
    return new HttpClient({ server: appUrl, options: async () => ({}) });
  }

  async ask(method: string, path: string, body?: object, type = "application/json"): Promise<Answer> {
    const { server } = this.#connection;
    const { headers, ...tls } = await this.#connection.options();
    const content = body === undefined ? undefined : JSON.stringify(body);
    const typed = content === undefined ? {} : { "content-type": type };
    const request = (server.startsWith("https") ? https : http).request(new URL(path, server), {
      ...tls,
      method,
      agent: this.#agent,
      headers: { ...(headers as http.OutgoingHttpHeaders), ...typed },
    });
    request.end(content);
    const [response] = (await once(request, "response")) as [http.IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    const whole = Buffer.concat(chunks);
    if (response.statusCode !== 200) throw new Error(`${method} ${path}: ${response.statusCode} ${whole.toString()}`);
    return { bytes: whole.length, json: JSON.parse(whole.toString()) };
  }

  close(): void {
    this.#agent.destroy();
  }
}
