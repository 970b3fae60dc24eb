import { aboutContainer, type ContainerView } from "./container-view";
import { exitWords } from "../messages/exit-words";
import type { JsonValue } from "../objects/objects";
import type { Terminated } from "../objects/pod-objects";
import { neverRanIn } from "../messages/start-failure";
import { anyOf, containerField, podField, resource } from "../messages/suspects";
import { isObject } from "../objects/json-fields";
import { podEvidence, type Trouble } from "./trouble";

/** The kubelet waits five minutes at most between two starts; a crash that is older is over. */
const RECENT_MS = 10 * 60_000;

/** What a program that ends with -1 has, and also one that could not be executed at all. */
const OUT_OF_RANGE = 255;
const NOT_BY_ITSELF = '. If it says "exec format error", the image is made for another architecture than the node\'s.';

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
  const neverRan = neverRanIn(ended.message ?? "");
  if (neverRan) {
    const short = `${neverRan.words}, which ends it with ${exitWords(ended)}`;
    return {
      code: "cannot-start",
      subject: `${name} ${neverRan.words}`,
      sentence: (pods) => `Container${view.named} cannot start: ${short} (${pods}).`,
      short,
      advice: neverRan.advice,
      suspects: [containerField(name, "command", "args"), containerField(name, "image")],
    };
  }
  const lost = ended.reason === "ContainerStatusUnknown";
  const short = lost ? "its node lost sight of it" : `it crashes with ${exitWords(ended)}`;
  return {
    code: "crashing",
    subject: `${name} ${ended.exitCode}`,
    sentence: (pods) => `${the} does not stay up: ${short} (${pods}).`,
    short,
    advice: `Read the log of the run that ended: kubectl logs ${view.pod.metadata.name} -c ${name} --previous${ended.exitCode === OUT_OF_RANGE ? NOT_BY_ITSELF : ""}`,
    suspects: [
      program,
      containerField(name, "env", "envFrom", "volumeMounts"),
      podField("volumes", "serviceAccountName"),
    ],
  };
}

function memoryLimitOf(resources: JsonValue | undefined): string | null {
  const limits = isObject(resources) ? resources["limits"] : undefined;
  const memory = isObject(limits) ? limits["memory"] : undefined;
  return typeof memory === "string" || typeof memory === "number" ? String(memory) : null;
}
