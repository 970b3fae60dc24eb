import fc from "fast-check";
import { expect, test } from "vitest";
import { markedTokens } from "./marked-tokens";
import { yamlTokens } from "./yaml-tokens";

const told = (line: string) =>
  yamlTokens(line)
    .filter(({ text }) => text.trim() !== "")
    .map(({ kind, text }) => `${kind}:${text}`);

test.each([
  ["spec:", ["key:spec", "sign::"]],
  ["  - name: web", ["sign:  - ", "key:name", "sign::", "text:web"]],
  ["  replicas: 3", ["key:replicas", "sign::", "literal:3"]],
  ["    image: registry.test:5000/web:1.0", ["key:image", "sign::", "text:registry.test:5000/web:1.0"]],
  ['    "app.test/a: b": "true"', ['key:"app.test/a: b"', "sign::", 'text:"true"']],
  ["- --port=80", ["sign:- ", "text:--port=80"]],
  ["- -c", ["sign:- ", "text:-c"]],
  ["command: |-", ["key:command", "sign::", "literal:|-"]],
  ["# note: it", ["comment:# note: it"]],
  ["value: ‹masked 1a2b3c›", ["key:value", "sign::", "mask:‹masked 1a2b3c›"]],
  ["url: postgres://‹masked 1a2b3c›@db", ["key:url", "sign::", "text:postgres://", "mask:‹masked 1a2b3c›", "text:@db"]],
  ["emptyDir: {}", ["key:emptyDir", "sign::", "literal:{}"]],
])("%s", (line, tokens) => {
  expect(told(line)).toEqual(tokens);
});

test("the tokens of a line are the line, with marks and without", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (line, other) => {
      const text = (tokens: { text: string }[]) => tokens.map((token) => token.text).join("");
      expect(text(yamlTokens(line))).toBe(line);
      expect(text(markedTokens(line, other, "before"))).toBe(line);
      expect(text(markedTokens(line, other, "after"))).toBe(line);
    }),
  );
});

test("a token is cut where its words changed", () => {
  const changed = markedTokens("image: web:1.8", "image: web:1.9", "before").filter((token) => token.changed);
  expect(changed).toEqual([{ kind: "text", text: "8", changed: true }]);
});
