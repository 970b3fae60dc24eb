import { expect, test } from "vitest";
import { applyJsonPatch } from "./json-patch";
import { applyMergePatch } from "./merge-patch";
import { applyStrategicMergePatch } from "./strategic-merge-patch";

const pod = {
  spec: {
    containers: [
      {
        name: "web",
        image: "web:1",
        env: [
          { name: "A", value: "1" },
          { name: "B", value: "2" },
        ],
        args: ["x"],
      },
      { name: "side", image: "side:1", ports: [{ containerPort: 80, protocol: "TCP" }] },
    ],
    volumes: [{ name: "data", emptyDir: {} }],
    strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1 } },
  },
  metadata: { finalizers: ["a", "b"] },
};

const strategic = (spec: object) => applyStrategicMergePatch(pod, { spec })["spec"] as typeof pod.spec;

test("a JSON Patch is refused as a whole, without a cause, where a test fails or a place is missing", () => {
  const refused = {
    code: 422,
    reason: "Invalid",
    message: "the server rejected our request due to an error in our request",
  };
  const replace = { op: "replace", path: "/spec/volumes", value: [] };

  expect(() => applyJsonPatch(pod, [replace, { op: "test", path: "/spec/containers/0/name", value: "x" }])).toThrow(
    expect.objectContaining(refused),
  );
  expect(() => applyJsonPatch(pod, [{ op: "replace", path: "/metadata/annotations", value: {} }])).toThrow(
    expect.objectContaining(refused),
  );
  expect(() => applyJsonPatch(pod, [{ op: "remove", path: "/spec/containers/7" }])).toThrow(
    expect.objectContaining(refused),
  );
  expect(pod.spec.volumes).toHaveLength(1);
});

test("a JSON Patch tests, replaces, adds in lists, moves and copies; a missing field passes a test for null", () => {
  const patched = applyJsonPatch({ list: [1, 2], map: { "a/b": 1, "c~d": 2 } }, [
    { op: "test", path: "/none", value: null },
    { op: "test", path: "/map/a~1b", value: 1 },
    { op: "replace", path: "/map/c~0d", value: 3 },
    { op: "add", path: "/list/1", value: 9 },
    { op: "add", path: "/list/-", value: 4 },
    { op: "copy", from: "/list/0", path: "/copied" },
    { op: "move", from: "/map/a~1b", path: "/moved" },
  ]);

  expect(patched).toEqual({ list: [1, 9, 2, 4], map: { "c~d": 3 }, copied: 1, moved: 1 });
});

test("a merge patch replaces lists as a whole, and null removes", () => {
  expect(applyMergePatch({ a: [1, 2], b: { c: 1, d: 2 } }, { a: [3], b: { c: null } })).toEqual({
    a: [3],
    b: { d: 2 },
  });
});

test("a strategic merge patch merges containers and variables by name, ports by number, other lists as a whole", () => {
  const { containers } = strategic({
    containers: [
      {
        name: "web",
        image: "web:2",
        env: [
          { name: "B", value: "3" },
          { name: "C", value: "4" },
        ],
        args: ["y"],
      },
      { name: "side", ports: [{ containerPort: 80, name: "http" }, { containerPort: 81 }] },
    ],
  });

  expect(containers).toEqual([
    {
      name: "web",
      image: "web:2",
      env: [
        { name: "A", value: "1" },
        { name: "B", value: "3" },
        { name: "C", value: "4" },
      ],
      args: ["y"],
    },
    {
      name: "side",
      image: "side:1",
      ports: [{ containerPort: 80, protocol: "TCP", name: "http" }, { containerPort: 81 }],
    },
  ]);
});

test("$patch deletes an entry or replaces a list or a map", () => {
  expect(strategic({ containers: [{ name: "side", $patch: "delete" }] }).containers.map(({ name }) => name)).toEqual([
    "web",
  ]);
  expect(strategic({ containers: [{ $patch: "replace" }, { name: "new", image: "new:1" }] }).containers).toEqual([
    { name: "new", image: "new:1" },
  ]);
  expect(strategic({ strategy: { $patch: "replace", type: "Recreate" } }).strategy).toEqual({ type: "Recreate" });
});

test("$retainKeys leaves only the keys it names", () => {
  const patched = strategic({ strategy: { $retainKeys: ["type"], type: "Recreate" } });

  expect(patched.strategy).toEqual({ type: "Recreate" });
});

test("$setElementOrder orders what the patch knows, and leaves the others where they were", () => {
  const order = [{ name: "new" }, { name: "web" }];
  const patched = strategic({ "$setElementOrder/containers": order, containers: [{ name: "new", image: "new:1" }] });

  expect(patched.containers.map(({ name }) => name)).toEqual(["new", "web", "side"]);
});

test("$deleteFromPrimitiveList takes values out of a list that is united otherwise", () => {
  const patched = applyStrategicMergePatch(pod, {
    metadata: { finalizers: ["c"], "$deleteFromPrimitiveList/finalizers": ["a"] },
  });

  expect(patched["metadata"]).toEqual({ finalizers: ["c", "b"] });
});

test("entries that a strategic merge patch names come first, unless the list has them after others", () => {
  const namesAfter = (...names: string[]) =>
    strategic({ containers: names.map((name) => ({ name, image: `${name}:2` })) }).containers.map(({ name }) => name);

  expect(namesAfter("new")).toEqual(["new", "web", "side"]);
  expect(namesAfter("side")).toEqual(["web", "side"]);
  expect(namesAfter("side", "new")).toEqual(["web", "side", "new"]);
});
