import "server-only";
import { ProblemError } from "@/lib/contract/problem-error";
import { StreamEvent } from "@/lib/contract/stream";
import { type Coded, message } from "@/lib/contract/message";
import type { Workload } from "@/lib/rollout/workload/workload";
import { type Language, LANGUAGES } from "@/lib/words/language";
import { tell } from "@/lib/words/tell";
import { log } from "../log";
import { problemDocument } from "../reading/problem-document";
import type { Content, News } from "./feed-content";

/** Somebody who is told, in their language. `push` takes the JSON text of one event; `end` says that nothing more will come. */
export type Reader = { readonly language: Language; push: (frame: string) => void; end: () => void };

/** In milliseconds. */
export type Pace = {
  /** At most one round of events in this time: the first goes out at once, a burst waits and is one. */
  burst: number;
  heartbeat: number;
  /** How long a feed that nobody reads goes on, so that whoever comes back finds it running. */
  kept: number;
};

export const PACE: Pace = { burst: 80, heartbeat: 15_000, kept: 30_000 };

/** One thing that is followed in one cluster as one identity, for all who read it. Begins at once. */
export class Feed<C extends Content = Content> {
  readonly content: C;
  /** By `performance.now()`. */
  readonly begunAt = performance.now();
  readonly #pace: Pace;
  readonly #readers = new Set<Reader>();
  readonly #ends = new AbortController();
  readonly #ended: () => void;
  readonly #isOutdated: () => boolean;
  readonly #heartbeat: NodeJS.Timeout;
  #kept: NodeJS.Timeout | undefined;
  #burst: NodeJS.Timeout | undefined;
  #sentAt = Number.NEGATIVE_INFINITY;
  #beatAt = Number.NEGATIVE_INFINITY;
  #whole: Frames[] | null = null;
  /** What was said last, by the type of event: of one that did not change nobody needs to hear again. */
  readonly #last = new Map<Coded<StreamEvent>["type"], string>();
  #problem: ProblemError | null = null;
  #waiting: (() => void)[] = [];

