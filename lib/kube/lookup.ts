import "server-only";
import type { Lookup } from "@/lib/rollout/checks/surroundings";
import { type Doing, KubeError } from "./errors";

/**
 * What came of a reading that others can do without: found, missing (404), or why it is not known, with the right that
 * is missing where it was one.
 * @throws KubeError unauthenticated: then nothing else can be read either
 */
export async function lookup<T>(
  doing: Pick<Doing, "verb" | "resource" | "namespace">,
  read: () => Promise<T>,
): Promise<Lookup<T>> {
  try {
    return { kind: "found", value: await read() };
  } catch (error) {
    if (!(error instanceof KubeError) || error.code === "unauthenticated") throw error;
    if (error.code === "not-found") return { kind: "missing" };
    const { verb, resource, namespace } = doing;
    const isRight = error.code === "forbidden";
    return {
      kind: "unknown",
      because: isRight
        ? { kind: "no-right", right: { verb, resource, namespace } }
        : { kind: "problem", problem: error.told },
    };
  }
}
