import { EVERY_NAMESPACE } from "@/lib/contract/cluster-segment";
import type { ScreenWords } from "@/lib/words/screen-words";

/** A namespace as people say it. */
export function namespaceName(namespace: string, { namespaces }: Pick<ScreenWords["app"], "namespaces">): string {
  return namespace === EVERY_NAMESPACE ? namespaces.every : namespace;
}