  /**
   * @param ended called once, when it follows no longer
   * @param isOutdated whether its context stands for something else by now, so that its last problem is nobody's
   */
  constructor(content: C, ended: () => void, pace = PACE, isOutdated = () => false) {
    this.content = content;
    this.#pace = pace;
    this.#ended = ended;
    this.#isOutdated = isOutdated;
    this.#heartbeat = setInterval(() => this.#beat(), pace.heartbeat);
    this.#keepFor(pace.kept);
    content
      .follow((news) => this.#take(news), this.#ends.signal)
      .catch((error: unknown) => {
        log.error({ error }, "a feed broke");
        this.#take({
          kind: "problem",
          problem: new ProblemError("internal", message("problem.lost-track")),
          ended: true,
        });
      });
  }

  /** Tells a reader all there is, then every change, until the function that it gives back is called. */
  join(reader: Reader): () => void {
    clearTimeout(this.#kept);
    this.#readers.add(reader);
    this.#whole ??= this.content.whole().map((event) => new Frames(event));
    for (const frames of this.#whole) reader.push(frames.in(reader.language));
    if (this.#problem) reader.push(new Frames(problemEvent(this.#problem)).in(reader.language));
    else if (this.#age() >= 1_000) reader.push(new Frames(this.#standing()).in(reader.language));
    return () => {
      if (!this.#readers.delete(reader) || this.#readers.size > 0) return;
      this.#keepFor(this.#pace.kept);
    };
  }

  /** Waits until all is known, or why it is not. Gives that problem, or null. */
  async known(): Promise<ProblemError | null> {
    if (this.#readers.size === 0) this.#keepFor(this.#pace.kept);
    if (this.isReading && !this.#ends.signal.aborted) {
      await new Promise<void>((go) => this.#waiting.push(go));
    }
    return this.#problem;
  }

  /** Takes over what Rewind has just written or read by itself. */
  note(newer: Workload): void {
    if (this.content.note(newer)) this.#take({ kind: "changed" });
  }

  /** Whether it reads for the first time: neither what there is nor why not is known. */
  get isReading(): boolean {
    return this.#problem === null && !this.content.isKnown();
  }

  get readers(): number {
    return this.#readers.size;
  }

  /** Tells everybody why it cannot go on, and ends. */
  fail(problem: ProblemError): void {
    this.#take({ kind: "problem", problem, ended: true });
  }

  /** Ends. Readers come back by themselves, to whatever their context stands for then. */
  stop(): void {
    if (this.#ends.signal.aborted) return;
    this.#ends.abort();
    clearInterval(this.#heartbeat);
    clearTimeout(this.#kept);
    clearTimeout(this.#burst);
    for (const reader of this.#readers) reader.end();
    this.#readers.clear();
    this.#wake();
    this.#ended();
  }

  #take(news: News): void {
    if (this.#ends.signal.aborted) return;
    switch (news.kind) {
      case "changed":
        this.#whole = null;
        this.#well();
        this.#sendSoon();
        break;
      case "worked-out":
        this.#whole = null;
        this.#sendSoon();
        break;
      case "mode-changed":
        this.#well();
        this.content.changes();
        this.#whole = null;
        for (const event of this.content.whole()) this.#send(event);
        break;
      case "fresh":
        if (this.#well() || this.#isBeatDue()) this.#beat();
        break;
      case "problem":
        if (news.ended && this.#isOutdated()) return this.stop();
        this.#problem = news.problem;
        this.#last.clear();
        this.#send(problemEvent(news.problem));
        if (news.ended) this.stop();
        break;
    }
    if (this.#problem !== null || this.content.isKnown()) this.#wake();
  }

  /** True where there was a problem until now. */
  #well(): boolean {
    const wasIll = this.#problem !== null;
    this.#problem = null;
    return wasIll;
  }

  #sendSoon(): void {
    if (this.#burst !== undefined) return;
    const wait = this.#sentAt + this.#pace.burst - performance.now();
    if (wait <= 0) return this.#sendChanges();
    this.#burst = setTimeout(() => this.#sendChanges(), wait);
  }

  #sendChanges(): void {
    this.#burst = undefined;
    this.#sentAt = performance.now();
    const events = this.content.changes();
    if (this.#readers.size === 0) return;
    const sent = events.filter((event) => this.#send(event));
    // Who is told of a change takes it for a sign that all is well.
    const isMistakable = this.#problem !== null && sent.some(({ type }) => type !== "diagnosis");
    if (isMistakable || (sent.length === 0 && this.#isBeatDue())) this.#beat();
  }

  /** False for what was just said: much of what the cluster writes is not shown. */
  #send(event: Coded<StreamEvent>): boolean {
    const frames = new Frames(event);
    const frame = frames.in(LANGUAGES[0]);
    if (frame === this.#last.get(event.type)) return false;
    this.#last.set(event.type, frame);
    for (const reader of this.#readers) reader.push(frames.in(reader.language));
    return true;
  }

  /** The age of the data is shown in seconds, so that it need not be told more often. */
  #isBeatDue(): boolean {
    return performance.now() - this.#beatAt >= 1_000;
  }

  /** Shows that the stream is alive, and whether what it said still holds. */
  #beat(): void {
    if (this.#readers.size === 0) return;
    this.#beatAt = performance.now();
    const frames = new Frames(this.#standing());
    for (const reader of this.#readers) reader.push(frames.in(reader.language));
  }

  /** What a heartbeat says: never that something holds because time has passed. */
  #standing(): Coded<StreamEvent> {
    if (this.#problem) return problemEvent(this.#problem);
    const heardAt = this.content.heardAt();
    if (heardAt === null || !this.content.isKnown()) return { type: "waiting" };
    return { type: "fresh", at: new Date(heardAt).toISOString(), age: this.#age() };
  }

  /** How long the cluster has not been heard, in milliseconds; 0 before it was. */
  #age(): number {
    const now = Date.now();
    return Math.max(0, now - (this.content.heardAt() ?? now));
  }

  #wake(): void {
    for (const go of this.#waiting.splice(0)) go();
  }

  #keepFor(milliseconds: number): void {
    clearTimeout(this.#kept);
    this.#kept = setTimeout(() => this.stop(), milliseconds);
  }
}

function problemEvent(problem: ProblemError): Coded<StreamEvent> {
  return { type: "problem", problem: problemDocument(problem) };
}

/** One event as the JSON text that its readers get: written once for each language that somebody reads. */
class Frames {
  readonly #event: Coded<StreamEvent>;
  readonly #written = new Map<Language, string>();

  constructor(event: Coded<StreamEvent>) {
    this.#event = event;
  }

  in(language: Language): string {
    const known = this.#written.get(language);
    if (known !== undefined) return known;
    const frame = JSON.stringify(StreamEvent.parse(tell(this.#event, language)));
    this.#written.set(language, frame);
    return frame;
  }
}
