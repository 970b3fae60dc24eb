import { expect, test } from "vitest";
import { isOwnRefusal } from "./own-answer";

const status = (code: number, more: object = {}) => ({
  kind: "Status",
  apiVersion: "v1",
  status: "Failure",
  reason: "Some",
  message: "no",
  code,
  ...more,
});

function isOwn(code: number, body: object | string, retryAfterSeconds: number | null = null): boolean {
  const json = typeof body === "string" ? undefined : (JSON.parse(JSON.stringify(body)) as { [key: string]: string });
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return isOwnRefusal({ status: code, body: json, text, retryAfterSeconds });
}

const DENIED = 'admission webhook "x" denied the request: no';
const FULL = "Too many requests, please try again later.\n";

test.each<[string, boolean]>([
  ["a Status with the code of the answer", isOwn(422, status(422))],
  ["a webhook's refusal without a reason", isOwn(400, status(400, { reason: "", message: DENIED }))],
  ["a full server's plain words with Retry-After", isOwn(429, FULL, 1)],
])("takes %s for the API server's own", (_what, own) => {
  expect(own).toBe(true);
});

test.each<[string, boolean]>([
  ["a Status of another code", isOwn(502, status(422))],
  ["a Status of success", isOwn(200, status(200, { status: "Success" }))],
  ["a Status without a reason", isOwn(408, status(408, { reason: "" }))],
  ["a Status of another version", isOwn(403, status(403, { apiVersion: "example.com/v1" }))],
  ["another kind of object", isOwn(404, status(404, { kind: "Error" }))],
  ["a page", isOwn(403, "<html>blocked</html>")],
  ["a page that quotes a full server", isOwn(429, `<p>${FULL}</p>`, 1)],
  ["a full server's words without Retry-After", isOwn(429, FULL)],
  ["nothing", isOwn(302, "")],
])("does not take %s for it", (_what, own) => {
  expect(own).toBe(false);
});
