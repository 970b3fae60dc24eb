import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ProblemError } from "@/lib/contract/problem-error";
import { type Coded, message } from "@/lib/contract/message";
import type { StreamEvent } from "@/lib/contract/stream";
import type { Workload } from "@/lib/rollout/workload/workload";
import { aCodedSummary } from "@/lib/testing/rollout-summary";
import type { Content, News } from "./feed-content";
import { Feed } from "./feed";

/** A list of names that a test changes. */
class Names implements Content {
  tell: (news: News) => void = () => undefined;
  names: string[] | null = null;
  news: string[] = [];
  stopped = false;

  heard: number | null = null;

  follow(tell: (news: News) => void, signal: AbortSignal): Promise<void> {
    this.tell = (news) => {
      if (news.kind !== "problem" && news.kind !== "worked-out") this.heard = Date.now();
      tell(news);
    };
    signal.addEventListener("abort", () => (this.stopped = true));
    return new Promise(() => undefined);
  }
  isKnown(): boolean {
    return this.names !== null;
  }
  heardAt(): number | null {
    return this.heard;
  }
  isNothing(): boolean {
    return this.names?.length === 0;
  }
  whole(): Coded<StreamEvent>[] {
    if (!this.names) return [];
    return [{ type: "snapshot", rollouts: rows(this.names), mode: { kind: "watching", why: null } }];
  }
  changes(): Coded<StreamEvent>[] {
    const rollouts = rows(this.news);
    this.news = [];
    return rollouts.length === 0 ? [] : [{ type: "changed", rollouts }];
  }
  note(written: Workload): boolean {
    this.news.push(written.metadata.name);
    return true;
  }
  begin(...names: string[]) {
    this.names = names;
    this.tell({ kind: "mode-changed" });
  }
  change(...names: string[]) {
    this.news.push(...names);
    this.tell({ kind: "changed" });
  }
}

const rows = (names: string[]) => names.map((name) => aCodedSummary({ name }));
const problem = new ProblemError("cluster-unreachable", message("problem.internal"));

let names: Names;
let feed: Feed<Names>;
let ended: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  names = new Names();
  ended = vi.fn<() => void>();
  feed = new Feed(names, ended, { burst: 80, heartbeat: 15_000, kept: 30_000 });
});
afterEach(() => {
  feed.stop();
  if (vi.getTimerCount() > 0) throw new Error("a timer goes on after the feed has ended");
  vi.useRealTimers();
});

function join() {
  const told: StreamEvent[] = [];
  let over = false;
  const leave = feed.join({
    language: "en",
    push: (frame) => void told.push(JSON.parse(frame) as StreamEvent),
    end: () => (over = true),
  });
  const inShort = () =>
    told.map((event) => ("rollouts" in event ? `${event.type} ${event.rollouts.map(({ name }) => name)}` : event.type));
  const ages = () => told.flatMap((event) => (event.type === "fresh" ? event.age : []));
  return { leave, inShort, ages, isOver: () => over };
}

test("a reader is told all there is, then what changes; one who comes later too", () => {
  const early = join();
  names.begin("web");
  names.change("api");
  names.names = ["web", "api"];
  const late = join();

  expect(early.inShort()).toEqual(["snapshot web", "changed api"]);
  expect(late.inShort()).toEqual(["snapshot web,api"]);
});

test("the first change goes out at once, and a burst after it as one", () => {
  names.begin("web");
  const reader = join();
  vi.advanceTimersByTime(1_000);
  names.change("a");
  expect(reader.inShort()).toEqual(["snapshot web", "changed a"]);

  for (const name of ["b", "c", "d"]) names.change(name);
  expect(reader.inShort()).toHaveLength(2);
  vi.advanceTimersByTime(80);

  expect(reader.inShort().slice(2)).toEqual(["changed b,c,d"]);
});

test("the same said twice is said once", () => {
  names.begin("web");
  const reader = join();
  names.change("a");
  vi.advanceTimersByTime(80);
  names.change("a");
  vi.advanceTimersByTime(80);

  expect(reader.inShort()).toEqual(["snapshot web", "changed a", "fresh"]);
});

test("every look at the cluster that found nothing new is told, though not more than once a second", () => {
  names.begin("web");
  const reader = join();
  for (let look = 0; look < 50; look++) {
    names.tell({ kind: "fresh" });
    vi.advanceTimersByTime(100);
  }

  expect(reader.inShort()).toEqual(["snapshot web", ...Array.from({ length: 5 }, () => "fresh")]);
});

