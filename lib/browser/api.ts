import { PROBLEM_STATUS } from "@/lib/contract/problem-code";
import { type ToldDocument, ToldProblem } from "./told-problem";

/**
 * The JSON that our own API answers to a GET. The server has checked it against the schema of the contract before it
 * sent it, so the type is taken at its word and no validator travels to the browser. Fails with a `ToldProblem`.
 */
export function getJson<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  return answerOf<Answer>(path, { signal });
}

/** The JSON that our own API answers to a POST; one that writes takes no signal. Fails with a `ToldProblem`. */
export function postJson<Answer>(path: string, body: object, signal: AbortSignal | null = null): Promise<Answer> {
  return answerOf<Answer>(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
}

async function answerOf<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const { ok, status, text } = await textOf(path, init);
  const json = parsed(text);
  if (ok && json !== undefined) return json as Answer;
  throw new ToldProblem(isProblem(json) ? json : { code: "internal", own: "no-reason", status });
}

async function textOf(path: string, init: RequestInit): Promise<{ ok: boolean; status: number; text: string }> {
  try {
    const response = await fetch(path, { ...init, cache: "no-store" });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch (error) {
    if (init.signal?.aborted) throw error;
    const mayHaveWritten = init.method === "POST" && !init.signal;
    throw new ToldProblem({ code: "internal", own: "no-answer", mayHaveWritten }, { cause: error });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(json: unknown): json is ToldDocument {
  if (typeof json !== "object" || json === null || !("code" in json) || !("detail" in json)) return false;
  return typeof json.code === "string" && json.code in PROBLEM_STATUS && typeof json.detail === "string";
}
