import { z } from "zod";

/** What a change touches, in the words that a reader looks for. */
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

/** One difference between two pod templates. */
export const TemplateChange = z.object({
  kind: z.enum(["added", "removed", "changed"]),
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
  /** Restarts pods but changes nothing in them: a restart's timestamp, a checksum. */
  cosmetic: z.boolean(),
});
export type TemplateChange = z.infer<typeof TemplateChange>;
