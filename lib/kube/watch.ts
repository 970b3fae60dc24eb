import "server-only";
import { type Coded, type Message, message } from "@/lib/contract/message";
import type { UnkeptWatch } from "@/lib/contract/facts/access";
import type { FollowMode } from "@/lib/contract/stream";
import { ProblemError } from "@/lib/contract/problem-error";
import type { JsonValue } from "@/lib/rollout/objects/objects";
import { backoffMs } from "./backoff";
import { type Clock, realClock } from "./clock";
import type { Connection } from "./connection";
import { KubeError } from "./errors";
import { isJsonObject } from "./narrow";
import { NoWatch, openWatch, type WatchPatience, WatchSilent, type WatchStep, type WatchTarget } from "./open-watch";
import { listPages } from "./pages";

/** What is kept of one object. `version` is its resourceVersion. */
export type Watched<T> = { uid: string; version: string; value: T };

export type FollowEvent<T> =
  /** All there is; after every interruption that may have lost something, too. */
  | { kind: "snapshot"; items: readonly Watched<T>[]; mode: Coded<FollowMode> }
  | { kind: "changed"; item: Watched<T> }
  | { kind: "deleted"; uid: string }
  /** The cluster answered, and nothing else is new. `at`: when it did, in milliseconds since the epoch. */
  | { kind: "fresh"; at: number }
  /** It cannot be followed at present. `ended`: nor will it be tried again, because only a person can help. */
  | { kind: "problem"; problem: ProblemError; ended: boolean };

/** When the cluster was last heard once it told `event`, in milliseconds since the epoch. */
export function heardAt(event: FollowEvent<unknown>, before: number | null): number | null {
  if (event.kind === "problem") return before;
  return event.kind === "fresh" ? event.at : Date.now();
}

export type Followed<T> = WatchTarget & {
  /** What to keep of an object; nothing else of it is held. @throws ProblemError where it is not what was asked for */
  pick: (object: JsonValue) => T;
  /** How to read it all where listing is forbidden, as `refusal` says. */
  instead?: (refusal: ProblemError) => Promise<readonly Watched<T>[]>;
};

export type FollowOptions = { signal: AbortSignal; clock?: Clock; pace?: WatchPace };

/** How long an API server is asked to let a watch run, chosen at random so that not all end at once; and our patience. */
export type WatchPace = { seconds: { least: number; spread: number }; patience?: WatchPatience };

/**
 * An idle watch and a dead connection look alike, and only the end of the one proves that it was not the other. API
 * servers send a bookmark once a minute, which is longer than a person may be shown what is old as new: so the watch ends
 * much sooner, and goes on where it was. With the patience for its end and for the next to begin that is below 30 s.
 */
const PACE: WatchPace = { seconds: { least: 15, spread: 4 } };
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
/** After a failure a watch is not believed before it has stayed for so long: it may end as the one before. */
export const SETTLED_MS = 1_000;
/** So many watches in a row that came to nothing, although the API server can be read: they are no way to follow it. */
const MOST_UNKEPT = 3;

/**
 * Lists a resource and watches it from there, and tells what happens, until `signal` aborts or only a person can help.
 * Whatever interrupts it (a broken connection, 410, 429, a server that restarts or falls silent) it goes on afterwards
 * without losing a change. Where watching is forbidden, or no watch comes to anything, it reads again every five seconds.
 * Never rejects for a problem of the cluster: that is told.
 */
