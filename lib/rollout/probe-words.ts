import type { JsonObject, JsonValue } from "./objects";
import { isObject } from "./template";

export type ProbeField = "readinessProbe" | "livenessProbe" | "startupProbe";

/**
 * What a probe met, in short: the probe's own words (Kubernetes pkg/probe, pkg/kubelet/prober) with path, port and
 * time-out as the pod template has them.
 */
export function probeWords(message: string, probe: JsonObject | null): string {
  const { path, port, command } = targetOf(probe);
  const at =
    path === null ? (port === null ? "" : ` on port ${port}`) : ` on ${path}${port === null ? "" : `, port ${port}`}`;
  const status = /statuscode: (\d{3})/.exec(message)?.[1];
  if (status !== undefined) return `HTTP ${status}${at}`;
  if (/connection refused/.test(message)) return `nothing listens${at === "" ? "" : at} (connection refused)`;
  if (/deadline exceeded|Client\.Timeout|timed out|i\/o timeout|timeout:/.test(message)) {
    const seconds = numberOr(probe?.["timeoutSeconds"], 1);
    return `no answer within ${seconds} s${at}`;
  }
  if (/server gave HTTP response to HTTPS client/.test(message)) return `asks by HTTPS, but is answered by HTTP${at}`;
  if (/no such host/.test(message)) return `its host cannot be resolved${at}`;
  if (/NOT_SERVING/.test(message)) return `gRPC health says NOT_SERVING${at}`;
  if (command !== null) {
    const said =
      message.replace(/^\w+ probe (failed|errored)( and resulted in \w+ state)?: ?/, "").split("\n")[0] ?? "";
    return `command ${command} fails${said === "" ? "" : `: ${cut(said)}`}`;
  }
  const said = message.replace(/^\w+ probe (failed|errored): ?/, "");
  return said === "" ? `it fails${at}` : cut(said);
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

function numberOr(value: JsonValue | undefined, fallback: number): number {
  return typeof value === "number" ? value : fallback;
}

const LONGEST = 120;

function cut(text: string): string {
  const line = text.trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
