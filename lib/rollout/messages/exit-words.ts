import type { Terminated } from "../objects/pod-objects";

/** What a shell and the container runtimes add to the number of the signal that ended a process. */
const SIGNALLED = 128;

/** Linux on every architecture that Kubernetes runs on, 1 to 31 (signal(7)). */
const SIGNALS =
  "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS".split(
    " ",
  );

/** Codes that a shell gives by itself (POSIX, Shell Command Language 2.8.2). */
const BY_A_SHELL: Readonly<Record<number, string>> = {
  126: "the command cannot be executed",
  127: "the command is not found",
};

/**
 * `exit code 1`, `exit code 139 (SIGSEGV)`, `exit code 127 (the command is not found)`. Only 129 to 159 stand for signals:
 * a program may end with any other code up to 255 for reasons of its own.
 */
export function exitWords({ exitCode, signal }: Pick<Terminated, "exitCode" | "signal">): string {
  const meaning = signalName(signal || exitCode - SIGNALLED) ?? BY_A_SHELL[exitCode];
  return `exit code ${exitCode}${meaning === undefined ? "" : ` (${meaning})`}`;
}

function signalName(number: number): string | undefined {
  const name = SIGNALS[number - 1];
  return name === undefined ? undefined : `SIG${name}`;
}
