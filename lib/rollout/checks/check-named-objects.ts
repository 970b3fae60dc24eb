import type { Check, CheckCode } from "@/lib/contract/checks";
import { aboutIt, couldNotLook, inWords } from "./check";
import { evidenceOf } from "../managers/evidence";
import type { NamedConfig, References } from "../template/references";
import { type ConfigObject, type Looked, lookedUp, type Surroundings, type VolumeClaim } from "./surroundings";

/** Whether the objects that the target's template names still exist, and the keys that it wants of them. */
export function namedObjectChecks(references: References, around: Surroundings, namespace: string): Check[] {
  const { configMaps, secrets, volumeClaims, pullSecrets, priorityClass, runtimeClass, serviceAccount } = references;
  return [
    ...orNone("config-map", "ConfigMap", configMaps, (named) =>
      configCheck("config-map", "ConfigMap", named, lookedUp(around.configMaps, named.name), namespace),
    ),
    ...orNone("secret", "Secret", secrets, (named) =>
      configCheck("secret", "Secret", named, lookedUp(around.secrets, named.name), namespace),
    ),
    existence("service-account", "ServiceAccount", serviceAccount, around.serviceAccount, namespace),
    ...orNone("volume-claim", "PersistentVolumeClaim", volumeClaims, (name) =>
      claimCheck(name, lookedUp(around.volumeClaims, name), namespace),
    ),
    priorityClass !== null && around.priorityClass
      ? existence("priority-class", "PriorityClass", priorityClass, around.priorityClass, null)
      : namesNone("priority-class", "PriorityClass"),
    runtimeClass !== null && around.runtimeClass
      ? existence("runtime-class", "RuntimeClass", runtimeClass, around.runtimeClass, null)
      : namesNone("runtime-class", "RuntimeClass"),
    ...orNone("image-pull-secret", "image pull Secret", pullSecrets, (name) =>
      pullSecretCheck(name, lookedUp(around.secrets, name), namespace),
    ),
  ];
}

/** What pods then do, by kind, when an object that they need is not there. */
const WITHOUT_IT = {
  ConfigMap: "its pods would not start",
  Secret: "its pods would not start",
  ServiceAccount: "no pod would be created",
  PersistentVolumeClaim: "its pods would stay pending",
  PriorityClass: "no pod would be created",
  RuntimeClass: "no pod would be created",
} as const;
type Kind = keyof typeof WITHOUT_IT;

function configCheck(
  code: CheckCode,
  kind: "ConfigMap" | "Secret",
  named: NamedConfig,
  looked: Looked<ConfigObject>,
  namespace: string,
): Check {
  const { name, optional, keys, places } = named;
  const field = inWords(places);
  switch (looked.kind) {
    case "unknown":
      return couldNotLook(code, `${kind} ${name}`, looked);
    case "missing":
      return optional
        ? aboutIt(code, "ok", `${kind} ${name} does not exist, which the pod template allows.`, {
            evidence: [evidenceOf(kind, name, { field })],
          })
        : missing(code, kind, name, namespace, field);
    case "found":
      break;
  }
  const there = looked.value.keys;
  const lost = there === null ? [] : keys.filter((key) => !there.includes(key.name));
  const needed = lost.filter((key) => !key.optional).map((key) => key.name);
  if (needed.length > 0) {
    const words = `${needed.length === 1 ? "key" : "keys"} ${inWords(needed)}`;
    return aboutIt(code, "bad", `${kind} ${name} lacks the ${words}: ${WITHOUT_IT[kind]}.`, {
      evidence: needed.map((key) => evidenceOf(kind, name, { field: key })),
      next: `Add the ${words} to ${kind} ${name} first, or choose another revision.`,
    });
  }
  const withKeys = there !== null && lost.length === 0 ? " with every key that is named" : "";
  return aboutIt(code, "ok", `${kind} ${name} exists${withKeys}.`, { evidence: [evidenceOf(kind, name, { field })] });
}

function claimCheck(name: string, looked: Looked<VolumeClaim>, namespace: string): Check {
  const kind = "PersistentVolumeClaim";
  if (looked.kind !== "found") return existence("volume-claim", kind, name, looked, namespace);
  const { phase, deleting } = looked.value;
  if (phase === "Lost") {
    return aboutIt("volume-claim", "bad", `${kind} ${name} has lost its volume: ${WITHOUT_IT[kind]}.`, {
      evidence: [evidenceOf(kind, name, { field: "status.phase", value: phase })],
      next: `Restore the volume of ${kind} ${name} first, or choose another revision.`,
    });
  }
  if (deleting) {
    return aboutIt(
      "volume-claim",
      "warn",
      `${kind} ${name} is being deleted and goes with the last pod that uses it.`,
      {
        evidence: [evidenceOf(kind, name, { field: "metadata.deletionTimestamp" })],
        next: "Choose another revision, unless the volume may go.",
      },
    );
  }
  return aboutIt("volume-claim", "ok", `${kind} ${name} exists.`, {
    evidence: [evidenceOf(kind, name, { field: "status.phase", value: phase })],
  });
}

/** The kubelet goes on without a pull Secret that it does not find; only a private image then fails. */
function pullSecretCheck(name: string, looked: Looked<ConfigObject>, namespace: string): Check {
  const code = "image-pull-secret";
  if (looked.kind === "unknown") return couldNotLook(code, `Image pull Secret ${name}`, looked);
  const evidence = [evidenceOf("Secret", name, { field: "imagePullSecrets" })];
  if (looked.kind === "found") return aboutIt(code, "ok", `Image pull Secret ${name} exists.`, { evidence });
  const text = `Image pull Secret ${name} does not exist: an image that needs it is pulled only where a node has it.`;
  return aboutIt(code, "warn", text, {
    evidence,
    next: `Create Secret ${name} in namespace ${namespace} again first if the image is private.`,
  });
}

function existence(
  code: CheckCode,
  kind: Kind,
  name: string,
  looked: Looked<unknown>,
  namespace: string | null,
): Check {
  switch (looked.kind) {
    case "unknown":
      return couldNotLook(code, `${kind} ${name}`, looked);
    case "missing":
      return missing(code, kind, name, namespace, null);
    case "found":
      return aboutIt(code, "ok", `${kind} ${name} exists.`, { evidence: [evidenceOf(kind, name)] });
  }
}

function missing(code: CheckCode, kind: Kind, name: string, namespace: string | null, field: string | null): Check {
  const place = namespace === null ? "" : ` in namespace ${namespace}`;
  return aboutIt(code, "bad", `${kind} ${name} does not exist: ${WITHOUT_IT[kind]}.`, {
    evidence: [evidenceOf(kind, name, { field })],
    next: `Create ${kind} ${name}${place} again first, or choose another revision.`,
  });
}

function orNone<T>(code: CheckCode, kind: string, named: readonly T[], check: (one: T) => Check): Check[] {
  return named.length === 0 ? [namesNone(code, kind)] : named.map(check);
}

function namesNone(code: CheckCode, kind: string): Check {
  return aboutIt(code, "not-applicable", `The pod template names no ${kind}.`);
}
