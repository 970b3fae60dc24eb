import "server-only";
import type { z } from "zod";
import { ProblemError } from "@/lib/contract/problem-error";
import { type Coded, message } from "@/lib/contract/message";
import { parseJson, stringifyJson } from "@/lib/kube/json";
import type { Language } from "@/lib/words/language";
import { tell } from "@/lib/words/tell";
import { readConfig } from "../config";
import { type Identity, identityOf } from "../identity";
import { apiRefusal } from "./guard";
import { languageOf } from "./language-of";
import { API_HEADERS, problemResponse } from "./problem-response";

/** Far above the longest reason, far below what would hurt. */
const MAX_BODY_BYTES = 256 * 1024;

/** What a route may know of the request: who asks, and the request itself. */
export type Call = { request: Request; identity: Identity };

/** What a route answers: a whole response, or a value that is still to be worded in the reader's language. */
export type Answer = Response | ((language: Language) => Response);

/** An answer in this language. */
export function worded(answer: Answer, language: Language): Response {
  return typeof answer === "function" ? answer(language) : answer;
}

/** A route handler that is guarded, knows who asks, and says every failure as a problem document. */
export function handle<Context>(answer: (call: Call, context: Context) => Promise<Answer>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const language = languageOf(request);
    try {
      const refusal = apiRefusal(request, readConfig().hosts);
      if (refusal) throw refusal;
      return worded(await answer({ request, identity: identityOf(request) }, context), language);
    } catch (error) {
      return problemResponse(error, language);
    }
  };
}

/** An answer as the contract promises it. A value that breaks the promise is our mistake, not the caller's. */
export function ok<Schema extends z.ZodType>(schema: Schema, value: Coded<z.input<Schema>>): Answer {
  return (language) =>
    new Response(stringifyJson(schema.parse(tell(value, language))), {
      headers: { ...API_HEADERS, "content-type": "application/json" },
    });
}

/**
 * The body of a write, as the contract wants it.
 * @throws ProblemError unsupported-media-type, too-large, invalid-request
 */
export async function body<Schema extends z.ZodType>(schema: Schema, request: Request): Promise<z.output<Schema>> {
  const type = request.headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new ProblemError("unsupported-media-type", message("problem.not-json-type"), {
      advice: message("problem.not-json-type.advice"),
    });
  }
  const parsed = schema.safeParse(jsonOf(await readBounded(request)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue && issue.path.length > 0 ? issue.path.map(String).join(".") : null;
  throw new ProblemError(
    "invalid-request",
    message("problem.not-as-described", { place, issue: issue?.message ?? "invalid" }),
    {
      advice: message("problem.read-description.advice"),
    },
  );
}

async function readBounded(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new ProblemError("too-large", message("problem.body-too-large", { kibibytes: MAX_BODY_BYTES / 1024 }), {
        advice: message("problem.body-too-large.advice"),
      });
    }
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function jsonOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ProblemError("invalid-request", message("problem.not-json"), {
      advice: message("problem.read-description.advice"),
    });
  }
}
