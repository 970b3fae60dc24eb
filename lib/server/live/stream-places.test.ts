import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { refusalIn } from "@/lib/testing/problem-in-english";
import { StreamPlaces } from "./stream-places";

let places: StreamPlaces;
let gone: string[];
beforeEach(() => {
  vi.useFakeTimers();
  places = new StreamPlaces({ each: 2, all: 3 });
  gone = [];
});
afterEach(() => {
  vi.useRealTimers();
});

const take = (key: string, who: string) => places.take(key, () => gone.push(who));

test("there are as many places as there are, in one cluster and altogether", () => {
  take("prod", "a");
  take("prod", "b");
  expect(refusalIn(() => take("prod", "c")).message).toMatch(/^2 windows follow this cluster already\.$/);
  take("staging", "d");
  expect(refusalIn(() => take("test", "e")).message).toMatch(/^3 windows follow clusters already\.$/);

  expect(gone).toEqual([]);
});

test("whoever leaves makes room", () => {
  const leave = take("prod", "a");
  take("prod", "b");
  leave();
  leave();
  take("prod", "c");

  expect(refusalIn(() => take("prod", "d")).message).toMatch(/2 windows/);
  expect(gone).toEqual([]);
});

test("who sits there longest gives way once it has had half a minute, and only then", () => {
  take("prod", "a");
  vi.advanceTimersByTime(20_000);
  take("prod", "b");
  vi.advanceTimersByTime(9_999);
  expect(refusalIn(() => take("prod", "c")).message).toMatch(/2 windows/);
  vi.advanceTimersByTime(1);
  take("prod", "c");

  expect(gone).toEqual(["a"]);
  expect(refusalIn(() => take("prod", "d")).message).toMatch(/2 windows/);
});

test("where all places are taken the oldest of any cluster gives way", () => {
  for (const key of ["one", "two", "three"]) take(key, key);
  vi.advanceTimersByTime(30_000);
  take("four", "four");

  expect(gone).toEqual(["one"]);
});
