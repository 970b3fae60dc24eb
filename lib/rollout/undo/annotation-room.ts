/**
 * What all annotations of one object may take, keys and values, in bytes: `TotalAnnotationSizeLimitB` of the API server
 * (k8s.io/apimachinery pkg/api/validation/objectmeta.go).
 */
const LIMIT_BYTES = 256 * 1024;

/** Whether the API server takes an object with these annotations. */
export function fits(annotations: ReadonlyMap<string, string>): boolean {
  let bytes = 0;
  for (const [key, value] of annotations) bytes += bytesOf(key) + bytesOf(value);
  return bytes <= LIMIT_BYTES;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
