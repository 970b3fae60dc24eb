import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kill } from "node:process";
import { afterEach, beforeEach, expect, test } from "vitest";
import { until } from "@/lib/testing/until";
import { runProgram } from "./run-program";

const LIMITS = { timeoutMs: 20_000, maxCharacters: 1000, graceMs: 100, lingerMs: 100 };
const PATH = "/usr/bin:/bin";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rewind-unit-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs a shell script that may leave pids in `$PIDS`. */
function run(script: string, limits: Partial<typeof LIMITS> = {}) {
  return runProgram("/bin/sh", ["-c", script], { PATH, PIDS: join(folder, "pids") }, { ...LIMITS, ...limits });
}

const pids = () => readFileSync(join(folder, "pids"), "utf8").trim().split("\n").map(Number);

/** Whoever inherits a process that has ended may be slow to take note of it. */
function isGone(pid: number): boolean {
  return !existsSync(`/proc/${pid}/stat`) || / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
}

test("gives what a program printed, and how it ended", async () => {
  expect(await run("printf a; printf b >&2; exit 3")).toEqual({ kind: "exited", code: 3, stdout: "a" });
  expect(await run("kill -9 $$")).toEqual({ kind: "exited", code: null, stdout: "" });
  expect(await runProgram("no-such-program", [], { PATH }, LIMITS)).toEqual({ kind: "not-started", code: "ENOENT" });
  const tooLong = ["x".repeat(5_000_000)];
  expect(await runProgram("/bin/true", tooLong, { PATH }, LIMITS)).toEqual({ kind: "not-started", code: "E2BIG" });
});

test("past its time a program that ignores the request to end is ended, with the child that it waits for", async () => {
  const script =
    'trap "" TERM; sh -c \'trap "" TERM; echo $$ >> $PIDS; while :; do sleep 1; done\' & echo $$ >> $PIDS; wait';
  const ending = run(script, { timeoutMs: 2_000 });
  await until(() => existsSync(join(folder, "pids")) && pids().length === 2);
  expect(pids().some(isGone)).toBe(false);

  expect(await ending).toEqual({ kind: "too-late" });
  await until(() => pids().every(isGone));
});

test("so is one that prints without end", async () => {
  expect(await run("echo $$ > $PIDS; trap '' TERM; while :; do echo yes; done")).toEqual({ kind: "too-much" });

  await until(() => pids().every(isGone));
});

test("what a program leaves running goes on, but is not waited for although it keeps the output open", async () => {
  const ending = await run("sleep 600 & echo $! > $PIDS; echo token");
  expect(ending).toEqual({ kind: "exited", code: 0, stdout: "token\n" });

  const [left = 0] = pids();
  expect(isGone(left)).toBe(false);
  kill(left, "SIGKILL");
});
