import { expect, test } from "vitest";
import { Problem } from "@/lib/contract/problem";
import { API_HEADERS } from "@/lib/server/http/problem-response";
import { problemAnswer } from "./problem-answer.mjs";
import { notAllowed, refusalOf, unreadable } from "./refusal.mjs";

const HOST = ["Host", "127.0.0.1:3000"];

function statusOf(method: string, url: string, rawHeaders = HOST) {
  return refusalOf({ method, url, rawHeaders })?.status ?? null;
}

test.each([
  ["GET", "/"],
  ["HEAD", "/prod/shop/deployments/web?compare=live#".replace("#", "")],
  ["GET", "/%ED%95%9C%EA%B8%80/shop?q=%25&empty=&=x"],
  ["GET", "/_next/static/chunks/a~1.js"],
  ["GET", "/arn%3Aaws%3Aeks%3Aeu-west-1%3A1%3Acluster%2Fprod"],
  ["POST", "/api/clusters/prod/rollouts/shop/deployments/web/undo"],
  ["DELETE", "/api/nothing"],
  ["OPTIONS", "/api"],
])("lets %s %s through, whoever is to answer it", (method, url) => {
  expect(statusOf(method, url)).toBeNull();
});

const PLACES = [
  (text: string) => `/${text}`,
  (text: string) => `/prod/shop/deployments/${text}`,
  (text: string) => `/api/clusters/${text}/namespaces`,
  (text: string) => `/_next/static/${text}`,
  (text: string) => `/icon.svg?${text}`,
  (text: string) => `/api/clusters/prod/rollouts?namespace=${text}`,
];

test.each(["%", "%f", "%zz", "%ff", "%E0%A4%A", "%c0%ae", "%ED%A0%80", "%u0041", "a%", "%00", "한글", " ", "\u0080"])(
  "refuses what no client should write into an address: %j, anywhere in it",
  (text) => {
    for (const place of PLACES) {
      for (const method of ["GET", "POST"]) expect(statusOf(method, place(text))).toBe(400);
    }
  },
);

test.each(["*", "", "?x", "http://127.0.0.1:3000/", "https://evil.example/api/clusters", "evil.example:443", "#x"])(
  "refuses %j, which is no path",
  (url) => {
    for (const method of ["GET", "OPTIONS", "TRACE"]) expect(statusOf(method, url)).toBe(400);
  },
);

test.each(["TRACE", "PROPFIND", "QUERY", "PURGE", "get", ""])("answers no %s", (method) => {
  for (const url of ["/", "/prod", "/api/clusters", "/icon.svg", "/_next/x"]) expect(statusOf(method, url)).toBe(405);
});

test("pages and files are only read, and it says so", () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    for (const url of ["/", "/prod/shop", "/icon.svg", "/_next/x", "/apis", "/%61pi/x"]) {
      expect(refusalOf({ method, url, rawHeaders: HOST })).toMatchObject({ status: 405, allow: "GET, HEAD" });
    }
  }
});

test("refuses two of a header that says who asks for what", () => {
  expect(statusOf("GET", "/", [...HOST, "host", "evil.example"])).toBe(400);
  expect(statusOf("GET", "/api/clusters", [...HOST, "Origin", "a", "ORIGIN", "a"])).toBe(400);
  expect(statusOf("GET", "/", [...HOST, "X-Any", "a", "X-Any", "a"])).toBeNull();
});

const encoded = (tree: unknown) => encodeURIComponent(JSON.stringify(tree));
const PAGE = ["", { children: [["cluster", "prod", "d", null], { children: ["__PAGE__", {}, null, "refetch"] }] }];

test.each([
  ["none", null, null],
  ["a page's", encoded(PAGE), null],
  ["a broken escape", "%ff", 400],
  ["no JSON", "x", 400],
  ["an object", "{}", 400],
  ["a tree without children", encoded([""]), 400],
  ["a parameter of no kind", encoded([["cluster", "prod", "x", null], {}]), 400],
  ["a wrong leaf deep inside", encoded(["", { children: ["a", { children: ["b", {}, "no address"] }] }]), 400],
  ["an unknown wish", encoded(["", {}, null, "destroy"]), 400],
  ["a longer one", encoded(["", {}, null, null, null, "", 1]), 400],
])("takes a router's state as our pages send it: %s", (_what, state, status) => {
  expect(statusOf("GET", "/prod", state === null ? HOST : [...HOST, "Next-Router-State-Tree", state])).toBe(status);
});

test("every refusal is a problem of the contract, with the headers of every answer of the API", () => {
  for (const refusal of [
    refusalOf({ method: "GET", url: "/%", rawHeaders: HOST }),
    refusalOf({ method: "TRACE", url: "/", rawHeaders: HOST }),
    notAllowed("CONNECT"),
    unreadable("HPE_HEADER_OVERFLOW"),
    unreadable("ERR_HTTP_REQUEST_TIMEOUT"),
    unreadable("HPE_INVALID_METHOD"),
    unreadable(undefined),
  ]) {
    if (!refusal) throw new Error("it was let through");
    const { status, headers, body } = problemAnswer(refusal);
    expect(Problem.parse(JSON.parse(body))).toMatchObject({
      status,
      detail: refusal.detail,
      advice: { text: refusal.advice },
    });
    expect(headers).toMatchObject({ ...API_HEADERS, "content-type": "application/problem+json" });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  }
});

test("what is refused is not repeated: it may be anything", () => {
  const { body } = problemAnswer(notAllowed("<script>".repeat(20)));

  expect(body).toBe(problemAnswer(notAllowed("<script>".repeat(3))).body);
  expect(JSON.parse(body).detail.length).toBeLessThan(50);
});
