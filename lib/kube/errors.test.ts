import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/rollout/objects/objects";
import { problemInEnglish } from "@/lib/testing/problem-in-english";
import { type Doing, isFailedTest, problemOfAnswer } from "./errors";

const PATCH: Doing = { cluster: "prod", verb: "patch", resource: "deployments", namespace: "shop", name: "web" };
const GET: Doing = { ...PATCH, verb: "get" };

function problemOf(doing: Doing, code: number, message: string, details: JsonObject = {}) {
  return problemOfAnswer(doing, code, { kind: "Status", message, details, code }, null);
}

const RBAC =
  'deployments.apps "web" is forbidden: User "u" cannot patch resource "deployments" in API group "apps" in the namespace "shop"';

test.each([
  ["a credential that is no longer valid (T94)", PATCH, 401, "Unauthorized", "unauthenticated"],
  ["a missing right (T90)", PATCH, 403, RBAC, "forbidden"],
  ["a missing right to read (T88)", GET, 403, RBAC.replace("patch", "get"), "forbidden"],
  ["a webhook that says no with 403 (T57)", PATCH, 403, 'admission webhook "x" denied the request: no', "rejected"],
  [
    "a webhook that says no without a code (T57)",
    PATCH,
    400,
    'admission webhook "x" denied the request: no',
    "rejected",
  ],
  [
    "a webhook that does not answer (T58)",
    PATCH,
    500,
    'Internal error occurred: failed calling webhook "x": …',
    "cluster-error",
  ],
  [
    "a policy (T59)",
    PATCH,
    422,
    "deployments.apps \"web\" is forbidden: ValidatingAdmissionPolicy 'P' with binding 'B' denied request: no",
    "rejected",
  ],
  ["a quota", PATCH, 403, 'pods "x" is forbidden: exceeded quota: q, requested: pods=1', "rejected"],
  [
    "a namespace that is going away (T97)",
    PATCH,
    403,
    "… is forbidden: unable to create new content in namespace shop because it is being terminated",
    "rejected",
  ],
  ["an object that is gone (T54)", PATCH, 404, 'deployments.apps "web" not found', "not-found"],
  ["a write of somebody else at the same moment", PATCH, 409, "Operation cannot be fulfilled", "conflict"],
  [
    "a JSON Patch test that failed",
    PATCH,
    422,
    "the server rejected our request due to an error in our request",
    "conflict",
  ],
  ["a server that is too busy (T95)", GET, 429, "too many requests", "busy"],
  ["a server that is just starting", GET, 503, "apiserver not ready", "busy"],
  ["a server that took too long", PATCH, 504, "Timeout: request did not complete", "cluster-timeout"],
  ["anything else", GET, 500, "etcdserver: no leader", "cluster-error"],
])("takes %s for what it is", (_what, doing, status, message, code) => {
  const problem = problemOf(doing, status, message);

  expect(problem.code).toBe(code);
  expect(problem.extras.said).toBe(message);
  expect(problemInEnglish(problem).extras.advice).toMatch(/\w/);
});

test("lists by field what validation found (T61)", () => {
  const causes = [
    { reason: "FieldValueInvalid", field: "spec.template.metadata.labels", message: "does not match selector" },
    { reason: "FieldValueInvalid", field: "spec.template.metadata.labels", message: "does not match selector" },
  ];
  const problem = problemOf(PATCH, 422, 'Deployment.apps "web" is invalid', { causes });

  expect(problem.code).toBe("rejected");
  expect(problem.extras.causes).toEqual([
    { field: "spec.template.metadata.labels", message: "does not match selector" },
  ]);
  expect(isFailedTest(problem)).toBe(false);
});

test("calls only an unexplained 422 a failed test", () => {
  expect(isFailedTest(problemOf(PATCH, 422, "the server rejected our request due to an error in our request"))).toBe(
    true,
  );
  expect(isFailedTest(problemOf(PATCH, 409, "conflict"))).toBe(false);
});

test("names verb, resource, namespace and cluster of a missing right (T88)", () => {
  expect(problemInEnglish(problemOf(GET, 403, RBAC)).message).toBe(
    'You have no right to get deployments "web" in namespace "shop" of cluster "prod".',
  );
});

test("says of a failed write whether it may have taken effect", () => {
  expect(problemOf(PATCH, 504, "Timeout").maybeProcessed).toBe(true);
  expect(problemOf(PATCH, 500, "etcdserver: request timed out").maybeProcessed).toBe(true);
  expect(problemOf(PATCH, 500, 'failed calling webhook "x"').maybeProcessed).toBe(false);
  expect(problemOf(PATCH, 403, RBAC).maybeProcessed).toBe(false);
});

test("cuts a message that nobody would read to its end", () => {
  expect(
    problemOf(PATCH, 403, `admission webhook "x" denied the request: ${"a".repeat(1_000_000)}`).extras.said,
  ).toHaveLength(4001);
});

test("survives an answer that is no Status", () => {
  expect(problemOfAnswer(GET, 502, undefined, null).code).toBe("cluster-error");
  expect(problemOfAnswer(GET, 403, [1], null).code).toBe("forbidden");
});

test("what the API server quotes of others holds no secret, and is masked before it is cut", () => {
  const canary = "k4n4rienv0gel";
  const details = { causes: [{ field: `env.DB_PASSWORD=${canary}`, message: `--token ${canary} is not allowed` }] };
  const said = `denied: ${"x ".repeat(1990)} TOKEN=${canary}${canary}`;
  const { extras } = problemOf(PATCH, 422, said, details);
  expect(JSON.stringify(extras)).not.toContain(canary.slice(0, 6));
  expect(extras.causes).toEqual([
    {
      field: expect.stringMatching(/^env\.DB_PASSWORD=‹masked/),
      message: expect.stringMatching(/^--token ‹masked .* is not allowed$/),
    },
  ]);
});
