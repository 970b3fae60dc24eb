/** Stands for every namespace in a URL. */
export const EVERY_NAMESPACE = "-";

/** First segments of paths that mean something else, to a router or to a browser. */
const RESERVED_SEGMENTS = ["api", "_next", ".", ".."];

/**
 * The URL path segment that stands for a cluster (a kubeconfig context name, which may hold any character).
 * Names that a router or a browser would take for something else get a `~` in front.
 */
export function clusterSegment(cluster: string): string {
  return encodeURIComponent(RESERVED_SEGMENTS.includes(cluster) || cluster.startsWith("~") ? `~${cluster}` : cluster);
}

/** The cluster that a URL path segment, still encoded (as Next.js hands it to pages), stands for. */
export function clusterOfSegment(segment: string): string {
  return clusterOfParam(decodeURIComponent(segment));
}

/** The same for a segment that is decoded already, as Next.js hands it to route handlers. */
export function clusterOfParam(param: string): string {
  return param.startsWith("~") ? param.slice(1) : param;
}
