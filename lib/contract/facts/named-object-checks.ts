/** An object that a pod template names; `pull-secret` is a Secret with the credentials of a registry. */
export type NamedKind =
  | "ConfigMap"
  | "Secret"
  | "ServiceAccount"
  | "PersistentVolumeClaim"
  | "PriorityClass"
  | "RuntimeClass"
  | "pull-secret";
type Named = { kind: NamedKind; name: string };

/** Whether what a pod template names is there. Codes begin with `check.`. */
export type NamedObjectCheckFacts = {
  "check.names-none": { kind: NamedKind };
  /** `withKeys`: every key that the template names of it was looked for, and is there. */
  "check.object-exists": Named & { withKeys: boolean };
  "check.object-missing": Named;
  "check.object-may-be-missing": Named;
  "check.keys-missing": Named & { keys: readonly string[] };
  "check.volume-lost": { name: string };
  "check.claim-being-deleted": { name: string };
  "check.next.create-object": Named & { namespace: string | null };
  "check.next.add-keys": Named & { keys: readonly string[] };
  "check.next.restore-volume": { name: string };
  "check.next.unless-volume-may-go": NoFacts;
};

type NoFacts = Record<never, never>;
