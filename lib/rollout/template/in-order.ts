/**
 * The most entries of a list that still follow one another in their new places; of several choices the one whose first
 * entries stay, so that of two that changed places the second one moved up. Takes n log n.
 */
export function inOrderStill(keys: readonly string[], newPlace: (key: string) => number): Set<string> {
  // Patience from the end: `heads[n]` begins the best chain of n + 1 entries that is known so far.
  const heads: string[] = [];
  const next = new Map<string, string | undefined>();
  for (const key of keys.toReversed()) {
    let [low, high] = [0, heads.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (newPlace(heads[middle] ?? key) > newPlace(key)) low = middle + 1;
      else high = middle;
    }
    next.set(key, heads[low - 1]);
    heads[low] = key;
  }
  const chain = new Set<string>();
  for (let key = heads.at(-1); key !== undefined; key = next.get(key)) chain.add(key);
  return chain;
}
