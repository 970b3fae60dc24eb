import { beforeEach, expect, test, vi } from "vitest";
import { connectionTo, forgottenWithConnection, inUse } from "./connection";
import { ConnectionStore } from "./connection-store";
import type { KubeContext } from "./kubeconfig";

const HOUR = 60 * 60_000;
const ENVIRONMENT = {};
let names = 0;
let prefix = "";

function context(name: string, token = "t"): KubeContext {
  return {
    name: `${prefix}${name}`,
    current: false,
    namespace: null,
    clusterName: name,
    cluster: { name, server: `https://${name}:6443`, skipTLSVerify: false },
    userName: "me",
    user: { user: { name: "me", token }, tokenFile: null, impersonation: {}, directory: "/" },
    flaw: null,
  };
}

const store = forgottenWithConnection(new ConnectionStore<string>({ each: 10, all: 1_000 }));
const connect = (name: string, at: number, token?: string) =>
  connectionTo(context(name, token), "me", ENVIRONMENT, () => at);

beforeEach(() => {
  prefix = `${String(names++)}-`;
  vi.useFakeTimers({ now: 0 });
});

test("what was read with a credential is forgotten once the context has another", () => {
  const before = connect("prod", 0);
  store.set(before, "web", "allowed");
  const after = connect("prod", 1, "renewed");
  expect(after).not.toBe(before);
  expect(store.get(before, "web")).toBeUndefined();
});

test("a connection that nobody used for an hour is forgotten with all that was read by it", () => {
  const left = connect("left", 0);
  store.set(left, "web", "allowed");
  connect("other", HOUR - 1);
  expect(store.get(left, "web")).toBe("allowed");
  connect("third", HOUR);
  expect(store.get(left, "web")).toBeUndefined();
  expect(connect("left", HOUR)).not.toBe(left);
});

test("one that is in use stays, however long nobody asks for it, and goes an hour after that", () => {
  const followed = connect("followed", 0);
  const free = inUse(followed);
  connect("other", 5 * HOUR);
  expect(connect("followed", 5 * HOUR)).toBe(followed);
  vi.setSystemTime(9 * HOUR);
  free();
  connect("third", 10 * HOUR);
  expect(connect("followed", 10 * HOUR)).not.toBe(followed);
});

test("of too many the one unused longest goes first", () => {
  const first = connect("first", 0);
  const second = connect("second", 0);
  connect("first", 1);
  for (let more = 0; more < 199; more++) connect(`more-${more}`, 2);
  expect(connect("first", 3)).toBe(first);
  expect(connect("second", 3)).not.toBe(second);
});
