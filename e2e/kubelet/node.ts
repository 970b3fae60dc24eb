import { setTimeout as pause } from "node:timers/promises";
import type { KubeApi } from "../clusters/kube-api";

export const NODE = "rewind-e2e-node";
const HEARTBEAT_MS = 10_000;

/** Makes the Node, and keeps it ready until `signal` ends it. */
export async function registerNode(api: KubeApi, signal: AbortSignal): Promise<void> {
  await api.answer("POST", "/api/v1/nodes", { metadata: { name: NODE, labels: { "kubernetes.io/hostname": NODE } } });
  await beat(api);
  void (async () => {
    while (!signal.aborted) {
      await pause(HEARTBEAT_MS, undefined, { signal }).catch(() => {});
      if (!signal.aborted) await beat(api).catch((error: unknown) => console.warn(`No heartbeat: ${String(error)}`));
    }
  })();
}

async function beat(api: KubeApi): Promise<void> {
  const capacity = { cpu: "64", memory: "256Gi", pods: "5000" };
  const lastHeartbeatTime = new Date().toISOString().replace(/\.\d+Z/, "Z");
  const conditions = [{ type: "Ready", status: "True", reason: "KubeletReady", lastHeartbeatTime }];
  const status = { capacity, allocatable: capacity, conditions };
  await api.patch(`/api/v1/nodes/${NODE}/status`, { status }, "strategic");
}
