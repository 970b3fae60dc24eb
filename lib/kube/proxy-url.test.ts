import { expect, test } from "vitest";
import { proxyUrlOf } from "./proxy-url";

const PROXY = "http://proxy:3128";

test("takes the kubeconfig's proxy before any other", () => {
  expect(proxyUrlOf("https://api", "socks5://tunnel:1080", { HTTPS_PROXY: PROXY, NO_PROXY: "*" })).toBe(
    "socks5://tunnel:1080",
  );
});

test("takes the environment's proxy of the scheme, in either case", () => {
  expect(proxyUrlOf("https://api", undefined, { https_proxy: PROXY })).toBe(PROXY);
  expect(proxyUrlOf("http://api", undefined, { HTTPS_PROXY: PROXY })).toBeNull();
  expect(proxyUrlOf("http://api", undefined, { HTTP_PROXY: "proxy:3128" })).toBe(PROXY);
});

test.each([
  ["https://127.0.0.1:6443", ""],
  ["https://localhost", ""],
  ["https://[::1]:6443", ""],
  ["https://api.example", "*"],
  ["https://api.example", "other, api.example"],
  ["https://api.example", "example"],
  ["https://api.example", ".example"],
  ["https://api.example", "*.example"],
  ["https://api.example:6443", "api.example:6443"],
  ["https://api.example", "api.example:443"],
  ["https://10.1.2.3", "10.0.0.0/8"],
  ["https://10.1.2.3", "10.1.2.3"],
  ["https://[fd00::5]", "fd00::/8"],
])("goes straight to %s with NO_PROXY=%s", (server, exceptions) => {
  expect(proxyUrlOf(server, undefined, { HTTPS_PROXY: PROXY, NO_PROXY: exceptions })).toBeNull();
});

test.each([
  ["https://api.example", "ample"],
  ["https://example", ".example"],
  ["https://api.example:6443", "api.example:443"],
  ["https://11.1.2.3", "10.0.0.0/8"],
  ["https://10.1.2.3", "fd00::/8, 10.0.0.0/99"],
])("uses the proxy for %s with NO_PROXY=%s", (server, exceptions) => {
  expect(proxyUrlOf(server, undefined, { HTTPS_PROXY: PROXY, NO_PROXY: exceptions })).toBe(PROXY);
});
