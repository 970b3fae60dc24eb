// @ts-check
import { fileURLToPath } from "node:url";

/** What Node is given to serve the built Rewind, as `npm start` says it: enough for the largest answers, and small enough that garbage is not left lying about. */
export const PROGRAM = [
  "--max-old-space-size=512",
  "--max-semi-space-size=8",
  fileURLToPath(new URL("../server.mjs", import.meta.url)),
];
