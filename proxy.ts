import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { readConfig } from "@/lib/server/config";
import { contentSecurityPolicy } from "@/lib/server/http/content-security-policy";
import { guardRefusal } from "@/lib/server/http/guard";
import { languageOf } from "@/lib/server/http/language-of";
import { problemResponse } from "@/lib/server/http/problem-response";

const HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "x-frame-options": "DENY",
};

/** Stands in front of every page and file: guards, then says what a browser may do with the answer. */
export function proxy(request: NextRequest): Response {
  const { hosts, development } = readConfig();
  const refusal = guardRefusal(request, hosts);
  if (refusal) return problemResponse(refusal, languageOf(request));

  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), { development });
  const headers = new Headers(request.headers);
  // Next.js takes the nonce for its own scripts from this header of the request.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  response.headers.set("content-security-policy", policy);
  return response;
}

/** The API guards itself, in every route's `handle`: going through here first would take longer than all else it does. */
export const config = { matcher: ["/((?!api/).*)"] };
