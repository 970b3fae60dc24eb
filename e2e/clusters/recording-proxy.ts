import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import type { KeyPair } from "./certificate-authority";
import type { ClusterStanza } from "./kubeconfig";
import type { JsonObject } from "./objects";

/** One call as Rewind sent it. `body` is the text of it, byte for byte; `status` is null until it is answered. */
export type RecordedCall = {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  status: number | null;
};

export type Matcher = (call: RecordedCall) => boolean;

/** What happens to a call instead of, or before, being passed on. */
export type Disturbance =
  | { kind: "answer"; status: number; headers?: Record<string, string>; body?: JsonObject | string }
  /** The connection breaks: before the API server hears of the call, after it did what was asked, or half way through its answer. */
  | { kind: "cut"; when: "before" | "after" | "within-answer" }
  /** The call is held until this is done, then passed on. */
  | { kind: "first"; act: () => Promise<unknown> }
  /** The call is taken, and neither passed on nor answered. */
  | { kind: "silence" }
  /** The call is passed on; its answer is thrown away for this one, `body` of the text of it. */
  | { kind: "instead"; status: number; headers?: Record<string, string>; body: (text: string) => JsonObject | string }
  /** The connection breaks at once; the call is passed on all the same, when this is done. */
  | { kind: "late"; until: () => Promise<unknown> }
  /** The call is passed on, and its JSON answer replaced; by text where JSON.stringify would not do. */
  | { kind: "rewrite"; body: (answer: JsonObject) => JsonObject | string };

export const isDryRun: Matcher = ({ method, path }) => method === "PATCH" && path.includes("dryRun=All");

/** A write; what only asks for the outcome of one is a dry run. */
export const isPatch: Matcher = (call) => call.method === "PATCH" && !isDryRun(call);

export const isWatch: Matcher = ({ path }) => path.includes("watch=true");

type Rule = { matches: Matcher; disturbance: Disturbance; times: number };

/** An API server of its own to Rewind: passes everything on, remembers it, and disturbs what a spec says. */
export class RecordingProxy {
  readonly calls: RecordedCall[] = [];
  /** How many connections were opened to it so far. */
  connections = 0;
  /** Path of a kubeconfig that leads here. */
  kubeconfig = "";
  readonly #target: URL;
  readonly #agent: https.Agent;
  readonly #server: https.Server;
  readonly #passing = new Set<Passing>();
  /** What later specs do not hear of: everything that names one of these. */
  readonly #past: string[] = [];
  #rules: Rule[] = [];
  #isDisturbed = false;

