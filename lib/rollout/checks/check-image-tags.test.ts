import { expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aPodTemplate } from "@/lib/testing/objects";
import { imageTagChecks } from "./check-image-tags";
import type { PodTemplate } from "../objects/objects";

function only(target: PodTemplate) {
  const found = inEnglish(imageTagChecks(aDeployment({ image: "web:2" }), target));
  return found.map(({ state, sentence }) => [state, sentence.text]);
}

test.each([
  ["web", true],
  ["web:latest", true],
  ["registry:5000/team/web", true],
  ["web:v1-SNAPSHOT", true],
  ["web:main", true],
  ["web:1.8", false],
  ["web:maintenance", false],
  ["registry:5000/team/web:1.8", false],
  ["web:latest@sha256:0123", false],
])("image %s moves: %s", (image, moves) => {
  expect(only(aPodTemplate({ image }))[0]?.[0]).toBe(moves ? "warn" : "ok");
});

test.each([
  ["Always", "new pods pull what it means now"],
  ["IfNotPresent", "nodes without a copy pull what it means now"],
  ["Never", "whatever copy their node has"],
])("a moving tag with imagePullPolicy %s", (imagePullPolicy, words) => {
  expect(only(aPodTemplate({ image: "web:edge", container: { imagePullPolicy } }))).toEqual([
    ["warn", expect.stringContaining(words)],
  ]);
});

test("says that the live template has the same moving image", () => {
  const web = aDeployment({ image: "web:edge" });
  const found = inEnglish(imageTagChecks(web, aPodTemplate({ image: "web:edge", labels: { a: "b" } })));

  expect(found[0]?.sentence.text).toContain("The live template names the same image");
});
