import type { Advice } from "@/lib/contract/facts/findings-advice";
import type { StartFailureFacts } from "@/lib/contract/facts/findings-containers";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import { message } from "@/lib/contract/message";

/** Why a process was not started. */
export type StartFailure = { why: MessageOf<StartFailureFacts>; advice: Advice };

/** `program`: what was to be executed, null where the message does not name it. */
type Pattern = { fits: RegExp; why: (program: string | null) => MessageOf<StartFailureFacts>; advice: Advice };

const PROGRAM = message("finding.advice.command");
const NODE = message("finding.advice.node-problem");

const WRONG_PLATFORM: Pattern = {
  fits: /exec format error/,
  why: (program) => message("finding.start.wrong-architecture", { program }),
  advice: message("finding.advice.architecture"),
};
/** The file itself is there: runc looks for it before it starts it. */
const NO_INTERPRETER: Pattern = {
  fits: /exec (user process caused:? "?|\/\S+: )no such file or directory/,
  why: (program) => message("finding.start.no-interpreter", { program }),
  advice: message("finding.advice.interpreter"),
};

/**
 * What runtimes say, the most specific first: "no such file", "permission denied" and "not found in $PATH" end messages about
 * mounts, profiles and devices as well as about programs (opencontainers/runc libcontainer, containers/crun).
 */
const PATTERNS: readonly Pattern[] = [
  {
    fits: /lifecycle hook|postStart/i,
    why: () => message("finding.start.post-start-hook"),
    advice: message("finding.advice.post-start-hook"),
  },
  {
    fits: /failed to sync (secret|configmap) cache/i,
    why: () => message("finding.start.config-unreadable"),
    advice: message("finding.advice.kubelet-tries-again"),
  },
  {
    fits: /OOM-killed|memory limit too low/i,
    why: () => message("finding.start.memory-limit-too-low"),
    advice: message("finding.advice.memory-limit"),
  },
  {
    fits: /nvidia-container|libnvidia|nvml/i,
    why: () => message("finding.start.gpu-runtime"),
    advice: NODE,
  },
  { fits: /error running (\S+ )?hook/i, why: () => message("finding.start.runtime-hook"), advice: NODE },
  {
    fits: /apparmor/i,
    why: () => message("finding.start.apparmor"),
    advice: message("finding.advice.apparmor"),
  },
  {
    fits: /seccomp/i,
    why: () => message("finding.start.seccomp"),
    advice: message("finding.advice.seccomp"),
  },
  {
    fits: /selinux|label \S+: invalid argument/i,
    why: () => message("finding.start.selinux"),
    advice: message("finding.advice.selinux"),
  },
  {
    fits: /no space left on device/i,
    why: () => message("finding.start.disk-full"),
    advice: NODE,
  },
  {
    fits: /not a directory[\s\S]*(mount a directory onto a file|vice-versa)|mount[\s\S]*: not a directory/i,
    why: () => message("finding.start.file-for-directory"),
    advice: message("finding.advice.mount-path"),
  },
  {
    fits: /not a shared mount|not a slave mount/i,
    why: () => message("finding.start.mount-propagation"),
    advice: NODE,
  },
  {
    fits: /read-only file system/i,
    why: () => message("finding.start.read-only-root"),
    advice: message("finding.advice.read-only-root"),
  },
  {
    fits: /(error mounting|failed to mount|mount through procfd|create mountpoint|subpath)/i,
    why: () => message("finding.start.volume-not-mounted"),
    advice: message("finding.advice.volume-mounts"),
  },
  {
    fits: /adding custom device|device information/i,
    why: () => message("finding.start.device-missing"),
    advice: NODE,
  },
  {
    fits: /chdir to cwd|mkdir cwd|working directory/i,
    why: () => message("finding.start.working-directory"),
    advice: message("finding.advice.working-directory"),
  },
  {
    fits: /unable to find (user|group) |no matching entries in (passwd|group) file/i,
    why: () => message("finding.start.user-not-in-image"),
    advice: message("finding.advice.user-in-image"),
  },
  {
    fits: /name "[^"]*" is reserved|is already in use by/i,
    why: () => message("finding.start.name-taken"),
    advice: NODE,
  },
  {
    fits: /apply cgroup|cgroup config|cgroups?:|setting cgroup/i,
    why: () => message("finding.start.cgroup"),
    advice: message("finding.advice.container-limits"),
  },
  WRONG_PLATFORM,
  {
    fits: /executable file (`[^`]*` )?not found( in \$PATH)?/,
    why: (program) => message("finding.start.not-in-path", { program }),
    advice: PROGRAM,
  },
  NO_INTERPRETER,
  {
    fits: /permission denied/i,
    why: (program) => message("finding.start.not-executable", { program }),
    advice: PROGRAM,
  },
  { fits: /is a directory/, why: (program) => message("finding.start.is-directory", { program }), advice: PROGRAM },
  {
    fits: /no such file or directory/i,
    why: (program) => message("finding.start.program-missing", { program }),
    advice: PROGRAM,
  },
  { fits: /no command specified/i, why: () => message("finding.start.no-command"), advice: PROGRAM },
  {
    fits: /deadline exceeded|timed out/i,
    why: () => message("finding.start.runtime-too-slow"),
    advice: message("finding.advice.kubelet-tries-again"),
  },
];

/** What a message of the kubelet or of the runtime means. */
export function startFailureIn(text: string, reason = ""): StartFailure {
  const found = PATTERNS.find(({ fits }) => fits.test(`${reason} ${text}`));
  if (found) return { why: found.why(programIn(text)), advice: found.advice };
  return { why: message("finding.start.refused"), advice: message("finding.advice.runtime-words") };
}

/** In the place of the program's own last words: it was made, and then could not be executed. */
const NOT_EXECUTED =
  /(?:^|\n)(?:standard_init_linux\.go:\d+: )?(exec (?:user process caused:? "?|\/\S+: )(?:exec format error|no such file or directory))/;

/** Whether the last words of a container say that its program never ran; undefined where they say something else. */
export function neverRanIn(lastWords: string): StartFailure | undefined {
  const [, said] = NOT_EXECUTED.exec(lastWords) ?? [];
  return said === undefined ? undefined : startFailureIn(said);
}

function programIn(text: string): string | null {
  const [, quoted, bare] = /exec: "([^"]+)"|exec (\/\S+): /.exec(text.replaceAll('\\"', '"')) ?? [];
  return quoted ?? bare ?? null;
}
