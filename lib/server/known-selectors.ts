import "server-only";
import type { Connection } from "@/lib/kube/connection";
import type { Deployment } from "@/lib/rollout/objects";
import { selectorText } from "@/lib/rollout/selector";

/** Some hundred bytes each. */
const MOST_SELECTORS = 5_000;

const selectorsOf = new WeakMap<Connection, Map<string, string>>();

/** The selector that a Deployment had when somebody read it last over this connection, or undefined. */
export function knownSelector(connection: Connection, namespace: string, name: string): string | undefined {
  return selectorsOf.get(connection)?.get(`${namespace}/${name}`);
}

/** Keeps a Deployment's selector, which is immutable, for its next reading, and gives it back. */
export function rememberSelector(connection: Connection, { metadata, spec }: Deployment): string {
  const selector = selectorText(spec.selector);
  const selectors = selectorsOf.get(connection) ?? new Map<string, string>();
  if (selectors.size >= MOST_SELECTORS) selectors.clear();
  selectorsOf.set(connection, selectors.set(`${metadata.namespace}/${metadata.name}`, selector));
  return selector;
}
