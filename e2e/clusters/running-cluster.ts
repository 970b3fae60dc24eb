import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ClusterStanza, Credential } from "./kubeconfig";

/** What specs may run on. */
export type ClusterKind = "control-plane" | "simulated";

/** What the test runner hands to its workers about a cluster that runs. */
export type RunningCluster = {
  kind: ClusterKind;
  /** The name of the context in every kubeconfig, and with it the cluster's name in URLs. */
  context: string;
  stanza: ClusterStanza;
  /** Path of a kubeconfig with every right. */
  kubeconfig: string;
  /** A client certificate with every right, on a control plane of our own. */
  certificate: Credential | null;
  tokens: { admin: string; editor: string; viewer: string };
  /** The API server listens on this machine's loopback, so that it can call back. */
  local: boolean;
  /** Deployments and pods live in it; otherwise objects stay as they are written. */
  controllers: boolean;
  /** For kubeconfigs, certificates and logs; removed after the run. */
  folder: string;
};

export type Started = { cluster: RunningCluster; stop(): Promise<void> };

const ENVIRONMENT = "REWIND_E2E_RUN_FOLDER";

/** The folder of this test run; workers inherit it from the runner. */
export function runFolder(): string {
  const folder = process.env[ENVIRONMENT];
  if (folder === undefined) throw new Error("no test run is on; Playwright's global setup starts one");
  return folder;
}

export function announceRunFolder(folder: string): void {
  process.env[ENVIRONMENT] = folder;
}

export async function saveRunningCluster(cluster: RunningCluster): Promise<void> {
  await mkdir(cluster.folder, { recursive: true });
  await writeFile(join(runFolder(), `${cluster.kind}.json`), JSON.stringify(cluster), { mode: 0o600 });
}

export async function readRunningCluster(kind: ClusterKind): Promise<RunningCluster> {
  return JSON.parse(await readFile(join(runFolder(), `${kind}.json`), "utf8"));
}
