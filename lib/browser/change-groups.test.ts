import { expect, test } from "vitest";
import { aChange, called } from "@/lib/testing/template-change";
import { changeRowWords } from "@/lib/words/en/screens/compare";
import { groupChanges, placeName } from "./change-groups";

const inContainer = (list: string, name: string, said: Parameters<typeof aChange>[0]) =>
  aChange({ container: name, path: ["spec", list, { by: { name }, occurrence: 0 }, "image"], ...said });

test("changes are grouped by container, pod and metadata, the most important first", () => {
  const { groups } = groupChanges([
    aChange({ subject: called("label tier"), path: ["metadata", "labels", "tier"], weight: 30 }),
    inContainer("containers", "web", { subject: called("memory limit"), weight: 70 }),
    aChange({ subject: called("nodeSelector"), path: ["spec", "nodeSelector"], weight: 45 }),
    inContainer("initContainers", "web", { subject: called("env A"), weight: 75 }),
    inContainer("containers", "web", { subject: called("image"), weight: 100 }),
  ]);

  expect(
    groups.map(({ place, changes }) => [placeName(changeRowWords, place), changes.map(({ subject }) => subject.text)]),
  ).toEqual([
    ["container web", ["image", "memory limit"]],
    ["init container web", ["env A"]],
    ["pod", ["nodeSelector"]],
    ["labels and annotations", ["label tier"]],
  ]);
});

test("cosmetic changes stand apart, whatever their place", () => {
  const { groups, cosmetic } = groupChanges([
    aChange({ subject: called("restartedAt"), cosmetic: true, weight: 0 }),
    aChange({ subject: called("rollme"), cosmetic: true, weight: 0 }),
  ]);
  expect(groups).toEqual([]);
  expect(cosmetic.map(({ subject }) => subject.text)).toEqual(["restartedAt", "rollme"]);
});

test("an ephemeral container is called one", () => {
  expect(placeName(changeRowWords, { kind: "container", list: "ephemeralContainers", name: "debug" })).toBe(
    "ephemeral container debug",
  );
});
