import { expect, test } from "vitest";
import { apiRefusal, guardRefusal } from "./guard";

function refusalOf(method: string, headers: Record<string, string>, hosts: string[] = []) {
  return guardRefusal({ method, headers: new Headers(headers) }, hosts)?.code ?? null;
}

test.each(["127.0.0.1:3000", "localhost:3000", "localhost", "LOCALHOST:1", "[::1]:3000", "[::1]"])(
  "answers under %s",
  (host) => {
    expect(refusalOf("GET", { host })).toBeNull();
  },
);

test.each([
  "evil.example",
  "localhost.evil.example",
  "127.0.0.1.evil.example",
  "evil.example:127",
  "localhost:3000:1",
  "[::1",
  "127.0.0.1@evil",
  "0.0.0.0:3000",
  "::1",
  "",
])("does not answer under %s", (host) => {
  expect(refusalOf("GET", { host })).toBe("wrong-host");
  expect(refusalOf("POST", { host })).toBe("wrong-host");
});

test("does not answer without a host", () => {
  expect(refusalOf("GET", {})).toBe("wrong-host");
});

test("answers under the names it was started with", () => {
  expect(refusalOf("GET", { host: "rewind.example:8443" }, ["rewind.example"])).toBeNull();
  expect(refusalOf("GET", { host: "rewind.example:8443" }, ["rewind.example:8443"])).toBeNull();
  expect(refusalOf("GET", { host: "rewind.example:1" }, ["rewind.example:8443"])).toBe("wrong-host");
  expect(refusalOf("GET", { host: "evil.rewind.example" }, ["rewind.example"])).toBe("wrong-host");
});

const host = "127.0.0.1:3000";
const own = { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };

test.each([
  ["its own pages", own],
  ["its own pages behind TLS", { host, origin: `https://${host}` }],
  ["a program, which sends neither Origin nor Sec-Fetch-Site", { host }],
])("takes writes from %s", (_who, headers) => {
  expect(refusalOf("POST", headers)).toBeNull();
});

test.each([
  ["another site", { host, origin: "http://evil.example", "sec-fetch-site": "cross-site" }],
  ["another port of this machine", { host, origin: "http://127.0.0.1:8080", "sec-fetch-site": "same-site" }],
  ["another name of this machine", { host, origin: "http://localhost:3000" }],
  ["an origin that is hidden", { host, origin: "null" }],
  ["a browser that says cross-site but no origin", { host, "sec-fetch-site": "cross-site" }],
  ["a browser that says none", { host, "sec-fetch-site": "none" }],
  ["a forged same-origin with a foreign origin", { ...own, origin: "http://evil.example" }],
  ["a browser that calls our own origin cross-site", { ...own, "sec-fetch-site": "cross-site" }],
  ["an origin that begins like ours", { ...own, origin: `http://${host}.evil.example` }],
])("takes no writes from %s", (_who, headers) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) expect(refusalOf(method, headers)).toBe("wrong-origin");
  expect(refusalOf("GET", headers)).toBeNull();
});

function apiRefusalOf(headers: Record<string, string>, method = "GET") {
  return apiRefusal({ method, headers: new Headers({ host, ...headers }) }, [])?.code ?? null;
}

test.each([
  ["its own pages", { "sec-fetch-site": "same-origin" }],
  ["its own pages, where a browser says the origin", own],
  ["a person who typed the address", { "sec-fetch-site": "none" }],
  ["a program", {}],
])("the API answers %s", (_who, headers) => {
  for (const method of ["GET", "HEAD", "OPTIONS"]) expect(apiRefusalOf(headers, method)).toBeNull();
});

test.each([
  ["a page of another site", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }],
  ["a link on a page of another site", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
  ["a page at another port of this machine", { "sec-fetch-site": "same-site" }],
  ["a browser that says what no browser says", { "sec-fetch-site": "Same-Origin" }],
  ["a browser that says nothing", { "sec-fetch-site": "" }],
  ["an older browser on a foreign page", { origin: "http://127.0.0.1:8080" }],
  ["an origin that is hidden", { origin: "null", "sec-fetch-site": "same-origin" }],
])("the API does not answer %s", (_who, headers: Record<string, string>) => {
  for (const method of ["GET", "HEAD", "POST"]) expect(apiRefusalOf(headers, method)).toBe("wrong-origin");
});

test("a page opened by a link from elsewhere is one", () => {
  expect(refusalOf("GET", { host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" })).toBeNull();
});

test("a foreign name is refused before anything else", () => {
  expect(apiRefusal({ method: "GET", headers: new Headers({ host: "evil.example" }) }, [])?.code).toBe("wrong-host");
});
