import type { ProbeAnswerFacts, ProbeTarget } from "@/lib/contract/facts/findings-containers";
import type { SentencesOf } from "../sentences";
import { exactTimeSpan } from "./times";

export const probeAnswers: SentencesOf<ProbeAnswerFacts> = {
  "finding.probe.closed": ({ at }) => `the connection is closed without an answer${on(at)}`,
  "finding.probe.command-failed": ({ command, said }) => `command ${command} fails${said === null ? "" : `: ${said}`}`,
  "finding.probe.command-missing": ({ command }) => `command ${command} is not in the image`,
  "finding.probe.command-too-slow": ({ command, seconds }) =>
    `command ${command} does not end within ${exactTimeSpan(seconds)}`,
  "finding.probe.failed": ({ at }) => `it fails${on(at)}`,
  "finding.probe.grpc-not-serving": ({ at }) => `gRPC health says NOT_SERVING${on(at)}`,
  "finding.probe.host-unresolved": ({ at }) => `its host cannot be resolved${on(at)}`,
  "finding.probe.http-answered-otherwise": ({ at }) =>
    `asks by HTTP, but is answered by something else, such as TLS${on(at)}`,
  "finding.probe.http-status": ({ status, at }) => `HTTP ${status}${on(at)}`,
  "finding.probe.https-answered-by-http": ({ at }) => `asks by HTTPS, but is answered by HTTP${on(at)}`,
  "finding.probe.no-answer": ({ seconds, at }) => `no answer within ${exactTimeSpan(seconds)}${on(at)}`,
  "finding.probe.no-grpc-health": ({ at }) => `what answers has no gRPC health service${on(at)}`,
  "finding.probe.nothing-listens": ({ at }) => `nothing listens${on(at)} (connection refused)`,
  "finding.probe.other": ({ said }) => said,
  "finding.probe.pod-unreachable": ({ at }) => `the pod cannot be reached from its node${on(at)}`,
  "finding.probe.tls": ({ at }) => `TLS cannot be agreed upon${on(at)}`,
};

/** ` on /health, port 8080` */
function on({ path, port }: ProbeTarget): string {
  if (path !== null) return ` on ${path}${port === null ? "" : `, port ${port}`}`;
  return port === null ? "" : ` on port ${port}`;
}