  private constructor(target: ClusterStanza, cert: Buffer, key: Buffer) {
    const ca = target["certificate-authority-data"];
    this.#target = new URL(target.server);
    this.#agent = new https.Agent({
      keepAlive: true,
      ...(typeof ca === "string" && { ca: Buffer.from(ca, "base64") }),
      ...(target["insecure-skip-tls-verify"] === true && { rejectUnauthorized: false }),
    });
    this.#server = https.createServer({ cert, key }, (request, response) => void this.#serve(request, response));
    this.#server.on("secureConnection", () => (this.connections += 1));
  }

  static async start(
    target: ClusterStanza,
    pair: KeyPair,
    kubeconfigFor: (server: string) => Promise<string>,
  ): Promise<RecordingProxy> {
    const [cert, key] = await Promise.all([readFile(pair.certificate), readFile(pair.key)]);
    const proxy = new RecordingProxy(target, cert, key);
    await proxy.#listen(0);
    proxy.kubeconfig = await kubeconfigFor(`https://127.0.0.1:${proxy.#port}`);
    return proxy;
  }

  /** The calls that match, in the order they came. */
  callsTo(matches: Matcher): RecordedCall[] {
    return this.calls.filter(matches);
  }

  /** The writes to Deployments, in the order they came. */
  get patches(): RecordedCall[] {
    return this.callsTo(isPatch);
  }

  forgetCalls(): void {
    this.calls.length = 0;
  }

  /** Disturbs the next `times` calls that match (default: all of them). The newest rule that matches counts. */
  on(matches: Matcher, disturbance: Disturbance, times = Number.POSITIVE_INFINITY): void {
    this.#isDisturbed ||= disturbance.kind !== "first" && disturbance.kind !== "rewrite";
    this.#rules.unshift({ matches, disturbance, times });
  }

  /** The watches that are open now. */
  get watches(): RecordedCall[] {
    return [...this.#passing].map(({ call }) => call).filter((call) => isWatch(call) && !this.#isPast(call));
  }

  /** Sends text on every open watch and then breaks it: half an event, or one that the API server did not send. */
  breakWatches(text: string): void {
    this.#isDisturbed = true;
    for (const { call, response } of this.#passing) {
      if (isWatch(call)) response.write(text, () => response.destroy());
    }
  }

  /** What the API server sends on open watches is held back until the function that is given back is called. */
  holdWatches(): () => void {
    this.#isDisturbed = true;
    const held = [...this.#passing].filter(({ call }) => isWatch(call));
    for (const { upstream, response } of held) upstream.unpipe(response).pause();
    return () => held.forEach(({ upstream, response }) => upstream.pipe(response));
  }

  /** Every connection stays open and nothing comes on it any more, as where packets are dropped; until `calm`. */
  fallSilent(): void {
    this.holdWatches();
    this.on(() => true, { kind: "silence" });
  }

  /** Calls pass undisturbed again. */
  calm(): void {
    this.#rules = [];
  }

  /** Connections are refused, and open ones broken, as by an API server that is down; until `accept`. */
  async refuse(): Promise<void> {
    this.#isDisturbed = true;
    this.#refusedPort = this.#port;
    const closed = once(this.#server, "close");
    this.#server.close();
    // One may be accepted yet that had been waiting.
    const breaking = setInterval(() => this.#server.closeAllConnections(), 20);
    this.#server.closeAllConnections();
    await closed.finally(() => clearInterval(breaking));
  }

  async accept(): Promise<void> {
    await this.#listen(this.#refusedPort);
  }

  /**
   * Makes it as new for another spec than that of this namespace. False where it cannot be: what a Rewind was answered
   * that is not the cluster's, or what it follows outside of the namespace, would be met again.
   */
  handOn(namespace: string): boolean {
    this.#past.push(namespace);
    this.forgetCalls();
    this.calm();
    this.connections = 0;
    return !this.#isDisturbed && this.watches.length === 0;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
  }

  #refusedPort = 0;

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async #listen(port: number): Promise<void> {
    await once(this.#server.listen(port, "127.0.0.1"), "listening");
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    const { method = "GET", url: path = "/", headers } = request;
    const call: RecordedCall = { method, path, headers, body: content.toString(), status: null };
    const past = this.#isPast(call);
    if (!past) this.calls.push(call);
    const disturbance = past ? undefined : this.#disturbanceFor(call);
    const cut = () => void request.socket.destroy();
    // Breaks the connection as well when the API server breaks its own.
    const pass = (rewrite?: (answer: JsonObject) => JsonObject | string) =>
      this.#pass(call, content, response, rewrite).catch(cut);
    switch (disturbance?.kind) {
      case undefined:
        return pass();
      case "answer":
        return answer(call, response, disturbance);
      case "cut":
        if (disturbance.when === "before") return cut();
        return this.#forward(call, content)
          .then(drained)
          .then((text) => (disturbance.when === "after" ? cut() : half(response, text)), cut);
      case "silence":
        return undefined;
      case "instead":
        return this.#forward(call, content)
          .then(drained)
          .then((text) => answer(call, response, { ...disturbance, body: disturbance.body(text) }), cut);
      case "late":
        cut();
        await disturbance.until();
        call.status = (await this.#forward(call, content)).resume().statusCode ?? 0;
        return;
      case "first":
        return disturbance.act().then(() => pass(), cut);
      case "rewrite":
        // A watch has no end that could be waited for.
        return isWatch(call) ? pass() : pass(disturbance.body);
    }
  }

  #isPast({ path, body }: RecordedCall): boolean {
    return this.#past.some((namespace) => path.includes(namespace) || body.includes(namespace));
  }

  #disturbanceFor(call: RecordedCall): Disturbance | undefined {
    const rule = this.#rules.find(({ matches, times }) => times > 0 && matches(call));
    if (rule) rule.times -= 1;
    return rule?.disturbance;
  }

  async #pass(
    call: RecordedCall,
    content: Buffer,
    response: http.ServerResponse,
    rewrite: ((answer: JsonObject) => JsonObject | string) | undefined,
  ): Promise<void> {
    const upstream = await this.#forward(call, content);
    call.status = upstream.statusCode ?? 0;
    if (rewrite) {
      const body = rewrite(JSON.parse(await drained(upstream)));
      return answer(call, response, { status: call.status, body });
    }
    response.writeHead(call.status, upstream.headers);
    // An idle watch has nothing else to send.
    response.flushHeaders();
    const passing = { call, upstream, response };
    this.#passing.add(passing);
    response.once("close", () => this.#passing.delete(passing));
    // A watch that the browser's side gave up must end at the API server too.
    response.once("close", () => upstream.destroy());
    upstream.once("error", () => response.destroy());
    upstream.pipe(response);
  }

  async #forward({ method, path, headers }: RecordedCall, content: Buffer): Promise<http.IncomingMessage> {
    const onward = { ...headers, host: this.#target.host };
    const request = https.request(new URL(path, this.#target), { method, agent: this.#agent, headers: onward });
    request.end(content);
    const [response] = (await once(request, "response")) as [http.IncomingMessage];
    return response;
  }
}

type Passing = { call: RecordedCall; upstream: http.IncomingMessage; response: http.ServerResponse };

async function drained(message: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function half(response: http.ServerResponse, text: string): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

type Answered = { status: number; headers?: Record<string, string>; body?: JsonObject | string };

function answer(
  call: RecordedCall,
  response: http.ServerResponse,
  { status, headers = {}, body = "" }: Answered,
): void {
  call.status = status;
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
