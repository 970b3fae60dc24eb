import { execFileSync, spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { jsonAsYaml } from "@/lib/browser/json-as-yaml";
import type { PodTemplate } from "@/lib/rollout/objects/objects";
import { arbitraryText, MISREAD_TEXTS } from "@/lib/testing/arbitrary-text";
import { yamlOf } from "./revision-template";

const asTemplate = (value: object) => value as PodTemplate;

test("a template is laid out for people: bare where that is safe, several lines as they are", () => {
  const script = "set -e\nexec web --port=80\n";
  const container = { name: "web", image: "registry.test:5000/web:1.9", args: ["yes", "-c", script] };
  const spec = { containers: [{ ...container, env: [{ name: "Y", value: "0b11" }] }] };
  expect(yamlOf({ spec })).toBe(`spec:
  containers:
    - name: web
      image: registry.test:5000/web:1.9
      args:
        - "yes"
        - -c
        - |
          set -e
          exec web --port=80
      env:
        - name: "Y"
          value: "0b11"
`);
});

test.each(["1.1", "1.2"] as const)("every text and every key reads back as the same text to YAML %s", (version) => {
  fc.assert(
    fc.property(arbitraryText, arbitraryText, (key, text) => {
      const value = { [key]: text, list: [text, { [key]: [text], end: text }], last: text };
      expect(parse(yamlOf(asTemplate(value)), { version })).toEqual(value);
    }),
    { examples: [...MISREAD_TEXTS, "\ud800", "a\n\udc00"].map((text) => [text, text]), numRuns: 500 },
  );
});

test("integers beyond 2^53 stay what they are", () => {
  expect(yamlOf(asTemplate({ big: 9_007_199_254_740_993n }))).toBe("big: 9007199254740993\n");
});

const missing = spawnSync("kubectl", ["version", "--client"]).error !== undefined;
/** kubectl takes long to start on a busy machine. */
const SLOW_MS = 60_000;

/** Where kubectl is not on the machine there is nobody to ask. */
describe.skipIf(missing)("the real kubectl reads back the same texts", () => {
  const texts = [...MISREAD_TEXTS, ...fc.sample(arbitraryText, { numRuns: 1_000, seed: 11 })];
  const data = Object.fromEntries([
    ...texts.map((text, index) => [`value ${index}`, text]),
    ...texts.map((text) => [text, "key"]),
  ]);
  const map = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "texts" }, data };

  test.each([
    ["of a template", yamlOf(asTemplate(map))],
    ["of a change's value", jsonAsYaml(map)],
  ])(
    "%s",
    (_what, yaml) => {
      const flags = ["annotate", "--local", "--kubeconfig=/dev/null", "-f", "-", "-o", "json", "read=back"];
      const read = JSON.parse(
        execFileSync("kubectl", flags, { input: yaml, encoding: "utf8", maxBuffer: 2 ** 28 }),
      ) as typeof map;
      expect(read.data).toEqual(data);
    },
    SLOW_MS,
  );
});
