import "server-only";
import { fingerprint } from "@/lib/kube/mask";
import { type MaskedDiff, type MaskedTemplate, maskedDiff, maskTemplate } from "@/lib/rollout/masking/masking";
import type { PodTemplate } from "@/lib/rollout/objects/objects";

/** The template as it may leave the server, see `maskTemplate`. */
export function masked(template: PodTemplate): MaskedTemplate {
  return maskTemplate(template, fingerprint);
}

/** Two templates and what differs, as they may leave the server, see `maskedDiff`. */
export function maskedComparison(before: PodTemplate, after: PodTemplate): MaskedDiff {
  return maskedDiff(before, after, fingerprint);
}
