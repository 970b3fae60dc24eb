import "server-only";
import type { FollowMode } from "@/lib/contract/stream";
import { ProblemError } from "@/lib/contract/problem";
import type { JsonValue } from "@/lib/rollout/objects";
import { backoffMs } from "./backoff";
import type { Clock } from "./clock";
import { realClock } from "./clock";
import type { Connection } from "./connection";
import { KubeError } from "./errors";
import { isJsonObject } from "./narrow";
import { openWatch, WatchSilent, type WatchTarget } from "./open-watch";
import { listPages } from "./pages";

/** What is kept of one object. `version` is its resourceVersion. */
export type Watched<T> = { uid: string; version: string; value: T };

export type FollowEvent<T> =
  /** All there is; after every interruption that may have lost something, too. */
  | { kind: "snapshot"; items: readonly Watched<T>[]; mode: FollowMode }
  | { kind: "changed"; item: Watched<T> }
  | { kind: "deleted"; uid: string }
  /** The cluster answered, and nothing else is new. */
  | { kind: "fresh" }
  /** It cannot be followed at present. `ended`: nor will it be tried again, because only a person can help. */
  | { kind: "problem"; problem: ProblemError; ended: boolean };

export type Followed<T> = WatchTarget & {
  /** What to keep of an object; nothing else of it is held. @throws ProblemError where it is not what was asked for */
  pick: (object: JsonValue) => T;
  /** How to read it all where listing is forbidden, as `refusal` says. */
  instead?: (refusal: ProblemError) => Promise<readonly Watched<T>[]>;
};

export type FollowOptions = { signal: AbortSignal; clock?: Clock; silenceMs?: number };

/** How long an API server lets a watch run, chosen at random so that not all end at once. */
const WATCH_SECONDS = { least: 300, spread: 300 };
const POLL_MS = 5_000;
/** A missing right may be given: after so many readings (five minutes) watching is tried again. */
const POLLS_BEFORE_WATCH = 60;
const FORBIDDEN_AGAIN_MS = 30_000;
/**
 * Between a list and its watch: opening a connection costs both sides as much as the list did, and somebody waits for
 * what was listed. The watch begins at the list's version, so nothing is lost.
 */
export const BEFORE_WATCH_MS = 50;
/** A watch that ends sooner did not end because its time was over. */
const SHORT_MS = 5_000;

/**
 * Lists a resource and watches it from there, and tells what happens, until `signal` aborts or only a person can help.
 * Whatever interrupts it (a broken connection, 410, 429, a server that restarts or falls silent) it goes on afterwards
 * without losing a change. Where watching is forbidden it reads again every five seconds. Never rejects for a problem of
 * the cluster: that is told.
 */
export async function follow<T>(
  connection: Connection,
  followed: Followed<T>,
  tell: (event: FollowEvent<T>) => void,
  { signal, clock = realClock, silenceMs }: FollowOptions,
): Promise<void> {
  const following = new Following(connection, followed, (event) => !signal.aborted && tell(event), clock, silenceMs);
  while (!signal.aborted) {
    try {
      const pause = await following.look(signal);
      if (pause > 0) await clock.sleep(pause, signal);
    } catch (error) {
      if (signal.aborted) return;
      const pause = following.pauseAfter(error);
      if (pause === "ended") return;
      if (pause > 0) await clock.sleep(pause, signal);
    }
  }
}

type Polling<T> = { why: string; read: () => Promise<readonly Watched<T>[]>; left: number };

class Following<T> {
  readonly #connection: Connection;
  readonly #followed: Followed<T>;
  readonly #tell: (event: FollowEvent<T>) => void;
  readonly #clock: Clock;
  readonly #silenceMs: number | undefined;
  /** Where to watch from; null where everything has to be read again. */
  #version: string | null = null;
  #polling: Polling<T> | null = null;
  #step: "list" | "watch" | "poll" = "list";
  #opened = false;
  #failures = 0;
  #refusals = 0;

  constructor(
    connection: Connection,
    followed: Followed<T>,
    tell: (event: FollowEvent<T>) => void,
    clock: Clock,
    silenceMs: number | undefined,
  ) {
    this.#connection = connection;
    this.#followed = followed;
    this.#tell = tell;
    this.#clock = clock;
    this.#silenceMs = silenceMs;
  }

