import { z } from "zod";
import { Told } from "./told";

/**
 * What a change touches, in the words that a reader looks for. `config`: an annotation whose value stands for
 * configuration elsewhere, such as `checksum/config`.
 */
export const ChangeTopic = z.enum([
  "image",
  "container",
  "command",
  "env",
  "probe",
  "resources",
  "port",
  "volume",
  "security",
  "lifecycle",
  "scheduling",
  "label",
  "config",
  "annotation",
  "other",
]);
export type ChangeTopic = z.infer<typeof ChangeTopic>;

/**
 * One step from the template's root: a field or key by name, or an entry of a list by what identifies it.
 * `occurrence` counts entries of equal identity from 0.
 */
export const PathSegment = z.union([
  z.string(),
  z.object({ by: z.record(z.string(), z.string()), occurrence: z.int() }),
]);
export type PathSegment = z.infer<typeof PathSegment>;

/**
 * What a reader should know of a change beside its values. `same-tag`: another digest under the same tag. `mutable-tag`:
 * the new image is named by a tag that registries move, or by none, so the bits behind it may differ from last time.
 * `run-order`, `reference-order`: an init container, or a variable of `env`, moved where its place has a meaning.
 * `config-changed`: the value stands for configuration that pods take from a ConfigMap or Secret, and that changed.
 */
export const ChangeMark = z.enum([
  "same-tag",
  "mutable-tag",
  "to-reference",
  "to-literal",
  "run-order",
  "reference-order",
  "config-changed",
]);
export type ChangeMark = z.infer<typeof ChangeMark>;

/** Where an entry of a list stands, by the names of those that it stands before and after. */
export const Place = z.object({ before: z.array(z.string()), after: z.array(z.string()) });
export type Place = z.infer<typeof Place>;

/** One difference between two pod templates. Values that look like credentials are masked, see `MaskedValue`. */
export const TemplateChange = z.object({
  /** `moved`: an entry of a list whose order has a meaning; it has no values, and may have changed besides. */
  kind: z.enum(["added", "removed", "changed", "moved"]),
  topic: ChangeTopic,
  path: z.array(PathSegment),
  /** The container it happens in, of whatever kind; null elsewhere. */
  container: z.string().nullable(),
  /** Raw JSON as stored; absent for what was added. */
  before: z.unknown(),
  /** Raw JSON as stored; absent for what was removed. */
  after: z.unknown(),
  /** Greater is more important. */
  weight: z.int(),
  /** Restarts pods but changes nothing in them: a restart's timestamp. */
  cosmetic: z.boolean(),
  /** What changed, without its values and without its container: `env LOG_LEVEL`, `memory limit`, `readinessProbe path`. */
  subject: Told,
  /** The change in short, as the timeline tells it. Never holds a masked value. */
  summary: Told,
  /** Quantities: by how many percent it grew, rounded; null elsewhere. */
  percent: z.int().nullable(),
  marks: z.array(ChangeMark),
  /**
   * In lists whose order has a meaning, init containers and `env` with references such as `$(NAME)`: where it stands now,
   * for what moved or was added above others. Null for all else.
   */
  place: Place.nullable(),
});
export type TemplateChange = z.infer<typeof TemplateChange>;

/**
 * A value that was replaced by a mask before it left the server. The mask is a text such as `‹masked 3f9a2c›`: equal for
 * equal values and different for different ones, as long as this Rewind runs, and it tells nothing else.
 */
export const MaskedValue = z.object({
  /** JSON Pointer from the template's root. */
  pointer: z.string(),
  mask: z.string(),
  /** Why it is taken for a credential. */
  why: z.enum(["name", "shape", "userinfo", "last-applied"]),
});
export type MaskedValue = z.infer<typeof MaskedValue>;

/** One side of a comparison: a revision's uid, or `live` for the Deployment's own template. */
export const DiffSide = z.object({
  revision: z.string(),
  /** The whole template as YAML, secrets masked, the hash label left out. */
  yaml: z.string(),
  masked: z.array(MaskedValue),
});
export type DiffSide = z.infer<typeof DiffSide>;

/**
 * In what two templates differ between which no change is told: in nothing, or, which makes a new ReplicaSet and replaces
 * every pod all the same, in the order of lists in which it means nothing, or in defaults that only one spells out and
 * perhaps in order too.
 */
export const Sameness = z.enum(["same", "order", "defaults"]);
export type Sameness = z.infer<typeof Sameness>;

/** `GET …/diff?from={uid|live}&to={uid|live}` */
export const TemplateDiff = z.object({
  from: DiffSide,
  to: DiffSide,
  /** Most important first. */
  changes: z.array(TemplateChange),
  /** Null where there are changes. */
  sameness: Sameness.nullable(),
  /** Whether this Rewind lets a person see a masked value on demand. */
  revealable: z.boolean(),
});
export type TemplateDiff = z.infer<typeof TemplateDiff>;

/** The texts of a revision that tell why it was rolled out, masked like every text of the cluster. */
export const CauseName = z.enum(["changeCause", "ownCause", "reason"]);
export type CauseName = z.infer<typeof CauseName>;

/**
 * `POST …/revisions/{uid|live}/reveal`: one masked value of the template by the pointer that `MaskedValue` gives, or the
 * whole of a masked cause; `reason` is that of the rollback which is told. Logged.
 */
export const RevealRequest = z.union([
  z.strictObject({ pointer: z.string().min(1).max(2_000) }),
  z.strictObject({ cause: CauseName }),
]);
export type RevealRequest = z.infer<typeof RevealRequest>;

/** With what was asked for. */
export const RevealResult = z.object({
  pointer: z.string().optional(),
  cause: CauseName.optional(),
  value: z.string(),
});
export type RevealResult = z.infer<typeof RevealResult>;
