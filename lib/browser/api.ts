import { PROBLEM_STATUS, type ProblemCode, ProblemError, type ProblemExtras } from "@/lib/contract/problem-error";

/**
 * The JSON that our own API answers to a GET. The server has checked it against the schema of the contract before it
 * sent it, so the type is taken at its word and no validator travels to the browser. Fails with a `ProblemError`.
 */
export function getJson<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  return answerOf<Answer>(path, { signal });
}

/** The JSON that our own API answers to a POST; one that writes takes no signal. Fails with a `ProblemError`. */
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
  if (isProblem(json)) throw new ProblemError(json.code, json.detail, json);
  throw new ProblemError("internal", `Rewind answered with status ${status} and did not say why.`, {
    advice: "Its own log says more.",
  });
}

async function textOf(path: string, init: RequestInit): Promise<{ ok: boolean; status: number; text: string }> {
  try {
    const response = await fetch(path, { ...init, cache: "no-store" });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ProblemError("internal", "Rewind itself does not answer.", { advice: adviceFor(init) }, { cause: error });
  }
}

/** Only what may be given up in the middle surely wrote nothing. */
function adviceFor({ method, signal }: RequestInit): string {
  return method === "POST" && !signal
    ? "The change may or may not have been made: look at the rollout again before you repeat it."
    : "Check that its process still runs. This page goes on by itself as soon as it does.";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(json: unknown): json is ProblemExtras & { code: ProblemCode; detail: string } {
  if (typeof json !== "object" || json === null || !("code" in json) || !("detail" in json)) return false;
  return typeof json.code === "string" && json.code in PROBLEM_STATUS && typeof json.detail === "string";
}
