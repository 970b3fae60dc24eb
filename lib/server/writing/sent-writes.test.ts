import { beforeEach, expect, test } from "vitest";
import type { Workload } from "@/lib/rollout/workload/workload";
import { aDeployment } from "@/lib/testing/objects";
import { SentWrites } from "./sent-writes";

const before = aDeployment({ image: "web:2" });
const after = aDeployment({ image: "web:1" });
const effect = (now: Workload) => (now === after ? ("took-effect" as const) : null);

let now: number;
let writes: SentWrites;
beforeEach(() => {
  now = Date.parse("2026-01-02T03:04:05Z");
  writes = new SentWrites(() => now);
});

function unknown(place = "web") {
  const write = writes.begin({ place, verb: "undo", effect });
  writes.leaveUnknown(write);
  writes.settle(write);
  return write;
}

test("a write is under way until its answer has come, and then forgotten", async () => {
  const write = writes.begin({ place: "web", verb: "undo", effect });
  expect([writes.underWay("web"), writes.underWay("api")]).toEqual([write, undefined]);
  expect(writes.describe(write)).toEqual({
    id: write.id,
    verb: "undo",
    sentAt: "2026-01-02T03:04:05.000Z",
    answered: false,
  });

  writes.settle(write);
  await write.answered;
  expect([writes.underWay("web"), writes.find("web", write.id), writes.mayStillCome("web", before)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("one whose answer did not tell may still come for two minutes, to its own place only", async () => {
  const write = unknown();
  await write.answered;
  expect(writes.describe(write).answered).toBe(true);
  expect([writes.mayStillCome("web", before), writes.mayStillCome("api", before)]).toEqual([write, undefined]);
  expect([writes.find("web", write.id), writes.find("api", write.id)]).toEqual([write, undefined]);

  now += 120_000;
  expect(writes.mayStillCome("web", before)).toBeUndefined();
  expect(writes.see(write, before)).toBe("not-seen");
});

test("what was seen once stays so, also when it comes late", () => {
  const write = unknown();
  now += 300_000;
  expect(writes.see(write, after)).toBe("took-effect");
  expect(writes.see(write, before)).toBe("took-effect");
  expect(writes.mayStillCome("web", before)).toBeUndefined();
});

test("is forgotten after fifteen minutes", () => {
  const write = unknown();
  now += 15 * 60_000;
  expect(writes.find("web", write.id)).toBe(write);
  now += 1;
  expect(writes.find("web", write.id)).toBeUndefined();
});
