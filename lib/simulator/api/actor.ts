export type User = { name: string; groups: readonly string[]; uid?: string };

/** Who writes, and how: the API server notes the manager on every field it changes. */
export type Actor = { user: User; manager: string; dryRun?: boolean };

export const ADMIN: User = { name: "admin", groups: ["system:masters", "system:authenticated"] };

/** A controller of the cluster itself. */
export function controller(name: string): Actor {
  return {
    user: {
      name: `system:serviceaccount:kube-system:${name}`,
      groups: ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"],
    },
    manager: "kube-controller-manager",
  };
}
