import "server-only";
import { type Doing, KubeError, phraseOf } from "./errors";

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
  const code = failure.kind === "timeout" ? "cluster-timeout" : "cluster-unreachable";
  const { why, advice } = explain(doing, placeOf(server, proxy, failure), failure);
  return new KubeError(
    code,
    `Could not ${phraseOf(doing)}: ${why}.`,
    { advice },
    { status: null, maybeProcessed: failure.maybeSent },
  );
}

/** Who failed: with a proxy in between, the first connection is the one to the proxy. */
function placeOf(server: string, proxy: string | null, failure: Failure): string {
  const { host } = new URL(server);
  if (proxy === null || !URL.canParse(proxy)) return host;
  const isProxy = failure.kind === "refused" || failure.kind === "unknown-host" || failure.kind === "no-route";
  return isProxy ? `the proxy ${new URL(proxy).host}` : `${host}, asked through the proxy ${new URL(proxy).host},`;
}

function explain(doing: Doing, host: string, failure: Failure): { why: string; advice: string } {
  const check = `\`kubectl --context '${doing.cluster}' version\` shows whether the cluster can be reached from this machine.`;
  switch (failure.kind) {
    case "refused":
      return {
        why: `${host} refuses connections`,
        advice: `Check that the cluster runs and that a tunnel it needs is open. ${check}`,
      };
    case "reset":
      return {
        why: `${host} closed the connection (${failure.code})`,
        advice: `The API server may be restarting: try again. ${check}`,
      };
    case "timeout":
      return {
        why: `${host} did not answer in time`,
        advice: `Check that your VPN or tunnel to the cluster is open. ${check}`,
      };
    case "unknown-host":
      return {
        why: `the name of ${host} is not known`,
        advice: `Check the server in the kubeconfig, your network and your VPN. ${check}`,
      };
    case "no-route":
      return { why: `there is no route to ${host}`, advice: `Check your network and your VPN. ${check}` };
    case "proxy":
      return {
        why: `the proxy in front of ${host} did not let the connection through`,
        advice: `Check proxy-url in the kubeconfig, or HTTPS_PROXY and NO_PROXY where Rewind was started. ${check}`,
      };
    case "tls":
      return explainTls(host, failure.code, check);
  }
}

function explainTls(host: string, code: string, check: string): { why: string; advice: string } {
  const advice = `Check certificate-authority-data, the client certificate and tls-server-name in the kubeconfig. ${check}`;
  switch (code) {
    case "CERT_HAS_EXPIRED":
      return {
        why: `the certificate of ${host} has expired`,
        advice: `Have the cluster's certificate renewed. ${check}`,
      };
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return { why: `the certificate of ${host} is for another name`, advice };
    case "ERR_SSL_WRONG_VERSION_NUMBER":
    case "EPROTO":
      return {
        why: `${host} does not speak TLS as expected`,
        advice: `Check whether the server in the kubeconfig should begin with http or https. ${check}`,
      };
    case "SELF_SIGNED_CERT_IN_CHAIN":
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
    case "UNABLE_TO_GET_ISSUER_CERT":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
      return { why: `the certificate of ${host} is not trusted`, advice };
    default:
      return { why: `no secure connection to ${host} came about (${code})`, advice };
  }
}
