import "server-only";
import { createHash } from "node:crypto";
import type { PodTemplate } from "@/lib/rollout/objects/objects";
import type { Workload } from "@/lib/rollout/workload/workload";
import { canonicalText } from "@/lib/rollout/template/template";

/** Names one Deployment and its template as they are now. It changes exactly when a template the person saw is no longer live. */
export function liveDigest({ metadata, spec }: Workload): string {
  return `${metadata.uid}.${templateDigest(spec.template)}`;
}

/** The same text for all templates that Kubernetes calls the same. */
export function templateDigest(template: PodTemplate): string {
  return createHash("sha256").update(canonicalText(template)).digest("base64url");
}

/** The two halves of a digest that somebody sent back; the second is empty where it is none. */
export function splitDigest(digest: string): { uid: string; template: string } {
  const dot = digest.lastIndexOf(".");
  return dot === -1 ? { uid: digest, template: "" } : { uid: digest.slice(0, dot), template: digest.slice(dot + 1) };
}
