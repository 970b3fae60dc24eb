import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
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
- "-c"
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

test.each([
  "yes",
  "No",
  "null",
  "~",
  "0123",
  "1e3",
  "1_000m",
  "-",
  "- a",
  "a: b",
  "a #b",
  "‹masked 1a2b3c›",
  "http://x/y",
  "a:",
  ".5",
])("the text %j reads back as a text", (text) => {
  expect(parse(jsonAsYaml({ [text]: [text] }), { version: "1.1" })).toEqual({ [text]: [text] });
});
