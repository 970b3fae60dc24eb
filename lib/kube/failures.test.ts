import { expect, test } from "vitest";
import { problemInEnglish } from "@/lib/testing/problem-in-english";
import type { Doing } from "./errors";
import { failureOf, problemOfFailure } from "./failures";

const DOING: Doing = { cluster: "prod", verb: "patch", resource: "deployments", namespace: "shop", name: "web" };

function problemOf(code: string, proxy: string | null = null) {
  const error = Object.assign(new Error("canary: the message may quote the request"), { code });
  return problemOfFailure(DOING, "https://api.example:6443/k8s", proxy, failureOf(error));
}

test.each([
  ["ECONNREFUSED", "cluster-unreachable", "api.example:6443 refuses connections", false],
  ["ENOTFOUND", "cluster-unreachable", "the name of api.example:6443 is not known", false],
  ["EHOSTUNREACH", "cluster-unreachable", "there is no route to api.example:6443", false],
  ["UND_ERR_CONNECT_TIMEOUT", "cluster-timeout", "api.example:6443 did not answer in time", false],
  ["UND_ERR_HEADERS_TIMEOUT", "cluster-timeout", "api.example:6443 did not answer in time", true],
  ["ECONNRESET", "cluster-unreachable", "api.example:6443 closed the connection (ECONNRESET)", true],
  ["UND_ERR_SOCKET", "cluster-unreachable", "api.example:6443 closed the connection (UND_ERR_SOCKET)", true],
  ["CERT_HAS_EXPIRED", "cluster-unreachable", "the certificate of api.example:6443 has expired", true],
  ["SELF_SIGNED_CERT_IN_CHAIN", "cluster-unreachable", "the certificate of api.example:6443 is not trusted", true],
  [
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "cluster-unreachable",
    "the certificate of api.example:6443 is for another name",
    true,
  ],
  ["ERR_OSSL_PEM_NO_START_LINE", "cluster-unreachable", "(ERR_OSSL_PEM_NO_START_LINE)", true],
  ["SOMETHING_NEW", "cluster-unreachable", "(SOMETHING_NEW)", true],
])("%s is told as what it means, and whether the request may have arrived", (errorCode, code, why, maybeProcessed) => {
  const problem = problemOf(errorCode);

  expect(problem).toMatchObject({ code, maybeProcessed, status: null });
  const told = problemInEnglish(problem);
  expect(told.message).toContain(why);
  expect(told.extras.advice).toContain("kubectl --context 'prod'");
  expect(told.message + problem.stack).not.toContain("canary");
});

test("looks for the code behind wrapped errors, and knows a limit that ran out", () => {
  const inner = Object.assign(new Error("inner"), { code: "ECONNREFUSED" });
  expect(failureOf(new Error("outer", { cause: inner }))).toMatchObject({ kind: "refused" });
  expect(failureOf(new DOMException("", "TimeoutError"))).toMatchObject({ kind: "timeout", maybeSent: true });
});

test("says that it is the proxy which is not there", () => {
  expect(problemInEnglish(problemOf("ECONNREFUSED", "http://user:secret@proxy:3128")).message).toContain(
    "the proxy proxy:3128 refuses connections",
  );
  expect(JSON.stringify(problemInEnglish(problemOf("ECONNREFUSED", "http://user:secret@proxy:3128")))).not.toContain(
    "secret",
  );
});
