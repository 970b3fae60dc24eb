import { type MaskedText, partOf } from "@/lib/contract/cluster-text";
import type { ProbeAnswerFacts, ProbeTarget } from "@/lib/contract/facts/findings-containers";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import { message } from "@/lib/contract/message";
import { isObject } from "../objects/json-fields";
import type { JsonObject, JsonValue } from "../objects/objects";

type Answer = MessageOf<ProbeAnswerFacts>;

/**
 * What a probe met: by the probe's own words (Kubernetes pkg/probe, pkg/kubelet/prober), with path, port and time-out as
 * the pod template has them. `probe`: null where the template has none.
 */
export function probeAnswer(text: MaskedText, probe: JsonObject | null): Answer {
  const at = probeTarget(probe);
  if (at.command !== null) return commandAnswer(text, at.command, probe);
  const status = /statuscode: (\d{3})/.exec(text)?.[1];
  if (status !== undefined) return message("finding.probe.http-status", { status: Number(status), at });
  // The address of the probe may hold any word.
  const withoutAddress = text.replaceAll(/https?:\/\/[^\s"\\]+/g, "");
  const known = PATTERNS.find(({ fits }) => fits.test(withoutAddress));
  if (known) return known.answer(at, secondsOf(probe));
  const said = partOf(text, (whole) => cut(wordsOf(whole)));
  return said === "" ? message("finding.probe.failed", { at }) : message("finding.probe.other", { said });
}

type Pattern = { fits: RegExp; answer: (at: ProbeTarget, seconds: number) => Answer };

/** What the kubelet's own clients say (net/http, net, grpc-go), the most specific first. */
const PATTERNS: readonly Pattern[] = [
  {
    fits: /server gave HTTP response to HTTPS client|first record does not look like a TLS/,
    answer: (at) => message("finding.probe.https-answered-by-http", { at }),
  },
  {
    fits: /malformed HTTP (response|status)/,
    answer: (at) => message("finding.probe.http-answered-otherwise", { at }),
  },
  { fits: /tls: |x509/, answer: (at) => message("finding.probe.tls", { at }) },
  { fits: /NOT_SERVING/, answer: (at) => message("finding.probe.grpc-not-serving", { at }) },
  {
    fits: /does not implement the grpc health protocol|unknown service/,
    answer: (at) => message("finding.probe.no-grpc-health", { at }),
  },
  { fits: /connection refused/, answer: (at) => message("finding.probe.nothing-listens", { at }) },
  { fits: /connection reset|broken pipe|\bEOF\b/, answer: (at) => message("finding.probe.closed", { at }) },
  {
    fits: /no route to host|network is unreachable/,
    answer: (at) => message("finding.probe.pod-unreachable", { at }),
  },
  { fits: /no such host/, answer: (at) => message("finding.probe.host-unresolved", { at }) },
  {
    fits: /deadline exceeded|Client\.Timeout|timed out|i\/o timeout|timeout:/,
    answer: (at, seconds) => message("finding.probe.no-answer", { at, seconds }),
  },
];

/** What a command prints may hold any word: only the kubelet's own stand for what went wrong. */
function commandAnswer(text: MaskedText, command: string, probe: JsonObject | null): Answer {
  if (/command .* timed out|code = DeadlineExceeded|^\w+ probe \w+: context deadline exceeded/.test(text)) {
    return message("finding.probe.command-too-slow", { command, seconds: secondsOf(probe) });
  }
  if (/exec failed[\s\S]*executable file not found|exec: "[^"]*": executable file not found/.test(text)) {
    return message("finding.probe.command-missing", { command });
  }
  const said = partOf(text, (whole) => cut(wordsOf(whole).split("\n")[0] ?? ""));
  return message("finding.probe.command-failed", { command, said: said === "" ? null : said });
}

/** What follows the kubelet's `Readiness probe failed: `. */
function wordsOf(text: string): string {
  return text.replace(/^\w+ probe (failed|errored)( and resulted in \w+ state)?: ?/, "");
}

function secondsOf(probe: JsonObject | null): number {
  const seconds = probe?.["timeoutSeconds"];
  return typeof seconds === "number" ? seconds : 1;
}

/** What a probe asks for: a path and a port, a port, or a command, of which only the program is told. */
export function probeTarget(probe: JsonObject | null): ProbeTarget {
  const http = probe?.["httpGet"];
  const other = probe?.["tcpSocket"] ?? probe?.["grpc"];
  const exec = probe?.["exec"];
  if (isObject(http)) return { path: textOf(http["path"]) ?? "/", port: textOf(http["port"]), command: null };
  if (isObject(other)) return { path: null, port: textOf(other["port"]), command: null };
  const words = isObject(exec) && Array.isArray(exec["command"]) ? exec["command"].map(String) : null;
  // Arguments may hold what should not be told.
  return { path: null, port: null, command: words?.[0] ?? null };
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? String(value) : null;
}

const LONGEST = 120;

function cut(text: string): string {
  const line = text.trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
