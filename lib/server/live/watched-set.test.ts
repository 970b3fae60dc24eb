import { expect, test } from "vitest";
import { type Coded, message } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";
import type { FollowMode } from "@/lib/contract/stream";
import type { Watched } from "@/lib/kube/watch";
import { isNews, WatchedSet } from "./watched-set";

const WATCHING: Coded<FollowMode> = { kind: "watching", why: null };
const item = (uid: string, version: string, value: string): Watched<string> => ({ uid, version, value });
const snapshot = (...items: Watched<string>[]) => ({ kind: "snapshot", items, mode: WATCHING }) as const;
const same = (a: string, b: string) => a === b;

test("nothing is known before the first snapshot, which may be empty", () => {
  const set = new WatchedSet<string>();
  expect([set.size, set.values]).toEqual([null, null]);
  expect(isNews(set.take(snapshot()))).toBe(true);
  expect([set.size, set.values]).toEqual([0, []]);
  expect(isNews(set.take(snapshot()))).toBe(false);
});

test("a snapshot tells what came, what changed and what is gone, and nothing of what stayed", () => {
  const set = new WatchedSet<string>(same);
  set.take(snapshot(item("a", "1", "one"), item("b", "1", "one"), item("c", "1", "one")));
  expect(set.take(snapshot(item("a", "1", "one"), item("b", "2", "two"), item("d", "1", "new")))).toEqual({
    kind: "told",
    changed: ["b", "d"],
    removed: ["c"],
    isNewMode: false,
  });
});

test("what Rewind wrote stands before what a watch that lags behind tells of before it", () => {
  const set = new WatchedSet<string>(same);
  set.take(snapshot(item("a", "1", "before")));
  expect(set.note(item("a", "3", "written"))).toBe(true);
  expect(isNews(set.take({ kind: "changed", item: item("a", "2", "older") }))).toBe(false);
  expect(set.get("a")).toBe("written");
  set.take({ kind: "changed", item: item("a", "4", "newer") });
  expect(set.get("a")).toBe("newer");
});

test("what is written while a first reading is under way stands once that has come", () => {
  const set = new WatchedSet<string>();
  expect(set.note(item("a", "3", "written"))).toBe(false);
  set.take(snapshot(item("a", "2", "older")));
  expect(set.get("a")).toBe("written");
});

test("a problem takes nothing away, and is over with the next thing that is heard", () => {
  const set = new WatchedSet<string>();
  set.take(snapshot(item("a", "1", "one")));
  const problem = new ProblemError("cluster-unreachable", message("problem.internal"));
  expect(set.take({ kind: "problem", problem, ended: false })).toMatchObject({ kind: "problem", problem });
  expect([set.problem, set.values]).toEqual([problem, ["one"]]);
  set.take({ kind: "fresh", at: 5 });
  expect([set.problem, set.heardAt]).toEqual([null, 5]);
});

test("another way of following is news although the objects are the same", () => {
  const set = new WatchedSet<string>(same);
  set.take(snapshot(item("a", "1", "one")));
  const news = set.take({
    ...snapshot(item("a", "1", "one")),
    mode: { kind: "polling", why: message("permission.read-only") },
  });
  expect(news).toMatchObject({ changed: [], isNewMode: true });
  expect(isNews(news)).toBe(true);
});