export async function follow<T>(
  connection: Connection,
  followed: Followed<T>,
  tell: (event: FollowEvent<T>) => void,
  { signal, clock = realClock, pace = PACE }: FollowOptions,
): Promise<void> {
  const following = new Following(connection, followed, (event) => !signal.aborted && tell(event), clock, pace);
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

type Polling<T> = { why: Message; read: () => Promise<readonly Watched<T>[]>; left: number };

class Following<T> {
  readonly #connection: Connection;
  readonly #followed: Followed<T>;
  readonly #tell: (event: FollowEvent<T>) => void;
  readonly #clock: Clock;
  readonly #pace: WatchPace;
  /** Where to watch from; null where everything has to be read again. */
  #version: string | null = null;
  #polling: Polling<T> | null = null;
  #step: "list" | "watch" | "poll" = "list";
  #opened = false;
  #failures = 0;
  #refusals = 0;
  /** Watches that came to nothing, since one of them did. */
  #unkept = 0;

  constructor(
    connection: Connection,
    followed: Followed<T>,
    tell: (event: FollowEvent<T>) => void,
    clock: Clock,
    pace: WatchPace,
  ) {
    this.#connection = connection;
    this.#followed = followed;
    this.#tell = tell;
    this.#clock = clock;
    this.#pace = pace;
  }

  /** One reading, or one watch from its beginning to its end. Gives how long to wait before the next, in milliseconds. */
  async look(signal: AbortSignal): Promise<number> {
    if (this.#polling) return this.#poll(this.#polling);
    if (this.#version === null) {
      this.#step = "list";
      const { items, version } = await this.#list();
      this.#refusals = 0;
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
    // Nothing is told yet: whether anybody is there shows in opening the next one.
    if (error instanceof WatchSilent) {
      if (this.#unkept > 0) this.#version = null;
      return this.#unkeep("silent", 0);
    }
    if (!(error instanceof ProblemError)) throw error;
    const status = error instanceof KubeError ? error.status : null;
    if (needsPerson(error)) {
      // The API server refused what we had: it is asked for once more, in case it had only grown old.
      this.#refusals += 1;
      if (status === 401 && this.#refusals === 1) return 0;
      this.#tell({ kind: "problem", problem: error, ended: true });
      return "ended";
    }
    if (this.#step === "watch") {
      if (status === 403 || status === 404 || status === 405) return this.#pollBecause(error.told);
      const unkept = unkeptBecause(error, status);
      if (unkept !== null) {
        this.#version = null;
        return this.#unkeep(unkept, this.#failures === 1 ? 0 : pause);
      }
    }
    const { instead } = this.#followed;
    if (this.#step === "list" && status === 403 && instead) {
      return this.#pollBecause(error.told, () => instead(error));
    }

    // A watch that breaks is opened again before anybody is told; one that is not answered was waited for already.
    const isSilence = status === null && error.code === "cluster-timeout";
    if (!this.#opened || isSilence || this.#failures > 1) this.#tell({ kind: "problem", problem: error, ended: false });
    this.#opened = false;
    if (status === 403) return FORBIDDEN_AGAIN_MS;
    return Math.max(pause, (error.extras.retryAfterSeconds ?? 0) * 1000);
  }

  /** After a watch that came to nothing: how long to wait before the next, in milliseconds, unless it was the last. */
  #unkeep(because: UnkeptWatch, pause: number): number {
    this.#unkept += 1;
    if (this.#unkept < MOST_UNKEPT) return pause;
    const { cluster, resource, namespace, name } = this.#followed.doing;
    return this.#pollBecause(message("mode.watch-not-kept", { cluster, resource, namespace, name, because }));
  }

  #pollBecause(why: Message, read: Polling<T>["read"] = async () => (await this.#list()).items): number {
    this.#polling = { why, read, left: POLLS_BEFORE_WATCH };
    this.#failures = 0;
    return 0;
  }

  async #poll(polling: Polling<T>): Promise<number> {
    this.#step = "poll";
    const items = await polling.read();
    this.#kept();
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
    let openedAt = Number.POSITIVE_INFINITY;
    const stayed = (milliseconds: number) => this.#clock.now() - openedAt >= milliseconds;
    const { seconds: range, patience } = this.#pace;
    const seconds = Math.round(range.least + this.#clock.random() * range.spread);
    const over = new AbortController();
    let hasTold = false;
    try {
      const options = { signal, seconds, ...(patience && { patience }) };
      for await (const step of openWatch(this.#connection, this.#followed, version, options)) {
        if (step.kind === "open") {
          openedAt = this.#clock.now();
          void this.#settle(openedAt, over.signal);
          continue;
        }
        hasTold = true;
        this.#take(step);
        if (stayed(SETTLED_MS)) this.#kept();
      }
    } catch (error) {
      if (stayed(SHORT_MS) && !(error instanceof WatchSilent)) this.#kept();
      throw error;
    } finally {
      over.abort();
    }
    if (signal.aborted) return 0;
    if (stayed(SHORT_MS)) {
      this.#kept();
      return 0;
    }
    this.#failures += 1;
    const pause = backoffMs(this.#failures, this.#clock.random);
    return hasTold ? pause : this.#unkeep("ended-at-once", pause);
  }

  /** Tells that a watch is open: at once, or after a failure when it has stayed open for a moment. */
  async #settle(at: number, over: AbortSignal): Promise<void> {
    if (this.#failures > 0) await this.#clock.sleep(SETTLED_MS, over);
    if (over.aborted) return;
    this.#opened = true;
    this.#refusals = 0;
    this.#tell({ kind: "fresh", at });
  }

  #take(step: Exclude<WatchStep, { kind: "open" }>): void {
    if (step.kind === "bookmark") this.#tell({ kind: "fresh", at: this.#clock.now() });
    else if (step.kind === "changed") this.#tell({ kind: "changed", item: this.#watched(step.object) });
    else this.#tell({ kind: "deleted", uid: identityOf(step.object).uid });
    // Only now: what could not be taken must not be stepped over.
    this.#version = step.version;
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

  /** It works. An answer alone does not say so: a server may agree to every watch and keep none. */
  #kept(): void {
    this.#failures = 0;
    this.#refusals = 0;
    this.#unkept = 0;
  }
}

/** Asking again by itself would run a broken login over and over. */
function needsPerson({ code }: ProblemError): boolean {
  return code === "unauthenticated" || code === "credential-plugin-failed" || code === "kubeconfig-unreadable";
}

/** Why a watch came to nothing although it was answered, so that everything has to be read again; else null. */
function unkeptBecause(error: ProblemError, status: number | null): UnkeptWatch | null {
  if (status === 410) return "version-too-old";
  if (error instanceof NoWatch) return "no-watch";
  return error instanceof KubeError ? null : "other-content";
}

function identityOf(object: JsonValue): { uid: string; version: string } {
  const metadata = isJsonObject(object) && isJsonObject(object["metadata"]) ? object["metadata"] : {};
  return { uid: String(metadata["uid"] ?? ""), version: String(metadata["resourceVersion"] ?? "") };
}
