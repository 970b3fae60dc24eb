import { expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aPodTemplate } from "@/lib/testing/objects";
import { lastAppliedCheck } from "./check-last-applied";
import type { PodTemplate } from "../objects/objects";

const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
const applied = (image: string) =>
  JSON.stringify({
    spec: { template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "web", image }] } } },
  });

test.each<[string | null, PodTemplate, string, string]>([
  [null, aPodTemplate(), "ok", "No kubectl apply is remembered on this Deployment."],
  [applied("web:2"), aPodTemplate(), "warn", "The next kubectl apply puts the newer version back."],
  [applied("web:1"), aPodTemplate(), "ok", "What was last applied is what the rollback restores."],
  [
    applied("web:2"),
    aPodTemplate({ sidecars: [{ name: "proxy" }] }),
    "warn",
    "The next kubectl apply puts the newer version back but leaves behind container proxy.",
  ],
  [
    applied("web:1"),
    aPodTemplate({ sidecars: [{ name: "proxy" }] }),
    "warn",
    "The next kubectl apply leaves behind container proxy.",
  ],
  [
    "{",
    aPodTemplate(),
    "warn",
    "What kubectl apply remembers on this Deployment cannot be read: the next apply may fail.",
  ],
])("last applied %#", (annotation, template, state, text) => {
  const annotations = annotation === null ? {} : { [LAST_APPLIED]: annotation };
  const found = inEnglish([lastAppliedCheck(aDeployment({ image: "web:2", annotations }), template)]);

  expect(found.map((check) => [check.state, check.sentence.text])).toEqual([[state, text]]);
  expect(JSON.stringify(found)).not.toContain("web:");
});
