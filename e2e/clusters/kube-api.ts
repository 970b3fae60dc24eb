import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import { createInterface } from "node:readline";
import { type Connection, connectionOf } from "./connection";
import type { JsonObject } from "./objects";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export type Answer = { status: number; text: string };

export const PATCH_TYPES = {
  json: "application/json-patch+json",
  merge: "application/merge-patch+json",
  strategic: "application/strategic-merge-patch+json",
} as const;
export type PatchType = keyof typeof PATCH_TYPES;

/** The API server answered something other than success; `message` has its own words. */
export class ApiError extends Error {
  readonly status: number;

  constructor(method: Method, path: string, { status, text }: Answer) {
    super(`${method} ${path} answered ${status}: ${text.slice(0, 500)}`);
    this.status = status;
  }
}

/** A Kubernetes API over one connection: raw JSON, sockets kept alive. */
export class KubeApi {
  readonly #connection: Connection;
  readonly #server: URL;
  #agent: http.Agent | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#server = new URL(connection.server);
  }

  /** The one that a kubeconfig of these tests leads to. */
  static at(kubeconfig: string): KubeApi {
    return new KubeApi(connectionOf(kubeconfig));
  }

  get<Kind>(path: string): Promise<Kind> {
    return this.#object("GET", path);
  }

  post<Kind = JsonObject>(path: string, body: object): Promise<Kind> {
    return this.#object("POST", path, body);
  }

  put<Kind = JsonObject>(path: string, body: object): Promise<Kind> {
    return this.#object("PUT", path, body);
  }

  patch<Kind = JsonObject>(path: string, body: object, type: PatchType = "merge"): Promise<Kind> {
    return this.#object("PATCH", path, body, PATCH_TYPES[type]);
  }

  delete(path: string, options: object = {}): Promise<JsonObject> {
    return this.#object("DELETE", path, options);
  }

  /** Like the others, but any status is an answer, and the text is as sent (numbers above 2^53 intact). */
  async answer(method: Method, path: string, body?: object, contentType = "application/json"): Promise<Answer> {
    const response = await this.#send(method, path, body, contentType);
    response.setEncoding("utf8");
    let text = "";
    for await (const chunk of response) text += chunk;
    return { status: response.statusCode ?? 0, text };
  }

  /** The events of a watch, until the server or `signal` ends it. */
  async *watch<Kind>(path: string, signal: AbortSignal): AsyncGenerator<{ type: string; object: Kind }> {
    const response = await this.#send("GET", path, undefined, "", signal);
    if (response.statusCode !== 200) throw new ApiError("GET", path, { status: response.statusCode ?? 0, text: "" });
    for await (const line of createInterface({ input: response })) yield JSON.parse(line);
  }

  close(): void {
    this.#agent?.destroy();
  }

  async #object<Kind>(method: Method, path: string, body?: object, contentType?: string): Promise<Kind> {
    const answer = await this.answer(method, path, body, contentType);
    if (answer.status < 200 || answer.status > 299) throw new ApiError(method, path, answer);
    return JSON.parse(answer.text);
  }

  async #send(method: Method, path: string, body?: object, contentType = "", signal?: AbortSignal) {
    const options = await this.#connection.options();
    const { ca, cert, key, rejectUnauthorized, servername } = options;
    const secure = this.#server.protocol === "https:";
    this.#agent ??= secure
      ? new https.Agent({ keepAlive: true, ca, cert, key, rejectUnauthorized: rejectUnauthorized ?? true, servername })
      : new http.Agent({ keepAlive: true });
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const request = (secure ? https : http).request(new URL(path, this.#server), {
      method,
      agent: this.#agent,
      // Without a length Node sends the body of a DELETE raw, and the API server refuses it.
      headers: {
        ...options.headers,
        ...(content && { "content-type": contentType, "content-length": content.length }),
      },
      ...(signal && { signal }),
    });
    request.end(content);
    const [response] = (await once(request, "response")) as [http.IncomingMessage];
    return response;
  }
}
