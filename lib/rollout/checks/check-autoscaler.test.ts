import { expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment } from "@/lib/testing/objects";
import { denied } from "@/lib/testing/surroundings";
import { autoscalerChecks } from "./check-autoscaler";
import type { Autoscaler } from "../objects/objects";
import type { Lookup } from "./surroundings";

function only(autoscalers: Lookup<readonly Autoscaler[]>) {
  return inEnglish(autoscalerChecks(aDeployment(), autoscalers)).map(({ state, sentence, missingRight }) => [
    state,
    sentence.text,
    ...(missingRight === null ? [] : [missingRight]),
  ]);
}

test("an autoscaler that scales this Deployment, with its range", () => {
  const scaler = { name: "h", targetKind: "Deployment", targetName: "web", min: 2, max: 9 };
  const value = [scaler, { ...scaler, targetName: "other" }, { ...scaler, targetKind: "StatefulSet" }];

  expect(only({ kind: "found", value })).toEqual([
    [
      "warn",
      "HorizontalPodAutoscaler h keeps the replicas between 2 and 9 and may move them; the rollback leaves them as they are.",
    ],
  ]);
  expect(only({ kind: "found", value: [{ ...scaler, max: null }] })[0]?.[1]).toContain("at 2 or more");
  const right = { verb: "list", resource: "horizontalpodautoscalers", namespace: "shop" };
  expect(only(denied(right))[0]?.[2]).toEqual(right);
});
