import type { PathSegment } from "@/lib/contract/template-diff";

/** Names, without their prefix and signs, of annotations that are set for nothing but new pods. */
const RESTARTS: ReadonlySet<string> = new Set([
  "restartedat",
  "restarted",
  "lastrestart",
  "lastrestarted",
  "lastrestartedat",
  "restarttime",
  "restarttimestamp",
  "restarttrigger",
  "forcerestart",
  "redeployedat",
  "redeploytimestamp",
  "rollme",
]);
/** Rancher's button for it; the name alone would say too little. */
const RANCHER_REDEPLOY = "cattle.io/timestamp";

/** Stakater's Reloader keeps the checksums of what it reloads in one of these. */
const RELOADED_FROM = "reloader.stakater.com/last-reloaded-from";
const RELOADED_ENV = /^STAKATER_.+_(?:CONFIGMAP|SECRET)$/;

const SUMS = new Set([
  "checksum",
  "checksums",
  "sha",
  "sha1",
  "sha256",
  "sha512",
  "md5",
  "hash",
  "digest",
  "fingerprint",
]);
const VERSIONS = new Set(["version", "revision", "generation"]);
const CONFIG = new Set([
  "config",
  "configs",
  "configmap",
  "configmaps",
  "configuration",
  "secret",
  "secrets",
  "settings",
]);
/** A sum of one of these is none of configuration, unless the name says that as well. */
const OTHER_THINGS = new Set([
  "image",
  "git",
  "commit",
  "build",
  "source",
  "chart",
  "code",
  "template",
  "pod",
  "layer",
]);

/** Whether a change at this path of a pod template makes new pods and changes nothing in them: a restart's mark. */
export function isRestartMark(path: readonly PathSegment[]): boolean {
  const key = annotationAt(path);
  if (key === null) return false;
  const name = key.slice(key.lastIndexOf("/") + 1).replaceAll(/[^a-z0-9]/gi, "");
  return key === RANCHER_REDEPLOY || RESTARTS.has(name.toLowerCase());
}

/**
 * What stands at this path of a pod template for configuration that pods take from elsewhere, by its name: the annotation
 * `checksum/config` of most charts, `configmap-version`, a variable of Reloader. A new value there is how a changed
 * ConfigMap or Secret is rolled out. Null for every other place.
 */
export function configMarkAt(path: readonly PathSegment[]): string | null {
  const key = annotationAt(path);
  if (key !== null) return key === RELOADED_FROM || namesConfig(key) ? key : null;
  const [, , , field, entry] = path;
  const name = path.length === 5 && field === "env" && typeof entry === "object" ? entry.by["name"] : undefined;
  return name !== undefined && RELOADED_ENV.test(name) ? name : null;
}

function annotationAt([root, map, key]: readonly PathSegment[]): string | null {
  return root === "metadata" && map === "annotations" && typeof key === "string" ? key : null;
}

/** A prefix that is a domain says whose the annotation is, and not what. */
function namesConfig(key: string): boolean {
  const words = key
    .replace(/^[^/]*\.[^/]*\//, "")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const has = (known: ReadonlySet<string>) => words.some((word) => known.has(word));
  return has(CONFIG) ? has(SUMS) || has(VERSIONS) : has(SUMS) && !has(OTHER_THINGS);
}
