import "server-only";
import { onceInProcess } from "./process-state";
import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import process from "node:process";
import type { Readable } from "node:stream";

/** How a program came to its end. `code` is null where a signal ended it, or that of the system where it did not start. */
export type Ending =
  | { kind: "exited"; code: number | null; stdout: string }
  | { kind: "not-started"; code: string | undefined }
  | { kind: "too-late" }
  | { kind: "too-much" };

type Limits = {
  timeoutMs: number;
  maxCharacters: number;
  /** How long the program may take to end once it was asked to, before it is made to. */
  graceMs?: number;
  /** How long what it started may keep its output open after its own end. */
  lingerMs?: number;
};

/** As long as they run: none outlives this process. */
const groups = onceInProcess("programs", () => {
  const running = new Set<ChildProcess>();
  process.once("exit", () => {
    for (const child of running) signalGroup(child, "SIGKILL");
  });
  return running;
});

/**
 * Runs a program to its end and reads what it prints. Past a limit it is ended with everything that it started: asked
 * first, then made to, and nobody waits for that. What it leaves running at a good end goes on, but is not waited for.
 * Its stderr is not read: it may carry secrets, and nobody would see it here.
 */
export function runProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  { timeoutMs, maxCharacters, graceMs = 2_000, lingerMs = 1_000 }: Limits,
): Promise<Ending> {
  return new Promise((settle) => {
    const child = started(command, args, env);
    if (!("stdout" in child)) return settle({ kind: "not-started", code: child.code });
    let stdout = "";
    let lingering: NodeJS.Timeout | undefined;
    const done = (ending: Ending) => {
      clearTimeout(late);
      clearTimeout(lingering);
      child.stdout.destroy();
      settle(ending);
    };
    const giveUp = (kind: "too-late" | "too-much") => {
      endGroup(child, graceMs);
      done({ kind });
    };
    const late = setTimeout(() => giveUp("too-late"), timeoutMs);

    groups.add(child);
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
      if (stdout.length > maxCharacters) giveUp("too-much");
    });
    child.on("error", ({ code }: NodeJS.ErrnoException) => {
      groups.delete(child);
      done({ kind: "not-started", code });
    });
    child.on("exit", (code) => {
      groups.delete(child);
      // What it started may have inherited its output, and keep that open for as long as it likes.
      lingering = setTimeout(() => done({ kind: "exited", code, stdout }), lingerMs);
    });
    child.on("close", (code) => done({ kind: "exited", code, stdout }));
  });
}

function started(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ChildProcessByStdio<null, Readable, null> | NodeJS.ErrnoException {
  try {
    return spawn(command, args, {
      env: env as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "ignore"],
      windowsHide: true,
      // A group of its own, which can be ended as a whole.
      detached: process.platform !== "win32",
    });
  } catch (error) {
    // Node throws some of what the system refuses, such as too long a list of arguments.
    return error as NodeJS.ErrnoException;
  }
}

function endGroup(child: ChildProcess, graceMs: number): void {
  signalGroup(child, "SIGTERM");
  // The group may outlive the program that leads it, so its own end says nothing.
  setTimeout(() => signalGroup(child, "SIGKILL"), graceMs).unref();
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // It is gone already.
  }
}
