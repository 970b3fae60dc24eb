import { asItIs } from "./as-it-is";
import type { Diagnosis } from "@/lib/contract/finding";
import { diagnosisOf } from "@/lib/rollout/diagnosis/diagnosis";
import type { JsonObject, PodTemplate } from "@/lib/rollout/objects/objects";
import type { Workload, StoredRevision } from "@/lib/rollout/workload/workload";
import type { KubeEvent, Pod } from "@/lib/rollout/objects/pod-objects";
import { inEnglish } from "./in-english";
import { aCondition, aDeployment, aPodTemplate, aReplicaSet } from "./objects";
import { atSecond } from "./pods";

/** A minute after noon, when the rollout is looked at. */
export const NOW = Date.parse(atSecond(60));

export type Stuck = { web: Workload; old: StoredRevision; current: StoredRevision };

/** A readiness, liveness or startup probe that asks by HTTP. */
export function httpProbe(path: string): JsonObject {
  return { httpGet: { path, port: 8080, scheme: "HTTP" }, timeoutSeconds: 1, periodSeconds: 10 };
}

/** A template of web:2, or the image given, that is probed at `/healthz`. */
export function probed(container: JsonObject = {}, image = "web:2", spec: JsonObject = {}): PodTemplate {
  return aPodTemplate({ image, container: { readinessProbe: httpProbe("/healthz"), ...container }, spec });
}

/** A rolling update of two replicas from `probed({}, "web:1")` to `template`, whose one new pod was made at noon. */
export function rollingOut(template: PodTemplate, workload: Parameters<typeof aDeployment>[0] = {}): Stuck {
  const web = aDeployment({
    template,
    replicas: 2,
    conditions: [{ ...aCondition("Progressing", "True", "ReplicaSetUpdated"), lastUpdateTime: atSecond(0) }],
    status: { replicas: 3, updatedReplicas: 1, readyReplicas: 2, availableReplicas: 2 },
    ...workload,
  });
  const old = aReplicaSet(web, { template: probed({}, "web:1"), revision: 1, replicas: 2 });
  const current = aReplicaSet(web, { template, revision: 2, replicas: 1, available: 0 });
  return { web, old, current };
}

/** The diagnosis of such a rollout in English, a minute after noon unless told otherwise. */
export function diagnose(
  { web, old, current }: Stuck,
  pods: readonly Pod[] | null,
  events: readonly KubeEvent[] | null = [],
  now = NOW,
): Diagnosis {
  return inEnglish(diagnosisOf({ workload: web, stored: [old, current], pods, events, now, mask: asItIs }));
}
