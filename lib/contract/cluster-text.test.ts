import { describe, expect, test } from "vitest";
import { changeCauseOf } from "@/lib/rollout/history/change-cause";
import { maskedRevision, revisionsOf } from "@/lib/rollout/history/revisions";
import { workloadEvidence } from "@/lib/rollout/managers/evidence";
import { maskedStanding, standingOf } from "@/lib/rollout/state/standing";
import { stateOf } from "@/lib/rollout/state/state";
import type { KubeEvent } from "@/lib/rollout/objects/pod-objects";
import { asItIs } from "@/lib/testing/as-it-is";
import { aCondition, aDeployment, aReplicaSet } from "@/lib/testing/objects";
import {
  cited,
  type ClusterText,
  clusterText,
  maskedOrNull,
  type MaskedText,
  partOf,
  rawOf,
  type Unmasked,
} from "./cluster-text";
import type { CheckEvidence } from "./checks";
import type { FindingEvidence } from "./finding";
import { type Coded, message } from "./message";
import type { CodedExtras } from "./problem-error";
import type { Revision, Rollout } from "./rollout";

const CANARY = "k4n4rienv0gel";
const web = aDeployment({
  annotations: { "kubernetes.io/change-cause": `deploy --token=${CANARY}` },
  conditions: [aCondition("ReplicaFailure", "True", "FailedCreate", `denied: TOKEN=${CANARY}`)],
});
const [condition] = web.status?.conditions ?? [];
const said: ClusterText = condition?.message ?? clusterText("");

/** Each of these lines is a mask forgotten; `tsc` fails where one of them compiles. */
describe("text of the cluster that nobody masked does not compile", () => {
  test("where a text is wanted, or a masked one", () => {
    // @ts-expect-error
    const text: string = said;
    // @ts-expect-error
    const masked: MaskedText = said;
    // @ts-expect-error
    const own: MaskedText = "any string";
    // @ts-expect-error
    const within = `it says ${said}`;
    // @ts-expect-error
    const added = "it says " + said;
    expect([text, masked, own, within, added]).toHaveLength(5);
  });

  test("in a rollout, a revision, a record and what proves a finding", () => {
    // @ts-expect-error
    const rollout: Pick<Coded<Rollout>, "changeCause"> = { changeCause: changeCauseOf(web) };
    // @ts-expect-error
    const revisions: Coded<Revision>[] = revisionsOf(web, [aReplicaSet(web)]);
    // @ts-expect-error
    const state = stateOf(standingOf(web, null), { desired: 1, updated: 1, ready: 1, available: 1, total: 1 }, 0);
    // @ts-expect-error
    const evidence: Pick<Coded<FindingEvidence>, "message"> = { message: said };
    // @ts-expect-error
    const check: Coded<CheckEvidence>[] = [workloadEvidence(web, { value: CANARY })];
    expect([rollout, revisions, state, evidence, check]).toHaveLength(5);
  });

  test("in a problem, and in the facts of a sentence", () => {
    // @ts-expect-error
    const problem: CodedExtras = { said };
    // @ts-expect-error
    const causes: CodedExtras = { causes: [{ field: "spec", message: said }] };
    // @ts-expect-error
    const denied = message("permission.denied", { said });
    // @ts-expect-error
    const other = message("finding.refusal.other", { said: rawOf(said) });
    // @ts-expect-error
    const named = message("problem.unknown-context", { context: said });
    expect([problem, causes, denied, other, named]).toHaveLength(5);
  });

  test("as it is read: a pod's and an event's words are masked where they enter", () => {
    const raw = {
      metadata: { creationTimestamp: "" },
      involvedObject: {},
      message: said,
    } satisfies Unmasked<KubeEvent>;
    // @ts-expect-error
    const event: KubeEvent = raw;
    // @ts-expect-error
    const quoted = cited`it says ${said}`;
    // @ts-expect-error
    const again = asItIs(asItIs(said));
    expect([event, quoted, again]).toHaveLength(3);
  });
});

describe("once masked", () => {
  test("a text is a string like any other, and so is each part of it", () => {
    const masked: MaskedText = asItIs(said);
    const text: string = masked;
    expect(text).toBe("denied: TOKEN=‹masked secret›");
    expect(partOf(masked, (whole) => whole.slice(0, 6))).toBe("denied");
    expect(cited`it says ${masked}, ${2} times`).toBe("it says denied: TOKEN=‹masked secret›, 2 times");
    expect(maskedOrNull(null, asItIs)).toBeNull();
  });

  test("a standing and a revision hold no secret any more", () => {
    const revisions = revisionsOf(web, [aReplicaSet(web, { annotations: web.metadata.annotations ?? {} })]);
    const shown = [
      maskedStanding(standingOf(web, null), asItIs),
      ...revisions.map((revision) => maskedRevision(revision, asItIs)),
    ];
    expect(JSON.stringify(revisions)).toContain(CANARY);
    expect(JSON.stringify(shown)).not.toContain(CANARY);
    expect(JSON.stringify(shown)).toContain("‹masked secret›");
  });
});
