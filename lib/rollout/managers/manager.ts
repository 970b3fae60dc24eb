import { rawOf } from "@/lib/contract/cluster-text";
import { type Message, message } from "@/lib/contract/message";
import { type RawEvidence, workloadEvidence } from "./evidence";
import { type Writer, writersOf, TEMPLATE_PATH } from "../objects/managed-fields";
import type { Workload } from "../workload/workload";

/** Somebody besides the person who writes this Deployment, and so may put the newer version back. */
export type Manager = {
  code: "argo-cd" | "flux" | "helm" | "owner" | "server-side-apply";
  sentence: Message;
  next: Message;
  evidence: readonly RawEvidence[];
};

/** A name that may stand in a command as it is. */
const PLAIN = /^[A-Za-z0-9][-A-Za-z0-9._/]*$/;

/** The name as it may stand in a command that a person copies; null for none, or for one that a shell could misread. */
export function inCommand(name: string | null): string | null {
  return name !== null && PLAIN.test(name) ? name : null;
}

/** A label or annotation of the Deployment with who wrote it when; null where it has none, or an empty one. */
export function markOf(
  workload: Workload,
  where: "labels" | "annotations",
  key: string,
): { value: string; evidence: RawEvidence } | null {
  const { metadata } = workload;
  const value = metadata[where]?.[key];
  if (!value) return null;
  const [writer] = writersOf(metadata, ["metadata", where, key]);
  const field = where === "labels" ? message("field.label", { key }) : message("field.annotation", { key });
  const by = { at: writer?.at ?? null, by: writer?.manager ?? null };
  return { value, evidence: workloadEvidence(workload, { field, value, ...by }) };
}

/** The latest write of the pod template by one of these field managers. */
export function templateWriter({ metadata }: Workload, managers: readonly string[]): Writer | undefined {
  return writersOf(metadata, TEMPLATE_PATH).find(
    ({ manager }) => manager !== null && managers.includes(rawOf(manager)),
  );
}

/** That a field manager wrote the pod template. */
export function writerEvidence(workload: Workload, { manager, operation, at }: Writer): RawEvidence {
  return workloadEvidence(workload, { field: "spec.template", value: operation, at, by: manager });
}
