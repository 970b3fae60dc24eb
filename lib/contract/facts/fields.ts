/**
 * A place in a pod template: each step goes into a field, or to the entry of a list by its merge key. So
 * `spec, containers, «web», env, «MODE»` is the variable MODE of the container web.
 */
export type PlaceInTemplate = readonly (
  { readonly field: string; readonly entry?: undefined } | { readonly entry: string; readonly field?: undefined }
)[];

/** Where something stands in an object. Codes begin with `field.`. */
export type FieldFacts = {
  /** A path such as `status.phase`, a key, or the name of a resource. */
  "field.path": { path: string };
  "field.annotation": { key: string };
  "field.label": { key: string };
  "field.in-template": { places: readonly PlaceInTemplate[] };
};

/** What several fields of an object say together. Codes begin with `meaning.`. */
export type MeaningFacts = {
  "meaning.quota-used": { used: string; hard: string };
  "meaning.quota-hard": { hard: string };
  "meaning.replica-range": ReplicaRange;
  /** `surge` and `unavailable` are what the two fields come to for `desired` pods. */
  "meaning.rolling-update": {
    maxSurge: string;
    maxUnavailable: string;
    surge: number;
    desired: number;
    unavailable: number;
  };
};

/** `max` is null where an autoscaler names none. */
export type ReplicaRange = { min: number; max: number | null };