  /** One reading, or one watch from its beginning to its end. Gives how long to wait before the next, in milliseconds. */
  async look(signal: AbortSignal): Promise<number> {
    if (this.#polling) return this.#poll(this.#polling);
    if (this.#version === null) {
      this.#step = "list";
      const { items, version } = await this.#list();
      this.#succeeded();
      this.#version = version;
      this.#tell({ kind: "snapshot", items, mode: { kind: "watching", why: null } });
      return BEFORE_WATCH_MS;
    }
    return this.#watch(this.#version, signal);
  }

  /** What to do after an error: how long to wait, in milliseconds, or nothing more. Errors of ours are thrown again. */
  pauseAfter(error: unknown): number | "ended" {
    this.#failures += 1;
    const pause = backoffMs(this.#failures, this.#clock.random);
    if (error instanceof WatchSilent) {
      this.#version = null;
      return 0;
    }
    if (!(error instanceof ProblemError)) throw error;
    // An object that is not what it should be: it must not be stepped over.
    if (!(error instanceof KubeError)) this.#version = null;
    const status = error instanceof KubeError ? error.status : null;
    if (status === 410) {
      this.#version = null;
      return this.#failures === 1 ? 0 : pause;
    }
    if (needsPerson(error)) {
      // The API server refused what we had: it is asked for once more, in case it had only grown old.
      this.#refusals += 1;
      if (status === 401 && this.#refusals === 1) return 0;
      this.#tell({ kind: "problem", problem: error, ended: true });
      return "ended";
    }
    if (this.#step === "watch" && (status === 403 || status === 404 || status === 405)) {
      return this.#pollBecause(error, async () => (await this.#list()).items);
    }
    const { instead } = this.#followed;
    if (this.#step === "list" && status === 403 && instead) return this.#pollBecause(error, () => instead(error));

    // A watch that breaks is opened again before anybody is told.
    if (!this.#opened || this.#failures > 1) this.#tell({ kind: "problem", problem: error, ended: false });
    this.#opened = false;
    if (status === 403) return FORBIDDEN_AGAIN_MS;
    return Math.max(pause, (error.extras.retryAfterSeconds ?? 0) * 1000);
  }

  #pollBecause({ message }: ProblemError, read: Polling<T>["read"]): number {
    this.#polling = { why: message, read, left: POLLS_BEFORE_WATCH };
    this.#failures = 0;
    return 0;
  }

  async #poll(polling: Polling<T>): Promise<number> {
    this.#step = "poll";
    const items = await polling.read();
    this.#succeeded();
    this.#tell({ kind: "snapshot", items, mode: { kind: "polling", why: polling.why } });
    polling.left -= 1;
    if (polling.left === 0) {
      this.#polling = null;
      this.#version = null;
    }
    return POLL_MS;
  }

  async #watch(version: string, signal: AbortSignal): Promise<number> {
    this.#step = "watch";
    const began = this.#clock.now();
    const seconds = WATCH_SECONDS.least + this.#clock.random() * WATCH_SECONDS.spread;
    const silence = this.#silenceMs === undefined ? {} : { silenceMs: this.#silenceMs };
    for await (const step of openWatch(this.#connection, this.#followed, version, { signal, seconds, ...silence })) {
      if (step.kind === "open") {
        this.#opened = true;
        this.#refusals = 0;
        this.#tell({ kind: "fresh" });
        continue;
      }
      this.#succeeded();
      this.#version = step.version;
      if (step.kind === "bookmark") this.#tell({ kind: "fresh" });
      else if (step.kind === "changed") this.#tell({ kind: "changed", item: this.#watched(step.object) });
      else this.#tell({ kind: "deleted", uid: identityOf(step.object).uid });
    }
    if (this.#clock.now() - began >= SHORT_MS) {
      this.#failures = 0;
      return 0;
    }
    this.#failures += 1;
    return backoffMs(this.#failures, this.#clock.random);
  }

  async #list(): Promise<{ items: Watched<T>[]; version: string }> {
    const { path, query, doing } = this.#followed;
    const items: Watched<T>[] = [];
    let version = "";
    for await (const step of listPages(this.#connection, path, { ...doing, verb: "list" }, query)) {
      if (step.kind === "restart") items.length = 0;
      else {
        ({ version } = step);
        for (const item of step.items) items.push(this.#watched(item));
      }
    }
    return { items, version };
  }

  #watched(object: JsonValue): Watched<T> {
    return { ...identityOf(object), value: this.#followed.pick(object) };
  }

  #succeeded(): void {
    this.#failures = 0;
    this.#refusals = 0;
  }
}

/** Asking again by itself would run a broken login over and over. */
function needsPerson({ code }: ProblemError): boolean {
  return code === "unauthenticated" || code === "credential-plugin-failed" || code === "kubeconfig-unreadable";
}

function identityOf(object: JsonValue): { uid: string; version: string } {
  const metadata = isJsonObject(object) && isJsonObject(object["metadata"]) ? object["metadata"] : {};
  return { uid: String(metadata["uid"] ?? ""), version: String(metadata["resourceVersion"] ?? "") };
}
