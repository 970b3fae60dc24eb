import type { Check } from "@/lib/contract/checks";
import { aboutIt } from "./check";
import type { Deployment, ReplicaSet } from "../objects/objects";
import { outageOf } from "../undo/outage";
import { strategyEvidence } from "../history/rolling-strategy";

const CODE = "outage";

/** Whether pods go on serving while a rollback to `target` replaces them. */
export function outageCheck(deployment: Deployment, owned: readonly ReplicaSet[], target: ReplicaSet): Check {
  const outage = outageOf(deployment, owned, target);
  const { field, message, name } = strategyEvidence(deployment);
  const evidence = [{ kind: "Deployment", name, field, value: message, at: null, by: null }];
  if (!outage) {
    const down = owned.some((replicaSet) => replicaSet !== target && (replicaSet.status?.replicas ?? 0) > 0);
    return down && (deployment.spec.replicas ?? 1) > 0
      ? aboutIt(CODE, "ok", "The strategy keeps pods serving while others are replaced.", { evidence })
      : aboutIt(CODE, "not-applicable", "There are no pods to replace.");
  }
  const { kind, down, kept } = outage;
  const pods = down === 1 ? "the only pod that runs now" : `all ${down} pods that run now`;
  const next =
    "Do it when nobody needs it, or change the strategy to RollingUpdate first if two versions may run at once.";
  if (kind === "may-go-down-first") {
    return aboutIt(
      CODE,
      "warn",
      `The strategy lets ${pods} go before a new one is ready: perhaps nothing serves meanwhile.`,
      {
        evidence,
        next: "Lower maxUnavailable first if it has to serve meanwhile.",
      },
    );
  }
  if (kept > 0) {
    const those = down === 1 ? "the other pod goes" : `the ${down} other pods go`;
    return aboutIt(CODE, "warn", `With Recreate ${those} down first: ${kept} of the older version serve meanwhile.`, {
      evidence,
    });
  }
  return aboutIt(CODE, "warn", `Recreate takes ${pods} down before a new one starts: nothing serves meanwhile.`, {
    evidence,
    next,
  });
}
