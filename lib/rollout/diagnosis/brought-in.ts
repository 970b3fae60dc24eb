import type { Finding } from "@/lib/contract/finding";
import type { Coded } from "@/lib/contract/message";
import type { TemplateChange } from "@/lib/contract/template-diff";
import { pointer } from "../objects/json-patch";
import type { StoredRevision } from "../workload/workload";
import type { Suspect } from "../messages/suspects";
import { withoutHash } from "../template/template";
import { changesBetween } from "../diff/template-diff";
import { placeIn } from "../template/template-path";

/** What the current revision changed against its predecessor. */
export type LastChange = { revision: StoredRevision; from: StoredRevision; changes: readonly Coded<TemplateChange>[] };

/** The changes between a revision and the one that ran before it; null where there is none before it. */
export function lastChangeOf(
  revision: StoredRevision | undefined,
  from: StoredRevision | null | undefined,
): LastChange | null {
  if (!revision || !from) return null;
  return { revision, from, changes: changesBetween(from.spec.template, revision.spec.template) };
}

/** The first change that a suspect, in their order, points at; within one suspect the most important change. */
export function broughtInBy(last: LastChange | null, suspects: readonly Suspect[]): Coded<Finding>["broughtInBy"] {
  if (!last) return null;
  for (const suspect of suspects) {
    const change = last.changes.find((candidate) => !candidate.cosmetic && suspect(candidate));
    if (change) {
      const { revision, from } = last;
      const side = change.kind === "removed" ? from : revision;
      const place = pointer(...placeIn(withoutHash(side.spec.template), change.path));
      return { revision: revision.metadata.uid, from: from.metadata.uid, pointer: place, summary: change.summary };
    }
  }
  return null;
}
