import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { KubeconfigWatch } from "./kubeconfig-watch";

let files: string;
let told: string[];
let looks: KubeconfigWatch;
beforeEach(() => {
  vi.useFakeTimers();
  [files, told] = ["a", []];
  looks = new KubeconfigWatch(
    () => files,
    () => told.push(files),
  );
  looks.begin();
});
afterEach(() => {
  looks.end();
  if (vi.getTimerCount() > 0) throw new Error("it goes on looking");
  vi.useRealTimers();
});

test("a change is told once, within two seconds", () => {
  vi.advanceTimersByTime(10_000);
  files = "b";
  vi.advanceTimersByTime(2_000);
  expect(told).toEqual(["b"]);
  vi.advanceTimersByTime(10_000);

  expect(told).toEqual(["b"]);
});

test("a file that is being written is not judged before it is whole", () => {
  for (const half of ["b", "bc", "bcd"]) {
    files = half;
    vi.advanceTimersByTime(1_000);
  }
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1_000);

  expect(told).toEqual(["bcd"]);
});

test("what was written and taken back again is no change", () => {
  files = "b";
  vi.advanceTimersByTime(1_000);
  files = "a";
  vi.advanceTimersByTime(5_000);

  expect(told).toEqual([]);
});
