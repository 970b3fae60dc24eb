import { expect, test } from "vitest";
import { refusalIn } from "@/lib/testing/problem-in-english";
import { diffSides, namespaceOfQuery, revisionUid, rolloutRef } from "./params";

const params = { cluster: "arn:aws:eks:eu-west-1:1:cluster/prod", namespace: "shop", kind: "deployments", name: "web" };

test("takes names as the API server does, and any context name", () => {
  expect(rolloutRef(params)).toEqual(params);
  expect(rolloutRef({ ...params, cluster: "~api", name: "web.v1-2" })).toMatchObject({
    cluster: "api",
    name: "web.v1-2",
  });
});

test.each(["", ".", "..", "../x", "a/b", "a%2Fb", "A", "a_b", "-a", "a-", "a..b", "a b", "a\n", "é", "a".repeat(254)])(
  "takes %j for no name",
  (name) => {
    expect(() => rolloutRef({ ...params, name })).toThrow(expect.objectContaining({ code: "invalid-request" }));
    expect(() => rolloutRef({ ...params, namespace: name })).toThrow(
      expect.objectContaining({ code: "invalid-request" }),
    );
  },
);

test("takes a namespace of up to 63 characters without dots", () => {
  expect(rolloutRef({ ...params, namespace: "a".repeat(63) }).namespace).toHaveLength(63);
  expect(refusalIn(() => rolloutRef({ ...params, namespace: "a".repeat(64) })).message).toMatch(/namespace/);
  expect(refusalIn(() => rolloutRef({ ...params, namespace: "a.b" })).message).toMatch(/namespace/);
});

test("knows Deployments only", () => {
  expect(() => rolloutRef({ ...params, kind: "pods" })).toThrow(expect.objectContaining({ code: "not-found" }));
});

test("reads the namespace of a query; none is every one", () => {
  expect(namespaceOfQuery(new Request("http://rewind/api?namespace=shop"))).toBe("shop");
  expect(namespaceOfQuery(new Request("http://rewind/api"))).toBeNull();
  expect(refusalIn(() => namespaceOfQuery(new Request("http://rewind/api?namespace="))).message).toMatch(/namespace/);
});

test("takes a uid for what it is", () => {
  expect(revisionUid({ revision: "7e32c027-af40-4fdd-bbf6-679a3875f43d" })).toBe(
    "7e32c027-af40-4fdd-bbf6-679a3875f43d",
  );
  expect(refusalIn(() => revisionUid({ revision: "../x" })).message).toMatch(/uid/);
});

test("reads both sides of a comparison, and asks for whichever is missing", () => {
  const sides = (query: string) => diffSides(new Request(`http://rewind/api/diff?${query}`));
  expect(sides("from=live&to=7e32c027-af40-4fdd-bbf6-679a3875f43d")).toEqual({
    from: "live",
    to: "7e32c027-af40-4fdd-bbf6-679a3875f43d",
  });
  for (const query of ["", "from=live", "to=live", "from=&to=live", "from=../x&to=live"]) {
    expect(() => sides(query)).toThrow(expect.objectContaining({ code: "invalid-request" }));
  }
});
