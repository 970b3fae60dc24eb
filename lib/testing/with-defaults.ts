import type { JsonObject, JsonValue, PodTemplate } from "@/lib/rollout/objects/objects";

/** The template as the API server would store it. Written apart from the table of defaults that it checks. */
export function withDefaults(template: PodTemplate): PodTemplate {
  const { spec } = template;
  return { ...template, spec: podSpec(isObject(spec) ? spec : {}) } as PodTemplate;
}

function podSpec(spec: JsonObject): JsonObject {
  const account = spec["serviceAccountName"] ?? undefined;
  const filled = fill(spec, {
    restartPolicy: "Always",
    dnsPolicy: "ClusterFirst",
    schedulerName: "default-scheduler",
    terminationGracePeriodSeconds: 30,
    enableServiceLinks: true,
    hostNetwork: false,
    securityContext: {},
    ...(account !== undefined && { serviceAccount: account }),
  });
  return inside(filled, {
    containers: each(container),
    initContainers: each(container),
    ephemeralContainers: each(container),
    volumes: each(volume),
  });
}

function container(given: JsonObject): JsonObject {
  const { image } = given;
  const isLatest = typeof image === "string" && (!image.includes(":") || image.endsWith(":latest"));
  const filled = fill(given, {
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
    ...(typeof image === "string" && { imagePullPolicy: isLatest ? "Always" : "IfNotPresent" }),
  });
  return inside(filled, {
    livenessProbe: struct(probe),
    readinessProbe: struct(probe),
    startupProbe: struct(probe),
    lifecycle: struct((lifecycle) => inside(lifecycle, { postStart: struct(handler), preStop: struct(handler) })),
    ports: each((port) => fill(port, { protocol: "TCP" })),
    volumeMounts: each((mount) => fill(mount, { readOnly: false })),
    securityContext: struct((context) => fill(context, { procMount: "Default" })),
    resources: struct(requested),
    env: each((variable) => inside(variable, { valueFrom: struct(source) })),
  });
}

function probe(given: JsonObject): JsonObject {
  return handler(fill(given, { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }));
}

function handler(given: JsonObject): JsonObject {
  return inside(given, {
    httpGet: struct((action) => fill(action, { path: "/", scheme: "HTTP" })),
    grpc: struct((action) => fill(action, { service: "" })),
  });
}

function requested(resources: JsonObject): JsonObject {
  const { limits, requests } = resources;
  if (!isObject(limits)) return resources;
  return { ...resources, requests: fill(isObject(requests) ? requests : {}, limits) };
}

function volume(given: JsonObject): JsonObject {
  const files = struct((files) => inside(fill(files, { defaultMode: 420 }), { items: each(source) }));
  return inside(given, {
    configMap: files,
    secret: files,
    downwardAPI: files,
    hostPath: struct((path) => fill(path, { type: "" })),
    projected: struct((projected) =>
      inside(fill(projected, { defaultMode: 420 }), {
        sources: each((entry) =>
          inside(entry, {
            serviceAccountToken: struct((token) => fill(token, { expirationSeconds: 3600 })),
            downwardAPI: struct((api) => inside(api, { items: each(source) })),
          }),
        ),
      }),
    ),
    ephemeral: struct((ephemeral) =>
      inside(ephemeral, {
        volumeClaimTemplate: struct((claim) =>
          inside(claim, {
            spec: struct((spec) => inside(fill(spec, { volumeMode: "Filesystem" }), { resources: struct(requested) })),
          }),
        ),
      }),
    ),
  });
}

function source(given: JsonObject): JsonObject {
  return inside(given, {
    fieldRef: struct((reference) => fill(reference, { apiVersion: "v1" })),
    resourceFieldRef: struct((reference) => fill(reference, { divisor: "0" })),
  });
}

type Change = (value: JsonValue | undefined) => JsonValue | undefined;

function fill(object: JsonObject, defaults: JsonObject): JsonObject {
  const missing = Object.entries(defaults).filter(([key]) => (object[key] ?? null) === null);
  return { ...object, ...Object.fromEntries(missing) };
}

function inside(object: JsonObject, changes: Record<string, Change>): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, Object.hasOwn(changes, key) ? changes[key]?.(value) : value]),
  );
}

function struct(change: (object: JsonObject) => JsonObject): Change {
  return (value) => (isObject(value) ? change(value) : value);
}

function each(change: (object: JsonObject) => JsonObject): Change {
  return (value) => (Array.isArray(value) ? value.map((entry) => (isObject(entry) ? change(entry) : entry)) : value);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
