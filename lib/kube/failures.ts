import "server-only";
import type { NoAnswer, NoAnswerPlace } from "@/lib/contract/facts/problems-cluster";
import { message } from "@/lib/contract/message";
import { type Doing, KubeError } from "./errors";

/** Why no answer came. `refused` means that nothing was sent; the others may come after the request was. */
export type Failure = {
  kind: "refused" | "reset" | "timeout" | "unknown-host" | "no-route" | "proxy" | "tls";
  code: string;
  maybeSent: boolean;
};

const BEFORE_SENDING = { maybeSent: false } as const;

/** What a failed request of undici means. Only its code is used: its message may quote the request. */
export function failureOf(error: unknown): Failure {
  const code = codeOf(error);
  switch (code) {
    case "ECONNREFUSED":
      return { kind: "refused", code, ...BEFORE_SENDING };
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return { kind: "unknown-host", code, ...BEFORE_SENDING };
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "EHOSTDOWN":
      return { kind: "no-route", code, ...BEFORE_SENDING };
    case "UND_ERR_CONNECT_TIMEOUT":
      return { kind: "timeout", code, ...BEFORE_SENDING };
    case "TimeoutError":
    case "ETIMEDOUT":
    case "UND_ERR_HEADERS_TIMEOUT":
    case "UND_ERR_BODY_TIMEOUT":
      return { kind: "timeout", code, maybeSent: true };
    case "UND_ERR_ABORTED":
    case "UND_ERR_PRX_TLS":
      return { kind: "proxy", code, ...BEFORE_SENDING };
    default:
      if (/CERT|SSL|TLS|SIGNED|OSSL|EPROTO|ALTNAME|LEAF|ISSUER/.test(code)) {
        // With TLS 1.3 a refused client certificate is reported only after the request has been written.
        return { kind: "tls", code, maybeSent: true };
      }
      return { kind: "reset", code, maybeSent: true };
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "UNKNOWN";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
}

/** The problem to show for a request that got no answer from `server`, asked through `proxy` or directly with null. */
export function problemOfFailure(doing: Doing, server: string, proxy: string | null, failure: Failure): KubeError {
  const because = noAnswerOf(failure);
  const place = placeOf(server, proxy, failure);
  return new KubeError(
    failure.kind === "timeout" ? "cluster-timeout" : "cluster-unreachable",
    message("problem.no-answer", { request: { ...doing }, place, because, code: failure.code }),
    { advice: message("problem.no-answer.advice", { cluster: doing.cluster, because }) },
    { status: null, maybeProcessed: failure.maybeSent },
  );
}

/** Who failed: with a proxy in between, the first connection is the one to the proxy. */
function placeOf(server: string, proxy: string | null, failure: Failure): NoAnswerPlace {
  const { host } = new URL(server);
  if (proxy === null || !URL.canParse(proxy)) return { host, proxy: null, failed: "host" };
  const isProxy = failure.kind === "refused" || failure.kind === "unknown-host" || failure.kind === "no-route";
  return { host, proxy: new URL(proxy).host, failed: isProxy ? "proxy" : "host" };
}

function noAnswerOf({ kind, code }: Failure): NoAnswer {
  if (kind === "proxy") return "proxy-refused";
  return kind === "tls" ? tlsFailureOf(code) : kind;
}

function tlsFailureOf(code: string): NoAnswer {
  switch (code) {
    case "CERT_HAS_EXPIRED":
      return "certificate-expired";
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return "certificate-of-other-name";
    case "ERR_SSL_WRONG_VERSION_NUMBER":
    case "EPROTO":
      return "no-tls";
    case "SELF_SIGNED_CERT_IN_CHAIN":
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
    case "UNABLE_TO_GET_ISSUER_CERT":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
      return "certificate-not-trusted";
    default:
      return "no-secure-connection";
  }
}
