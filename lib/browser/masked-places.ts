import type { MaskedValue, PathSegment } from "@/lib/contract/template-diff";
import { cutAtMasks } from "./masks";

/** Where a mask stands: the value behind it is what `pointer` names, of which `within` is what was sent instead. */
export type MaskedPlace = { masked: MaskedValue; within: string };

/**
 * The masks inside a change's value, each with the JSON Pointer to ask for. A change names entries of lists by what
 * identifies them and a pointer by their index, so an entry fits every index. Where several places fit, or none does,
 * the mask decides: equal masks stand for equal values.
 */
export function maskedPlaces(
  path: readonly PathSegment[],
  value: unknown,
  masked: readonly MaskedValue[],
): MaskedPlace[] {
  const strings = stringsIn(value);
  return [...new Set(masked.map(({ mask }) => mask))].flatMap((mask) => {
    const within = strings.find((text) => text.includes(mask));
    if (within === undefined) return [];
    const candidates = masked.filter((one) => one.mask === mask);
    const place = candidates.find(({ pointer }) => isBelow(pointer, path)) ?? candidates[0];
    return place ? [{ masked: place, within }] : [];
  });
}

/**
 * The part of a revealed value that the mask stood for, so that it can take the mask's place; other masks in the same text
 * stand for anything. The whole value where it does not fit the text around the mask. Reads the value once.
 */
export function behindMask(
  { masked, within }: { masked: Pick<MaskedValue, "mask">; within: string },
  revealed: string,
): string {
  const parts = cutAtMasks(within);
  const wanted = parts.indexOf(masked.mask);
  let [at, found] = [0, revealed];
  for (let place = 0; place < parts.length; place += 2) {
    const text = parts[place] ?? "";
    const isLast = place === parts.length - 1;
    const next =
      place === 0
        ? revealed.startsWith(text)
          ? 0
          : -1
        : isLast
          ? endOf(revealed, text, at)
          : revealed.indexOf(text, at);
    if (next < 0) return revealed;
    if (place === wanted + 1) found = revealed.slice(at, next);
    at = next + text.length;
  }
  return wanted < 0 ? revealed : found;
}

function endOf(revealed: string, text: string, from: number): number {
  return revealed.endsWith(text) && revealed.length - text.length >= from ? revealed.length - text.length : -1;
}

/** A text cut at its masks. */
export function splitAtMasks(text: string, places: readonly MaskedPlace[]): (string | MaskedPlace)[] {
  let parts: (string | MaskedPlace)[] = [text];
  for (const place of places) {
    parts = parts.flatMap((part) => {
      if (typeof part !== "string") return [part];
      return part.split(place.masked.mask).flatMap((piece, index) => (index === 0 ? [piece] : [place, piece]));
    });
  }
  return parts.filter((part) => part !== "");
}

function isBelow(pointer: string, path: readonly PathSegment[]): boolean {
  const tokens = pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  return path.every((segment, place) => {
    const token = tokens[place];
    if (token === undefined) return false;
    return typeof segment === "string" ? segment === token : /^\d+$/.test(token);
  });
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
