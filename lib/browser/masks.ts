const MASK = /(‹masked [^›]{1,40}›)/;

/** A text with masks in it, cut so that every second part is a mask. */
export function cutAtMasks(text: string): string[] {
  return text.split(MASK);
}
