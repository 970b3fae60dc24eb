import { expect, test } from "vitest";
import { pointer } from "./json-patch";

test.each([
  [["spec", "template"], "/spec/template"],
  [["a", "kubernetes.io/change-cause"], "/a/kubernetes.io~1change-cause"],
  [["a", "~/~1"], "/a/~0~1~01"],
  [[""], "/"],
  [[], ""],
])("%j is %s", (names, path) => {
  expect(pointer(...names)).toBe(path);
});