test("a problem that comes back is told again", () => {
  names.begin("web");
  const reader = join();
  for (let times = 0; times < 2; times++) {
    names.tell({ kind: "problem", problem, ended: false });
    names.tell({ kind: "fresh" });
  }

  expect(reader.inShort()).toEqual(["snapshot web", "problem", "fresh", "problem", "fresh"]);
});

test("what is worked out while the cluster is away is told, and is no sign that it is back", () => {
  names.begin("web");
  const reader = join();
  names.tell({ kind: "problem", problem, ended: false });
  names.news.push("web");
  names.tell({ kind: "worked-out" });
  vi.advanceTimersByTime(80);

  expect(reader.inShort()).toEqual(["snapshot web", "problem", "changed web", "problem"]);
  expect(join().inShort()).toEqual(["snapshot web", "problem"]);
});

test("an idle stream has a heartbeat every fifteen seconds, and one that lost its cluster repeats why", () => {
  names.begin("web");
  const reader = join();
  vi.advanceTimersByTime(30_000);
  names.tell({ kind: "problem", problem, ended: false });
  vi.advanceTimersByTime(15_000);

  expect(reader.inShort()).toEqual(["snapshot web", "fresh", "fresh", "problem", "problem"]);
});

test("a heartbeat says when the cluster was last heard, and that time has passed is no reason to say more", () => {
  names.begin("web");
  const reader = join();
  vi.advanceTimersByTime(20_000);
  names.tell({ kind: "fresh" });
  vi.advanceTimersByTime(25_000);

  expect(reader.ages()).toEqual([15_000, 0, 10_000, 25_000]);
});

test("whoever comes later is told how old it is what there is", () => {
  names.begin("web");
  vi.advanceTimersByTime(12_000);
  const reader = join();

  expect([reader.inShort(), reader.ages()]).toEqual([["snapshot web", "fresh"], [12_000]]);
});

test("before anything was read a heartbeat says no more than that", () => {
  const reader = join();
  vi.advanceTimersByTime(15_000);

  expect(reader.inShort()).toEqual(["waiting"]);
});

test("whoever comes while the cluster is away is told what was known, and that it is old; then that it is back", () => {
  names.begin("web");
  names.tell({ kind: "problem", problem, ended: false });
  const reader = join();
  names.tell({ kind: "fresh" });
  names.tell({ kind: "fresh" });

  expect(reader.inShort()).toEqual(["snapshot web", "problem", "fresh"]);
});

test("it goes on for thirty seconds after its last reader, then ends", () => {
  const [one, other] = [join(), join()];
  one.leave();
  vi.advanceTimersByTime(60_000);
  expect(ended).not.toHaveBeenCalled();

  other.leave();
  vi.advanceTimersByTime(29_999);
  join().leave();
  vi.advanceTimersByTime(29_999);
  expect([names.stopped, feed.readers]).toEqual([false, 0]);
  vi.advanceTimersByTime(1);

  expect(names.stopped).toBe(true);
  expect(ended).toHaveBeenCalledOnce();
});

test("a reader that left is told nothing more, and leaving twice is leaving once", () => {
  names.begin("web");
  const [one, other] = [join(), join()];
  one.leave();
  one.leave();
  names.change("a");
  vi.advanceTimersByTime(60_000);

  expect(one.inShort()).toEqual(["snapshot web"]);
  expect(other.inShort()).toContain("changed a");
  expect(names.stopped).toBe(false);
});

test("where only a person can help everybody is told why, and sent away", () => {
  const reader = join();
  names.tell({
    kind: "problem",
    problem: new ProblemError("unauthenticated", message("problem.unauthenticated", { cluster: "fake" })),
    ended: true,
  });

  expect(reader.inShort()).toEqual(["problem"]);
  expect([reader.isOver(), names.stopped]).toEqual([true, true]);
  expect(ended).toHaveBeenCalledOnce();
});

test("reading waits for the first look at the cluster, or for why there is none", async () => {
  const known = feed.known();
  names.begin("web");
  expect(await known).toBeNull();

  names.tell({ kind: "problem", problem, ended: false });
  expect(await feed.known()).toBe(problem);
});

test("reading does not wait for what has ended", async () => {
  const known = feed.known();
  feed.stop();

  expect(await known).toBeNull();
});
