import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonPatchOperation } from "@/lib/rollout/objects/json-patch";
import type { Workload, StoredRevision } from "@/lib/rollout/workload/workload";
import type { KubeEvent, Pod } from "@/lib/rollout/objects/pod-objects";
import { matchesSelector } from "@/lib/rollout/objects/selector";
import { applyJsonPatch } from "./apply-json-patch";

export type SeenRequest = {
  method: string;
  /** With the query string, as it was sent. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
};

/** What to answer instead: a status with a body, or nothing but a closed connection. */
export type Answer = { status: number; body: unknown; headers?: Record<string, string> } | "hang-up";

type Interference = {
  method: string;
  act: (request: SeenRequest) => Answer | undefined | Promise<Answer | undefined>;
  times: number;
};

/** As much of a kube-apiserver as the server side of Rewind asks of one namespace. */
export class FakeApiServer {
  readonly requests: SeenRequest[] = [];
  /** The watches that are open, oldest first; `url` with its query. */
  readonly watches: { url: string; response: ServerResponse }[] = [];
  /** The resourceVersion of every list. */
  version = 10;
  socketsEver = 0;
  workload: Workload | null = null;
  stored: StoredRevision[] = [];
  pods: Pod[] = [];
  events: KubeEvent[] = [];
  /** HorizontalPodAutoscalers, as raw JSON. */
  autoscalers: unknown[] = [];
  /** Further objects by their path, as raw JSON. */
  readonly objects = new Map<string, Record<string, unknown>>();
  /** Paths that answer 403. */
  readonly forbidden = new Set<string>();
  mayPatch = true;
  /** Takes every request and answers none. */
  silent = false;
  readonly #folders: string[] = [];
  readonly #interferences: Interference[] = [];
  readonly #server = createServer((request, response) => void this.#receive(request, response));

  async start(): Promise<this> {
    this.#server.on("connection", () => this.socketsEver++);
    await new Promise<void>((listening) => this.#server.listen(0, "127.0.0.1", listening));
    return this;
  }

  async stop(): Promise<void> {
    for (const folder of this.#folders) rmSync(folder, { recursive: true });
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  /** Breaks every connection and refuses new ones for a moment, then listens again under the same address. */
  async restart(): Promise<void> {
    const { port } = this.#server.address() as AddressInfo;
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
    await new Promise<void>((listening) => this.#server.listen(port, "127.0.0.1", listening));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A kubeconfig with one context, `fake`, for this server. */
  kubeconfig(user: Record<string, unknown> = { token: "fake-token" }): string {
    return JSON.stringify({
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name: "fake", cluster: { server: this.url } }],
      users: [{ name: "somebody", user }],
      contexts: [{ name: "fake", context: { cluster: "fake", user: "somebody" } }],
      "current-context": "fake",
    });
  }

  /** The path of a new file with that text, which is gone when the server stops. */
  writeKubeconfig(text = this.kubeconfig()): string {
    const folder = mkdtempSync(join(tmpdir(), "rewind-unit-"));
    this.#folders.push(folder);
    writeFileSync(join(folder, "config"), text);
    return join(folder, "config");
  }

  /** Lets `act` do something right before the next requests of a method are served, and answer in the server's place. */
  interfere(method: string, act: Interference["act"], times = 1): void {
    this.#interferences.push({ method, act, times });
  }

  /** Sends an event to every open watch of a resource, such as `deployments`. */
  emit(resource: string, type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR", object: unknown): void {
    this.write(resource, `${JSON.stringify({ type, object })}\n`);
  }

  /** Sends any text to every open watch of a resource: half a line, for one. */
  write(resource: string, text: string): void {
    for (const { url, response } of this.watches) if (isOf(url, resource)) response.write(text);
  }

  /** Ends every open watch of a resource as the API server does when its time is over, or by breaking its connection. */
  endWatches(resource: string, how: "over" | "cut"): void {
    for (const { url, response } of this.watches.slice()) {
      if (!isOf(url, resource)) continue;
      if (how === "over") response.end();
      else response.destroy();
    }
  }

  sent(method: string): SeenRequest[] {
    return this.requests.filter((request) => request.method === method);
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = request;
    const seen = { method, url, headers, body: Buffer.concat(chunks).toString("utf8") };
    this.requests.push(seen);
    if (this.silent) return;

    const answer = (await this.#interfered(seen)) ?? this.#answer(seen);
    if (answer === "hang-up") {
      request.socket.destroy();
      return;
    }
    if (answer === "watch") {
      const watch = { url, response };
      this.watches.push(watch);
      response.once("close", () => this.watches.splice(this.watches.indexOf(watch), 1));
      response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
      return;
    }
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
  }

  #interfered(request: SeenRequest): ReturnType<Interference["act"]> {
    const interference = this.#interferences.find(({ method, times }) => method === request.method && times > 0);
    if (!interference) return undefined;
    interference.times--;
    return interference.act(request);
  }

  #answer({ method, url, headers, body }: SeenRequest): Answer | "watch" {
    const { pathname, searchParams } = new URL(url, this.url);
    if (this.forbidden.has(pathname)) return aStatus(403, "Forbidden", "no");
    if (searchParams.get("watch") === "true") return "watch";
    const metadata = { resourceVersion: String(this.version) };
    if (pathname.endsWith("/selfsubjectaccessreviews")) {
      return { status: 201, body: { status: { allowed: this.mayPatch } } };
    }
    if (pathname.endsWith("/replicasets")) {
      const selector = Object.fromEntries(
        (searchParams.get("labelSelector") ?? "").split(",").map((term) => term.split("=")),
      );
      const items = this.stored.filter(({ metadata }) => matchesSelector({ matchLabels: selector }, metadata.labels));
      return { status: 200, body: { metadata, items } };
    }
    if (pathname.endsWith("/pods")) return { status: 200, body: { metadata, items: this.pods.map(storedPod) } };
    if (pathname.endsWith("/events")) {
      const uid = searchParams.get("fieldSelector")?.replace("involvedObject.uid=", "");
      const about = this.events.filter(({ involvedObject }) => involvedObject.uid === uid);
      return { status: 200, body: { metadata, items: about.map(storedEvent) } };
    }
    if (pathname.endsWith("/horizontalpodautoscalers")) {
      return { status: 200, body: { metadata: {}, items: this.autoscalers } };
    }
    if (pathname.endsWith("/deployments")) {
      return { status: 200, body: { metadata, items: this.workload ? [this.workload] : [] } };
    }
    const object = this.objects.get(pathname);
    if (object) return { status: 200, body: isMetadataOnly(headers) ? { metadata: object["metadata"] } : object };
    const { workload } = this;
    if (!workload || !pathname.endsWith(`/deployments/${workload.metadata.name}`)) {
      return aStatus(404, "NotFound", "not found");
    }
    if (method === "GET") return { status: 200, body: workload };
    const patched =
      headers["content-type"] === "application/json-patch+json" ? jsonPatched(workload, body) : merged(workload, body);
    if (patched === "refused") {
      return aStatus(422, "Invalid", "the server rejected our request due to an error in our request");
    }
    if (patched.metadata.uid !== workload.metadata.uid) {
      return aStatus(409, "Conflict", "Precondition failed: UID in precondition does not match");
    }
    if (searchParams.get("dryRun") === null) this.workload = patched;
    return { status: 200, body: patched };
  }
}

/** A pod as the API server has it, whole. */
export function storedPod(pod: Pod) {
  return { ...pod, kind: "Pod", metadata: { namespace: "shop", resourceVersion: "1", ...pod.metadata } };
}

function storedEvent(event: KubeEvent, index: number) {
  const name = `event-${index}`;
  return { ...event, kind: "Event", metadata: { namespace: "shop", name, uid: name, ...event.metadata } };
}

function isMetadataOnly({ accept = "" }: IncomingHttpHeaders): boolean {
  return accept.includes("as=PartialObjectMetadata");
}

function isOf(url: string, resource: string): boolean {
  return url.includes(`/${resource}?`);
}

/** An answer of the API server that says no. */
export function aStatus(code: number, reason: string, message: string, details: Record<string, unknown> = {}) {
  return {
    status: code,
    body: { kind: "Status", apiVersion: "v1", status: "Failure", reason, message, details, code },
  };
}

function jsonPatched(workload: Workload, body: string): Workload | "refused" {
  const patched = applyJsonPatch(workload, JSON.parse(body) as JsonPatchOperation[]);
  return patched === "refused" ? patched : stored(patched);
}

/** What a strategic merge does to maps, which is all that Rewind sends that way. */
function merged(workload: Workload, body: string): Workload {
  return stored(merge(workload, JSON.parse(body)) as Workload);
}

function merge(into: unknown, patch: unknown): unknown {
  if (typeof patch !== "object" || patch === null || Array.isArray(patch)) return patch;
  const base = typeof into === "object" && into !== null ? (into as Record<string, unknown>) : {};
  return {
    ...base,
    ...Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, merge(base[key], value)])),
  };
}

/** As the API server keeps it: a field that is false when left out is left out. */
function stored(workload: Workload): Workload {
  const { paused, ...spec } = workload.spec;
  return { ...workload, spec: paused ? { ...spec, paused } : spec };
}
