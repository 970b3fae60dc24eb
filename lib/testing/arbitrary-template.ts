import * as fc from "fast-check";
import type { JsonObject, JsonValue, PodTemplate } from "@/lib/rollout/objects";

const word = fc.constantFrom("a", "b", "c", "constructor", "__proto__", "x/y", "length");
const text = fc.constantFrom("", "1", "x", "true");
const words = fc.dictionary(word, text, { maxKeys: 3, noNullPrototype: true });
const amount = fc.constantFrom("1", "1000m", "2", "1Gi", "1024Mi", "odd");
const amounts = fc.dictionary(fc.constantFrom("cpu", "memory"), amount, { noNullPrototype: true });

/** Objects some of whose fields are missing. */
function some(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<JsonObject> {
  return fc.record(fields, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<JsonObject>;
}

function listBy(key: string, entry: Record<string, fc.Arbitrary<unknown>>, values: fc.Arbitrary<JsonValue>) {
  const entries = fc.record({ [key]: values, ...entry }, { requiredKeys: [key], noNullPrototype: true });
  return fc.uniqueArray(entries, { maxLength: 3, selector: (value) => value[key] });
}

const anything = fc.jsonValue({ maxDepth: 2 });
const name = fc.constantFrom("a", "b", "c", "d");

const env = listBy(
  "name",
  { value: text, valueFrom: some({ resourceFieldRef: some({ resource: text, divisor: amount }) }) },
  name,
);
const container = {
  image: fc.constantFrom("web:1", "web:2", "web"),
  command: fc.array(text, { maxLength: 2 }),
  env,
  resources: some({ limits: amounts, requests: amounts }),
  ports: listBy("containerPort", { name: text }, fc.constantFrom(80, 443)),
  volumeMounts: listBy("mountPath", { name: text, readOnly: fc.boolean() }, fc.constantFrom("/a", "/b")),
  securityContext: some({ runAsUser: fc.nat(3), privileged: fc.boolean() }),
  readinessProbe: some({ httpGet: some({ path: text, port: fc.nat(2) }), periodSeconds: fc.nat(2) }),
  unknownField: anything,
};

/**
 * Pod templates of many shapes, with absent, null and empty fields, quantities and fields that nobody knows. Entries of
 * lists with merge keys have different keys, as Kubernetes asks.
 */
export const arbitraryTemplate = some({
  metadata: fc.option(some({ labels: words, annotations: words, creationTimestamp: fc.constant(null) })),
  spec: some({
    containers: listBy("name", container, name),
    initContainers: listBy("name", container, name),
    volumes: listBy(
      "name",
      {
        emptyDir: some({ sizeLimit: amount }),
        csi: some({ volumeAttributes: words }),
        configMap: some({ name: text }),
      },
      name,
    ),
    tolerations: listBy("key", { effect: text }, name),
    nodeSelector: words,
    securityContext: some({ runAsUser: fc.nat(3) }),
    affinity: anything,
    hostNetwork: fc.boolean(),
  }),
}) as fc.Arbitrary<PodTemplate>;

/** Two templates that differ in little: quantities spelled differently, something empty or null instead of absent. */
export const similarTemplates = fc
  .tuple(arbitraryTemplate, fc.constantFrom(...respellings()))
  .map(([template, respell]): [PodTemplate, PodTemplate] => [
    template,
    reordered(template, KEYED_LISTS, (list) => list, respell),
  ]);

/** The same template, keys of maps and entries of keyed lists in another order. */
export function shuffled(template: PodTemplate): PodTemplate {
  return reordered(template, KEYED_LISTS, (entries) => entries.toReversed());
}

/** The same template, only its keys in another order. */
export function withKeysShuffled(template: PodTemplate): PodTemplate {
  return reordered(template, new Set(), (entries) => entries);
}

/** The same template, the entries of its keyed lists in one fixed order. */
export function sorted(template: PodTemplate): PodTemplate {
  return reordered(template, KEYED_LISTS, (entries) => entries.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)));
}

type Reorder = (entries: JsonValue[]) => JsonValue[];
type Respell = (value: JsonValue | undefined) => JsonValue | undefined;

function respellings(): Respell[] {
  const isEmpty = (value: JsonValue | undefined) =>
    typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return [
    (value) => value,
    (value) => (isEmpty(value) ? undefined : value),
    (value) => (isEmpty(value) ? null : value),
    (value) => (value === "1000m" ? "1" : value),
    (value) => (value === "1Gi" ? "1024Mi" : value),
    (value) => (value === "x" ? "z" : value),
    (value) => (value === true ? false : value),
  ];
}

function reordered(
  template: PodTemplate,
  lists: ReadonlySet<string>,
  reorder: Reorder,
  respell: Respell = (value) => value,
): PodTemplate {
  const turn = (value: JsonValue | undefined, field: string): JsonValue | undefined => {
    if (Array.isArray(value)) {
      const entries = value.map((entry) => turn(entry, "") ?? null);
      return lists.has(field) ? reorder(entries) : entries;
    }
    if (typeof value !== "object" || value === null) return value;
    const fields = Object.entries(value).toReversed();
    return Object.fromEntries(fields.map(([key, entry]) => [key, respell(turn(entry, key))]));
  };
  return turn(template as JsonValue, "") as PodTemplate;
}

function sortKey(entry: JsonValue): string {
  const { name, containerPort, mountPath, key } = entry as JsonObject;
  return String(containerPort ?? mountPath ?? key ?? name);
}

const KEYED_LISTS: ReadonlySet<string> = new Set([
  "containers",
  "initContainers",
  "env",
  "ports",
  "volumeMounts",
  "volumes",
  "tolerations",
]);
