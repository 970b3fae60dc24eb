import type { JsonObject } from "./objects";

export const CHANGE_CAUSE = "kubernetes.io/change-cause";

/** A Deployment to make: one container named like it, `replicas` 1, and whatever `metadata` and `spec` add or replace. */
export type NewDeployment = {
  name: string;
  image: string;
  replicas?: number;
  /** The change cause of its first revision. */
  cause?: string;
  metadata?: JsonObject;
  /** Merged into the spec: objects key by key, arrays and everything else as a whole. */
  spec?: JsonObject;
};

export function deploymentManifest({
  name,
  image,
  replicas = 1,
  cause,
  metadata = {},
  spec = {},
}: NewDeployment): JsonObject {
  const labels = { app: name };
  const annotations = cause === undefined ? {} : { [CHANGE_CAUSE]: cause };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: merged({ name, labels, annotations }, metadata),
    spec: merged(
      {
        replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name, image }] } },
      },
      spec,
    ),
  };
}

function merged(base: JsonObject, over: JsonObject): JsonObject {
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = base[key];
    result[key] = isObject(below) && isObject(value) ? merged(below, value) : value;
  }
  return result;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
