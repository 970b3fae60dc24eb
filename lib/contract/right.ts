import { z } from "zod";

/** A right in Kubernetes' own terms; `namespace` is null for what belongs to the whole cluster. */
export const Right = z.object({ verb: z.string(), resource: z.string(), namespace: z.string().nullable() });
export type Right = z.infer<typeof Right>;
