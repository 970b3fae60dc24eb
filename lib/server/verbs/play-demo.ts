import "server-only";
import { message } from "@/lib/contract/message";
import { DemoAction, type DemoRequest, type DemoResult } from "@/lib/contract/demo";
import { ProblemError } from "@/lib/contract/problem-error";
import { readConfig } from "../config";
import type { Identity } from "../identity";

const ANSWER_TIMEOUT_MS = 5_000;

/**
 * Has the demo's cluster play a scene.
 * @throws ProblemError read-only, not-found where this is no demo or has no such scene, internal
 */
export async function playDemo(_identity: Identity, action: string, _wish: DemoRequest): Promise<DemoResult> {
  const { readOnly, demoUrl } = readConfig();
  if (readOnly) throw new ProblemError("read-only", message("problem.demo-read-only"));
  const scene = DemoAction.safeParse(action);
  if (demoUrl === null || !scene.success) {
    throw new ProblemError("not-found", message("problem.no-such-scene"), {
      advice: message("problem.no-such-scene.advice"),
    });
  }
  const answer = await fetch(`${demoUrl}/${scene.data}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
  });
  if (!answer.ok) throw new ProblemError("internal", message("problem.demo-failed", { status: answer.status }));
  return { played: scene.data };
}
