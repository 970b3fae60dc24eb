import { expect, test } from "vitest";
import type { Connection } from "./connection";
import { ConnectionStore } from "./connection-store";

const connection = (key: string) => ({ key }) as Connection;
const [mine, yours] = [connection("prod mine"), connection("prod yours")];

test("what one identity read is not told to another", () => {
  const store = new ConnectionStore<string>({ each: 2, all: 3 });
  store.set(mine, "web", "allowed");
  expect(store.get(mine, "web")).toBe("allowed");
  expect(store.get(yours, "web")).toBeUndefined();
});

test("where one connection has no room its own oldest value goes", () => {
  const store = new ConnectionStore<number>({ each: 2, all: 10 });
  for (const [index, key] of ["a", "b", "c"].entries()) store.set(mine, key, index);
  expect(["a", "b", "c"].map((key) => store.get(mine, key))).toEqual([undefined, 1, 2]);
  expect(store.size).toBe(2);
});

test("where there is no room at all the value goes whose connection was written to longest ago", () => {
  const store = new ConnectionStore<number>({ each: 2, all: 3 });
  store.set(mine, "a", 1);
  store.set(yours, "a", 2);
  store.set(mine, "b", 3);
  store.set(yours, "b", 4);
  expect([store.get(mine, "a"), store.get(mine, "b"), store.get(yours, "a"), store.get(yours, "b")]).toEqual([
    undefined,
    3,
    2,
    4,
  ]);
  expect(store.size).toBe(3);
});

test("a connection takes all with it that was read by it", () => {
  const store = new ConnectionStore<number>({ each: 2, all: 3 });
  store.set(mine, "a", 1);
  store.set(yours, "a", 2);
  store.evict(mine);
  expect([store.get(mine, "a"), store.get(yours, "a"), store.size]).toEqual([undefined, 2, 1]);
});
