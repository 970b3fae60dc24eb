import type { MaskedText } from "../cluster-text";

/**
 * Who else writes a Deployment, and how to keep them from putting the newer version back. Names whose key ends with
 * `InCommand` are null where there is none, or where a shell could misread it. Codes begin with `manager.`.
 */
export type ManagerFacts = {
  "manager.argo-cd": OfWorkload & { application: string | null };
  "manager.next.auto-sync-off": { applicationInCommand: string | null };

  "manager.flux": OfWorkload & FluxApplier & { name: string | null; namespace: string | null };
  "manager.next.suspend": FluxApplier & { nameInCommand: string | null; namespaceInCommand: string | null };

  "manager.helm": OfWorkload & { release: string };
  "manager.next.helm-rollback": { releaseInCommand: string | null; namespaceInCommand: string | null };

  "manager.owner": OfWorkload & { kind: string; name: string };
  "manager.next.change-owner": OfWorkload & { kind: string; name: string };

  /** `manager` is the field manager; null where it has no name. */
  "manager.server-side-apply": { manager: MaskedText | null };
  "manager.next.change-applied": { manager: MaskedText | null };
};

/** What kind of workload it is, as its objects name it: `Deployment`. */
type OfWorkload = { workload: string };

type FluxApplier = { kind: "Kustomization" | "HelmRelease" };
