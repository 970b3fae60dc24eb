import "server-only";
import { type Dispatcher, request as send } from "undici";
import type { JsonObject } from "@/lib/rollout/objects";
import { type Connection, dispatcherOf, proxyOf } from "./connection";
import { credentialsOf, forgetCredentials } from "./credentials";
import { type Doing, KubeError, problemOfAnswer } from "./errors";
import { failureOf, problemOfFailure } from "./failures";
import { LineTooLong, linesOf } from "./lines";
import { isJsonObject } from "./narrow";
import { jsonOrUndefined, secondsOf, urlOf, USER_AGENT } from "./request";

/** What of the cluster is listed and watched. */
export type WatchTarget = {
  /** Begins with `/`; each segment is encoded already. */
  path: string;
  /** `labelSelector`, `fieldSelector`. */
  query: Record<string, string>;
  doing: Omit<Doing, "verb">;
};

/** One step of a running watch. `open` comes once, when the API server has agreed to it. */
export type WatchStep =
  | { kind: "open" }
  | { kind: "changed" | "deleted"; object: JsonObject; version: string }
  | { kind: "bookmark"; version: string };

const ANSWER_TIMEOUT_MS = 30_000;
/** API servers send a bookmark every minute; a connection without any byte for longer than this may be dead. */
const SILENCE_MS = 90_000;
const MAX_REFUSAL_BYTES = 64 * 1024;

/** Thrown where nothing came for so long that nobody knows whether the other side is still there. */
export class WatchSilent extends Error {
  override readonly name = "WatchSilent";
}

/**
 * One watch from a resource version on, until the API server ends it (which it does after `seconds`) or `signal` aborts;
 * it then just ends.
 * @throws KubeError where it is refused, ends with an ERROR event (its `status` is that of the event: 410 when the
 * version is too old) or breaks; WatchSilent; ProblemError for credentials
 */
export async function* openWatch(
  connection: Connection,
  target: WatchTarget,
  version: string,
  { signal, seconds, silenceMs = SILENCE_MS }: { signal: AbortSignal; seconds: number; silenceMs?: number },
): AsyncGenerator<WatchStep> {
  const doing: Doing = { ...target.doing, verb: "watch" };
  try {
    const body = await begin(connection, target, doing, version, { signal, seconds, silenceMs });
    yield { kind: "open" };
    for await (const line of linesOf(body)) {
      const step = stepOf(line, doing);
      if (step !== null) yield step;
    }
  } catch (error) {
    if (signal.aborted) return;
    throw error instanceof Error && "code" in error && error.code === "UND_ERR_BODY_TIMEOUT"
      ? new WatchSilent("no byte came")
      : brokenBy(error, connection, doing);
  }
}

async function begin(
  connection: Connection,
  { path, query }: WatchTarget,
  doing: Doing,
  version: string,
  { signal, seconds, silenceMs }: { signal: AbortSignal; seconds: number; silenceMs: number },
): Promise<Dispatcher.ResponseData["body"]> {
  const { context, environment } = connection;
  const { headers, tls } = await credentialsOf(context, environment);
  const from = version === "" ? {} : { resourceVersion: version };
  const watch = { watch: "true", allowWatchBookmarks: "true", timeoutSeconds: String(Math.round(seconds)) };
  const answer = await send(urlOf(context.cluster.server, { path, query: { ...query, ...watch, ...from } }), {
    dispatcher: dispatcherOf(connection, tls, "watches"),
    method: "GET",
    headers: { ...headers, accept: "application/json", "user-agent": USER_AGENT },
    headersTimeout: ANSWER_TIMEOUT_MS,
    bodyTimeout: silenceMs,
    signal,
  });
  const { statusCode: status, body } = answer;
  if (status === 200) return body;
  if (status === 401) forgetCredentials(context);
  const text = await firstOf(body);
  throw problemOfAnswer(doing, status, jsonOrUndefined(text), secondsOf(answer.headers["retry-after"]));
}

async function firstOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_REFUSAL_BYTES) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}

function stepOf(line: string, doing: Doing): WatchStep | null {
  const event = jsonOrUndefined(line);
  const object = isJsonObject(event) ? event["object"] : undefined;
  if (!isJsonObject(event) || !isJsonObject(object)) throw problemOfAnswer(doing, 502, undefined, null);
  const version = versionOf(object);
  switch (event["type"]) {
    case "ADDED":
    case "MODIFIED":
      return { kind: "changed", object, version };
    case "DELETED":
      return { kind: "deleted", object, version };
    case "BOOKMARK":
      return { kind: "bookmark", version };
    case "ERROR":
      throw problemOfError(doing, object);
    default:
      return null;
  }
}

/** The `Status` that an ERROR event carries says its own code, and perhaps how long to wait. */
function problemOfError(doing: Doing, status: JsonObject): KubeError {
  const code = typeof status["code"] === "number" ? status["code"] : 500;
  const details = isJsonObject(status["details"]) ? status["details"] : {};
  const wait = details["retryAfterSeconds"];
  return problemOfAnswer(doing, code, status, typeof wait === "number" && wait > 0 ? wait : null);
}

function versionOf({ metadata }: JsonObject): string {
  const version = isJsonObject(metadata) ? metadata["resourceVersion"] : undefined;
  return typeof version === "string" ? version : "";
}

function brokenBy(error: unknown, connection: Connection, doing: Doing): unknown {
  if (error instanceof LineTooLong) return problemOfAnswer(doing, 502, undefined, null);
  if (error instanceof KubeError || !isOfUndici(error)) return error;
  return problemOfFailure(doing, connection.context.cluster.server, proxyOf(connection), failureOf(error));
}

/** Credentials fail with problems of their own; mistakes of ours are to be seen as such. */
function isOfUndici(error: unknown): boolean {
  return error instanceof Error && ("code" in error || error.cause !== undefined) && !("extras" in error);
}
