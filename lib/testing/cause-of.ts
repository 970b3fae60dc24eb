import { expect } from "vitest";
import type { Finding } from "@/lib/contract/finding";
import type { ContainerStatus } from "@/lib/rollout/objects/pod-objects";
import { aPod, aPodEvent } from "./pods";
import { diagnose, probed, rollingOut } from "./stuck-rollout";

/** The image of the container that `causeOf` is about. */
export const IMAGE = "registry.example/shop/web:2";

/** The one cause of a rollout whose only new pod has this container, and of which this event tells. */
export function causeOf(container: ContainerStatus, event?: [reason: string, message: string]): Finding | undefined {
  const given = rollingOut(probed({}, IMAGE));
  const pod = aPod(given.current, { containers: [container] });
  const events = event ? [aPodEvent(pod, ...event, { container: "web" })] : [];
  const causes = diagnose(given, [pod], events).findings.filter(({ weight }) => weight === "cause");
  expect(causes).toHaveLength(1);
  return causes[0];
}
