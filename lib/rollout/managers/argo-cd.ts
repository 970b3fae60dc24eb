import { message } from "@/lib/contract/message";
import type { Workload } from "../workload/workload";
import { inCommand, markOf, type Manager, templateWriter, writerEvidence } from "./manager";

const TRACKING = "argocd.argoproj.io/tracking-id";
const INSTANCE = "argocd.argoproj.io/instance";
/** Argo CD's mark of old; charts set it too, so it counts only beside a write of Argo CD. */
const COMMON_INSTANCE = "app.kubernetes.io/instance";
export const ARGO_MANAGERS: readonly string[] = ["argocd-controller", "argocd-application-controller"];

/** The Argo CD Application that the Deployment belongs to, by its tracking id, its label or the field manager. */
export function argoCd(workload: Workload): Manager | null {
  const writer = templateWriter(workload, ARGO_MANAGERS);
  const tracking = markOf(workload, "annotations", TRACKING);
  const tracked = tracking && isAbout(tracking.value, workload) ? tracking : null;
  const label = markOf(workload, "labels", INSTANCE) ?? (writer ? markOf(workload, "labels", COMMON_INSTANCE) : null);
  const mark = tracked ?? label;
  if (!mark && !writer) return null;

  // An Application outside of Argo CD's own namespace is written `namespace_name`, and `namespace/name` in commands.
  const application = tracked ? (tracked.value.split(":", 1)[0] ?? "").replace("_", "/") : (label?.value ?? null);
  return {
    code: "argo-cd",
    sentence: message("manager.argo-cd", { application, workload: workload.kind.object }),
    next: message("manager.next.auto-sync-off", { applicationInCommand: inCommand(application) }),
    evidence: [...(mark ? [mark.evidence] : []), ...(writer ? [writerEvidence(workload, writer)] : [])],
  };
}

/** A tracking id copied from elsewhere names another object, and Argo CD itself then ignores it. */
function isAbout(trackingId: string, { kind: { object }, metadata }: Workload): boolean {
  const [, kind = "", place = ""] = trackingId.split(":");
  return kind === `apps/${object}` && place === `${metadata.namespace}/${metadata.name}`;
}
