import { clusterText } from "@/lib/contract/cluster-text";
import { asItIs } from "@/lib/testing/as-it-is";
import { expect, test } from "vitest";
import type { CheckCode } from "@/lib/contract/checks";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { aConfig, theSurroundings } from "@/lib/testing/surroundings";
import { checksOf } from "./checks";
import type { PodTemplate } from "../objects/objects";
import type { ConfigObject, Surroundings } from "./surroundings";

/** Revision 1 has the template; revision 2 runs. */
function told(
  code: CheckCode,
  template: PodTemplate,
  said: Partial<Surroundings> = {},
  web = aDeployment({ image: "web:2" }),
) {
  const target = aReplicaSet(web, { revision: 1, template });
  const owned = [target, aReplicaSet(web, { revision: 2, replicas: 3 })];
  return inEnglish(checksOf(web, owned, target, theSurroundings(said), asItIs)).filter((check) => check.code === code);
}

function only(code: CheckCode, template: PodTemplate, said: Partial<Surroundings> = {}) {
  return told(code, template, said).map(({ state, sentence, missingRight }) => [
    state,
    sentence.text,
    ...(missingRight === null ? [] : [missingRight]),
  ]);
}

function wrote(at: string, manager = "kubectl"): ConfigObject["writes"] {
  return [{ manager: clusterText(manager), operation: "Update", at }];
}

// Revision 1 was made at 00:01 and ran until revision 2 was made at 00:02.
const USES_CONFIG = aPodTemplate({ container: { envFrom: [{ configMapRef: { name: "c" } }] } });

test.each<[string, Partial<ConfigObject>, string, string]>([
  [
    "written long after",
    { writes: wrote("2026-01-03T01:00:00Z") },
    "warn",
    "ConfigMap c changed 2 d after revision 1 last ran; it is not rolled back.",
  ],
  [
    "made anew after",
    { createdAt: "2026-01-01T00:32:00Z" },
    "warn",
    "ConfigMap c was created 30 min after revision 1 last ran; it is not rolled back.",
  ],
  [
    "written right before the next took over",
    { writes: wrote("2026-01-01T00:01:57Z") },
    "warn",
    "ConfigMap c changed 3 s before the next revision took over from revision 1, perhaps with it; it is not rolled back.",
  ],
  [
    "written before it ran",
    { writes: wrote("2026-01-01T00:01:00Z") },
    "ok",
    "No change of ConfigMap c is recorded since revision 1 last ran.",
  ],
  [
    "of a younger version than the ReplicaSet's last, without a record of when",
    { resourceVersion: "12" },
    "warn",
    "ConfigMap c was written after revision 1 was last scaled down, though the cluster does not record when; it is not rolled back.",
  ],
  [
    "of a younger version, which a write of its labels explains",
    { resourceVersion: "12", touchedAt: "2026-01-03T01:00:00Z" },
    "ok",
    "No change of ConfigMap c is recorded since revision 1 last ran.",
  ],
  [
    "of a version that is no number",
    { resourceVersion: "z" },
    "ok",
    "No change of ConfigMap c is recorded since revision 1 last ran.",
  ],
  ["never written", { writes: [] }, "ok", "No change of ConfigMap c is recorded since revision 1 last ran."],
  [
    "not recorded",
    { writes: null },
    "unknown",
    "Whether ConfigMap c changed since revision 1 last ran is not recorded.",
  ],
])("config %s", (_what, config, state, text) => {
  expect(only("config-changed", USES_CONFIG, { configMaps: new Map([["c", aConfig(config)]]) })).toEqual([
    [state, text],
  ]);
});

test("a write in the middle of a long run is not called a change since", () => {
  const web = aDeployment({ image: "web:2" });
  const target = aReplicaSet(web, { revision: 1, template: USES_CONFIG });
  const next = aReplicaSet(web, { revision: 2, createdAt: "2026-01-01T05:00:00Z" });
  const configMaps = new Map([["c", aConfig({ writes: wrote("2026-01-01T03:00:00Z") })]]);

  const found = checksOf(web, [target, next], target, theSurroundings({ configMaps }), asItIs).find(
    ({ code }) => code === "config-changed",
  );
  expect(found?.state).toBe("ok");
});

test("a change names who, when, and until when the revision ran", () => {
  const configMaps = new Map([["c", aConfig({ writes: wrote("2026-01-03T01:00:00Z", "helm") })]]);

  expect(told("config-changed", USES_CONFIG, { configMaps })[0]?.evidence).toEqual([
    {
      kind: "ConfigMap",
      name: "c",
      field: expect.objectContaining({ text: "data" }),
      value: null,
      meaning: null,
      at: "2026-01-03T01:00:00Z",
      by: "helm",
    },
    {
      kind: "ReplicaSet",
      name: "web-hash2",
      field: expect.objectContaining({ text: "metadata.creationTimestamp" }),
      value: null,
      meaning: null,
      at: "2026-01-01T00:02:00Z",
      by: null,
    },
  ]);
});

test("a revision without a number is called by its ReplicaSet", () => {
  const web = aDeployment({ image: "web:2" });
  const target = aReplicaSet(web, { revision: "x", hash: "odd", template: USES_CONFIG });
  const configMaps = new Map([["c", aConfig()]]);

  const found = checksOf(
    web,
    [target, aReplicaSet(web, { revision: 2 })],
    target,
    theSurroundings({ configMaps }),
    asItIs,
  );
  expect(inEnglish(found.find(({ code }) => code === "config-changed"))?.sentence.text).toBe(
    "Whether ConfigMap c changed since ReplicaSet web-odd last ran is not known: its number cannot be read.",
  );
});
