import type { Pod } from "../objects";

/** The words that `kubectl get pods` has for a pod's state. */
export function podReason({ metadata, status }: Pod): string {
  const statuses = status.containerStatuses ?? [];
  const waiting = statuses.map(({ state }) => state.waiting?.reason).find((reason) => reason !== undefined);
  const ended = statuses.map(({ state }) => state.terminated?.reason).find((reason) => reason !== undefined);
  if (metadata.deletionTimestamp !== undefined) return "Terminating";
  return waiting ?? ended ?? String(status["reason"] ?? status.phase);
}

export function podReady({ spec, status }: Pod): string {
  return `${(status.containerStatuses ?? []).filter(({ ready }) => ready).length}/${spec.containers.length}`;
}

export function podRestarts({ status }: Pod): string {
  return `${(status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0)}`;
}
