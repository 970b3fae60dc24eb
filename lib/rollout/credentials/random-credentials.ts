import type { CredentialSpan } from "./credential-span";
import { isEncodedText } from "./encoded-credentials";
import { looksRandom, looksRandomThoughShort } from "./random-text";

/** Runs of the alphabets of hex and base64. Digests, ids of containers and first labels of host names are no secrets. */
const RUN = /(?<![\w+/=-])[\w+/-]{20,}={0,2}(?![\w=])/g;
const LONG = 32;
const BEFORE_PUBLIC =
  /(?:sha1:|sha256:|sha512[:-]|sha384-|sha256-|md5:|h1:|(?:containerd|docker|docker-pullable|cri-o):\/\/|\/(?:commits?|tree|blob|raw|archive|compare|sha)\/|[?&](?:ref|sha|rev|commit|v|digest)=|@|(?:trace|span|request|correlation)[-_]?id["']?[=:] ?|(?:commit|sha|revision|rev|digest|etag|checksum|uid)["']?[=: ] ?|\b00-)$/i;
const AFTER_HOST_LABEL = /^\.[a-z]/;
const IMAGE_BEFORE = /[\w.-]+(?:\/[\w.-]+)*:$/;
/** Digests that say so, the context of a trace, the address of a purse. */
const PUBLIC_FORM = /^(?:sha(?:256|384|512)-|00-[0-9a-f]{32}-[0-9a-f]{16}-\d\d$|0x[0-9a-fA-F]{40}$)/;
const HEX = /^[0-9a-f]+$/;
const ENDS_WITH_COMMIT = /\/(?:commits?|tree|blob|raw|archive|compare|sha)\/[0-9a-f]{7,64}$/;

/** Long runs that look drawn by lot, as keys are. */
export function randomCredentials(text: string): CredentialSpan[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    const start = index + (run.startsWith("//") ? 2 : 0);
    const end = index + run.length;
    const own = text.slice(start, end);
    if (!(run.length >= LONG ? looksRandom(own) : looksRandomThoughShort(own))) return [];
    const before = text.slice(Math.max(0, start - 60), start);
    if (PUBLIC_FORM.test(own)) return [];
    if (BEFORE_PUBLIC.test(before) || ENDS_WITH_COMMIT.test(own) || AFTER_HOST_LABEL.test(text.slice(end, end + 2)))
      return [];
    // The tag of an image is a commit more often than not.
    if (HEX.test(own) && own.length === 40 && /\//.test(before) && IMAGE_BEFORE.test(before)) return [];
    return isEncodedText(own) ? [] : [{ start, end, why: "shape" as const }];
  });
}
