import { type Mask, type MaskedText, maskedOrNull } from "@/lib/contract/cluster-text";
import { CHANGE_CAUSE, LAST_APPLIED } from "../objects/annotations";
import { changeCauseOf } from "../history/change-cause";
import { imagesOf } from "../objects/images";
import type { PodTemplate } from "../objects/objects";
import type { Workload, StoredRevision, WorkloadKind } from "../workload/workload";
import { lastTemplateWriter, type Writer } from "../objects/managed-fields";
import { slimManagedFields } from "../state/written-at";
import { isSameTemplate } from "../template/template";

/** A Deployment without what an activity does not need, and who wrote its template. */
export type RevisionOwner = { workload: Workload; author: Writer };

/** What a revision leaves behind of its ReplicaSet: all but the template, which is large. */
export type Trace = {
  /** With the Deployment's own template where it has the same one, else with no more of it than its change cause. */
  storedRevision: StoredRevision;
  images: string[];
  /** Masked here already, as entries tell its beginning: half a secret is no longer known for one. */
  changeCause: MaskedText | null;
  /** Its own, as long as there is room for it. */
  template: PodTemplate | null;
};

/** The Deployment, slim. */
export function ownerOf(workload: Workload): RevisionOwner {
  const { managedFields, annotations, ...metadata } = workload.metadata;
  return {
    workload: {
      ...workload,
      metadata: {
        ...metadata,
        annotations: some(workload.kind, annotations),
        managedFields: slimManagedFields({ managedFields }),
      },
    },
    author: lastTemplateWriter(workload.metadata),
  };
}

/** What a ReplicaSet leaves behind, seen beside the Deployment that controls it. */
export function traceOf(
  { workload }: RevisionOwner,
  storedRevision: StoredRevision,
  keepTemplate: boolean,
  mask: Mask,
): Trace {
  const { kind, spec, status, metadata } = storedRevision;
  const reused = kind.reuseOf(storedRevision) !== null;
  const { managedFields, annotations, ...slim } = metadata;
  const live = isSameTemplate(spec.template, workload.spec.template);
  return {
    storedRevision: {
      kind,
      // Of one that was never reused nobody asks when it was written.
      metadata: { ...slim, annotations: some(kind, annotations), ...(reused && managedFields && { managedFields }) },
      spec: { replicas: spec.replicas ?? 1, template: live ? workload.spec.template : slimTemplate(spec.template) },
      ...(status && {
        status: {
          availableReplicas: status.availableReplicas ?? 0,
          ...(status.conditions && { conditions: status.conditions }),
        },
      }),
    },
    images: imagesOf(spec.template),
    changeCause: maskedOrNull(changeCauseOf(storedRevision), mask),
    template: keepTemplate ? spec.template : null,
  };
}

/** Its change cause, if any. No stored template is like it: the API server wants a container. */
function slimTemplate({ metadata }: PodTemplate): PodTemplate {
  const cause = metadata?.annotations?.[CHANGE_CAUSE];
  return cause === undefined ? {} : { metadata: { annotations: { [CHANGE_CAUSE]: cause } } };
}

function some(kind: WorkloadKind, annotations: Record<string, string> = {}): Record<string, string> {
  const isKept = (key: string) =>
    key === CHANGE_CAUSE || key.startsWith("rewind/") || (kind.isBookkeeping(key) && key !== LAST_APPLIED);
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => isKept(key)));
}
