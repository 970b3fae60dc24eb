import "server-only";
import type { Looked } from "@/lib/rollout/checks/surroundings";
import { type Doing, KubeError } from "./errors";

/**
 * What came of a reading that others can do without: found, missing (404), or why it is not known, with the right that
 * is missing where it was one.
 * @throws KubeError unauthenticated: then nothing else can be read either
 */
export async function look<T>(
  doing: Pick<Doing, "verb" | "resource" | "namespace">,
  read: () => Promise<T>,
): Promise<Looked<T>> {
  try {
    return { kind: "found", value: await read() };
  } catch (error) {
    if (!(error instanceof KubeError) || error.code === "unauthenticated") throw error;
    if (error.code === "not-found") return { kind: "missing" };
    const missingRight = error.code === "forbidden" ? rightTo(doing) : null;
    return { kind: "unknown", missingRight, why: error.message };
  }
}

/** A right as a person asks for it: `get secrets in namespace shop`. */
function rightTo({ verb, resource, namespace }: Pick<Doing, "verb" | "resource" | "namespace">): string {
  return `${verb} ${resource}${namespace === null ? "" : ` in namespace ${namespace}`}`;
}
