// @ts-check
/** What every answer carries that the framework or a route gave no word of its own: never sniffed, never embedded elsewhere. */
export const HEADERS_OF_ALL = {
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
};

/**
 * A request that goes no further: an HTTP status, the `code` of the contract, a sentence and what to do about it.
 * @typedef {{ status: number, code: "invalid-request" | "method-not-allowed" | "internal", detail: string, advice: string, allow?: string }} Refusal
 */

/**
 * Status line, headers and body of a refusal, as a problem document of the API.
 * @param {Refusal} refusal
 */
export function problemAnswer({ status, code, detail, advice, allow }) {
  const title = code.replaceAll("-", " ");
  const told = (/** @type {string} */ of, /** @type {string} */ text) => ({ code: of, facts: {}, text });
  const body = JSON.stringify({
    type: "about:blank",
    title,
    status,
    code,
    detail,
    message: told(`problem.${code}`, detail),
    advice: told(`problem.${code}.advice`, advice),
  });
  const headers = {
    ...HEADERS_OF_ALL,
    "cache-control": "no-store",
    "content-type": "application/problem+json",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
    ...(allow !== undefined && { allow }),
  };
  return { status, headers, body };
}
