import "server-only";
import { message } from "@/lib/contract/message";
import type { JsonValue } from "@/lib/rollout/objects/objects";
import { deniedByAdmission } from "./admission-words";
import { type Doing, KubeError } from "./errors";
import { isJsonObject } from "./narrow";

/** How an API server that is full turns a request away before it reads it (apiserver server/filters/maxinflight.go). */
const TURNED_AWAY = "Too many requests, please try again later.";

type Answered = { status: number; body: JsonValue | undefined; text: string; retryAfterSeconds: number | null };

/**
 * Whether the API server itself said no: a whole Status whose code is that of the answer, with a reason or admission's
 * words. Proxies, load balancers and login pages answer too, and whoever did may have passed the request on before.
 */
export function isOwnRefusal({ status, body, text, retryAfterSeconds }: Answered): boolean {
  if (status === 429 && retryAfterSeconds !== null && text.trim() === TURNED_AWAY) return true;
  if (!isJsonObject(body) || body["kind"] !== "Status" || body["apiVersion"] !== "v1") return false;
  if (body["status"] !== "Failure" || body["code"] !== status) return false;
  const { reason, message } = body;
  return isText(reason) || (isText(message) && deniedByAdmission(message));
}

/**
 * The problem with an answer to a write that is not the API server's own, or not whole: what was asked may have been
 * done all the same. `known` is what such an answer means otherwise.
 */
export function problemOfForeignAnswer({ cluster }: Doing, status: number, known: KubeError): KubeError {
  const whole = status < 200 || status >= 300;
  return new KubeError(
    known.code,
    message("problem.foreign-answer", { cluster, status, whole }),
    { ...known.extras, advice: IN_BETWEEN },
    { status, maybeProcessed: true },
  );
}

/** The problem with a write whose answer was 200 with another object than the one that was meant. */
export function problemOfOtherObject({ cluster }: Doing): KubeError {
  return new KubeError(
    "cluster-error",
    message("problem.other-object", { cluster }),
    { advice: IN_BETWEEN },
    { status: 200, maybeProcessed: true },
  );
}

const IN_BETWEEN = message("problem.look-in-between.advice");

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
