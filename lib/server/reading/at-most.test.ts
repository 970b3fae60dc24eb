import { expect, test } from "vitest";
import { atMost } from "./at-most";

test("lets no more than the limit run at once, in the order of asking, and goes on after a failure", async () => {
  const turn = atMost(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const tasks = [0, 1, 2, 3].map((number) =>
    turn(async () => {
      begun.push(number);
      await new Promise<void>((end) => ends.push(end));
      if (number === 0) throw new Error("no");
      return number;
    }),
  );
  const results = Promise.allSettled(tasks);
  expect(begun).toEqual([0, 1]);

  ends[0]?.();
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  ends[1]?.();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();

  expect((await results).map((result) => (result.status === "fulfilled" ? result.value : "failed"))).toEqual([
    "failed",
    1,
    2,
    3,
  ]);
});
