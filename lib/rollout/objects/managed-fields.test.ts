import { expect, test } from "vitest";
import { writersOf } from "./managed-fields";

const entry = (manager: string, time: string, fieldsV1: object, more: object = {}) => ({
  manager,
  operation: "Update",
  time,
  fieldsV1: fieldsV1 as Record<string, never>,
  ...more,
});

test("tells who owns a field, latest first, without writes of status", () => {
  const template = { "f:spec": { "f:template": { "f:spec": {} } } };
  const managedFields = [
    entry("old", "2026-01-01T00:00:00Z", template),
    entry("new", "2026-01-02T00:00:00Z", template, { operation: "Apply" }),
    entry("other", "2026-01-03T00:00:00Z", { "f:spec": { "f:replicas": {} } }),
    entry("status", "2026-01-04T00:00:00Z", template, { subresource: "status" }),
  ];

  expect(writersOf({ managedFields }, ["spec", "template"])).toEqual([
    { manager: "new", operation: "Apply", at: "2026-01-02T00:00:00Z" },
    { manager: "old", operation: "Update", at: "2026-01-01T00:00:00Z" },
  ]);
});

test("nobody is known without managed fields, and a time that is none is none", () => {
  expect(writersOf({}, ["data"])).toEqual([]);
  expect(writersOf({ managedFields: [entry("", "soon", { "f:data": {} })] }, ["data"])).toEqual([
    { manager: null, operation: "Update", at: null },
  ]);
});
