import "server-only";
import { onceInProcess } from "@/lib/kube/process-state";
import { createHmac, randomBytes } from "node:crypto";
import {
  type MaskedDiff,
  type MaskedTemplate,
  maskedDiff,
  maskTemplate,
  maskText,
} from "@/lib/rollout/masking/masking";
import type { PodTemplate } from "@/lib/rollout/objects/objects";

/** Made anew with each start and never written down, so that nobody can try out guesses against a mask. */
const key = onceInProcess("mask-key", () => randomBytes(32));

/** Of two different values among a thousand, one pair in ten thousand starts has equal masks; its change is told anyway. */
const DIGITS = 8;

/** The template as it may leave the server, see `maskTemplate`. */
export function masked(template: PodTemplate): MaskedTemplate {
  return maskTemplate(template, fingerprint);
}

/** Two templates and what differs, as they may leave the server, see `maskedDiff`. */
export function maskedComparison(before: PodTemplate, after: PodTemplate): MaskedDiff {
  return maskedDiff(before, after, fingerprint);
}

/** Words of the cluster or of a program as they may leave the server or be logged. */
export function maskedText(text: string): string {
  return maskText(text, fingerprint);
}

function fingerprint(value: string): string {
  return createHmac("sha256", key).update(value).digest("hex").slice(0, DIGITS);
}
