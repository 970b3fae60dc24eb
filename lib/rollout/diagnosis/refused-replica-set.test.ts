import { asItIs } from "@/lib/testing/as-it-is";
import { describe, expect, test } from "vitest";
import { aCondition, aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { anEvent, atSecond } from "@/lib/testing/pods";
import { inEnglish } from "@/lib/testing/in-english";
import { NOW, probed } from "@/lib/testing/stuck-rollout";
import { diagnosisOf } from "./diagnosis";

describe("the API server refuses the ReplicaSet", () => {
  const said =
    'replicasets.apps "web-7f" is forbidden: exceeded quota: counts, requested: count/replicasets.apps=1, used: count/replicasets.apps=2, limited: count/replicasets.apps=2';
  const condition = {
    ...aCondition(
      "Progressing",
      "False",
      "ReplicaSetCreateError",
      `Failed to create new replica set "web-7f": ${said}`,
    ),
    lastTransitionTime: atSecond(0),
  };
  const web = aDeployment({ template: probed(), conditions: [condition] });
  const old = aReplicaSet(web, { template: probed({}, "web:1") });

  test("there is no ReplicaSet and no pod to look at", () => {
    const { findings } = inEnglish(
      diagnosisOf({ workload: web, stored: [old], pods: [], events: [], now: NOW, mask: asItIs }),
    );

    expect(findings[0]).toMatchObject({
      code: "revision-refused",
      sentence: {
        text: 'The ReplicaSet of the new revision cannot be made. Quota "counts" is used up: count/replicasets.apps 2 used of 2, 1 more requested.',
      },
      evidence: [{ kind: "Deployment", field: "status.conditions[Progressing]" }],
    });
    expect(findings.map(({ code }) => code)).toEqual(["revision-refused", "backing-off"]);
  });

  test("the newest event has the present reason", () => {
    const message = 'Failed to create new replica set "web-7f": admission webhook "w" denied the request: no';
    const newer = anEvent({ kind: "Deployment", metadata: web.metadata }, "ReplicaSetCreateError", message, {
      second: 50,
    });
    const { findings } = inEnglish(
      diagnosisOf({ workload: web, stored: [old], pods: [], events: [newer], now: NOW, mask: asItIs }),
    );

    expect(findings[0]?.sentence.text).toBe(
      'The ReplicaSet of the new revision cannot be made. Webhook "w" denies it: no.',
    );
  });
});
