import { describe, expect, test } from "vitest";
import { applyJsonPatch } from "@/lib/testing/apply-json-patch";
import { type JsonPatchOperation, patched, pointer } from "./json-patch";

test.each([
  [["spec", "template"], "/spec/template"],
  [["a", "kubernetes.io/change-cause"], "/a/kubernetes.io~1change-cause"],
  [["a", "~/~1"], "/a/~0~1~01"],
  [[""], "/"],
  [[], ""],
])("%j is %s", (names, path) => {
  expect(pointer(...names)).toBe(path);
});

describe("the object after a patch", () => {
  const object = {
    metadata: { annotations: { "a/b~c": "1", keep: "k" } },
    spec: { template: { old: true }, paused: true },
  };

  test("is what an API server makes of it", () => {
    const operations: JsonPatchOperation[] = [
      { op: "test", path: "/spec/template", value: { old: true } },
      { op: "replace", path: "/spec/template", value: { new: [1] } },
      { op: "remove", path: "/metadata/annotations/a~1b~0c" },
      { op: "add", path: "/metadata/annotations/x", value: "2" },
      { op: "add", path: "/spec/paused", value: false },
    ];
    expect(patched(object, operations)).toEqual({
      metadata: { annotations: { keep: "k", x: "2" } },
      spec: { template: { new: [1] }, paused: false },
    });
    expect(patched(object, operations)).toEqual(applyJsonPatch(object, operations));
  });
  test("leaves the one before as it was", () => {
    const before = structuredClone(object);
    patched(object, [{ op: "remove", path: "/spec/paused" }]);
    expect(object).toEqual(before);
  });
  test("keys that objects inherit are keys like others", () => {
    const result = patched({ metadata: {} }, [{ op: "add", path: "/metadata/constructor/x", value: 1 }]);
    expect(result).toEqual({ metadata: { constructor: { x: 1 } } });
  });
});
