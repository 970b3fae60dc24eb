import { expect, test } from "vitest";
import type { ChangeTopic } from "@/lib/contract/template-diff";
import { changeRowWords } from "@/lib/words/en/screens/compare";
import { shownValue } from "./change-value";

const line = (topic: ChangeTopic, value: unknown) => {
  const shown = shownValue(changeRowWords, { topic }, value);
  return shown?.kind === "line" ? shown.text : shown;
};

test.each<[ChangeTopic, unknown, string]>([
  ["image", "web:1", "web:1"],
  ["label", "", "(empty)"],
  ["port", 8080, "8080"],
  ["security", false, "false"],
  ["env", { name: "A", value: "debug" }, "debug"],
  ["env", { name: "A" }, "(empty)"],
  ["env", { name: "A", valueFrom: { secretKeyRef: { name: "web", key: "pw" } } }, "secret web, key pw"],
  [
    "env",
    { name: "A", valueFrom: { configMapKeyRef: { name: "web", key: "k", optional: true } } },
    "config map web, key k, optional",
  ],
  ["env", { name: "A", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }, "field metadata.name"],
  [
    "env",
    { name: "A", valueFrom: { resourceFieldRef: { resource: "limits.cpu", containerName: "web" } } },
    "resource limits.cpu of web",
  ],
  ["command", ["sh", "-c", "echo hi"], 'sh -c "echo hi"'],
  ["command", [], "(none)"],
])("%s %j is told as %s", (topic, value, words) => {
  expect(line(topic, value)).toBe(words);
});

test("an absent side is told as nothing", () => {
  expect(shownValue(changeRowWords, { topic: "image" }, undefined)).toBeNull();
});

test("what has parts of its own, or is not known, is YAML", () => {
  expect(shownValue(changeRowWords, { topic: "container" }, { name: "web", image: "web:1" })).toEqual({
    kind: "yaml",
    text: "name: web\nimage: web:1",
  });
  const unknown = { name: "A", valueFrom: { vaultRef: { path: "x" } } };
  expect(shownValue(changeRowWords, { topic: "env" }, unknown)?.kind).toBe("yaml");
});
