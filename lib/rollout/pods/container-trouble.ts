import { cited } from "@/lib/contract/cluster-text";
import { message } from "@/lib/contract/message";
import type { ContainerView } from "./container-view";
import { crashTrouble } from "./crash-trouble";
import { imageTrouble } from "./image-trouble";
import { killingProbe, unreadyTrouble } from "./probe-trouble";
import { configurationTrouble, startTrouble } from "./start-trouble";
import type { ContainerTrouble, Trouble } from "./trouble";

/** What is wrong with a container, the first that fits (rollout semantics, section 7); undefined where nothing is. */
export function containerTrouble(view: ContainerView): ContainerTrouble | undefined {
  const killing = killingProbe(view);
  return (
    imageTrouble(view) ??
    configurationTrouble(view) ??
    startTrouble(view) ??
    // Before crashes: a container that a probe has killed looks like one that crashed.
    (killing?.weight === "cause" ? killing : undefined) ??
    crashTrouble(view) ??
    unreadyTrouble(view) ??
    killing
  );
}

const STILL_RUNNING_MS = 60_000;

/** What holds up an init container, and with it the whole pod; undefined where none is held up. */
export function initTrouble(views: readonly ContainerView[]): Trouble | undefined {
  // A sidecar among them (restartPolicy Always) is done with once it has started.
  const unfinished = views.find(
    ({ status, spec }) =>
      status.state?.terminated?.exitCode !== 0 && !(spec["restartPolicy"] === "Always" && status.started === true),
  );
  if (!unfinished) return undefined;
  const { status, pod, now } = unfinished;
  const inner = containerTrouble(unfinished);
  if (inner && !(inner.vague && inner.code === "not-ready")) {
    return {
      ...inner,
      code: "init-container-stuck",
      subject: ["init", inner.code, ...inner.subject],
      sentence: (pods) => message("finding.init-container-stuck", { container: status.name, why: inner.reason, pods }),
    };
  }
  const startedAt = status.state?.running?.startedAt;
  if (startedAt === undefined || !(now - Date.parse(startedAt) > STILL_RUNNING_MS)) return undefined;
  return {
    code: "init-container-stuck",
    weight: "hint",
    subject: ["init", status.name, "runs"],
    family: unfinished.field,
    vague: false,
    sentence: (pods) => message("finding.init-container-runs", { container: status.name, pods }),
    advice: message("finding.advice.init-log", { pod: pod.metadata.name, container: status.name }),
    evidence: [
      {
        kind: "Pod",
        name: pod.metadata.name,
        field: `${unfinished.field}.state.running`,
        message: cited`running`,
        at: startedAt,
      },
    ],
    since: startedAt,
    why: message("finding.mark.init-container", { container: status.name }),
    suspects: [({ container }) => container === status.name],
  };
}
