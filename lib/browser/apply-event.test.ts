import { expect, test } from "vitest";
import { aProblem } from "@/lib/testing/problem";
import type { FollowMode, StreamEvent } from "@/lib/contract/stream";
import { aRolloutSummary } from "@/lib/testing/rollout-summary";
import { aRollout } from "@/lib/testing/rollout-value";
import { applyToList, applyToRollout } from "./apply-event";

const mode: FollowMode = { kind: "watching", why: null };
const [web, api] = [aRolloutSummary({ name: "web" }), aRolloutSummary({ name: "api" })];
const fresh: StreamEvent = { type: "fresh", at: "2026-11-25T10:00:00Z", age: 0 };
const problem: StreamEvent = {
  type: "problem",
  problem: aProblem("busy", { retryAfterSeconds: 3 }),
};

test("a snapshot is the whole list, whatever was there before", () => {
  expect(applyToList({ rollouts: [web] }, { type: "snapshot", rollouts: [api], mode })).toEqual({
    kind: "data",
    data: { rollouts: [api] },
    mode,
  });
});

test("a changed row takes the place of the one with its uid, and a new one comes last", () => {
  const slower = { ...web, paused: true };
  const worker = aRolloutSummary({ name: "worker" });
  const applied = applyToList({ rollouts: [web, api] }, { type: "changed", rollouts: [worker, slower] });

  expect(applied).toEqual({ kind: "data", data: { rollouts: [slower, api, worker] }, mode: null });
});

test("a name that was deleted and created anew is another row", () => {
  const again = { ...web, uid: "another" };

  expect(applyToList({ rollouts: [web, api] }, { type: "removed", uids: [web.uid] })).toMatchObject({
    data: { rollouts: [api] },
  });
  expect(applyToList({ rollouts: [api] }, { type: "changed", rollouts: [again] })).toMatchObject({
    data: { rollouts: [api, again] },
  });
});

test("rows that did not change stay the same objects, so that they are not drawn again", () => {
  const applied = applyToList({ rollouts: [web, api] }, { type: "changed", rollouts: [{ ...web, paused: true }] });

  expect(applied.kind === "data" && applied.data.rollouts[1]).toBe(api);
});

test("changes before the first snapshot say nothing", () => {
  expect(applyToList(undefined, { type: "changed", rollouts: [web] })).toEqual({ kind: "nothing" });
  expect(applyToList(undefined, { type: "removed", uids: ["x"] })).toEqual({ kind: "nothing" });
});

test("a rollout comes whole each time, with how it is followed", () => {
  const rollout = aRollout();

  expect(applyToRollout(undefined, { type: "rollout", rollout, mode })).toEqual({
    kind: "data",
    data: rollout,
    mode,
  });
});

test("a rollout that is gone is a problem that the page can say", () => {
  expect(applyToRollout(aRollout(), { type: "gone" })).toMatchObject({ problem: { code: "not-found" } });
});

test("a problem keeps its code, sentence and advice; a heartbeat says that all still holds", () => {
  for (const apply of [applyToList, applyToRollout] as const) {
    expect(apply(undefined, problem)).toMatchObject({
      kind: "problem",
      problem: { code: "busy", message: "No.", extras: { retryAfterSeconds: 3 } },
    });
    expect(apply(undefined, fresh)).toEqual({ kind: "fresh", age: 0 });
  }
});

test("events of the other stream change nothing", () => {
  expect(applyToList({ rollouts: [web] }, { type: "gone" })).toEqual({ kind: "nothing" });
  expect(applyToRollout(aRollout(), { type: "removed", uids: ["uid-web"] })).toEqual({ kind: "nothing" });
});
