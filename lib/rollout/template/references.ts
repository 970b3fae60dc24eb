import type { PlaceInTemplate } from "@/lib/contract/facts/fields";
import { objectAt, objectsAt, textAt, own } from "../objects/json-fields";
import type { JsonObject, PodTemplate } from "../objects/objects";
import { podContainers } from "../objects/pod-containers";

/** A ConfigMap or Secret that a pod template names, with all that the template wants of it. */
export type NamedConfig = {
  name: string;
  /** Pods start without it. */
  optional: boolean;
  keys: readonly { name: string; optional: boolean }[];
  /** Where the template names it. */
  places: readonly PlaceInTemplate[];
};

export type References = {
  configMaps: readonly NamedConfig[];
  secrets: readonly NamedConfig[];
  pullSecrets: readonly string[];
  serviceAccount: string;
  volumeClaims: readonly string[];
  priorityClass: string | null;
  runtimeClass: string | null;
};

type Use = {
  kind: "ConfigMap" | "Secret";
  name: string;
  keys: readonly string[];
  optional: boolean;
  place: PlaceInTemplate;
};

/** Everything outside of itself that a pod template names, each object once, in the order of its first mention. */
export function referencesOf(template: PodTemplate): References {
  const spec: JsonObject = template.spec ?? {};
  const volumes = objectsAt(spec, "volumes");
  const uses = [...podContainers(template).flatMap(usesOfContainer), ...volumes.flatMap(usesOfVolume)];
  return {
    configMaps: collected(uses.filter(({ kind }) => kind === "ConfigMap")),
    secrets: collected(uses.filter(({ kind }) => kind === "Secret")),
    pullSecrets: namesOf(objectsAt(spec, "imagePullSecrets").map((secret) => textAt(secret, "name"))),
    serviceAccount: textAt(spec, "serviceAccountName") ?? textAt(spec, "serviceAccount") ?? "default",
    volumeClaims: namesOf(volumes.map((volume) => textAt(objectAt(volume, "persistentVolumeClaim"), "claimName"))),
    priorityClass: textAt(spec, "priorityClassName"),
    runtimeClass: textAt(spec, "runtimeClassName"),
  };
}

function usesOfContainer(container: JsonObject): Use[] {
  const inIt = [{ field: "containers" }, { entry: textAt(container, "name") ?? "" }];
  const inEnv = objectsAt(container, "env").flatMap((variable) => {
    const source = objectAt(variable, "valueFrom");
    const place = [...inIt, { field: "env" }, { entry: textAt(variable, "name") ?? "" }];
    return [
      ...use("ConfigMap", objectAt(source, "configMapKeyRef"), place),
      ...use("Secret", objectAt(source, "secretKeyRef"), place),
    ];
  });
  const inEnvFrom = objectsAt(container, "envFrom").flatMap((source) => [
    ...use("ConfigMap", objectAt(source, "configMapRef"), [...inIt, { field: "envFrom" }]),
    ...use("Secret", objectAt(source, "secretRef"), [...inIt, { field: "envFrom" }]),
  ]);
  return [...inEnv, ...inEnvFrom];
}

/** Where the older volume types of k8s.io/api/core/v1 keep the name of a Secret, besides `secret` and `csi`. */
const SECRET_OF_VOLUME = ["cephfs", "cinder", "flexVolume", "iscsi", "rbd", "scaleIO", "storageos"];

function usesOfVolume(volume: JsonObject): Use[] {
  const place = [{ field: "volumes" }, { entry: textAt(volume, "name") ?? "" }];
  return [
    ...use("ConfigMap", objectAt(volume, "configMap"), place),
    ...use("Secret", objectAt(volume, "secret"), place, "secretName"),
    ...objectsAt(objectAt(volume, "projected"), "sources").flatMap((source) => [
      ...use("ConfigMap", objectAt(source, "configMap"), place),
      ...use("Secret", objectAt(source, "secret"), place),
    ]),
    ...use("Secret", objectAt(objectAt(volume, "csi"), "nodePublishSecretRef"), place),
    ...use("Secret", objectAt(volume, "azureFile"), place, "secretName"),
    ...SECRET_OF_VOLUME.flatMap((type) => use("Secret", objectAt(objectAt(volume, type), "secretRef"), place)),
  ];
}

function use(kind: Use["kind"], source: JsonObject, place: PlaceInTemplate, nameField = "name"): Use[] {
  const name = textAt(source, nameField);
  if (name === null) return [];
  const keys = [textAt(source, "key"), ...objectsAt(source, "items").map((item) => textAt(item, "key"))];
  return [{ kind, name, keys: keys.filter((key) => key !== null), optional: own(source, "optional") === true, place }];
}

/** One that any use needs is needed, whatever the others say. */
function collected(uses: readonly Use[]): NamedConfig[] {
  const names = [...new Set(uses.map(({ name }) => name))];
  return names.map((name) => {
    const ofIt = uses.filter((other) => other.name === name);
    const keys = [...new Set(ofIt.flatMap((one) => one.keys))];
    const isOptional = (some: readonly Use[]) => some.every(({ optional }) => optional);
    return {
      name,
      optional: isOptional(ofIt),
      keys: keys.map((key) => ({ name: key, optional: isOptional(ofIt.filter((one) => one.keys.includes(key))) })),
      places: [...new Map(ofIt.map(({ place }) => [JSON.stringify(place), place])).values()],
    };
  });
}

function namesOf(names: readonly (string | null)[]): string[] {
  return [...new Set(names.filter((name) => name !== null))];
}
