import type { JsonObject, JsonValue } from "../objects/objects";
import { isObject } from "../objects/json-fields";

export type ProbeField = "readinessProbe" | "livenessProbe" | "startupProbe";

/**
 * What a probe met, in short: the probe's own words (Kubernetes pkg/probe, pkg/kubelet/prober) with path, port and
 * time-out as the pod template has them.
 */
export function probeWords(message: string, probe: JsonObject | null): string {
  const { path, port, command } = targetOf(probe);
  const at =
    path === null ? (port === null ? "" : ` on port ${port}`) : ` on ${path}${port === null ? "" : `, port ${port}`}`;
  if (command !== null) return commandWords(message, command, probe);
  const status = /statuscode: (\d{3})/.exec(message)?.[1];
  if (status !== undefined) return `HTTP ${status}${at}`;
  // The address of the probe may hold any word.
  const text = message.replaceAll(/https?:\/\/[^\s"\\]+/g, "");
  const known = PATTERNS.find(({ fits }) => fits.test(text));
  if (known) return `${known.say(at, secondsOf(probe))}`;
  const said = message.replace(/^\w+ probe (failed|errored)( and resulted in \w+ state)?: ?/, "");
  return said === "" ? `it fails${at}` : cut(said);
}

type Pattern = { fits: RegExp; say: (at: string, seconds: number) => string };

/** What the kubelet's own clients say (net/http, net, grpc-go), the most specific first. */
const PATTERNS: readonly Pattern[] = [
  { fits: /server gave HTTP response to HTTPS client|first record does not look like a TLS/, say: byHttps },
  {
    fits: /malformed HTTP (response|status)/,
    say: (at) => `asks by HTTP, but is answered by something else, such as TLS${at}`,
  },
  { fits: /tls: |x509/, say: (at) => `TLS cannot be agreed upon${at}` },
  { fits: /NOT_SERVING/, say: (at) => `gRPC health says NOT_SERVING${at}` },
  {
    fits: /does not implement the grpc health protocol|unknown service/,
    say: (at) => `what answers has no gRPC health service${at}`,
  },
  { fits: /connection refused/, say: (at) => `nothing listens${at} (connection refused)` },
  { fits: /connection reset|broken pipe|\bEOF\b/, say: (at) => `the connection is closed without an answer${at}` },
  { fits: /no route to host|network is unreachable/, say: (at) => `the pod cannot be reached from its node${at}` },
  { fits: /no such host/, say: (at) => `its host cannot be resolved${at}` },
  { fits: /deadline exceeded|Client\.Timeout|timed out|i\/o timeout|timeout:/, say: noAnswer },
];

function byHttps(at: string): string {
  return `asks by HTTPS, but is answered by HTTP${at}`;
}

function noAnswer(at: string, seconds: number): string {
  return `no answer within ${seconds} s${at}`;
}

/** What a command prints may hold any word: only the kubelet's own stand for what went wrong. */
function commandWords(message: string, command: string, probe: JsonObject | null): string {
  if (/command .* timed out|code = DeadlineExceeded|^\w+ probe \w+: context deadline exceeded/.test(message)) {
    return `command ${command} does not end within ${secondsOf(probe)} s`;
  }
  if (/exec failed[\s\S]*executable file not found|exec: "[^"]*": executable file not found/.test(message)) {
    return `command ${command} is not in the image`;
  }
  const said = message.replace(/^\w+ probe (failed|errored)( and resulted in \w+ state)?: ?/, "").split("\n")[0] ?? "";
  return `command ${command} fails${said === "" ? "" : `: ${cut(said)}`}`;
}

function secondsOf(probe: JsonObject | null): number {
  const seconds = probe?.["timeoutSeconds"];
  return typeof seconds === "number" ? seconds : 1;
}

/** What a probe asks for, as the end of a sentence: `GET /health, port 8080`. */
export function probeTarget(probe: JsonObject): string {
  const { path, port, command } = targetOf(probe);
  if (command !== null) return `command ${command}`;
  return path === null ? `port ${port ?? "?"}` : `GET ${path}${port === null ? "" : `, port ${port}`}`;
}

/** The probe of a container; null where it has none. */
export function probeOf(container: JsonObject, field: ProbeField): JsonObject | null {
  const probe = container[field];
  return isObject(probe) ? probe : null;
}

function targetOf(probe: JsonObject | null): { path: string | null; port: string | null; command: string | null } {
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
