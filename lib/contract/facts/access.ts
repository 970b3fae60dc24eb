import type { MaskedText } from "../cluster-text";
import type { Right } from "../right";

/** Why a person may not write to a rollout. Codes begin with `permission.`. */
export type PermissionFacts = {
  /** Rewind itself was started so that it refuses every write. */
  "permission.read-only": Record<never, never>;
  "permission.no-right": { right: Right };
  /** `said`: the reason that the API server gives. */
  "permission.denied": { said: MaskedText };
};

/** Why a watch came to nothing although it was answered. */
export type UnkeptWatch = "silent" | "ended-at-once" | "version-too-old" | "no-watch" | "other-content";

/** Why the cluster is read every few seconds instead of being watched. Codes begin with `mode.`. */
export type ModeFacts = {
  /** `namespace` is null where all namespaces are meant, `name` where all objects are. */
  "mode.watch-not-kept": {
    cluster: string;
    resource: string;
    namespace: string | null;
    name: string | null;
    because: UnkeptWatch;
  };
};
