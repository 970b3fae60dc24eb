/** Long enough for any story, far below the 256 KiB that all annotations of an object share. In characters. */
export const REASON_MAX = 32_768;
