import { pointer, type JsonPatchOperation } from "../objects/json-patch";
import type { Workload } from "../workload/workload";

const TEMPLATE = pointer("spec", "template");

/**
 * The same patch, holding for this very version of the Deployment instead of for its template. API servers compare the
 * texts of values byte for byte, and write `\b` and `\f` one way or another depending on what they were built with
 * (encoding/json of Go 1.22), so that the test of an unchanged template can fail for its spelling alone.
 */
export function guardedByVersion(
  operations: readonly JsonPatchOperation[],
  { metadata }: Pick<Workload, "metadata">,
): JsonPatchOperation[] {
  return operations.map((operation) =>
    operation.op === "test" && operation.path === TEMPLATE
      ? { op: "test", path: pointer("metadata", "resourceVersion"), value: metadata.resourceVersion }
      : operation,
  );
}
