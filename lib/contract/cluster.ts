import { z } from "zod";
import { Told } from "./told";

/** What stands in a URL lives apart from the schemas, so that the browser loads it without zod. */
export { clusterSegment } from "./cluster-segment";

/**
 * The contexts of the kubeconfig. `namespace` is the context's own default, `server` the API server's origin. `place`
 * changes when the name stands for another cluster than before, and `version` also when it stands for other credentials;
 * both say nothing else.
 */
export const ClusterList = z.object({
  clusters: z.array(
    z.object({
      name: z.string(),
      current: z.boolean(),
      namespace: z.string().nullable(),
      server: z.string().nullable(),
      place: z.string(),
      version: z.string(),
    }),
  ),
  /** Why files of the kubeconfig cannot be read, what they name is not among the clusters. */
  problems: z.array(Told),
  readOnly: z.boolean(),
  /** For how long a confirmed rollback can still be called off before it is sent; 0: it is sent at once. */
  undoDelaySeconds: z.int(),
  /** Rewind runs on the embedded demo cluster, which plays scenes on demand. */
  demo: z.boolean(),
});
export type ClusterList = z.infer<typeof ClusterList>;

/** `complete: false` where listing namespaces is forbidden: a name may then be typed. */
export const NamespaceList = z.object({ namespaces: z.array(z.string()), complete: z.boolean() });
export type NamespaceList = z.infer<typeof NamespaceList>;

/** Whether the person may write to one rollout. The API server decides; this only explains a disabled button. */
export const Permissions = z.discriminatedUnion("write", [
  z.object({ write: z.literal("allowed"), reason: z.null() }),
  z.object({ write: z.enum(["denied", "unknown", "read-only"]), reason: Told }),
]);
export type Permissions = z.infer<typeof Permissions>;

/** `GET /api/health` (alive) and `GET /api/ready` (and able to reach the current cluster). */
export const Health = z.object({ status: z.literal("ok") });
export type Health = z.infer<typeof Health>;
