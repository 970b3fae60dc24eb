import type { CheckCode } from "@/lib/contract/checks";
import type { NamedKind } from "@/lib/contract/facts/named-object-checks";
import { type Message, message } from "@/lib/contract/message";
import { aboutIt, couldNotLook } from "./check";
import { type RawCheck, evidenceOf } from "../managers/evidence";
import type { NamedConfig, References } from "../template/references";
import { type ConfigObject, type Lookup, lookupOf, type Surroundings, type VolumeClaim } from "./surroundings";

/** Whether the objects that the target's template names still exist, and the keys that it wants of them. */
export function namedObjectChecks(references: References, around: Surroundings, namespace: string): RawCheck[] {
  const { configMaps, secrets, volumeClaims, pullSecrets, priorityClass, runtimeClass, serviceAccount } = references;
  return [
    ...orNone("config-map", "ConfigMap", configMaps, (named) =>
      configCheck("config-map", "ConfigMap", named, lookupOf(around.configMaps, named.name), namespace),
    ),
    ...orNone("secret", "Secret", secrets, (named) =>
      configCheck("secret", "Secret", named, lookupOf(around.secrets, named.name), namespace),
    ),
    existence("service-account", "ServiceAccount", serviceAccount, around.serviceAccount, namespace),
    ...orNone("volume-claim", "PersistentVolumeClaim", volumeClaims, (name) =>
      claimCheck(name, lookupOf(around.volumeClaims, name), namespace),
    ),
    priorityClass !== null && around.priorityClass
      ? existence("priority-class", "PriorityClass", priorityClass, around.priorityClass, null)
      : namesNone("priority-class", "PriorityClass"),
    runtimeClass !== null && around.runtimeClass
      ? existence("runtime-class", "RuntimeClass", runtimeClass, around.runtimeClass, null)
      : namesNone("runtime-class", "RuntimeClass"),
    ...orNone("image-pull-secret", "pull-secret", pullSecrets, (name) =>
      pullSecretCheck(name, lookupOf(around.secrets, name), namespace),
    ),
  ];
}

function configCheck(
  code: CheckCode,
  kind: "ConfigMap" | "Secret",
  named: NamedConfig,
  looked: Lookup<ConfigObject>,
  namespace: string,
): RawCheck {
  const { name, optional, keys, places } = named;
  const object = { kind, name };
  const field = message("field.in-template", { places });
  switch (looked.kind) {
    case "unknown":
      return couldNotLook(code, { about: "object", kind, name }, looked);
    case "missing":
      return optional
        ? aboutIt(code, "ok", message("check.object-may-be-missing", object), {
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
    return aboutIt(code, "bad", message("check.keys-missing", { ...object, keys: needed }), {
      evidence: needed.map((key) => evidenceOf(kind, name, { field: key })),
      next: message("check.next.add-keys", { ...object, keys: needed }),
    });
  }
  const withKeys = there !== null && lost.length === 0;
  return aboutIt(code, "ok", message("check.object-exists", { ...object, withKeys }), {
    evidence: [evidenceOf(kind, name, { field })],
  });
}

function claimCheck(name: string, looked: Lookup<VolumeClaim>, namespace: string): RawCheck {
  const kind = "PersistentVolumeClaim";
  if (looked.kind !== "found") return existence("volume-claim", kind, name, looked, namespace);
  const { phase, deleting } = looked.value;
  if (phase === "Lost") {
    return aboutIt("volume-claim", "bad", message("check.volume-lost", { name }), {
      evidence: [evidenceOf(kind, name, { field: "status.phase", value: phase })],
      next: message("check.next.restore-volume", { name }),
    });
  }
  if (deleting) {
    return aboutIt("volume-claim", "warn", message("check.claim-being-deleted", { name }), {
      evidence: [evidenceOf(kind, name, { field: "metadata.deletionTimestamp" })],
      next: message("check.next.unless-volume-may-go"),
    });
  }
  return aboutIt("volume-claim", "ok", message("check.object-exists", { kind, name, withKeys: false }), {
    evidence: [evidenceOf(kind, name, { field: "status.phase", value: phase })],
  });
}

/** The kubelet goes on without a pull Secret that it does not find; only a private image then fails. */
function pullSecretCheck(name: string, looked: Lookup<ConfigObject>, namespace: string): RawCheck {
  const code = "image-pull-secret";
  const object = { kind: "pull-secret", name } as const;
  if (looked.kind === "unknown") return couldNotLook(code, { about: "object", ...object }, looked);
  const evidence = [evidenceOf("Secret", name, { field: "imagePullSecrets" })];
  if (looked.kind === "found") {
    return aboutIt(code, "ok", message("check.object-exists", { ...object, withKeys: false }), { evidence });
  }
  return aboutIt(code, "warn", message("check.object-missing", object), {
    evidence,
    next: message("check.next.create-object", { ...object, namespace }),
  });
}

function existence(
  code: CheckCode,
  kind: Exclude<NamedKind, "pull-secret">,
  name: string,
  looked: Lookup<unknown>,
  namespace: string | null,
): RawCheck {
  switch (looked.kind) {
    case "unknown":
      return couldNotLook(code, { about: "object", kind, name }, looked);
    case "missing":
      return missing(code, kind, name, namespace, null);
    case "found":
      return aboutIt(code, "ok", message("check.object-exists", { kind, name, withKeys: false }), {
        evidence: [evidenceOf(kind, name)],
      });
  }
}

function missing(
  code: CheckCode,
  kind: Exclude<NamedKind, "pull-secret">,
  name: string,
  namespace: string | null,
  field: Message | null,
): RawCheck {
  return aboutIt(code, "bad", message("check.object-missing", { kind, name }), {
    evidence: [evidenceOf(kind, name, { field })],
    next: message("check.next.create-object", { kind, name, namespace }),
  });
}

function orNone<T>(code: CheckCode, kind: NamedKind, named: readonly T[], check: (one: T) => RawCheck): RawCheck[] {
  return named.length === 0 ? [namesNone(code, kind)] : named.map(check);
}

function namesNone(code: CheckCode, kind: NamedKind): RawCheck {
  return aboutIt(code, "not-applicable", message("check.names-none", { kind }));
}
