import { expect, test } from "vitest";
import type { MaskedValue, PathSegment } from "@/lib/contract/template-diff";
import { behindMask, maskedPlaces, splitAtMasks } from "./masked-places";

const ONE = "‹masked 111111›";
const TWO = "‹masked 222222›";
const masked = (pointer: string, mask = ONE): MaskedValue => ({ pointer, mask, why: "name" });
const env: PathSegment[] = ["spec", "containers", { by: { name: "web" }, occurrence: 0 }, "env"];
const token: PathSegment[] = [...env, { by: { name: "TOKEN" }, occurrence: 0 }];

test("an entry of a list is named by what identifies it, and found by its index", () => {
  const found = maskedPlaces(token, { name: "TOKEN", value: ONE }, [
    masked("/metadata/annotations/a", TWO),
    masked("/spec/containers/1/env/3/value"),
  ]);
  expect(found).toEqual([{ masked: masked("/spec/containers/1/env/3/value"), within: ONE }]);
});

test("of equal masks the one below the change's own path is asked for", () => {
  const found = maskedPlaces(token, { name: "TOKEN", value: ONE }, [
    masked("/metadata/annotations/copy"),
    masked("/spec/containers/0/env/0/value"),
  ]);
  expect(found.map((place) => place.masked.pointer)).toEqual(["/spec/containers/0/env/0/value"]);
});

test("equal masks stand for equal values, so another place with the same mask does where the path finds none", () => {
  const [place] = maskedPlaces(["spec", "x"], ONE, [masked("/elsewhere")]);
  expect(place?.masked.pointer).toBe("/elsewhere");
});

test("keys with slashes and tildes are matched as the pointer escapes them", () => {
  const path = ["metadata", "annotations", "team.test/a~b"];
  const [place] = maskedPlaces(path, ONE, [masked("/metadata/x"), masked("/metadata/annotations/team.test~1a~0b")]);
  expect(place?.masked.pointer).toBe("/metadata/annotations/team.test~1a~0b");
});

test("every mask of a whole container is found, and none where there is none", () => {
  const container = { name: "web", env: [{ name: "A", value: ONE }], args: [`postgres://${TWO}@db`] };
  const all = [masked("/spec/containers/0/env/0/value"), masked("/spec/containers/0/args/0", TWO)];
  expect(maskedPlaces(env.slice(0, 3), container, all).map(({ within }) => within)).toEqual([
    ONE,
    `postgres://${TWO}@db`,
  ]);
  expect(maskedPlaces(token, { name: "TOKEN", value: "plain" }, all)).toEqual([]);
  expect(maskedPlaces(token, undefined, all)).toEqual([]);
});

test("a text is cut at its masks", () => {
  const [place] = maskedPlaces(["args"], `a ${ONE} b ${ONE}`, [masked("/args")]);
  expect(place && splitAtMasks(`a ${ONE} b ${ONE}`, [place])).toEqual(["a ", place, " b ", place]);
});

test.each([
  [ONE, "hunter2", "hunter2"],
  [`postgres://${ONE}@db/shop`, "postgres://me:hunter2@db/shop", "me:hunter2"],
  [`postgres://${ONE}@db/shop`, "something else", "something else"],
  [`--user=${ONE} --token=${TWO}`, "--user=me --token=hunter2", "me"],
  [`(a+b)$ ${ONE}`, "(a+b)$ two\nlines", "two\nlines"],
])("a revealed value takes the mask's place: %s of %s", (within, revealed, shown) => {
  expect(behindMask({ masked: masked("/x"), within }, revealed)).toBe(shown);
});
