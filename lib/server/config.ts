import "server-only";
import { env } from "node:process";
import type { Environment } from "@/lib/kube/kubeconfig";

export type Config = {
  /** Refuses every write, whoever asks. */
  readOnly: boolean;
  /** Hosts beside the loopback names under which Rewind may be reached: `name` for any port, or `name:port`. */
  hosts: readonly string[];
  /** For how long a confirmed rollback can still be called off, from 0 to 60. */
  undoDelaySeconds: number;
  /** Whether a person may see a masked value on demand. */
  reveal: boolean;
  /** Where the demo's cluster takes orders; null where Rewind runs against a cluster of somebody's own. */
  demoUrl: string | null;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** `next dev`, where React and the bundler need more than the content security policy of production allows. */
  development: boolean;
  /** For what others define: KUBECONFIG, HOME, HTTPS_PROXY, and all that credential plugins read. */
  environment: Environment;
};

const OFF = ["", "0", "false", "no", "off"];
const UNDO_DELAY = { usual: 5, most: 60 };
const ON = ["", "1", "true", "yes", "on"];
const LOG_LEVELS: readonly string[] = ["debug", "info", "warn", "error", "silent"] satisfies Config["logLevel"][];

/**
 * The environment as Rewind understands it. REWIND_READ_ONLY set to anything that is not a clear "off" means read-only;
 * REWIND_REVEAL set to anything that is not a clear "on" means that masked values stay masked.
 */
export function readConfig(environment: Environment = env): Config {
  const level = environment["REWIND_LOG_LEVEL"] ?? "";
  return {
    readOnly: !OFF.includes((environment["REWIND_READ_ONLY"] ?? "").trim().toLowerCase()),
    hosts: (environment["REWIND_HOSTS"] ?? "")
      .split(",")
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ""),
    undoDelaySeconds: undoDelayOf(environment["REWIND_UNDO_DELAY_SECONDS"]),
    reveal: ON.includes((environment["REWIND_REVEAL"] ?? "").trim().toLowerCase()),
    demoUrl: environment["REWIND_DEMO_URL"] || null,
    logLevel: LOG_LEVELS.includes(level) ? (level as Config["logLevel"]) : "info",
    development: environment["NODE_ENV"] === "development",
    environment,
  };
}

function undoDelayOf(text = ""): number {
  return /^\s*\d+\s*$/.test(text) ? Math.min(Number(text), UNDO_DELAY.most) : UNDO_DELAY.usual;
}
