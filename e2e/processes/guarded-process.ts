import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** Ends a program with its owner; see the file. */
export const GUARD = fileURLToPath(new URL("guard.mjs", import.meta.url));

/** A program that runs until stopped, or until the process that started it is gone. */
export type GuardedProcess = {
  readonly name: string;
  /** Of the program itself, for measuring it. */
  programPid(): number;
  hasEnded(): boolean;
  /** The end of what the program printed. */
  lastLines(count: number): string;
  /** Waits until a printed line matches; fails with the last lines when the program ends or `withinMs` pass first. */
  printed(pattern: RegExp, withinMs: number): Promise<RegExpExecArray>;
  /** Ends the program and everything it started, at once. */
  stop(): Promise<void>;
};

type Program = {
  name: string;
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** File that gets everything the program prints. */
  log: string;
  /** Folders removed after the program has ended. */
  removes?: readonly string[];
};

export function startGuarded({ name, command, args, env, log, removes = [] }: Program): GuardedProcess {
  const output = openSync(log, "a");
  const removing = removes.flatMap((folder) => ["--remove", folder]);
  // Detached: Ctrl-C at the terminal must reach the test runner alone, which then closes the pipe.
  const guard = spawn(process.execPath, [GUARD, ...removing, "--", command, ...args], {
    env: { ...env, NODE_ENV: "production" },
    stdio: ["pipe", output, output],
    detached: true,
  });
  closeSync(output);
  // Writing to a guard that is gone is no news; its exit is.
  guard.stdin?.on("error", () => {});
  const exited = once(guard, "exit");
  const hasEnded = () => guard.exitCode !== null || guard.signalCode !== null;
  const lastLines = (count: number) => readFileSync(log, "utf8").trimEnd().split("\n").slice(-count).join("\n");

  return {
    name,
    hasEnded,
    lastLines,
    programPid() {
      const children = readFileSync(`/proc/${guard.pid}/task/${guard.pid}/children`, "utf8");
      return Number(children.trim().split(" ")[0]);
    },
    async printed(pattern, withinMs) {
      for (const deadline = Date.now() + withinMs; ; await pause(25)) {
        const found = pattern.exec(readFileSync(log, "utf8"));
        if (found !== null) return found;
        if (hasEnded()) throw new Error(`${name} ended before it printed ${pattern}:\n${lastLines(15)}`);
        if (Date.now() > deadline) throw new Error(`${name} did not print ${pattern} in time:\n${lastLines(15)}`);
      }
    },
    async stop() {
      guard.stdin?.end();
      await exited;
    },
  };
}
