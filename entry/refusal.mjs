// @ts-check
import { isRouterState } from "./router-state.mjs";

/** @typedef {import("./problem-answer.mjs").Refusal} Refusal */

/** As much of a request as its first lines tell. @typedef {{ method?: string | undefined, url?: string | undefined, rawHeaders: readonly string[] }} RequestHead */

const METHODS_OF_API = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const METHODS_OF_PAGES = ["GET", "HEAD"];

/** What a client says at most once; with two of them, two readers of one request may take it for two different ones. */
const ONCE = ["host", "next-router-state-tree", "content-type", "origin", "sec-fetch-site"];

/**
 * Why a request goes no further than here, or null: what no client should send, so that nothing behind this has to make
 * sense of it. Who may ask what is none of its business, and stays where the answers are.
 * @param {RequestHead} head
 * @returns {Refusal | null}
 */
export function refusalOf({ method = "", url = "", rawHeaders }) {
  if (!url.startsWith("/")) {
    return malformed("The request names no path of this server.", "Ask for a path that begins with /.");
  }
  const address = addressRefusal(url);
  if (address) return address;
  const methods = isApi(url) ? METHODS_OF_API : METHODS_OF_PAGES;
  if (!methods.includes(method)) return notAllowed(method, methods);
  return headerRefusal(rawHeaders);
}

/** What answers the method of a request that is no request for a path. @param {string} method @returns {Refusal} */
export function notAllowed(method, methods = METHODS_OF_PAGES) {
  return {
    status: 405,
    code: "method-not-allowed",
    detail: `Rewind does not answer ${method.slice(0, 20)} here.`,
    advice: "GET /api/openapi.json describes what each path of the API takes.",
    allow: methods.join(", "),
  };
}

/**
 * Why bytes that are no request of HTTP go no further.
 * @param {string | undefined} code of the error with which Node stopped to read them
 * @returns {Refusal}
 */
export function unreadable(code) {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return { ...malformed("The request's address and headers are too long.", "Shorten them."), status: 431 };
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return { ...malformed("The request did not arrive in time.", "Send it at once."), status: 408 };
    default:
      return malformed("This is not a request of HTTP/1.1.", "Open Rewind with http:// in a browser.");
  }
}

/** @param {string} url */
function isApi(url) {
  return /^\/api(?:[/?#]|$)/.test(url);
}

/** @param {string} url @returns {Refusal | null} */
function addressRefusal(url) {
  // As RFC 3986 writes an address: nothing but visible ASCII, and no fragment, which browsers keep to themselves.
  if (!/^[!-~]*$/.test(url) || url.includes("#")) {
    return malformed("The address has characters that must be percent-encoded.", "Encode them as browsers do.");
  }
  const text = decoded(url);
  if (text === null) {
    return malformed("The address has a % that begins no character.", "Write a percent sign as %25.");
  }
  if (text.includes("\0")) return malformed("The address has a zero byte.", "Leave %00 out of it.");
  return null;
}

/** @param {readonly string[]} rawHeaders names and values in turns @returns {Refusal | null} */
function headerRefusal(rawHeaders) {
  /** @type {Map<string, string>} */
  const once = new Map();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? "";
    if (!ONCE.includes(name)) continue;
    if (once.has(name)) return malformed(`The request has two headers "${name}".`, "Send one.");
    once.set(name, rawHeaders[at + 1] ?? "");
  }
  const state = once.get("next-router-state-tree");
  if (state === undefined || isRouterState(state)) return null;
  return malformed("The request tells of a page that Rewind does not have.", "Load the page anew.");
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** @param {string} detail @param {string} advice @returns {Refusal} */
function malformed(detail, advice) {
  return { status: 400, code: "invalid-request", detail, advice };
}
