import "server-only";
import { isForbidden } from "@/lib/kube/errors";

/** How many namespaces are read at once where they have to be read one by one. */
const AT_ONCE = 8;

/**
 * What `read` gives for each of those namespaces that may be read; `complete` tells whether all may.
 * @throws whatever `read` throws, but for a right that is missing
 */
export async function fromEach<Found>(
  namespaces: readonly string[],
  read: (namespace: string) => Promise<Found>,
): Promise<{ found: Found[]; complete: boolean }> {
  const found: Found[] = [];
  const waiting = namespaces.values();
  const readNext = async () => {
    for (const namespace of waiting) {
      try {
        found.push(await read(namespace));
      } catch (error) {
        if (!isForbidden(error)) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readNext));
  return { found, complete: found.length === namespaces.length };
}
