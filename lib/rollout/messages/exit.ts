import type { Exit } from "@/lib/contract/facts/findings-containers";
import type { Terminated } from "../objects/pod-objects";

/** What a shell and the container runtimes add to the number of the signal that ended a process. */
const SIGNALLED = 128;

/** Linux on every architecture that Kubernetes runs on, 1 to 31 (signal(7)). */
const SIGNALS =
  "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS".split(
    " ",
  );

/**
 * How a process ended. Only the codes 129 to 159 stand for signals: a program may end with any other code up to 255 for
 * reasons of its own.
 */
export function exitOf({ exitCode, signal }: Pick<Terminated, "exitCode" | "signal">): Exit {
  const name = SIGNALS[(signal || exitCode - SIGNALLED) - 1];
  return { code: exitCode, signal: name === undefined ? null : `SIG${name}` };
}
