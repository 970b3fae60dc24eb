import "server-only";
import { onceInProcess } from "./process-state";
import { readFileSync, statSync } from "node:fs";

const MOST_FILES = 200;

const files = onceInProcess("files", () => new Map<string, { fingerprint: string; bytes: Buffer }>());

/** What tells that a file may have changed, in one look at it; links are followed, and a missing file has one too. */
export function fileFingerprint(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return [stat?.mtimeMs, stat?.ctimeMs, stat?.size, stat?.ino].join(":");
}

/**
 * The content of a small file such as a certificate or a token, read anew only when it has changed: it is asked for with
 * every request to a cluster. @throws Error as `readFileSync` does
 */
export function readRemembered(path: string): Buffer {
  const fingerprint = fileFingerprint(path);
  const known = files.get(path);
  if (known?.fingerprint === fingerprint) return known.bytes;
  const bytes = readFileSync(path);
  if (files.size >= MOST_FILES) files.clear();
  files.set(path, { fingerprint, bytes });
  return bytes;
}
