import { asItIs, type Plain } from "@/lib/testing/as-it-is";
import { describe, expect, test } from "vitest";
import { aCondition, aDeployment } from "@/lib/testing/objects";
import { aStanding } from "@/lib/testing/rollout-state";
import { COMPLETED, iso, minutes, NOON, QUOTA, tenReplicas, told, writing } from "@/lib/testing/told-state";
import type { Condition } from "../objects/objects";
import { replicasOf } from "./counts";
import { leadChangesAt, leadOf, REACTION_MS } from "./lead";
import { maskedStanding, standingOf } from "./standing";
import { stateAt, stateOf } from "./state";

/** After the controller has last said anything. */
const LATER = NOON + minutes(1);

describe("a change that the controller has not seen", () => {
  const changed = (at: number, conditions: readonly Plain<Condition>[] = [COMPLETED]) =>
    tenReplicas({ conditions, over: { metadata: { generation: 2, managedFields: [writing(at)] } } });

  test("was just made", () => {
    expect(told(changed(LATER), null, LATER + 1_000)).toMatchObject({ leads: "not-observed", group: "rolling" });
  });

  test("after a short while it says that nothing reacts, and since when", () => {
    const web = changed(LATER);
    const standing = standingOf(web, null);
    expect(leadOf(standing, LATER + REACTION_MS)).toEqual({ kind: "not-reacting", since: iso(LATER) });
    expect(told(web, null, LATER + REACTION_MS)).toMatchObject({
      word: "No reaction",
      reason: "The Deployment controller does not react to the last change. Does the cluster's controller manager run?",
      group: "attention",
      rollbackHelps: false,
    });
  });

  test("that was never seen is as old as the Deployment where nobody recorded who wrote it", () => {
    const anew = aDeployment({ metadata: { creationTimestamp: iso(NOON) } });
    const { status: _none, ...web } = anew;
    expect(told(web, null, NOON + 1_000)).toMatchObject({ leads: "not-observed", rolledOut: "not-started" });
    expect(told(web, null, NOON + minutes(1))).toMatchObject({ leads: "not-reacting" });
  });

  test("whose time nobody recorded is not taken for an older one (K4)", () => {
    expect(told(changed(NOON - minutes(60)), null, LATER)).toMatchObject({ leads: "not-observed" });
  });

  test("tells when time alone makes another fact lead", () => {
    const standing = standingOf(changed(LATER), null);
    expect(leadChangesAt(standing, LATER + 1_000)).toBe(LATER + REACTION_MS);
    expect(leadChangesAt(standing, LATER + REACTION_MS)).toBeNull();
    const state = stateOf(maskedStanding(standing, asItIs), replicasOf(changed(LATER)), LATER);
    expect(stateAt(state, replicasOf(changed(LATER)), LATER + REACTION_MS).lead.kind).toBe("not-reacting");
    expect(leadChangesAt(aStanding("complete"), NOON)).toBeNull();
  });

  test("writes to the status are the controller's own", () => {
    const status = { ...writing(NOON + minutes(5)), subresource: "status" };
    const web = tenReplicas({ over: { metadata: { generation: 2, managedFields: [writing(LATER), status] } } });
    expect(leadOf(standingOf(web, null), NOON + minutes(6)).since).toBe(iso(LATER));
  });

  describe("because a ReplicaSet is refused (S9)", () => {
    const said = `Failed to create new replica set "web-7f": ${QUOTA.replace("pods ", "replicasets.apps ")}`;
    const denied = aCondition("Progressing", "False", "ReplicaSetCreateError", said);

    test("the condition says so in the list, where it is newer than the change", () => {
      expect(told(changed(NOON - 1_000, [denied]), null, NOON + 500)).toMatchObject({
        leads: "revision-refused",
        reason: expect.stringContaining('The new revision is refused. Quota "object-counts" is used up'),
        group: "attention",
      });
    });

    test("an older condition counts once the controller had the time to look", () => {
      const web = changed(NOON + minutes(1), [denied]);
      expect(told(web, null, NOON + minutes(1) + 500)).toMatchObject({ leads: "not-observed" });
      expect(told(web, null, NOON + minutes(2))).toMatchObject({ leads: "revision-refused" });
    });

    test("by a rule about the template, a rollback is the way out", () => {
      const webhook = 'admission webhook "x" denied the request: no tag';
      expect(told(changed(NOON, [{ ...denied, message: webhook }])).rollbackHelps).toBe(true);
      expect(told(changed(NOON, [denied])).rollbackHelps).toBe(false);
    });
  });
});
