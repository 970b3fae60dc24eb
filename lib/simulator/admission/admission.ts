import type { KubeObject, Pod } from "../objects";
import { type Resource, resource } from "../resources";
import { forbidden } from "../status-error";
import type { Store } from "../store";
import { admitLimits, defaultLimits } from "./limit-range";
import { admitQuota } from "./quota";
import { admitServiceAccount } from "./service-account";

/** What admission puts into a new object before it is validated. @throws StatusError 403 */
export function admitCreation(store: Store, object: KubeObject): KubeObject {
  if (object.kind !== "Pod") return object;
  const pod = defaultLimits(store, object as Pod);
  admitLimits(store, pod);
  const withAccount = admitServiceAccount(store, pod);
  admitPriority(store, withAccount);
  admitRuntimeClass(store, withAccount);
  return withAccount;
}

/** Whether a valid new object may be kept. @throws StatusError 403 */
export function admitCreated(store: Store, kind: Resource, object: KubeObject): void {
  admitQuota(store, kind, object);
}

const BUILT_IN_PRIORITIES = ["system-node-critical", "system-cluster-critical"];

function admitPriority(store: Store, { metadata, spec }: Pod): void {
  const name = spec["priorityClassName"];
  if (typeof name !== "string" || name === "" || BUILT_IN_PRIORITIES.includes(name)) return;
  if (store.get("priorityclasses", undefined, name)) return;
  throw forbidden(resource("pods"), metadata.name, `no PriorityClass with name ${name} was found`);
}

function admitRuntimeClass(store: Store, { metadata, spec }: Pod): void {
  const name = spec["runtimeClassName"];
  if (typeof name !== "string" || store.get("runtimeclasses", undefined, name)) return;
  throw forbidden(resource("pods"), metadata.name, `pod rejected: RuntimeClass "${name}" not found`);
}
