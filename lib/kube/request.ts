import "server-only";
import { message } from "@/lib/contract/message";
import { gunzipSync } from "node:zlib";
import { request as send } from "undici";
import type { JsonValue } from "@/lib/rollout/objects/objects";
import { type Connection, dispatcherOf, proxyOf } from "./connection";
import { credentialsOf, forgetCredentials } from "./credentials";
import { type Doing, KubeError, problemOfAnswer } from "./errors";
import { type Failure, failureOf, problemOfFailure } from "./failures";
import { parseJson, stringifyAsGo } from "./json";
import { isOwnRefusal, problemOfForeignAnswer } from "./own-answer";
import { heardFrom, Patience } from "./patience";

export type KubeRequest = {
  method: "GET" | "POST" | "PATCH";
  /** Begins with `/`; each segment is encoded already. */
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  contentType?: string;
  /** The form of the answer, where it is not the plain object. */
  accept?: string;
  doing: Doing;
};

/** How to wait between tries. */
export type Sleep = (milliseconds: number) => Promise<void>;

const MAX_TRIES = 3;
/** What all waits of one request may add up to: beyond this a person should be told instead. */
const MAX_WAIT_MS = 8_000;
const BACKOFF_MS = [300, 1_200];
const ANSWER_TIMEOUT_MS = 30_000;
/** A reading that has not begun to be answered by then is told instead: somebody looks at an empty screen meanwhile. */
const READING_TIMEOUT_MS = 10_000;
/** For what no other limit covers, such as a proxy that never lets the connection through. */
const REQUEST_TIMEOUT_MS = 60_000;
/** A list of sixty revisions with templates of 900 kB still fits. */
const MAX_ANSWER_BYTES = 96 * 1024 * 1024;
export const USER_AGENT = "rewind/0.1.0";

const wait: Sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Asks the cluster once and gives back its answer as raw JSON. A busy cluster or one that is just restarting is asked
 * again, at most three times within eight seconds; a write only where it surely had no effect.
 * @throws KubeError for an answer other than 2xx, or none
 * @throws ProblemError credential-plugin-failed, kubeconfig-unreadable, unauthenticated
 */
export async function kubeRequest(connection: Connection, request: KubeRequest, sleep = wait): Promise<JsonValue> {
  let waited = 0;
  for (let attempt = 1; ; attempt++) {
    const result = await attemptRequest(connection, request);
    if (result.kind === "answer") return result.body;

    const pause = attempt < MAX_TRIES ? pauseBefore(request, result, attempt) : null;
    if (pause === null || waited + pause > MAX_WAIT_MS) throw result.problem;
    waited += pause;
    await sleep(pause);
  }
}

type Result =
  | { kind: "answer"; body: JsonValue }
  | { kind: "refused"; problem: KubeError; status: number; retryAfterSeconds: number | null; own: boolean }
  | { kind: "failed"; problem: KubeError; failure: Failure };

/** How long to wait before asking again, or null where asking again would be wrong. */
function pauseBefore(
  request: KubeRequest,
  result: Exclude<Result, { kind: "answer" }>,
  attempt: number,
): number | null {
  const backoff = BACKOFF_MS[attempt - 1] ?? null;
  if (result.kind === "failed") {
    if (result.failure.kind === "refused") return backoff;
    return result.failure.kind === "reset" && request.method === "GET" ? backoff : null;
  }
  const { status, retryAfterSeconds, own } = result;
  const unread = status === 429 && (own || request.method !== "PATCH");
  const mayRepeat = unread || (status === 503 && request.method === "GET");
  return mayRepeat && retryAfterSeconds !== null ? Math.max(retryAfterSeconds * 1000, 100) : null;
}

async function attemptRequest(connection: Connection, request: KubeRequest): Promise<Result> {
  const { context, environment } = connection;
  const { server } = context.cluster;
  const { doing } = request;
  const { headers, tls } = await credentialsOf(context, environment);

  let status: number;
  let retryAfterSeconds: number | null;
  let text: string;
  const patience = new Patience(AbortSignal.timeout(REQUEST_TIMEOUT_MS));
  patience.wait(request.method === "PATCH" ? ANSWER_TIMEOUT_MS : READING_TIMEOUT_MS);
  try {
    const answer = await send(urlOf(server, request), {
      dispatcher: dispatcherOf(connection, tls),
      method: request.method,
      headers: {
        ...headers,
        accept: request.accept ?? "application/json",
        "user-agent": USER_AGENT,
        // On this machine compressing costs more than it saves.
        ...(isLoopback(server) ? {} : { "accept-encoding": "gzip" }),
        ...(request.body === undefined ? {} : { "content-type": request.contentType ?? "application/json" }),
      },
      body: request.body === undefined ? null : stringifyAsGo(request.body),
      headersTimeout: ANSWER_TIMEOUT_MS,
      bodyTimeout: ANSWER_TIMEOUT_MS,
      signal: patience.signal,
    });
    patience.heard();
    status = answer.statusCode;
    retryAfterSeconds = secondsOf(answer.headers["retry-after"]);
    const bytes = await readBounded(heardFrom(answer.body, patience));
    if (bytes === null) throw tooLarge(doing, status);
    text = (answer.headers["content-encoding"] === "gzip" ? gunzip(bytes, doing, status) : bytes).toString("utf8");
  } catch (error) {
    if (error instanceof KubeError) throw error;
    const failure = failureOf(error);
    return { kind: "failed", failure, problem: problemOfFailure(doing, server, proxyOf(connection), failure) };
  } finally {
    patience.stop();
  }

  const body = jsonOrUndefined(text);
  if (status >= 200 && status < 300 && body !== undefined) return { kind: "answer", body };
  // Dropped, not renewed here: the next action of the person asks anew, so a revoked credential never loops.
  if (status === 401) forgetCredentials(context);
  const problem = problemOfAnswer(doing, status, body, retryAfterSeconds);
  const own = isOwnRefusal({ status, body, text, retryAfterSeconds });
  return {
    kind: "refused",
    status,
    retryAfterSeconds,
    own,
    problem: own || request.method !== "PATCH" ? problem : problemOfForeignAnswer(doing, status, problem),
  };
}

/** The address of a request at the server that the kubeconfig names, which may have a path of its own. */
export function urlOf(server: string, { path, query }: Pick<KubeRequest, "path" | "query">): URL {
  const url = new URL(server);
  url.pathname = url.pathname.replace(/\/$/, "") + path;
  url.search = new URLSearchParams(query).toString();
  return url;
}

function isLoopback(server: string): boolean {
  return /^(localhost|127\.|\[::1\])/.test(new URL(server).host);
}

/** What a Retry-After header says, in seconds; null where it is missing or a date. */
export function secondsOf(header: string | string[] | undefined): number | null {
  const seconds = typeof header === "string" && header !== "" ? Number(header) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

async function readBounded(stream: AsyncIterable<Buffer>): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Nothing where it was cut short or is no gzip, which is no JSON either. */
function gunzip(bytes: Buffer, doing: Doing, status: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_ANSWER_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(doing, status);
    return Buffer.alloc(0);
  }
}

function tooLarge(doing: Doing, status: number): KubeError {
  return new KubeError(
    "cluster-error",
    message("problem.answer-too-large", { cluster: doing.cluster, mebibytes: MAX_ANSWER_BYTES / 1024 / 1024 }),
    { advice: message("problem.answer-too-large.advice") },
    { status, maybeProcessed: true },
  );
}

/** The value of JSON text, or undefined where it is none. */
export function jsonOrUndefined(text: string): JsonValue | undefined {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
