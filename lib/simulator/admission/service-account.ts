import type { Pod } from "../objects";
import { resource } from "../resources";
import { forbidden } from "../status-error";
import type { Store } from "../store";

/** The pod with its account, which has to exist. @throws StatusError 403 */
export function admitServiceAccount(store: Store, pod: Pod): Pod {
  const { namespace = "", name } = pod.metadata;
  const account = pod.spec.serviceAccountName ?? "default";
  if (!store.get("serviceaccounts", namespace, account)) {
    const why = `error looking up service account ${namespace}/${account}: serviceaccount "${account}" not found`;
    throw forbidden(resource("pods"), name, why);
  }
  return { ...pod, spec: { ...pod.spec, serviceAccountName: account, serviceAccount: account } };
}
