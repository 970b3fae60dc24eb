import type { FieldFacts, MeaningFacts, PlaceInTemplate, ReplicaRange } from "@/lib/contract/facts/fields";
import type { SentencesOf } from "../sentences";
import { listed } from "./phrases";

export const fieldSentences: SentencesOf<FieldFacts> = {
  "field.path": ({ path }) => path,
  "field.annotation": ({ key }) => `annotation ${key}`,
  "field.label": ({ key }) => `label ${key}`,
  "field.in-template": ({ places }) => listed(places.map(placeInTemplate)),
};

export const meaningSentences: SentencesOf<MeaningFacts> = {
  "meaning.quota-used": ({ used, hard }) => `${used} used of ${hard}`,
  "meaning.quota-hard": ({ hard }) => `hard ${hard}`,
  "meaning.replica-range": replicaRange,
  "meaning.rolling-update": ({ maxSurge, maxUnavailable, surge, desired, unavailable }) =>
    `maxSurge ${maxSurge}, maxUnavailable ${maxUnavailable}: ${surge} more than ${desired}, ${unavailable} fewer`,
};

/** `between 2 and 9`, `at 2 or more`: how many replicas there may be. */
export function replicaRange({ min, max }: ReplicaRange): string {
  return max === null ? `at ${min} or more` : `between ${min} and ${max}`;
}

/** What an entry of these lists is called; of any other by the name of its list. */
const ENTRIES: Readonly<Record<string, string>> = {
  containers: "container",
  initContainers: "init container",
  ephemeralContainers: "ephemeral container",
  env: "env",
  ports: "port",
  volumeMounts: "mount",
  volumeDevices: "device",
  volumes: "volume",
  imagePullSecrets: "imagePullSecret",
  hostAliases: "hostAlias",
  topologySpreadConstraints: "topologySpreadConstraint",
  resourceClaims: "resourceClaim",
  schedulingGates: "schedulingGate",
};

/** A place as a person calls it: `env LOG_LEVEL of container web`, `annotation a/b`, `nodeSelector.disk`. */
export function placeInTemplate(place: PlaceInTemplate): string {
  const [first, second, third] = place;
  if (first?.field === "metadata" && third?.field !== undefined) {
    if (second?.field === "annotations") return `annotation ${third.field}`;
    if (second?.field === "labels") return `label ${third.field}`;
  }
  let words = "";
  let fields: string[] = [];
  for (const { field, entry } of place) {
    if (field !== undefined) {
      fields.push(field);
      continue;
    }
    const list = fields.at(-1) ?? "";
    const called = `${ENTRIES[list] ?? list} ${entry}`;
    words = words === "" ? called : `${called} of ${words}`;
    fields = [];
  }
  const inside = fields.filter((field, index) => !(index === 0 && field === "spec" && fields.length > 1)).join(".");
  return words === "" || inside === "" ? words + inside : `${inside} of ${words}`;
}
