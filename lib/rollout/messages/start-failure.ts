/** Why a process was not started, as the end of a sentence; `program` is `"/run.sh"` or `its program`. */
export type StartFailure = { words: string; advice: string };

type Pattern = { fits: RegExp; say: (program: string) => string; advice: string };

const PROGRAM = "Check command and args of the container against what is in its image.";
const NODE = "This is a matter of the node: tell whoever runs the cluster, with the evidence.";
const PLATFORM =
  "Build the image for the architecture of the nodes. If the program is a script, its first line must name its interpreter: #!/bin/sh";

const WRONG_PLATFORM: Pattern = {
  fits: /exec format error/,
  say: (program) => `${program} is made for another architecture, or is a script without a #! line (exec format error)`,
  advice: PLATFORM,
};
/** The file itself is there: runc looks for it before it starts it. */
const NO_INTERPRETER: Pattern = {
  fits: /exec (user process caused:? "?|\/\S+: )no such file or directory/,
  say: (program) => `what ${program} is run by, its interpreter or loader, is not in the image`,
  advice:
    "Check the script's first line, also for line ends of Windows, and whether the program was built for the image's C library.",
};

/**
 * What runtimes say, the most specific first: "no such file", "permission denied" and "not found in $PATH" end messages about
 * mounts, profiles and devices as well as about programs (opencontainers/runc libcontainer, containers/crun).
 */
const PATTERNS: readonly Pattern[] = [
  {
    fits: /lifecycle hook|postStart/i,
    say: () => "its postStart hook fails",
    advice: "Check lifecycle.postStart: its program must be in the image, and end with 0.",
  },
  {
    fits: /failed to sync (secret|configmap) cache/i,
    say: () => "its node cannot read the ConfigMaps and Secrets that it names",
    advice: "The kubelet tries again. If it goes on, tell whoever runs the cluster, with the evidence.",
  },
  {
    fits: /OOM-killed|memory limit too low/i,
    say: () => "its memory limit is too low even to start",
    advice: "Raise the memory limit of the container.",
  },
  {
    fits: /nvidia-container|libnvidia|nvml/i,
    say: () => "the node's GPU runtime fails",
    advice: NODE,
  },
  { fits: /error running (\S+ )?hook/i, say: () => "a hook of the node's runtime fails", advice: NODE },
  {
    fits: /apparmor/i,
    say: () => "its AppArmor profile cannot be applied",
    advice: "Check that the profile is loaded on the node.",
  },
  {
    fits: /seccomp/i,
    say: () => "its seccomp profile cannot be loaded",
    advice: "Check that the profile's file is on the node.",
  },
  {
    fits: /selinux|label \S+: invalid argument/i,
    say: () => "its SELinux label cannot be set",
    advice: "Check seLinuxOptions of the security context.",
  },
  {
    fits: /no space left on device/i,
    say: () => "the node's disk is full",
    advice: NODE,
  },
  {
    fits: /not a directory[\s\S]*(mount a directory onto a file|vice-versa)|mount[\s\S]*: not a directory/i,
    say: () => "one of its volumes is a file where the image has a directory, or the other way around",
    advice: "Check mountPath and subPath of its volumeMounts against what is in the image.",
  },
  {
    fits: /not a shared mount|not a slave mount/i,
    say: () => "a mount of the node does not allow its mountPropagation",
    advice: NODE,
  },
  {
    fits: /read-only file system/i,
    say: () => "a volume cannot be mounted there, as its root file system is read-only",
    advice: "Create the mountPath in the image, or set readOnlyRootFilesystem to false.",
  },
  {
    fits: /(error mounting|failed to mount|mount through procfd|create mountpoint|subpath)/i,
    say: () => "one of its volumes cannot be mounted into it",
    advice: "Check its volumeMounts: mountPath, subPath, and what backs the volume.",
  },
  {
    fits: /adding custom device|device information/i,
    say: () => "a device that it asks for is not on the node",
    advice: NODE,
  },
  {
    fits: /chdir to cwd|mkdir cwd|working directory/i,
    say: () => "its working directory is not in the image, or may not be entered",
    advice: "Check workingDir of the container against what is in its image.",
  },
  {
    fits: /unable to find (user|group) |no matching entries in (passwd|group) file/i,
    say: () => "the user it should run as is not in the image",
    advice: "Check USER of the image, or set securityContext.runAsUser to a number.",
  },
  {
    fits: /name "[^"]*" is reserved|is already in use by/i,
    say: () => "the node still has an earlier one by its name",
    advice: NODE,
  },
  {
    fits: /apply cgroup|cgroup config|cgroups?:|setting cgroup/i,
    say: () => "its limits cannot be set on the node",
    advice: "Check the limits of the container. If they are right, tell whoever runs the cluster, with the evidence.",
  },
  WRONG_PLATFORM,
  {
    fits: /executable file (`[^`]*` )?not found( in \$PATH)?/,
    say: (program) => `${program} is not in the image's PATH`,
    advice: PROGRAM,
  },
  NO_INTERPRETER,
  {
    fits: /permission denied/i,
    say: (program) => `${program} may not be executed (permission denied)`,
    advice: PROGRAM,
  },
  { fits: /is a directory/, say: (program) => `${program} is a directory in the image`, advice: PROGRAM },
  { fits: /no such file or directory/i, say: (program) => `${program} is not in the image`, advice: PROGRAM },
  { fits: /no command specified/i, say: () => "neither image nor pod template says what to run", advice: PROGRAM },
  {
    fits: /deadline exceeded|timed out/i,
    say: () => "the node's runtime does not answer in time",
    advice: "The kubelet tries again. If it goes on, tell whoever runs the cluster, with the evidence.",
  },
];

/** What a message of the kubelet or of the runtime means. */
export function startFailureIn(text: string, reason = ""): StartFailure {
  const found = PATTERNS.find(({ fits }) => fits.test(`${reason} ${text}`));
  if (!found) return { words: "the runtime refuses to start it", advice: "The evidence has the runtime's own words." };
  return { words: found.say(programIn(text)), advice: found.advice };
}

/** In the place of the program's own last words: it was made, and then could not be executed. */
const NOT_EXECUTED =
  /(?:^|\n)(?:standard_init_linux\.go:\d+: )?(exec (?:user process caused:? "?|\/\S+: )(?:exec format error|no such file or directory))/;

/** Whether the last words of a container say that its program never ran; undefined where they say something else. */
export function neverRanIn(lastWords: string): StartFailure | undefined {
  const [, said] = NOT_EXECUTED.exec(lastWords) ?? [];
  return said === undefined ? undefined : startFailureIn(said);
}

function programIn(text: string): string {
  const [, quoted, bare] = /exec: "([^"]+)"|exec (\/\S+): /.exec(text.replaceAll('\\"', '"')) ?? [];
  const program = quoted ?? bare;
  return program === undefined ? "its program" : `"${program}"`;
}
