import { aboutContainer, type ContainerView } from "./container-view";
import type { JsonValue } from "./objects";
import type { Terminated } from "./pod-objects";
import { anyOf, containerField, podField, resource } from "./suspects";
import { isObject } from "./template";
import { podEvidence, type Trouble } from "./trouble";

/** The kubelet waits five minutes at most between two starts; a crash that is older is over. */
const RECENT_MS = 10 * 60_000;
/** What a shell adds to the number of the signal that ended a process. */
const SIGNALLED = 128;
const SIGNALS: Readonly<Record<number, string>> = {
  1: "SIGHUP",
  2: "SIGINT",
  3: "SIGQUIT",
  4: "SIGILL",
  6: "SIGABRT",
  7: "SIGBUS",
  8: "SIGFPE",
  9: "SIGKILL",
  11: "SIGSEGV",
  13: "SIGPIPE",
  15: "SIGTERM",
};

/** Why a container does not stay up; undefined where it does, or where it ended long ago. */
export function crashTrouble(view: ContainerView): Trouble | undefined {
  const found = lastEnd(view);
  if (!found) return undefined;
  const { ended, place } = found;
  const { name, ready, restartCount } = view.status;
  const said = [ended.reason, `exit code ${ended.exitCode}`, ended.message].filter(Boolean).join(": ");
  const restarts = restartCount > 0 ? `, ${restartCount} restarts` : "";
  return {
    ...aboutContainer(view),
    ...kindOf(view, ended),
    // What serves again right now may have crashed once: that explains, it does not stop.
    weight: ready ? "hint" : "cause",
    evidence: [podEvidence(view.pod, `${view.field}.${place}`, `${said}${restarts}`, ended.finishedAt ?? null)],
    why: view.status.state?.waiting?.reason ?? ended.reason ?? `exit ${ended.exitCode}`,
    since: ended.finishedAt ?? view.pod.metadata.creationTimestamp,
    family: `crash ${name}`,
  };
}

function lastEnd({ status, now }: ContainerView): { ended: Terminated; place: string } | undefined {
  const { state, lastState, restartCount } = status;
  if (state?.terminated) return { ended: state.terminated, place: "state.terminated" };
  const ended = lastState?.terminated;
  if (!ended || restartCount === 0) return undefined;
  const recent = ended.finishedAt === undefined || now - Date.parse(ended.finishedAt) < RECENT_MS;
  return state?.waiting || recent ? { ended, place: "lastState.terminated" } : undefined;
}

type Kind = Pick<Trouble, "code" | "subject" | "sentence" | "short" | "advice" | "suspects">;

function kindOf(view: ContainerView, ended: Terminated): Kind {
  const { name } = view.status;
  const the = `Container${view.named}`;
  const program = anyOf(containerField(name, "image", "command", "args"));
  if (ended.reason === "OOMKilled") {
    const limit = memoryLimitOf(view.spec["resources"]);
    const short = limit === null ? "it runs out of memory" : `it runs out of memory at its limit of ${limit}`;
    return {
      code: "out-of-memory",
      subject: name,
      sentence: (pods) => `${the} is killed because ${short} (${pods}).`,
      short,
      advice: "Raise the memory limit, or find what needs so much: the last lines of the previous log may tell.",
      suspects: [resource(name, /memory/), program],
    };
  }
  if (ended.exitCode === 0) {
    const short = "it ends without an error (exit code 0) although it should keep running";
    return {
      code: "exits-at-once",
      subject: name,
      sentence: (pods) => `${the} does not stay up: ${short} (${pods}).`,
      short,
      advice: "Check that its command stays in the foreground. Work that ends belongs into a Job.",
      suspects: [containerField(name, "command", "args"), containerField(name, "image")],
    };
  }
  const short = `it crashes with ${exitWords(ended)}`;
  return {
    code: "crashing",
    subject: `${name} ${ended.exitCode}`,
    sentence: (pods) => `${the} does not stay up: ${short} (${pods}).`,
    short,
    advice: `Read the log of the run that ended: kubectl logs ${view.pod.metadata.name} -c ${name} --previous`,
    suspects: [
      program,
      containerField(name, "env", "envFrom", "volumeMounts"),
      podField("volumes", "serviceAccountName"),
    ],
  };
}

function exitWords({ exitCode, signal }: Terminated): string {
  const number = signal || (exitCode > SIGNALLED ? exitCode - SIGNALLED : 0);
  const name = SIGNALS[number];
  return `exit code ${exitCode}${number === 0 ? "" : ` (${name ?? `signal ${number}`})`}`;
}

function memoryLimitOf(resources: JsonValue | undefined): string | null {
  const limits = isObject(resources) ? resources["limits"] : undefined;
  const memory = isObject(limits) ? limits["memory"] : undefined;
  return typeof memory === "string" || typeof memory === "number" ? String(memory) : null;
}
