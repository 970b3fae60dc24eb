import { expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { aPodTemplate } from "@/lib/testing/objects";
import type { PodTemplate } from "../objects/objects";
import { changesBetween } from "./template-diff";

const annotated = (key: string, value: string) => aPodTemplate({ annotations: { [key]: value } });
const told = (before: PodTemplate, after: PodTemplate) => inEnglish(changesBetween(before, after));
const changeOf = (key: string) => told(annotated(key, "a"), annotated(key, "b"))[0];

test.each([
  "checksum/config",
  "checksum/secret",
  "checksum/config-map-git",
  "rollme.example.com/config-hash",
  "example.com/configHash",
  "secrets.example.com/sha256",
  "configmap-version",
  "reloader.stakater.com/last-reloaded-from",
  "sha256",
])("a new value of the annotation %s is a change of configuration, and not cosmetic", (key) => {
  expect(changeOf(key)).toMatchObject({
    topic: "config",
    cosmetic: false,
    subject: { text: `annotation ${key}` },
    summary: { text: `configuration changed (${key})` },
    marks: ["config-changed"],
  });
});

test.each([
  "kubectl.kubernetes.io/restartedAt",
  "vso.secrets.hashicorp.com/restartedAt",
  "operator.1password.io/last-restarted",
  "cattle.io/timestamp",
  "rollme",
])("the annotation %s restarts pods and changes nothing in them", (key) => {
  expect(changeOf(key)).toMatchObject({
    topic: "annotation",
    cosmetic: true,
    summary: { text: "restarted" },
    marks: [],
  });
});

test.each([
  "prometheus.io/scrape",
  "example.com/hashicorp",
  "app.kubernetes.io/version",
  "config.linkerd.io/proxy-version",
  "git-sha",
  "example.com/image-digest",
  "example.com/timestamp",
])("the annotation %s is an annotation like any other", (key) => {
  expect(changeOf(key)).toMatchObject({
    topic: "annotation",
    cosmetic: false,
    summary: { text: `annotation ${key} changed` },
    marks: [],
  });
});

test("a checksum that is new or gone says nothing of the configuration", () => {
  const [without, withOne] = [aPodTemplate(), annotated("checksum/config", "a")];
  expect(told(without, withOne)).toMatchObject([{ summary: { text: "+annotation checksum/config" }, marks: [] }]);
  expect(told(withOne, without)).toMatchObject([{ summary: { text: "−annotation checksum/config" }, marks: [] }]);
});

test("the variable by which Reloader rolls out configuration is told as that", () => {
  const pod = (value: string) => aPodTemplate({ container: { env: [{ name: "STAKATER_WEB_CONFIGMAP", value }] } });
  expect(told(pod("1"), pod("2"))).toMatchObject([
    { topic: "env", summary: { text: "configuration changed (STAKATER_WEB_CONFIGMAP)" }, marks: ["config-changed"] },
  ]);
});
