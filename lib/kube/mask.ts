import "server-only";
import { type ClusterText, type MaskedText } from "@/lib/contract/cluster-text";
import { maskText } from "@/lib/rollout/masking/masking";
import { createHmac, randomBytes } from "node:crypto";
import { onceInProcess } from "./process-state";

/** Made anew with each start and never written down, so that nobody can try out guesses against a mask. */
const key = onceInProcess("mask-key", () => randomBytes(32));

/** Of two different values among a thousand, one pair in ten thousand starts has equal masks; its change is told anyway. */
const DIGITS = 8;

/** Words of the cluster or of a program as they may leave the server or be logged. */
export function maskedText(text: ClusterText): MaskedText {
  return maskText(text, fingerprint);
}

/** What a mask shows of a value. */
export function fingerprint(value: string): string {
  return createHmac("sha256", key).update(value).digest("hex").slice(0, DIGITS);
}
