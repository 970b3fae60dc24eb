import "server-only";
import { message } from "@/lib/contract/message";
import { type Dispatcher, request as send } from "undici";
import type { JsonObject } from "@/lib/rollout/objects/objects";
import { type Connection, dispatcherOf, proxyOf } from "./connection";
import { credentialsOf, forgetCredentials } from "./credentials";
import { type Doing, KubeError, problemOfAnswer } from "./errors";
import { failureOf, problemOfFailure } from "./failures";
import { LineTooLong, linesOf } from "./lines";
import { isJsonObject } from "./narrow";
import { heardFrom, Patience } from "./patience";
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

/** In milliseconds. */
export type WatchPatience = {
  /** For the API server to agree to a watch. */
  answer: number;
  /** For a watch to end after its time, which API servers keep to the second, or to say anything. */
  overdue: number;
};

const PATIENCE: WatchPatience = { answer: 7_000, overdue: 2_000 };
const MAX_REFUSAL_BYTES = 64 * 1024;

/** Thrown where a watch neither said anything nor ended when its time was over: nobody knows whether it still hears. */
export class WatchSilent extends Error {
  override readonly name = "WatchSilent";
}

/** What came is no watch: HTML, an object that is no event, half a line at the end. */
export class NoWatch extends KubeError {}

/**
 * One watch from a resource version on, until the API server ends it (which it does after `seconds`) or `signal` aborts;
 * it then just ends.
 * @throws KubeError where it is refused, ends with an ERROR event (its `status` is that of the event: 410 when the
 * version is too old), breaks, or is not answered in time; NoWatch; WatchSilent; ProblemError for credentials
 */
export async function* openWatch(
  connection: Connection,
  target: WatchTarget,
  version: string,
  { signal, seconds, patience = PATIENCE }: { signal: AbortSignal; seconds: number; patience?: WatchPatience },
): AsyncGenerator<WatchStep> {
  const doing: Doing = { ...target.doing, verb: "watch" };
  const waiting = new Patience(signal);
  let isOpen = false;
  try {
    const begin = await beginning(connection, target, version, seconds);
    waiting.wait(patience.answer);
    const body = await begin(doing, waiting.signal);
    isOpen = true;
    waiting.wait(seconds * 1000 + patience.overdue);
    yield { kind: "open" };
    let isWhole = true;
    const whole = (chunk: Buffer) => (isWhole = chunk.at(-1) === NEWLINE);
    for await (const line of linesOf(heardFrom(body, waiting, whole))) {
      const step = stepOf(line, doing);
      if (step !== null) yield step;
    }
    if (!isWhole) throw noWatch(doing);
  } catch (error) {
    if (signal.aborted) return;
    if (isOpen && waiting.isOver) throw new WatchSilent("nothing was heard until after its end");
    throw brokenBy(error, connection, doing);
  } finally {
    waiting.stop();
  }
}

const NEWLINE = 0x0a;

/** All that a watch needs, so that asking for credentials takes nothing of the time that the API server has. */
async function beginning(connection: Connection, { path, query }: WatchTarget, version: string, seconds: number) {
  const { context, environment } = connection;
  const { headers, tls } = await credentialsOf(context, environment);
  const from = version === "" ? {} : { resourceVersion: version };
  const watch = { watch: "true", allowWatchBookmarks: "true", timeoutSeconds: String(seconds) };
  return async (doing: Doing, signal: AbortSignal): Promise<Dispatcher.ResponseData["body"]> => {
    const answer = await send(urlOf(context.cluster.server, { path, query: { ...query, ...watch, ...from } }), {
      dispatcher: dispatcherOf(connection, tls, "watches"),
      method: "GET",
      headers: { ...headers, accept: "application/json", "user-agent": USER_AGENT },
      // Both are ours to watch over.
      headersTimeout: 0,
      bodyTimeout: 0,
      signal,
    });
    const { statusCode: status, body } = answer;
    if (status === 200) return body;
    if (status === 401) forgetCredentials(context);
    const text = await firstOf(body);
    throw problemOfAnswer(doing, status, jsonOrUndefined(text), secondsOf(answer.headers["retry-after"]));
  };
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
  if (!isJsonObject(event) || !isJsonObject(object)) throw noWatch(doing);
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

function noWatch(doing: Doing): NoWatch {
  return new NoWatch(
    "cluster-error",
    message("problem.no-watch", { request: { ...doing } }),
    { advice: message("problem.no-watch.advice") },
    { status: 200, maybeProcessed: false },
  );
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
  if (error instanceof LineTooLong) return noWatch(doing);
  if (error instanceof KubeError || !isOfUndici(error)) return error;
  return problemOfFailure(doing, connection.context.cluster.server, proxyOf(connection), failureOf(error));
}

/** Credentials fail with problems of their own; mistakes of ours are to be seen as such. */
function isOfUndici(error: unknown): boolean {
  return error instanceof Error && ("code" in error || error.cause !== undefined) && !("extras" in error);
}
