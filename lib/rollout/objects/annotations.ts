export const CHANGE_CAUSE = "kubernetes.io/change-cause";
export const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
/** Lives on the pod template. */
export const RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";
/** A revision's own change cause, kept where a rollback's reason has taken its place. */
export const OWN_CAUSE = "rewind/own-cause";
/** Who rolled back to which revision, when and why: the latest rollbacks that Rewind did, on the Deployment. */
export const ROLLBACKS = "rewind/rollbacks";
/** The label that tells the pods of one ReplicaSet from those of another; never part of a Deployment's template. */
export const TEMPLATE_HASH = "pod-template-hash";

/** Names of annotations whose value stands for something else: they make new pods when it changes. */
export const CHECKSUM = /(^|[/.-])(checksum|sha256|hash)([/.-]|$)/i;
