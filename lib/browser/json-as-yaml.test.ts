import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { arbitraryText, MISREAD_TEXTS } from "@/lib/testing/arbitrary-text";
import { jsonAsYaml } from "./json-as-yaml";

test("is laid out as kubectl does it", () => {
  const container = {
    name: "web",
    image: "registry.test/web:1.0",
    args: ["-c", "two\nlines"],
    env: [{ name: "DEBUG", value: "true" }],
    resources: { limits: { memory: "1Gi" } },
    securityContext: {},
    stdin: true,
  };
  expect(jsonAsYaml(container)).toBe(
    `name: web
image: registry.test/web:1.0
args:
- -c
- "two\\nlines"
env:
- name: DEBUG
  value: "true"
resources:
  limits:
    memory: 1Gi
securityContext: {}
stdin: true`,
  );
});

test("any JSON reads back as itself", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(parse(jsonAsYaml(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each(["1.1", "1.2"] as const)("every text and every key reads back as the same text to YAML %s", (version) => {
  fc.assert(
    fc.property(arbitraryText, arbitraryText, (key, text) => {
      const value = { [key]: text, list: [text, { [key]: [text] }] };
      expect(parse(jsonAsYaml(value), { version })).toEqual(value);
    }),
    { examples: [...MISREAD_TEXTS, "\ud800", "a\n\udc00"].map((text) => [text, text]), numRuns: 500 },
  );
});

test.each([
  "web",
  "registry.test/web:1.0",
  "http://x/y",
  "‹masked 1a2b3c›",
  "--port=80",
  "-c",
  "/healthz",
  "$(HOST):$(PORT)",
  "1Gi",
  "30s",
  "a, b",
])("%s stays bare", (text) => {
  expect(jsonAsYaml([text])).toBe(`- ${text}`);
});

test("what breaks a line to YAML 1.1, or may not stand in it at all, is named instead", () => {
  expect(jsonAsYaml("\u0085\u2028\ufeff\u007f\uffff")).toBe('"\\u0085\\u2028\\ufeff\\u007f\\uffff"');
});

test("a key that is too long for its line has one of its own", () => {
  const value = { ["k".repeat(1_100)]: { a: ["b"] } };
  expect(parse(jsonAsYaml(value), { version: "1.1" })).toEqual(value);
});
