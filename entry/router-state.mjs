// @ts-check
const PARAMETER_KINDS = /^(?:oc|[cd]i?|[cd]i\(\.{1,3}\)|[cd]i\(\.\.\)\(\.\.\))$/;
const REFRESHES = ["refetch", "inside-shared-layout", "metadata-only"];

/**
 * Whether a `Next-Router-State-Tree` header is one that the router of our own pages can have sent: Next.js answers any
 * other with an error of its own, where it reads it at all.
 * @param {string} header
 */
export function isRouterState(header) {
  try {
    return isTree(JSON.parse(decodeURIComponent(header)));
  } catch {
    return false;
  }
}

/** @param {unknown} tree @returns {boolean} */
function isTree(tree) {
  if (!Array.isArray(tree) || tree.length < 2 || tree.length > 6) return false;
  const [segment, children, address, refresh, mark, hash] = tree;
  return (
    isSegment(segment) &&
    typeof children === "object" &&
    children !== null &&
    !Array.isArray(children) &&
    Object.values(children).every(isTree) &&
    (address === undefined || address === null || (isTexts(address) && address.length === 2)) &&
    (refresh === undefined || refresh === null || REFRESHES.includes(refresh)) &&
    (mark === undefined || mark === null || typeof mark === "number") &&
    (hash === undefined || typeof hash === "string")
  );
}

/** @param {unknown} segment */
function isSegment(segment) {
  if (typeof segment === "string") return true;
  if (!Array.isArray(segment) || segment.length !== 4) return false;
  const [name, value, kind, siblings] = segment;
  return isTexts([name, value, kind]) && PARAMETER_KINDS.test(kind) && (siblings === null || isTexts(siblings));
}

/** @param {unknown} texts @returns {texts is string[]} */
function isTexts(texts) {
  return Array.isArray(texts) && texts.every((text) => typeof text === "string");
}
